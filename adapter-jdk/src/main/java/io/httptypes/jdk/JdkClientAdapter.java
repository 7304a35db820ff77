package io.httptypes.jdk;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries statuses and methods between the JDK's own clients, {@code java.net.http} and {@link HttpURLConnection}, and
 * HTTP Types.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null, but for a body,
 * which may be null.
 */
public final class JdkClientAdapter {
    private static final String SENDABLE = "GET, POST, HEAD, OPTIONS, PUT, DELETE or TRACE";

    private JdkClientAdapter() {}

    /**
     * Reads the method of a request.
     *
     * @param request any request
     * @return its method, letter for letter
     * @throws IllegalArgumentException if the method is no token, as it may be in a request that the JDK's builder has
     *     not made
     */
    public static RequestMethod methodOf(HttpRequest request) {
        return RequestMethod.of(Objects.requireNonNull(request, "request").method());
    }

    /**
     * Finds the method of a request.
     *
     * @param request any request
     * @return its method, or empty where {@link #methodOf(HttpRequest)} would throw
     */
    public static Optional<RequestMethod> findMethod(HttpRequest request) {
        return RequestMethod.find(Objects.requireNonNull(request, "request").method());
    }

    /**
     * Sets the method and the body of a request.
     *
     * @param builder the request to write to
     * @param method any method but CONNECT
     * @param body the content, or null for none
     * @return the builder
     * @throws IllegalArgumentException if the method is CONNECT, which the JDK's builder refuses
     */
    public static HttpRequest.Builder setMethod(
            HttpRequest.Builder builder, RequestMethod method, HttpRequest.@Nullable BodyPublisher body) {
        Objects.requireNonNull(builder, "builder");
        Objects.requireNonNull(method, "method");
        return builder.method(method.token(), body == null ? HttpRequest.BodyPublishers.noBody() : body);
    }

    /**
     * Reads the status of a response.
     *
     * @param response any response
     * @return its status
     * @throws IllegalArgumentException if the code is no status code, as it may be in a response that the JDK's client
     *     has not received
     */
    public static StatusCode statusOf(HttpResponse<?> response) {
        return StatusCode.of(Objects.requireNonNull(response, "response").statusCode());
    }

    /**
     * Finds the status of a response.
     *
     * @param response any response
     * @return its status, or empty where {@link #statusOf(HttpResponse)} would throw
     */
    public static Optional<StatusCode> findStatus(HttpResponse<?> response) {
        return StatusCode.find(Objects.requireNonNull(response, "response").statusCode());
    }

    /**
     * Reads the status of a response whose body is still to come.
     *
     * @param info what a body handler gets
     * @return its status
     * @throws IllegalArgumentException as for {@link #statusOf(HttpResponse)}
     */
    public static StatusCode statusOf(ResponseInfo info) {
        return StatusCode.of(Objects.requireNonNull(info, "info").statusCode());
    }

    /**
     * Finds the status of a response whose body is still to come.
     *
     * @param info what a body handler gets
     * @return its status, or empty where {@link #statusOf(ResponseInfo)} would throw
     */
    public static Optional<StatusCode> findStatus(ResponseInfo info) {
        return StatusCode.find(Objects.requireNonNull(info, "info").statusCode());
    }

    /**
     * Reads the method of a connection.
     *
     * @param connection any connection
     * @return its method, letter for letter; POST in place of GET once its output is asked for
     * @throws IllegalArgumentException if the method is no token
     */
    public static RequestMethod methodOf(HttpURLConnection connection) {
        return RequestMethod.of(Objects.requireNonNull(connection, "connection").getRequestMethod());
    }

    /**
     * Finds the method of a connection.
     *
     * @param connection any connection
     * @return its method, or empty where {@link #methodOf(HttpURLConnection)} would throw
     */
    public static Optional<RequestMethod> findMethod(HttpURLConnection connection) {
        return RequestMethod.find(
                Objects.requireNonNull(connection, "connection").getRequestMethod());
    }

    /**
     * Sets the method of a connection.
     *
     * @param <C> the type of the connection
     * @param connection a connection that is not connected
     * @param method GET, POST, HEAD, OPTIONS, PUT, DELETE or TRACE
     * @return the connection
     * @throws IllegalArgumentException if the connection cannot send the method, such as PATCH, QUERY and every
     *     extension method
     * @throws IllegalStateException if it is connected
     */
    public static <C extends HttpURLConnection> C setMethod(C connection, RequestMethod method) {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(method, "method");
        if (isConnected(connection)) {
            throw new IllegalStateException("the connection is connected; expected one that is not");
        }
        try {
            connection.setRequestMethod(method.token());
        } catch (ProtocolException refused) {
            throw new IllegalArgumentException(
                    method + " is not a method that HttpURLConnection sends; expected " + SENDABLE, refused);
        }
        return connection;
    }

    /**
     * Reads the status of a connection. Sends the request and waits for its response, as
     * {@link HttpURLConnection#getResponseCode()} does.
     *
     * @param connection any connection
     * @return the status of its response
     * @throws IllegalArgumentException if the response has no status code, because it is not HTTP
     * @throws IOException if the request cannot be sent, or no response comes
     */
    public static StatusCode statusOf(HttpURLConnection connection) throws IOException {
        return StatusCode.of(Objects.requireNonNull(connection, "connection").getResponseCode());
    }

    /**
     * Finds the status of a connection that is connected.
     *
     * @param connection any connection
     * @return the status of its response; empty if it is not connected, which this does not change, if no response can
     *     be read, and if the response has no status code
     */
    public static Optional<StatusCode> findStatus(HttpURLConnection connection) {
        Objects.requireNonNull(connection, "connection");
        try {
            return isConnected(connection) ? StatusCode.find(connection.getResponseCode()) : Optional.empty();
        } catch (IOException noResponse) {
            return Optional.empty();
        }
    }

    /**
     * The class has no other way to ask. A connection whose response had no content takes questions again, but has its
     * request line among the fields then, whose name no field of the caller's can have.
     */
    private static boolean isConnected(HttpURLConnection connection) {
        try {
            return connection.getRequestProperties().keySet().stream()
                    .anyMatch(name -> name != null && name.endsWith(" HTTP/1.1"));
        } catch (IllegalStateException connected) {
            return true;
        }
    }
}
