package io.httptypes.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries statuses, methods and replies between the JDK's own server, {@code com.sun.net.httpserver}, and HTTP Types.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null. The server chooses
 * the phrase, never routes CONNECT, and has no interim responses but the 100 that it sends by itself.
 */
public final class JdkServerAdapter {
    private static final Reply FAILURE = Reply.of(HttpStatus.INTERNAL_SERVER_ERROR);

    private JdkServerAdapter() {}

    /**
     * Reads the method of a request.
     *
     * @param exchange any exchange
     * @return its method, letter for letter
     * @throws IllegalArgumentException if the method is no token, which the server does not check
     */
    public static RequestMethod methodOf(HttpExchange exchange) {
        return RequestMethod.of(Objects.requireNonNull(exchange, "exchange").getRequestMethod());
    }

    /**
     * Finds the method of a request.
     *
     * @param exchange any exchange
     * @return its method, or empty where {@link #methodOf} would throw
     */
    public static Optional<RequestMethod> findMethod(HttpExchange exchange) {
        return RequestMethod.find(Objects.requireNonNull(exchange, "exchange").getRequestMethod());
    }

    /**
     * Reads the status that has been sent.
     *
     * @param exchange any exchange
     * @return the status of its response
     * @throws IllegalArgumentException if none has been sent yet, or a number that is no status code, which the server
     *     does not check
     */
    public static StatusCode statusOf(HttpExchange exchange) {
        int code = Objects.requireNonNull(exchange, "exchange").getResponseCode();
        if (code == ReplyToExchange.NOT_SENT) {
            throw new IllegalArgumentException("the exchange has no status yet; expected one whose response is sent");
        }
        return StatusCode.of(code);
    }

    /**
     * Finds the status that has been sent.
     *
     * @param exchange any exchange
     * @return the status of its response, or empty where {@link #statusOf} would throw
     */
    public static Optional<StatusCode> findStatus(HttpExchange exchange) {
        return StatusCode.find(Objects.requireNonNull(exchange, "exchange").getResponseCode());
    }

    /**
     * Sends a reply, and closes the exchange. The header fields that are set stay, but for those that
     * {@link Reply#replacesField} names. What is left of the request's content is not read: the server closes the
     * connection if it is long.
     *
     * <p>Behind a filter that has set {@code Content-Encoding} the content has no length, since the filter makes
     * another one.
     *
     * @param exchange the request to reply to
     * @param reply what to send
     * @throws IllegalStateException if a response has been sent
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade and the request did not come over
     *     HTTP/1.1; nothing has changed then
     * @throws IOException if the client has left, or the exchange was closed, which the server does not tell apart
     */
    public static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (!trySend(exchange, reply)) {
            throw new IllegalStateException("the exchange has a response; expected one whose response is not sent yet");
        }
    }

    /**
     * Sends a reply, as {@link #send} does, unless it is too late.
     *
     * @param exchange the request to reply to
     * @param reply what to send
     * @return false, and nothing changed, if a response has been sent
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade and the request did not come over
     *     HTTP/1.1; nothing has changed then
     * @throws IOException if the client has left, or the exchange was closed, which the server does not tell apart
     */
    public static boolean trySend(HttpExchange exchange, Reply reply) throws IOException {
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(reply, "reply");
        return ReplyToExchange.trySend(exchange, reply);
    }

    /**
     * Makes a handler of a function from exchanges to replies. If the function throws, or returns null, the client gets
     * a 500 without content, and the exception goes on to filters and to the server, which closes the connection.
     *
     * @param replies the function
     * @return a handler for {@link com.sun.net.httpserver.HttpServer#createContext(String, HttpHandler)}
     */
    public static HttpHandler handler(ReplyHandler replies) {
        Objects.requireNonNull(replies, "replies");
        return exchange -> {
            Reply reply;
            try {
                reply = Objects.requireNonNull(replies.handle(exchange), "reply");
                trySend(exchange, reply);
            } catch (Throwable thrown) {
                try {
                    trySend(exchange, FAILURE);
                } catch (IOException gone) {
                    thrown.addSuppressed(gone);
                }
                throw thrown;
            }
        };
    }
}
