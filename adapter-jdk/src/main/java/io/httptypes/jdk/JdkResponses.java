package io.httptypes.jdk;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.internal.Expectation;
import io.httptypes.messages.Allow;
import io.httptypes.messages.Hop;
import io.httptypes.messages.UnexpectedStatusException;
import java.net.ProtocolException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks a response of the JDK's client what a caller wants to know: did it work, may I try again and when, which way did
 * it come.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null. None but
 * {@link #requireSuccessful} and {@link #require} reads the body or closes it.
 */
public final class JdkResponses {
    private JdkResponses() {}

    /**
     * Demands a successful status, 200 to 299.
     *
     * @param <T> the type of the body
     * @param response any response. If this throws, a body that is a stream or a publisher is closed
     * @return the response
     * @throws UnexpectedStatusException if the status is another. It has an excerpt of a body that is a string, bytes
     *     or an input stream; of a stream it reads what comes within a second
     * @throws ProtocolException if the code is no status code; see {@link JdkClientAdapter#statusOf(HttpResponse)}
     */
    public static <T extends @Nullable Object> HttpResponse<T> requireSuccessful(HttpResponse<T> response)
            throws UnexpectedStatusException, ProtocolException {
        Objects.requireNonNull(response, "response");
        return require(response, Expectation.SUCCESSFUL);
    }

    /**
     * Demands a certain status.
     *
     * @param <T> the type of the body
     * @param response any response. If this throws, a body that is a stream or a publisher is closed
     * @param expected a status that the caller can work with
     * @param more others
     * @return the response
     * @throws UnexpectedStatusException as {@link #requireSuccessful}
     * @throws ProtocolException as {@link #requireSuccessful}
     */
    public static <T extends @Nullable Object> HttpResponse<T> require(
            HttpResponse<T> response, StatusCode expected, StatusCode... more)
            throws UnexpectedStatusException, ProtocolException {
        Objects.requireNonNull(response, "response");
        return require(response, Expectation.anyOf(expected, more));
    }

    private static <T extends @Nullable Object> HttpResponse<T> require(
            HttpResponse<T> response, Expectation expectation) throws UnexpectedStatusException, ProtocolException {
        if (JdkClientAdapter.findStatus(response).filter(expectation.isMetBy()).isPresent()) {
            return response;
        }
        try {
            throw BodyExcerpt.exception(JdkExchange.of(response), expectation.words(), response.body());
        } catch (IllegalArgumentException notHttp) {
            ProtocolException exception = new ProtocolException(notHttp.getMessage());
            exception.initCause(notHttp);
            throw exception;
        } finally {
            BodyExcerpt.close(response.body());
        }
    }

    /**
     * Makes a body handler that reads the body of a successful response alone. Any other response fails with an
     * {@link UnexpectedStatusException}, with an excerpt of its body, of which at most 1 KiB is read, and no longer
     * than a second.
     *
     * <p>{@link java.net.http.HttpClient#send} wraps that exception in an {@link java.io.IOException}: find it by
     * {@link UnexpectedStatusException#find}, or send by {@link JdkClients#send}, which throws the exception itself.
     *
     * @param <T> the type of the body
     * @param request the request that is sent, for the exception: if the client follows redirects by itself, its first
     *     one
     * @param handler what reads the body of a successful response
     * @return a body handler for this request
     */
    public static <T extends @Nullable Object> BodyHandler<T> successful(HttpRequest request, BodyHandler<T> handler) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(handler, "handler");
        return info -> {
            Optional<StatusCode> status = JdkClientAdapter.findStatus(info);
            if (status.filter(StatusCode::isSuccessful).isPresent()) {
                return handler.apply(info);
            }
            JdkExchange exchange = JdkExchange.of(request, info);
            return new BeginningSubscriber<>(
                    UnexpectedStatusException.quotesContent(exchange),
                    (beginning, body) -> body.completeExceptionally(
                            UnexpectedStatusException.of(exchange, Expectation.SUCCESSFUL.words(), beginning)));
        };
    }

    /**
     * Finds how much longer a response asks to wait before the next request, as if it had come just now.
     *
     * @param response any response
     * @return as {@link io.httptypes.messages.Exchange#retryAfter}: a date is compared with the response's own, and the
     *     longest of several waits counts; empty without {@code Retry-After}
     * @throws IllegalArgumentException if the code is no status code
     */
    public static Optional<Duration> retryAfter(HttpResponse<?> response) {
        Objects.requireNonNull(response, "response");
        return JdkExchange.of(response).retryAfter();
    }

    /**
     * Tells whether the request may be sent again after a while, as it is.
     *
     * @param response any response
     * @return as {@link StatusCode#isRetryable} of its status, asked with the method of its request; false if one of
     *     them is not HTTP
     */
    public static boolean isRetryable(HttpResponse<?> response) {
        Objects.requireNonNull(response, "response");
        Optional<RequestMethod> method = JdkClientAdapter.findMethod(response.request());
        return JdkClientAdapter.findStatus(response)
                .filter(status -> method.filter(status::isRetryable).isPresent())
                .isPresent();
    }

    /**
     * Returns every exchange that led to a response: redirects, repeats and challenges that were met, and the
     * response's own.
     *
     * @param response any response
     * @return the exchanges, the oldest first and the response's own last; unmodifiable
     * @throws IllegalArgumentException if a code is no status code
     */
    public static List<Hop> history(HttpResponse<?> response) {
        Objects.requireNonNull(response, "response");
        Deque<Hop> hops = new ArrayDeque<>();
        for (HttpResponse<?> each = response; each != null; each = previous(each)) {
            JdkExchange exchange = JdkExchange.of(each);
            hops.addFirst(Hop.of(exchange.method(), exchange.url(), exchange.status()));
        }
        return List.copyOf(hops);
    }

    /**
     * Tells whether a redirect on the way to a response has changed the method, as 301 and 302 do with POST.
     *
     * @param response any response
     * @return true if the response to a request was a 3xx, and the next request had another method
     */
    public static boolean methodChanged(HttpResponse<?> response) {
        Objects.requireNonNull(response, "response");
        HttpResponse<?> next = response;
        for (HttpResponse<?> each = previous(response); each != null; each = previous(each)) {
            boolean isRedirection = JdkClientAdapter.findStatus(each)
                    .filter(StatusCode::isRedirection)
                    .isPresent();
            if (isRedirection && !each.request().method().equals(next.request().method())) {
                return true;
            }
            next = each;
        }
        return false;
    }

    /**
     * Finds the methods that the field {@code Allow} lists.
     *
     * @param response any response
     * @return the methods in the order of the field, unmodifiable; blanks and empty elements are skipped, and so is
     *     what is no token. A set without methods says that none is allowed; empty without the field, which says
     *     nothing
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1">RFC 9110, Section 10.2.1</a>
     */
    public static Optional<Set<RequestMethod>> allowedMethods(HttpResponse<?> response) {
        Objects.requireNonNull(response, "response");
        List<String> lines = response.headers().allValues("Allow");
        return lines.isEmpty() ? Optional.empty() : Optional.of(Allow.parse(lines));
    }

    private static @Nullable HttpResponse<?> previous(HttpResponse<?> response) {
        return response.previousResponse().orElse(null);
    }
}
