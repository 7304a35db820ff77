package io.httptypes.examples.relay;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * The origin server, embedded Jetty with one servlet: it answers any method with the final status that the path names.
 */
public final class Origin implements AutoCloseable {
    /** The response field that says which method the servlet saw. */
    public static final String SEEN_METHOD = "Seen-Method";

    private static final String PATH = "/status/";
    private static final int MOST_WAITING = 1000;
    private static final Duration IDLE = Duration.ofMinutes(6);

    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final AtomicInteger requests = new AtomicInteger();

    private Origin() {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new StatusServlet(requests)), "/*");
        server.setHandler(context);
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        // Longer than a client keeps a connection, which would send a request on one that is just being closed.
        connector.setIdleTimeout(IDLE.toMillis());
        // A gateway under load connects a hundred times at once; of 50 the rest would have to try again a second later.
        connector.setAcceptQueueSize(MOST_WAITING);
    }

    /** Starts the origin on a free port of 127.0.0.1. */
    public static Origin start() {
        Origin origin = new Origin();
        LifeCycle.start(origin.server);
        return origin;
    }

    /** The path that asks for a status. */
    public static String path(StatusCode status) {
        return PATH + status.code();
    }

    /** Where the origin listens. */
    public HttpUrl url() {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(port).build();
    }

    /** How many requests have reached the servlet. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private static final class StatusServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final AtomicInteger requests;

        StatusServlet(AtomicInteger requests) {
            this.requests = requests;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            requests.incrementAndGet();
            response.setHeader(SEEN_METHOD, ServletAdapter.methodOf(request).token());
            String path = request.getRequestURI();
            Optional<StatusCode> status =
                    path.startsWith(PATH) ? StatusCode.find(path.substring(PATH.length())) : Optional.empty();
            if (status.isEmpty() || status.get().isInformational()) {
                ServletAdapter.sendError(response, HttpStatus.NOT_FOUND, "expected " + PATH + "200 to 999");
                return;
            }
            ServletAdapter.setStatus(response, status.get());
            if (status.get().allowsContent()) {
                response.setContentType("text/plain");
                response.getWriter().println(status.get());
            }
        }
    }
}
