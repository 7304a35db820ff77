package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries statuses and methods between Jakarta Servlet and HTTP Types.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null.
 */
public final class ServletAdapter {
    private ServletAdapter() {}

    /**
     * Reads the method of a request.
     *
     * @param request any request
     * @return its method, letter for letter
     * @throws IllegalArgumentException if the container holds no method, or one that is no token, as Jetty may over HTTP/2
     */
    public static RequestMethod methodOf(HttpServletRequest request) {
        String method = Objects.requireNonNull(request, "request").getMethod();
        if (method == null) {
            throw new IllegalArgumentException("the request has no method; expected a token");
        }
        return RequestMethod.of(method);
    }

    /**
     * Finds the method of a request.
     *
     * @param request any request
     * @return its method, or empty where {@link #methodOf} would throw
     */
    public static Optional<RequestMethod> findMethod(HttpServletRequest request) {
        String method = Objects.requireNonNull(request, "request").getMethod();
        return method == null ? Optional.empty() : RequestMethod.find(method);
    }

    /**
     * Reads the status of a response, as it stands at the moment.
     *
     * @param response any response
     * @return its status
     * @throws IllegalArgumentException if an application has set a number that is no status code
     */
    public static StatusCode statusOf(HttpServletResponse response) {
        return StatusCode.of(Objects.requireNonNull(response, "response").getStatus());
    }

    /**
     * Finds the status of a response, as it stands at the moment.
     *
     * @param response any response
     * @return its status, or empty where {@link #statusOf} would throw
     */
    public static Optional<StatusCode> findStatus(HttpServletResponse response) {
        return StatusCode.find(Objects.requireNonNull(response, "response").getStatus());
    }

    /**
     * Sets the status of a response. The container chooses the phrase. After the response is committed, the container ignores
     * this silently.
     *
     * @param response the response to write to
     * @param status any final status; 101 too, which ends the exchange in HTTP
     * @throws IllegalArgumentException if the status is interim, 1xx other than 101: another response has to follow it, which a
     *     container does not know, and its client waits for ever
     */
    public static void setStatus(HttpServletResponse response, StatusCode status) {
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(status, "status");
        if (status.isInformational() && status != HttpStatus.SWITCHING_PROTOCOLS) {
            throw new IllegalArgumentException(
                    "an interim status: " + status + "; expected the status of a final response");
        }
        response.setStatus(status.code());
    }

    /**
     * Lets the container answer with its error page. It replaces what has been written, but keeps the header fields.
     *
     * @param response the response to write to
     * @param status an error, 400 to 999
     * @throws IllegalArgumentException if the status is below 400, for which each container renders something else
     * @throws IllegalStateException if the response is committed
     * @throws IOException if the container cannot write
     */
    public static void sendError(HttpServletResponse response, StatusCode status) throws IOException {
        Objects.requireNonNull(response, "response");
        response.sendError(requireError(status));
    }

    /**
     * Lets the container answer with its error page and a message. It replaces what has been written, but keeps the header fields.
     *
     * @param response the response to write to
     * @param status an error, 400 to 999
     * @param message a text for the page, which the container escapes
     * @throws IllegalArgumentException if the status is below 400, for which each container renders something else
     * @throws IllegalStateException if the response is committed
     * @throws IOException if the container cannot write
     */
    public static void sendError(HttpServletResponse response, StatusCode status, String message) throws IOException {
        Objects.requireNonNull(response, "response");
        int code = requireError(status);
        response.sendError(code, Objects.requireNonNull(message, "message"));
    }

    private static int requireError(StatusCode status) {
        Objects.requireNonNull(status, "status");
        if (!status.isError()) {
            throw new IllegalArgumentException("not an error: " + status + "; expected 400 to 999");
        }
        return status.code();
    }
}
