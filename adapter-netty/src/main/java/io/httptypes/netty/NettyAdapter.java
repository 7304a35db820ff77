package io.httptypes.netty;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries statuses and methods between Netty and HTTP Types.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null. A message that Netty could not
 * decode has a placeholder for its status or method, which is never read as one.
 */
public final class NettyAdapter {
    /** By code; null below 100, where there is no {@link StatusCode}. */
    private static final HttpResponseStatus[] STATUSES = new HttpResponseStatus[1000];

    private static final Map<io.httptypes.HttpMethod, HttpMethod> METHODS =
            new EnumMap<>(io.httptypes.HttpMethod.class);

    static {
        for (int code = 100; code < STATUSES.length; code++) {
            STATUSES[code] = newNettyStatus(StatusCode.of(code));
        }
        for (io.httptypes.HttpMethod method : io.httptypes.HttpMethod.values()) {
            METHODS.put(method, HttpMethod.valueOf(method.token()));
        }
    }

    private NettyAdapter() {}

    /**
     * Converts a Netty status. Its phrase is left behind.
     *
     * @param status any Netty status
     * @return the status with the same code
     * @throws IllegalArgumentException if its code is below 100 or above 999
     */
    public static StatusCode toStatusCode(HttpResponseStatus status) {
        return StatusCode.of(Objects.requireNonNull(status, "status").code());
    }

    /**
     * Converts a status to Netty's, with the registered phrase, which is empty for an extension code.
     *
     * @param status any status
     * @return Netty's own constant if it has this code and phrase, else one of ours; the same object each time
     */
    public static HttpResponseStatus toNettyStatus(StatusCode status) {
        return STATUSES[Objects.requireNonNull(status, "status").code()];
    }

    /**
     * Converts a status to Netty's, with a reason phrase such as another server has sent.
     *
     * @param status any status
     * @param reasonPhrase tabs, blanks and visible characters of ISO 8859-1; may be empty
     * @return the status that {@link #toNettyStatus(StatusCode)} answers if the phrase is the registered one, else a new object
     * @throws IllegalArgumentException if the phrase holds anything else, such as a line break
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-4">RFC 9112, Section 4</a>
     */
    public static HttpResponseStatus toNettyStatus(StatusCode status, CharSequence reasonPhrase) {
        HttpResponseStatus registered = toNettyStatus(status);
        String phrase = Text.require("reasonPhrase", reasonPhrase);
        return phrase.equals(registered.reasonPhrase()) ? registered : new HttpResponseStatus(status.code(), phrase);
    }

    /**
     * Converts a Netty method.
     *
     * @param method any Netty method
     * @return the method with the same token
     * @throws IllegalArgumentException if its name is no token
     */
    public static RequestMethod toRequestMethod(HttpMethod method) {
        return RequestMethod.of(Objects.requireNonNull(method, "method").name());
    }

    /**
     * Converts a method to Netty's.
     *
     * @param method any method
     * @return the Netty method with the same name; the same object each time for a registered method
     */
    public static HttpMethod toNettyMethod(RequestMethod method) {
        Objects.requireNonNull(method, "method");
        HttpMethod registered = method instanceof io.httptypes.HttpMethod constant ? METHODS.get(constant) : null;
        return registered != null ? registered : HttpMethod.valueOf(method.token());
    }

    /**
     * Reads the method of a request.
     *
     * @param request any request
     * @return its method
     * @throws IllegalArgumentException if Netty could not decode the request (its reason is the cause), or the method is no token
     */
    public static RequestMethod methodOf(HttpRequest request) {
        requireDecoded(Objects.requireNonNull(request, "request"));
        return toRequestMethod(request.method());
    }

    /**
     * Finds the method of a request.
     *
     * @param request any request
     * @return its method, or empty where {@link #methodOf} would throw
     */
    public static Optional<RequestMethod> findMethod(HttpRequest request) {
        Objects.requireNonNull(request, "request");
        return isDecoded(request) ? RequestMethod.find(request.method().name()) : Optional.empty();
    }

    /**
     * Reads the status of a response.
     *
     * @param response any response
     * @return its status
     * @throws IllegalArgumentException if Netty could not decode the response (its reason is the cause), or its code is below 100 or
     *     above 999
     */
    public static StatusCode statusOf(HttpResponse response) {
        requireDecoded(Objects.requireNonNull(response, "response"));
        return toStatusCode(response.status());
    }

    /**
     * Finds the status of a response.
     *
     * @param response any response
     * @return its status, or empty where {@link #statusOf} would throw
     */
    public static Optional<StatusCode> findStatus(HttpResponse response) {
        Objects.requireNonNull(response, "response");
        return isDecoded(response) ? StatusCode.find(response.status().code()) : Optional.empty();
    }

    /**
     * Reads the reason phrase of a response.
     *
     * @param response any response
     * @return its phrase; but the registered one, or {@code ""} for an extension code, if it is blank, or holds what a status line must not, or
     *     it is what Netty says where it knows no phrase, such as {@code "Client Error (418)"}
     * @throws IllegalArgumentException where {@link #statusOf} would throw
     */
    public static String reasonPhraseOf(HttpResponse response) {
        StatusCode status = statusOf(response);
        String phrase = response.status().reasonPhrase();
        return isFiller(phrase, status.code()) ? status.reasonPhrase() : status.reasonPhraseOf(phrase);
    }

    /**
     * Sets the method of a request.
     *
     * @param request the request to write to
     * @param method any method
     * @return the request
     */
    public static HttpRequest setMethod(HttpRequest request, RequestMethod method) {
        Objects.requireNonNull(request, "request");
        return request.setMethod(toNettyMethod(method));
    }

    /**
     * Sets the status of a response, with the registered phrase.
     *
     * @param response the response to write to
     * @param status any status
     * @return the response
     */
    public static HttpResponse setStatus(HttpResponse response, StatusCode status) {
        Objects.requireNonNull(response, "response");
        return response.setStatus(toNettyStatus(status));
    }

    private static HttpResponseStatus newNettyStatus(StatusCode status) {
        HttpResponseStatus netty = HttpResponseStatus.valueOf(status.code());
        return netty.reasonPhrase().equals(status.reasonPhrase())
                ? netty
                : new HttpResponseStatus(status.code(), status.reasonPhrase());
    }

    /** Asks Netty itself, with a code of the same class that it has never had a name for: the peer's version may know others than ours. */
    private static boolean isFiller(String phrase, int code) {
        if (!phrase.endsWith(")")) {
            return false;
        }
        int unnamed = code / 100 * 100 + 99;
        String filler = HttpResponseStatus.valueOf(unnamed).reasonPhrase();
        return phrase.equals(filler.replace(Integer.toString(unnamed), Integer.toString(code)));
    }

    static boolean isDecoded(HttpMessage message) {
        return !message.decoderResult().isFailure();
    }

    private static void requireDecoded(HttpMessage message) {
        if (!isDecoded(message)) {
            throw new IllegalArgumentException(
                    "a message that Netty could not decode; expected HTTP",
                    message.decoderResult().cause());
        }
    }
}
