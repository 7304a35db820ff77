package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries statuses and methods between HTTP/2's header fields in Netty and HTTP Types. It needs
 * {@code netty-codec-http2}, which the rest of this package does without.
 *
 * <p>A status is exactly three ASCII digits in exactly one {@code :status}, and never 101, which HTTP/2 does not have;
 * a method is a token in exactly one {@code :method}. Every method throws {@link NullPointerException} that names the
 * parameter if it is given null.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-8.3">RFC 9113, Section 8.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-8.6">RFC 9113, Section 8.6</a>
 */
public final class NettyHttp2Adapter {
    private NettyHttp2Adapter() {}

    /**
     * Reads the status of a response.
     *
     * @param headers the header section of a response
     * @return its status
     * @throws IllegalArgumentException if there is no {@code :status} or more than one, or its value is not three ASCII
     *     digits, 100 or more, or it is 101
     */
    public static StatusCode statusOf(Http2Headers headers) {
        Objects.requireNonNull(headers, "headers");
        return requireOfHttp2(StatusCode.parse(only(headers, PseudoHeaderName.STATUS)));
    }

    /**
     * Finds the status of a response.
     *
     * @param headers the header section of a response
     * @return its status, or empty where {@link #statusOf} would throw
     */
    public static Optional<StatusCode> findStatus(Http2Headers headers) {
        Objects.requireNonNull(headers, "headers");
        CharSequence value = findOnly(headers, PseudoHeaderName.STATUS);
        Optional<StatusCode> status = value == null ? Optional.empty() : StatusCode.find(value);
        return status.filter(NettyHttp2Adapter::isOfHttp2);
    }

    /**
     * Sets the status of a response, in place of any that is there. Of the value, nothing is allocated.
     *
     * @param <H> the type of the header section
     * @param headers the header section to write to
     * @param status any status but 101
     * @return the header section
     * @throws IllegalArgumentException if the status is 101
     */
    public static <H extends Http2Headers> H setStatus(H headers, StatusCode status) {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(status, "status");
        headers.status(NettyAdapter.toNettyStatus(requireOfHttp2(status)).codeAsText());
        return headers;
    }

    /**
     * Makes the header section of a reply. What follows it in DATA frames is {@link Reply#content()}, if
     * {@link Reply#sendsContent Reply.sendsContent(request)}; the stream ends with it, but for a 2xx to CONNECT, which
     * opens a tunnel.
     *
     * @param request the method of the request
     * @param reply what to send
     * @return a new header section, its names in lower case
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade, a field that HTTP/2 forbids
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-8.2">RFC 9113, Section 8.2</a>
     */
    public static Http2Headers toHeaders(RequestMethod request, Reply reply) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(reply, "reply").requireSendable("HTTP/2.0");
        Http2Headers headers = setStatus(new DefaultHttp2Headers(), reply.status());
        reply.forEachField((name, values) -> headers.add(name.toLowerCase(Locale.ROOT), values));
        reply.contentLength(request)
                .ifPresent(length -> headers.set(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length)));
        return headers;
    }

    /**
     * Reads the method of a request.
     *
     * @param headers the header section of a request
     * @return its method
     * @throws IllegalArgumentException if there is no {@code :method} or more than one, or its value is no token
     */
    public static RequestMethod methodOf(Http2Headers headers) {
        Objects.requireNonNull(headers, "headers");
        return RequestMethod.of(only(headers, PseudoHeaderName.METHOD).toString());
    }

    /**
     * Finds the method of a request.
     *
     * @param headers the header section of a request
     * @return its method, or empty where {@link #methodOf} would throw
     */
    public static Optional<RequestMethod> findMethod(Http2Headers headers) {
        Objects.requireNonNull(headers, "headers");
        CharSequence value = findOnly(headers, PseudoHeaderName.METHOD);
        return value == null ? Optional.empty() : RequestMethod.find(value.toString());
    }

    /**
     * Sets the method of a request, in place of any that is there. Of the value, nothing is allocated for a registered
     * method.
     *
     * @param <H> the type of the header section
     * @param headers the header section to write to
     * @param method any method
     * @return the header section
     */
    public static <H extends Http2Headers> H setMethod(H headers, RequestMethod method) {
        Objects.requireNonNull(headers, "headers");
        headers.method(NettyAdapter.toNettyMethod(method).asciiName());
        return headers;
    }

    private static CharSequence only(Http2Headers headers, PseudoHeaderName name) {
        CharSequence value = findOnly(headers, name);
        if (value == null) {
            throw new IllegalArgumentException(
                    name.value() + " is missing, or is there more than once; expected exactly one");
        }
        return value;
    }

    private static @Nullable CharSequence findOnly(Http2Headers headers, PseudoHeaderName name) {
        Iterator<CharSequence> values = headers.valueIterator(name.value());
        CharSequence first = values.hasNext() ? values.next() : null;
        return values.hasNext() ? null : first;
    }

    private static StatusCode requireOfHttp2(StatusCode status) {
        if (!isOfHttp2(status)) {
            throw new IllegalArgumentException(status + " does not exist in HTTP/2; expected another status");
        }
        return status;
    }

    private static boolean isOfHttp2(StatusCode status) {
        return status != HttpStatus.SWITCHING_PROTOCOLS;
    }
}
