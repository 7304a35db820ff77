package io.httptypes.examples.relay;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * The main job, shown on real sockets: each status and each method goes in at a client, through Netty and OkHttp to a servlet, and
 * comes back. {@code --serve [port]} keeps the relay running in place of that.
 */
public final class Relay {
    private static final String STATUS_ROW = "%-4s %-32s %-36s %-32s %-36s %s%n";
    private static final String METHOD_ROW = "%-18s %-18s %-18s %s%n";

    private final PrintStream out;
    private int carried;
    private int lost;

    private Relay(PrintStream out) {
        this.out = out;
    }

    /** Runs the demonstration, or the relay itself with {@code --serve [port]}. The exit status is 0 only if nothing was lost. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0 && args[0].equals("--serve") && args.length <= 2) {
            serve(args.length == 2 ? port(args[1]) : 0);
        } else if (args.length > 0) {
            throw new IllegalArgumentException(
                    "expected no argument, or --serve [port], but got " + Arrays.toString(args));
        } else if (run(System.out) > 0) {
            System.exit(1);
        }
    }

    /** Runs the demonstration, prints it, and returns how many statuses and methods were lost. */
    public static int run(PrintStream out) throws IOException {
        Relay relay = new Relay(out);
        try (Origin origin = Origin.start();
                Gateway gateway = Gateway.start(0, origin.url())) {
            relay.showStatuses(origin, gateway.address());
            relay.showMethods(gateway.address());
            relay.showEdges(origin, gateway.address());
        }
        relay.showOriginDown();
        out.printf("%n%d carried, %d lost%n", relay.carried, relay.lost);
        return relay.lost;
    }

    private void showStatuses(Origin origin, InetSocketAddress gateway) throws IOException {
        InetSocketAddress jetty =
                new InetSocketAddress(origin.url().host(), origin.url().port());
        List<StatusCode> statuses = Stream.concat(
                        Arrays.stream(HttpStatus.values()).filter(status -> !status.isInformational()),
                        IntStream.of(299, 499, 520, 599, 799, 999).mapToObj(StatusCode::of))
                .toList();
        out.println(
                "client -> gateway (Netty) -> OkHttp -> servlet (Jetty): every final status with a name, and some without");
        out.println();
        out.printf(STATUS_ROW, "code", "constant", "Jetty sent", "Netty's own table says", "the client got", "lost");
        for (StatusCode status : statuses) {
            WireClient.Reply sent = WireClient.send(jetty, HttpMethod.GET, Origin.path(status));
            WireClient.Reply got = WireClient.send(gateway, HttpMethod.GET, Origin.path(status));
            boolean kept = got.status().equals(status) && got.phrase().equals(status.reasonPhrase());
            out.printf(
                    STATUS_ROW,
                    status.code(),
                    status instanceof HttpStatus named ? named.name() : "-",
                    line(sent),
                    HttpResponseStatus.valueOf(status.code()).reasonPhrase(),
                    line(got),
                    verdict(kept));
        }
        out.println();
        out.println(
                "407: OkHttp alone throws on one that comes from an origin; OkHttpInterceptors.carryOrigin407 carries it.");
    }

    private void showMethods(InetSocketAddress gateway) throws IOException {
        List<RequestMethod> methods = Stream.concat(
                        Arrays.stream(HttpMethod.values()).filter(method -> method != HttpMethod.CONNECT),
                        Stream.of("PURGE", "get", "M-SEARCH").map(RequestMethod::of))
                .toList();
        out.println();
        out.println("every registered method but CONNECT, and some that are not registered");
        out.println();
        out.printf(METHOD_ROW, "sent", "constant", "the servlet saw", "lost");
        for (RequestMethod method : methods) {
            WireClient.Reply got = WireClient.send(gateway, method, Origin.path(HttpStatus.OK));
            String seen = got.field(Origin.SEEN_METHOD);
            out.printf(
                    METHOD_ROW,
                    method,
                    method instanceof HttpMethod registered ? registered.name() : "-",
                    seen,
                    verdict(seen.equals(method.token()) && got.status() == HttpStatus.OK));
        }
    }

    private void showEdges(Origin origin, InetSocketAddress gateway) throws IOException {
        int before = origin.requests();
        out.println();
        out.println("what is not to be carried");
        out.println();
        showEdge(
                "CONNECT, since a gateway is no tunnel",
                gateway,
                "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n");
        showEdge(
                "a request line that is not HTTP",
                gateway,
                "GET /status/200 and more HTTP/1.1\r\nHost: a.example\r\n\r\n");
        showEdge("a method that is no token", gateway, "G(T /status/200 HTTP/1.1\r\nHost: a.example\r\n\r\n");
        out.printf("%-40s %d%n", "of these, the origin saw", origin.requests() - before);
    }

    private void showOriginDown() throws IOException {
        HttpUrl closed;
        try (Origin origin = Origin.start()) {
            closed = origin.url();
        }
        try (Gateway gateway = Gateway.start(0, closed)) {
            showEdge(
                    "GET while the origin is down",
                    gateway.address(),
                    "GET /status/200 HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n");
        }
    }

    private void showEdge(String what, InetSocketAddress gateway, String request) throws IOException {
        out.printf("%-40s %s%n", what, line(WireClient.send(gateway, request)));
    }

    private String verdict(boolean kept) {
        if (kept) {
            carried++;
            return "no";
        }
        lost++;
        return "LOST";
    }

    private static String line(WireClient.Reply reply) {
        return (reply.status().code() + " " + reply.phrase()).strip();
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("expected a port, 0 to 65535, but got " + text);
        }
        return Integer.parseInt(text);
    }

    private static void serve(int port) throws InterruptedException {
        try (Origin origin = Origin.start();
                Gateway gateway = Gateway.start(port, origin.url())) {
            String url = "http://127.0.0.1:" + gateway.address().getPort();
            System.out.println("The relay listens; end it with Ctrl-C. Try:");
            System.out.println("  curl -i " + url + Origin.path(HttpStatus.TOO_EARLY));
            System.out.println("  curl -i -X PURGE " + url + Origin.path(HttpStatus.OK));
            System.out.println("  curl -i " + url + Origin.path(HttpStatus.PROXY_AUTHENTICATION_REQUIRED));
            gateway.awaitClose();
        }
    }
}
