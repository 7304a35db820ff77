package io.httptypes.examples.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.jdk.JdkClients;
import io.httptypes.jdk.JdkResponses;
import io.httptypes.jdk.JdkServerAdapter;
import io.httptypes.jdk.StatusFilter;
import io.httptypes.messages.Problem;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.Reply;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A note that a server keeps, and a client that asks for it. Nothing but the JDK is needed. */
public final class JdkExample {
    private final AtomicInteger requests = new AtomicInteger();

    private JdkExample() {}

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        run(System.out);
    }

    /** Prints what the server has counted and what the client got. */
    public static void run(PrintStream out) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", JdkServerAdapter.handler(new JdkExample()::reply))
                .getFilters()
                .add(new StatusFilter((exchange, completion) -> out.println(
                        "  the server: " + completion.method().orElseThrow() + " " + exchange.getRequestURI() + ", "
                                + completion.status().orElseThrow())));
        server.start();
        try {
            URI start = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            HttpClient client = HttpClient.newHttpClient();
            for (String path : List.of("/busy", "/old", "/missing")) {
                ask(out, client, start.resolve(path));
            }
        } finally {
            server.stop(0);
        }
    }

    private Reply reply(HttpExchange exchange) {
        if (JdkServerAdapter.methodOf(exchange) != HttpMethod.GET) {
            return Reply.methodNotAllowed(HttpMethod.GET);
        }
        return switch (exchange.getRequestURI().getPath()) {
            case "/note" -> Reply.of(HttpStatus.OK, "text/plain", "a note");
            case "/old" -> Reply.redirect(HttpStatus.MOVED_PERMANENTLY, "/note");
            case "/busy" ->
                requests.getAndIncrement() == 0
                        ? Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, Duration.ZERO)
                        : Reply.redirect(HttpStatus.SEE_OTHER, "/note");
            default ->
                Problem.of(HttpStatus.NOT_FOUND)
                        .withDetail("There is no such note.")
                        .toReply();
        };
    }

    private static void ask(PrintStream out, HttpClient client, URI url) throws IOException, InterruptedException {
        out.println("GET " + url.getPath());
        HttpRequest request = HttpRequest.newBuilder(url).build();
        try {
            HttpResponse<String> response = JdkClients.send(
                    client,
                    request,
                    JdkResponses.successful(request, BodyHandlers.ofString()),
                    RetryPolicy.of(3, Duration.ofSeconds(10)),
                    RedirectPolicy.standard());
            out.println("  the client got \"" + response.body() + "\" after "
                    + JdkResponses.history(response).size() + " requests");
        } catch (UnexpectedStatusException e) {
            out.println("  the client got " + e.status() + ": " + e.bodyExcerpt());
        }
    }
}
