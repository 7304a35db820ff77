package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Carries statuses and methods between OkHttp and HTTP Types.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null, but for a body,
 * which may be null.
 */
public final class OkHttpAdapter {
    private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);

    private OkHttpAdapter() {}

    /**
     * Reads the method of a request.
     *
     * @param request any request
     * @return its method, letter for letter
     * @throws IllegalArgumentException if the method is no token, which OkHttp does not check
     */
    public static RequestMethod methodOf(Request request) {
        return RequestMethod.of(Objects.requireNonNull(request, "request").method());
    }

    /**
     * Finds the method of a request.
     *
     * @param request any request
     * @return its method, or empty where {@link #methodOf} would throw
     */
    public static Optional<RequestMethod> findMethod(Request request) {
        return RequestMethod.find(Objects.requireNonNull(request, "request").method());
    }

    /**
     * Reads the status of a response.
     *
     * @param response any response
     * @return its status
     * @throws IllegalArgumentException if the code is below 100, which OkHttp reads from a status line such as
     *     {@code 099}, or above 999, which an interceptor may have set
     */
    public static StatusCode statusOf(Response response) {
        return StatusCode.of(Objects.requireNonNull(response, "response").code());
    }

    /**
     * Finds the status of a response.
     *
     * @param response any response
     * @return its status, or empty where {@link #statusOf} would throw
     */
    public static Optional<StatusCode> findStatus(Response response) {
        return StatusCode.find(Objects.requireNonNull(response, "response").code());
    }

    /**
     * Tells whether a request with this method may have a body here.
     *
     * @param method any method
     * @return false for GET and HEAD, which OkHttp refuses, and for TRACE, where RFC 9110, Section 9.3.8, forbids it
     */
    public static boolean permitsBody(RequestMethod method) {
        Objects.requireNonNull(method, "method");
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.TRACE;
    }

    /**
     * Sets the method and the body of a request.
     *
     * @param builder the request to write to
     * @param method any method
     * @param body the content, or null for none; OkHttp demands a body of POST, PUT, PATCH, PROPPATCH, REPORT and
     *     QUERY, and gets an empty one for null
     * @return the builder
     * @throws IllegalArgumentException if there is a body and {@link #permitsBody} is false
     */
    public static Request.Builder setMethod(Request.Builder builder, RequestMethod method, @Nullable RequestBody body) {
        Objects.requireNonNull(builder, "builder");
        Objects.requireNonNull(method, "method");
        if (body != null && !permitsBody(method)) {
            throw new IllegalArgumentException(method
                    + (method == HttpMethod.TRACE
                            ? " has a body, which RFC 9110, Section 9.3.8, forbids; expected none"
                            : " has a body, which OkHttp refuses; expected none, or QUERY, the safe "
                                    + "method that has one"));
        }
        return builder.method(method.token(), body == null && requiresBody(method) ? EMPTY : body);
    }

    /**
     * Sets the code and the message of a response together, the message to the registered phrase.
     *
     * @param builder the response to write to
     * @param status any status
     * @return the builder
     */
    public static Response.Builder setStatus(Response.Builder builder, StatusCode status) {
        Objects.requireNonNull(builder, "builder");
        Objects.requireNonNull(status, "status");
        return builder.code(status.code()).message(status.reasonPhrase());
    }

    private static boolean requiresBody(RequestMethod method) {
        return method instanceof HttpMethod registered
                && switch (registered) {
                    case POST, PUT, PATCH, PROPPATCH, REPORT, QUERY -> true;
                    default -> false;
                };
    }
}
