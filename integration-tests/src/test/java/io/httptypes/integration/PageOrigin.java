package io.httptypes.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.httptypes.RequestMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pages about clients measure them by: a server that tells what it has been sent. */
final class PageOrigin implements AutoCloseable {
    /** Statuses, with a value of Retry-After behind a question mark. */
    static final List<String> ATTEMPTS =
            List.of("408", "425", "429", "429?0", "500", "502", "503", "503?0", "503?3600", "504");

    private static final List<RequestMethod> METHODS = Stream.of(
                    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND", "REPORT", "PURGE")
            .map(RequestMethod::of)
            .toList();
    private static final List<Integer> REDIRECTS = List.of(300, 301, 302, 303, 307, 308);

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    /** What the server has received since it was asked last: method, and whether there was a body. */
    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    /** Sends a request, with a body where the client permits one, and follows it up. */
    @FunctionalInterface
    interface Client {
        void send(RequestMethod method, String url) throws IOException;
    }

    PageOrigin() throws IOException {
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * The path is the status to answer with, and the query the value of Retry-After, if any; a redirect leads to 200.
     */
    private void answer(HttpExchange exchange) throws IOException {
        boolean hasBody = exchange.getRequestBody().readAllBytes().length > 0;
        received.add(exchange.getRequestMethod() + (hasBody ? " with the body" : ""));
        int code = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
        if (code >= 300 && code <= 399) {
            exchange.getResponseHeaders().set("Location", "/200");
        }
        if (exchange.getRequestURI().getQuery() != null) {
            exchange.getResponseHeaders()
                    .set("Retry-After", exchange.getRequestURI().getQuery());
        }
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    List<String> received(Client client, RequestMethod method, String path) {
        received.clear();
        try {
            client.send(method, "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
        } catch (IOException refused) {
            // The status check has thrown; what the server has received tells the rest.
        }
        return List.copyOf(received);
    }

    String redirects(Client client) {
        StringBuilder rows = new StringBuilder("| request | ");
        REDIRECTS.forEach(code -> rows.append(code).append(" | "));
        rows.setLength(rows.length() - 1);
        rows.append("\n|---|").append("---|".repeat(REDIRECTS.size())).append('\n');
        for (RequestMethod method : METHODS) {
            List<String> cells = new ArrayList<>();
            for (int code : REDIRECTS) {
                List<String> sent = received(client, method, Integer.toString(code));
                if (cells.isEmpty()) {
                    cells.add(sent.get(0));
                }
                cells.add(sent.size() == 1 ? "-" : sent.get(1));
            }
            rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return rows.toString();
    }

    String attempts(Client client, RequestMethod method) {
        return ATTEMPTS.stream()
                .map(path -> Integer.toString(received(client, method, path).size()))
                .collect(Collectors.joining(", "));
    }
}
