package io.httptypes.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Allow;
import io.httptypes.messages.Reply;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A servlet that has a handler for each method: any method, an extension method too. A subclass registers its handlers
 * in its constructor.
 *
 * <p>What no handler is registered for, this servlet handles itself:
 *
 * <ul>
 *   <li>HEAD by the handler of GET, if there is one. The content is counted and not sent, and Content-Length is its
 *   length, also where GET is sent in chunks. <li>OPTIONS with 204 and Allow. <li>Any other method that
 *   {@linkplain #isKnown is known}, with 405 and Allow; TRACE is among them. <li>Any other method, with 501. Case
 *   matters: {@code get} is one. <li>A request whose method is no token, with 400.
 * </ul>
 *
 * <p>Allow names the methods that have a handler, HEAD if GET has one, and OPTIONS.
 *
 * <p>A handler of GET that handles HEAD is given a response that holds back the content and nothing else. A length that
 * it sets itself stands. There is no Content-Length if it flushes before the end, if it prints what containers do not
 * agree how to encode, such as a character that the charset lacks, or if the status allows no content. Once it goes on
 * asynchronously, or where a filter has wrapped the response, the length is the container's business and the wrapper's,
 * and is known of short content at most. The amount of content does not commit the response to HEAD, so an error or a
 * header field that comes too late for GET may come in time for HEAD. Register a handler of HEAD where it costs too
 * much to produce the content.
 *
 * <p>In an include, the page gets the content of a handler's reply, and nothing else of it. The servlet's own replies
 * have no content.
 *
 * <p>Safe for use by many threads if the handlers are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9">RFC 9110, Section 9</a>
 */
public abstract class MethodServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    // Not written to once the container has the servlet, and the container publishes the servlet safely to its threads.
    @SuppressWarnings("serial") // a servlet is serializable by its inheritance alone; its handlers are not
    private final Map<RequestMethod, Handler> handlers = new HashMap<>();

    /** Makes a servlet that handles OPTIONS alone; {@link #on} adds what else it handles. */
    protected MethodServlet() {}

    /** Handles a request. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Handles a request. Called by many threads at once.
         *
         * @param request a request with the method that the handler is registered for, or HEAD if that is GET
         * @param response where to write the answer
         * @throws ServletException if the request cannot be handled
         * @throws IOException if the request cannot be read, or the response cannot be written
         */
        void handle(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    /** Returns the reply to a request. */
    @FunctionalInterface
    public interface ReplyHandler {
        /**
         * Returns the reply to a request. Called by many threads at once.
         *
         * @param request a request with the method that the handler is registered for, or HEAD if that is GET
         * @return what to send
         * @throws ServletException if the request cannot be handled
         * @throws IOException if the request cannot be read
         */
        Reply handle(HttpServletRequest request) throws ServletException, IOException;
    }

    /**
     * Registers the handler of a method. For the constructor of a subclass.
     *
     * @param method any method; one of HEAD or of OPTIONS takes the place of what is done here
     * @param handler what handles the method's requests
     * @throws IllegalStateException if the method has a handler, or if the servlet has been initialized
     */
    protected final void on(RequestMethod method, Handler handler) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(handler, "handler");
        if (getServletConfig() != null) {
            throw new IllegalStateException(method + " is registered too late; expected a call before init");
        }
        if (handlers.putIfAbsent(method, handler) != null) {
            throw new IllegalStateException(method + " already has a handler; expected one handler for each method");
        }
    }

    /**
     * Registers a handler that returns a reply. For the constructor of a subclass. The reply to GET is the one to HEAD
     * too, which it frames without its content.
     *
     * @param method any method; one of HEAD or of OPTIONS takes the place of what is done here
     * @param handler what handles the method's requests
     * @throws IllegalStateException if the method has a handler, or if the servlet has been initialized
     */
    protected final void on(RequestMethod method, ReplyHandler handler) {
        Objects.requireNonNull(handler, "handler");
        on(method, (request, response) -> ServletAdapter.send(request, response, handler.handle(request)));
    }

    /**
     * Tells which methods that have no handler get a 405, as known but not allowed here; all others get a 501.
     *
     * @param method any method
     * @return true if the method is registered at IANA, or has a handler here; override this to know more or fewer
     */
    protected boolean isKnown(RequestMethod method) {
        Objects.requireNonNull(method, "method");
        return method instanceof HttpMethod || handlers.containsKey(method);
    }

    /** Handles a request. */
    @Override
    public final void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        super.service(request, response);
    }

    /** Handles a request. */
    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<RequestMethod> method = ServletAdapter.findMethod(request);
        if (method.isEmpty()) {
            ServletAdapter.trySend(request, response, Reply.of(HttpStatus.BAD_REQUEST));
            return;
        }
        Handler handler = handlers.get(method.get());
        Handler get = handlers.get(HttpMethod.GET);
        if (handler != null) {
            handler.handle(request, response);
        } else if (method.get() == HttpMethod.HEAD && get != null) {
            head(get, request, response);
        } else if (method.get() == HttpMethod.OPTIONS) {
            Reply reply = Reply.of(HttpStatus.NO_CONTENT).withField("Allow", Allow.format(allowed()));
            ServletAdapter.trySend(request, response, reply);
        } else if (isKnown(method.get())) {
            ServletAdapter.trySend(request, response, Reply.methodNotAllowed(allowed()));
        } else {
            ServletAdapter.trySend(request, response, Reply.of(HttpStatus.NOT_IMPLEMENTED));
        }
    }

    private static void head(Handler get, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        DispatcherType dispatch = request.getDispatcherType();
        // In a part of a response, the page that has begun it knows the length of the whole. A wrapper may make another
        // length of the content. And to what
        // a filter alone takes for a HEAD, the container sends content.
        boolean isCounted = dispatch != DispatcherType.INCLUDE
                && dispatch != DispatcherType.ASYNC
                && !(response instanceof ServletResponseWrapper)
                && HttpMethod.HEAD.token().equals(Innermost.of(request).getMethod());
        if (isCounted) {
            HeadResponse head = new HeadResponse(request, response);
            get.handle(request, head);
            head.finish();
        } else {
            get.handle(request, response);
        }
    }

    private Set<RequestMethod> allowed() {
        Set<RequestMethod> allowed = new HashSet<>(handlers.keySet());
        allowed.add(HttpMethod.OPTIONS);
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        return allowed;
    }

    /** Never called; {@link #on} registers a handler. */
    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) {
        throw neverCalled();
    }

    /** Never called; {@link #on} registers a handler. */
    @Override
    protected final void doHead(HttpServletRequest request, HttpServletResponse response) {
        throw neverCalled();
    }

    /** Never called; {@link #on} registers a handler. */
    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) {
        throw neverCalled();
    }

    /** Never called; {@link #on} registers a handler. */
    @Override
    protected final void doPut(HttpServletRequest request, HttpServletResponse response) {
        throw neverCalled();
    }

    /** Never called; {@link #on} registers a handler. */
    @Override
    protected final void doDelete(HttpServletRequest request, HttpServletResponse response) {
        throw neverCalled();
    }

    /** Never called; {@link #on} registers a handler. */
    @Override
    protected final void doOptions(HttpServletRequest request, HttpServletResponse response) {
        throw neverCalled();
    }

    /** Never called; {@link #on} registers a handler. */
    @Override
    protected final void doTrace(HttpServletRequest request, HttpServletResponse response) {
        throw neverCalled();
    }

    /** Never called; {@link #on} registers a handler. */
    @SuppressWarnings("MissingOverride") // there is nothing to override before Servlet 6.1
    protected final void doPatch(HttpServletRequest request, HttpServletResponse response) {
        throw neverCalled();
    }

    /** Never called; a handler replies to conditional requests itself. */
    @Override
    protected final long getLastModified(HttpServletRequest request) {
        throw neverCalled();
    }

    private static UnsupportedOperationException neverCalled() {
        return new UnsupportedOperationException("never called; expected on(method, handler)");
    }
}
