package io.httptypes.messages;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A response had another status than was expected. One type for all clients; this is what is left of the response.
 *
 * <p>The message names the status, the method and the URL, and nothing that the peer has written:
 * {@code expected a successful status but was 422 Unprocessable Content for POST https://api.example/orders}. In all
 * texts here, control and format characters are escaped as in Java, line breaks too, so that they can be logged.
 * Instances serialize.
 */
public final class UnexpectedStatusException extends IOException {
    private static final long serialVersionUID = 1;

    private final StatusCode status;
    private final RequestMethod method;
    private final String url;
    private final @Nullable String contentType;
    private final @Nullable Duration retryAfter;
    private final String bodyExcerpt;

    private UnexpectedStatusException(Exchange exchange, String url, String expected, String excerpt) {
        super("expected " + expected + " but was " + exchange.status() + " for "
                + Excerpt.cut(exchange.method().token()) + " " + Excerpt.cut(url));
        this.status = exchange.status();
        this.method = exchange.method();
        this.url = Excerpt.cutUrl(url);
        List<String> types = exchange.responseField("Content-Type");
        this.contentType = types.isEmpty() ? null : Excerpt.escaped(Excerpt.cut(types.get(0)));
        this.retryAfter = exchange.retryAfter().orElse(null);
        this.bodyExcerpt = excerpt;
    }

    /**
     * Makes an exception of a response. A client adapter reads the beginning of the content, and closes the response.
     *
     * @param exchange the last request, and its response
     * @param expected what completes "expected …", such as {@code a successful status}
     * @param beginning of the content, 1 KiB at most; more is cut. Empty if there is none or it cannot be read
     * @return the exception, which keeps nothing of the exchange
     */
    public static UnexpectedStatusException of(Exchange exchange, String expected, byte[] beginning) {
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(beginning, "beginning");
        String excerpt = quotesContent(exchange)
                ? Excerpt.of(exchange.responseField("Content-Type").get(0), beginning)
                : "";
        return new UnexpectedStatusException(exchange, RedactedUrl.of(exchange.url()), expected, excerpt);
    }

    /**
     * Makes an exception of a response whose content the client has decoded.
     *
     * @param exchange the last request, and its response
     * @param expected what completes "expected …", such as {@code a successful status}
     * @param beginning of the content; what is beyond 1,024 characters is cut
     * @return the exception, which keeps nothing of the exchange
     */
    public static UnexpectedStatusException ofText(Exchange exchange, String expected, String beginning) {
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(beginning, "beginning");
        String excerpt = quotesContent(exchange) ? Excerpt.of(beginning) : "";
        return new UnexpectedStatusException(exchange, RedactedUrl.of(exchange.url()), expected, excerpt);
    }

    /**
     * Tells whether the beginning of the content is kept, so that an adapter reads none in vain.
     *
     * @param exchange the last request, and its response
     * @return true if a response with this status to this method has content (RFC 9112, Section 6.3), the media type is
     *     textual, and the content not encoded; see {@link #bodyExcerpt}
     */
    public static boolean quotesContent(Exchange exchange) {
        Objects.requireNonNull(exchange, "exchange");
        return exchange.status().allowsContent(exchange.method())
                && Excerpt.isReadable(
                        exchange.responseField("Content-Type"), exchange.responseField("Content-Encoding"));
    }

    /**
     * Finds such an exception in another one, since clients, futures and frameworks wrap it.
     *
     * @param thrown any exception
     * @return the exception itself, or the first one of its causes; empty if there is none
     */
    public static Optional<UnexpectedStatusException> find(Throwable thrown) {
        Objects.requireNonNull(thrown, "thrown");
        // Causes may go round in a circle.
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            if (each instanceof UnexpectedStatusException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the status that was not expected.
     *
     * @return the response's status
     */
    public StatusCode status() {
        return status;
    }

    /**
     * Returns the method of the request, which is the last one if there were redirects.
     *
     * @return the request's method
     */
    public RequestMethod method() {
        return method;
    }

    /**
     * Returns where the request was sent to.
     *
     * @return the URL without user info, query and fragment, which may hold secrets; cut after 2,000 characters
     */
    public String url() {
        return url;
    }

    /**
     * Returns the media type of the response's content.
     *
     * @return the value of {@code Content-Type}, cut after 200 characters; empty if there was none
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * Returns how long the server asks to wait before the next request.
     *
     * @return as {@link Exchange#retryAfter} when the response came
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * Returns the beginning of textual content, which the message leaves out, since the peer has chosen it and it may
     * hold secrets.
     *
     * @return at most 1 KiB, decoded in the charset that the type names, else as UTF-8; bytes that are not of the
     *     charset become U+FFFD. Empty if the media type is missing or is not text, JSON, XML, YAML, JavaScript,
     *     GraphQL or a form, if the content is encoded, and if it could not be read
     */
    public String bodyExcerpt() {
        return bodyExcerpt;
    }

    /** A stream may say what no response can: then no later reader of a log has to be on guard. */
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        boolean isWhole = status != null && method != null && url != null && bodyExcerpt != null;
        if (!isWhole
                || !isEscaped(getMessage())
                || !isEscaped(url)
                || !isEscaped(contentType)
                || !isEscaped(bodyExcerpt)
                || (retryAfter != null && retryAfter.isNegative())) {
            throw new InvalidObjectException("not an UnexpectedStatusException that a response has led to");
        }
    }

    private static boolean isEscaped(@Nullable String text) {
        return text == null || text.equals(Excerpt.escaped(text));
    }
}
