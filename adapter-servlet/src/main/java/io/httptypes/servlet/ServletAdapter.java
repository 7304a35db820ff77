package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries statuses, methods and replies between Jakarta Servlet and HTTP Types.
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
     * @throws IllegalArgumentException if the container holds no method, or one that is no token, as Jetty may over
     *     HTTP/2
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
     * Sets the status of a response. The container chooses the phrase. After the response is committed, the container
     * ignores this silently.
     *
     * @param <R> the type of the response
     * @param response the response to write to
     * @param status any final status; 101 too, which ends the exchange in HTTP
     * @return the response
     * @throws IllegalArgumentException if the status is interim, 1xx other than 101: another response has to follow it,
     *     which a container does not know, and its client waits for ever
     */
    public static <R extends HttpServletResponse> R setStatus(R response, StatusCode status) {
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(status, "status");
        if (status.isInformational() && status != HttpStatus.SWITCHING_PROTOCOLS) {
            throw new IllegalArgumentException(
                    status + " is an interim status; expected the status of a final response");
        }
        response.setStatus(status.code());
        return response;
    }

    /**
     * Sends a reply, commits the response and closes its stream.
     *
     * <p>It replaces what has been buffered, whether through the writer or through the stream, and no error page
     * replaces it. The header fields that are set stay, but for those that {@link Reply#replacesField} names. What is
     * written afterwards is lost.
     *
     * <p>A wrapper of the response may hold all of that back: {@link HttpServletResponse#isCommitted} tells afterwards.
     * One reply is sent to a request even so, and an error page may send another in its place. What others write or set
     * afterwards is theirs. In a dispatch that is an include, the content is added to the page, and status and fields
     * are not sent, as the servlet API has it.
     *
     * <p>One thread at a time, as for all of the servlet API; {@link AsyncReply} is for several.
     *
     * @param request the request to reply to
     * @param response its response
     * @param reply what to send
     * @throws IllegalStateException if the response is committed, if a reply has been sent, or if the request is
     *     complete
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade and the request did not come over
     *     HTTP/1.1; nothing has changed then
     * @throws IOException if the container cannot write
     */
    public static void send(HttpServletRequest request, HttpServletResponse response, Reply reply) throws IOException {
        if (!trySend(request, response, reply)) {
            throw new IllegalStateException(
                    "the response is committed, has a reply or is complete; expected one that can still be replaced");
        }
    }

    /**
     * Sends a reply, as {@link #send} does, unless it is too late.
     *
     * @param request the request to reply to
     * @param response its response
     * @param reply what to send
     * @return false, and nothing changed, if the response is committed, if a reply has been sent, or if the request is
     *     complete
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade and the request did not come over
     *     HTTP/1.1; nothing has changed then
     * @throws IOException if the container cannot write
     */
    public static boolean trySend(HttpServletRequest request, HttpServletResponse response, Reply reply)
            throws IOException {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(reply, "reply");
        return ReplySender.trySend(request, response, reply);
    }

    /**
     * Sends an interim 103 with links, which stay on the final response too. Other fields that are set already go with
     * the 103.
     *
     * <p>The servlet API has no way of its own for this, so it goes past all wrappers of the response. The adapter
     * knows Jetty from 11.0.10 on and Tomcat from 10.1.33 on, but for 11.0.0, by
     * {@link jakarta.servlet.ServletContext#getServerInfo()}; other containers may end the response with a 103. Over
     * HTTP/1.1, Tomcat leaves it in a buffer until something else is flushed.
     *
     * @param request the request to reply to
     * @param response the response that is to follow
     * @param link the value of a field Link, such as {@code "</style.css>; rel=preload; as=style"}, of visible ASCII
     * @param more further ones
     * @return false, and nothing changed, if the response was committed already, the request came over HTTP/1.0 or
     *     older, or the container is not known to send interim responses
     * @throws IllegalArgumentException if a link is anything else
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8297">RFC 8297</a>
     */
    public static boolean sendEarlyHints(
            HttpServletRequest request, HttpServletResponse response, String link, String... more) throws IOException {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        List<String> links = new ArrayList<>();
        links.add(Objects.requireNonNull(link, "link"));
        for (String other : Objects.requireNonNull(more, "more")) {
            links.add(Objects.requireNonNull(other, "more"));
        }
        return EarlyHints.send(request, response, links);
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
     * Lets the container answer with its error page and a message. It replaces what has been written, but keeps the
     * header fields.
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
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
        response.sendError(requireError(status), message);
    }

    private static int requireError(StatusCode status) {
        Objects.requireNonNull(status, "status");
        if (!status.isError()) {
            throw new IllegalArgumentException(status + " is not an error; expected 400 to 999");
        }
        return status.code();
    }
}
