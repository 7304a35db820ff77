package io.httptypes.okhttp;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.StatusCodes;
import io.httptypes.internal.Expectation;
import io.httptypes.messages.Allow;
import io.httptypes.messages.Hop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;

/**
 * Asks a response of OkHttp what a caller wants to know: did it work, may I try again and when, which way did it come.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null. None but
 * {@link #requireSuccessful} and {@link #require} reads the body or closes the response.
 */
public final class OkHttpResponses {
    private OkHttpResponses() {}

    /**
     * Demands a successful status, 200 to 299.
     *
     * @param response any response, which is closed if this throws
     * @return the response
     * @throws io.httptypes.messages.UnexpectedStatusException if the status is another
     * @throws java.net.ProtocolException if the code is no status code, or the request's method no token; see
     *     {@link OkHttpAdapter#statusOf}
     * @throws IOException no other than these
     */
    public static Response requireSuccessful(Response response) throws IOException {
        Objects.requireNonNull(response, "response");
        return StatusCheck.check(response, Expectation.SUCCESSFUL);
    }

    /**
     * Demands a certain status.
     *
     * @param response any response, which is closed if this throws
     * @param expected a status that the caller can work with
     * @param more others
     * @return the response
     * @throws io.httptypes.messages.UnexpectedStatusException if the status is another
     * @throws java.net.ProtocolException if the code is no status code, or the request's method no token; see
     *     {@link OkHttpAdapter#statusOf}
     * @throws IOException no other than these
     */
    public static Response require(Response response, StatusCode expected, StatusCode... more) throws IOException {
        Objects.requireNonNull(response, "response");
        return StatusCheck.check(response, Expectation.anyOf(expected, more));
    }

    /**
     * Returns the reason phrase of a response.
     *
     * @param response any response
     * @return what came on the wire, as it came, if it is not blank, as it always is over HTTP/2; else the registered
     *     phrase; else {@code ""}
     */
    public static String reasonPhraseOf(Response response) {
        Objects.requireNonNull(response, "response");
        return OkHttpAdapter.findStatus(response)
                .map(status -> status.reasonPhraseOf(response.message()))
                .orElse("");
    }

    /**
     * Finds how much longer a response asks to wait before the next request.
     *
     * @param response any response
     * @return as {@link io.httptypes.messages.Exchange#retryAfter}: a date is compared with the response's own, and the
     *     longest of several waits counts; empty without {@code Retry-After}
     */
    public static Optional<Duration> retryAfter(Response response) {
        Objects.requireNonNull(response, "response");
        return OkHttpExchange.of(response).retryAfter();
    }

    /**
     * Tells whether the request may be sent again after a while, as it is.
     *
     * @param response any response
     * @return as {@link StatusCode#isRetryable} of its status, asked with the method of its request; false if one of
     *     them is not HTTP, and if no server has sent the response (RFC 9111, Section 5.2.1.7)
     */
    public static boolean isRetryable(Response response) {
        Objects.requireNonNull(response, "response");
        Optional<RequestMethod> method = OkHttpAdapter.findMethod(response.request());
        return originOf(response) != ResponseOrigin.NONE
                && OkHttpAdapter.findStatus(response)
                        .filter(status -> method.filter(status::isRetryable).isPresent())
                        .isPresent();
    }

    /**
     * Returns every exchange that led to a response: redirects, repeats and challenges that were met, and the
     * response's own.
     *
     * @param response any response
     * @return the exchanges, the oldest first and the response's own last; unmodifiable
     * @throws IllegalArgumentException if a code is no status code, or a method no token; see
     *     {@link OkHttpAdapter#statusOf}
     */
    public static List<Hop> history(Response response) {
        Objects.requireNonNull(response, "response");
        Deque<Hop> hops = new ArrayDeque<>();
        for (Response each = response; each != null; each = each.priorResponse()) {
            OkHttpExchange exchange = OkHttpExchange.of(each);
            hops.addFirst(Hop.of(exchange.method(), exchange.url(), exchange.status()));
        }
        return List.copyOf(hops);
    }

    /**
     * Tells whether a redirect on the way to a response has changed the method, as 301 and 302 do with POST, and OkHttp
     * by itself with others too.
     *
     * @param response any response
     * @return true if the response to a request was a 3xx, and the next request had another method
     */
    public static boolean methodChanged(Response response) {
        Objects.requireNonNull(response, "response");
        Response next = response;
        for (Response each = response.priorResponse(); each != null; each = each.priorResponse()) {
            if (CallExchanges.isRedirection(each)
                    && !each.request().method().equals(next.request().method())) {
                return true;
            }
            next = each;
        }
        return false;
    }

    /**
     * Tells where a response comes from.
     *
     * @param response any response
     * @return its origin; {@link ResponseOrigin#NETWORK} also if the cache had something that the server has replaced
     */
    public static ResponseOrigin originOf(Response response) {
        Objects.requireNonNull(response, "response");
        Response network = response.networkResponse();
        if (response.cacheResponse() == null) {
            return network == null ? ResponseOrigin.NONE : ResponseOrigin.NETWORK;
        }
        if (network == null) {
            return ResponseOrigin.CACHE;
        }
        return network.code() == StatusCodes.NOT_MODIFIED ? ResponseOrigin.REVALIDATED : ResponseOrigin.NETWORK;
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
    public static Optional<Set<RequestMethod>> allowedMethods(Response response) {
        Objects.requireNonNull(response, "response");
        List<String> lines = response.headers("Allow");
        return lines.isEmpty() ? Optional.empty() : Optional.of(Allow.parse(lines));
    }
}
