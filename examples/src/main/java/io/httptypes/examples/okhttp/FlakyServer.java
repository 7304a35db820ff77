package io.httptypes.examples.okhttp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** Moves, rests, limits and refuses, on 127.0.0.1. */
final class FlakyServer implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, Integer> visits = new ConcurrentHashMap<>();

    private FlakyServer() throws IOException {}

    static FlakyServer start() throws IOException {
        FlakyServer flaky = new FlakyServer();
        flaky.server.createContext("/", flaky::handle);
        flaky.server.start();
        return flaky;
    }

    HttpUrl url(String path) {
        return new HttpUrl.Builder()
                .scheme("http")
                .host("127.0.0.1")
                .port(server.getAddress().getPort())
                .addPathSegments(path)
                .build();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int visit = visits.merge(path, 1, Integer::sum);
        switch (path) {
            case "/old" -> redirect(exchange, HttpStatus.MOVED_PERMANENTLY, "/new");
            case "/new" -> respond(exchange, HttpStatus.NO_CONTENT, "");
            case "/form" -> redirect(exchange, HttpStatus.SEE_OTHER, "/done");
            case "/done" -> respond(exchange, HttpStatus.OK, "thank you");
            case "/resting" -> {
                if (visit < 3) {
                    respond(exchange, HttpStatus.SERVICE_UNAVAILABLE, "");
                } else {
                    respond(exchange, HttpStatus.OK, "awake");
                }
            }
            case "/limited" -> {
                if (visit < 2) {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    respond(exchange, HttpStatus.TOO_MANY_REQUESTS, "");
                } else {
                    respond(exchange, HttpStatus.CREATED, "");
                }
            }
            case "/closed" -> {
                exchange.getResponseHeaders().set("Retry-After", "86400");
                respond(exchange, HttpStatus.SERVICE_UNAVAILABLE, "come back tomorrow");
            }
            case "/loop" -> redirect(exchange, HttpStatus.FOUND, "/loop");
            default -> respond(exchange, HttpStatus.UNPROCESSABLE_CONTENT, "no such amount:\r\n-1");
        }
    }

    private static void redirect(HttpExchange exchange, StatusCode status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        respond(exchange, status, "");
    }

    private static void respond(HttpExchange exchange, StatusCode status, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        // Here, -1 stands for no content, and 0 for chunks.
        exchange.sendResponseHeaders(status.code(), content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
