package io.httptypes.integration.matrix;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** A stranger, for which there is no adapter: it knows numbers and texts alone. */
final class JdkServer implements Server {
    static {
        // Else it waits 40 ms in the middle of an answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;

    private JdkServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", JdkServer::answer);
    }

    static Server start() throws IOException {
        JdkServer jdk = new JdkServer();
        jdk.server.start();
        return jdk;
    }

    @Override
    public String name() {
        return "jdk.httpserver";
    }

    @Override
    public Set<Protocol> protocols() {
        return Set.of(Protocol.HTTP_1_1);
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<RequestMethod> method = RequestMethod.find(exchange.getRequestMethod());
            if (method.isEmpty()) {
                exchange.getResponseHeaders().set(NO_METHOD, "find");
                exchange.sendResponseHeaders(HttpStatus.BAD_REQUEST.code(), -1);
                return;
            }
            RequestedStatus asked =
                    RequestedStatus.parse(exchange.getRequestURI().getPath());
            for (StatusCode interim : asked.interim()) {
                exchange.sendResponseHeaders(interim.code(), -1);
            }
            exchange.getResponseHeaders().set(SEEN_METHOD, method.get().token());
            byte[] content = asked.content(method.get()).getBytes(StandardCharsets.US_ASCII);
            if (content.length == 0) {
                exchange.sendResponseHeaders(asked.status().code(), -1);
            } else if (method.get() == HttpMethod.HEAD) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
                exchange.sendResponseHeaders(asked.status().code(), -1);
            } else {
                exchange.sendResponseHeaders(asked.status().code(), content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }
}
