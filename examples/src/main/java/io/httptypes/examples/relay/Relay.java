package io.httptypes.examples.relay;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.examples.relay.RelayServer.ClientStack;
import io.httptypes.examples.relay.RelayServer.ServerStack;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * The main job, shown on real sockets: each status and each method goes in at a client, through Netty and OkHttp to a
 * servlet, and comes back. {@code --serve [port]} keeps the relay running in place of that; {@code --server=jdk} and
 * {@code --client=jdk} put the JDK's own in the place of Netty and of OkHttp.
 */
public final class Relay {
    private static final String STATUS_ROW = "%-4s %-32s %-36s %-32s %-36s %s%n";
    private static final String METHOD_ROW = "%-18s %-18s %-18s %s%n";

    private static final String SERVER = "--server=";
    private static final String CLIENT = "--client=";

    private final PrintStream out;
    private final ServerStack server;
    private final ClientStack client;
    private int carried;
    private int lost;

    private Relay(PrintStream out, ServerStack server, ClientStack client) {
        this.out = out;
        this.server = server;
        this.client = client;
    }

    /**
     * Runs the demonstration, or the relay itself with {@code --serve [port]}. The exit status is 0 only if nothing was
     * lost.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> rest = new ArrayList<>();
        ServerStack server = ServerStack.NETTY;
        ClientStack client = ClientStack.OKHTTP;
        for (String arg : args) {
            if (arg.startsWith(SERVER)) {
                server = RelayServer.parse(SERVER, ServerStack.class, arg.substring(SERVER.length()));
            } else if (arg.startsWith(CLIENT)) {
                client = RelayServer.parse(CLIENT, ClientStack.class, arg.substring(CLIENT.length()));
            } else {
                rest.add(arg);
            }
        }
        if (!rest.isEmpty() && rest.get(0).equals("--serve") && rest.size() <= 2) {
            serve(server, client, rest.size() == 2 ? port(rest.get(1)) : 0);
        } else if (!rest.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected --serve [port], --server=netty or jdk, --client=okhttp or jdk, or no argument, but got "
                            + rest);
        } else if (run(System.out, server, client) > 0) {
            System.exit(1);
        }
    }

    /** Runs the demonstration with Netty and OkHttp, prints it, and returns how many statuses and methods were lost. */
    public static int run(PrintStream out) throws IOException {
        return run(out, ServerStack.NETTY, ClientStack.OKHTTP);
    }

    private static int run(PrintStream out, ServerStack server, ClientStack client) throws IOException {
        Relay relay = new Relay(out, server, client);
        try (Origin origin = Origin.start();
                RelayServer gateway = RelayServer.start(server, client, 0, origin.url())) {
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
        out.printf(
                "client -> gateway (%s) -> %s -> servlet (Jetty): every final status with a name, and some without%n",
                server.words, client.words);
        out.println();
        out.printf(STATUS_ROW, "code", "constant", "Jetty sent", "Netty's own table says", "the client got", "lost");
        for (StatusCode status : statuses) {
            WireClient.Reply sent = WireClient.send(jetty, HttpMethod.GET, Origin.path(status));
            WireClient.Reply got = WireClient.send(gateway, HttpMethod.GET, Origin.path(status));
            // The JDK's server chooses the phrase.
            boolean isSaid = server == ServerStack.JDK || got.phrase().equals(status.reasonPhrase());
            boolean kept = got.status().equals(status) && isSaid;
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
        out.println("407: OkHttp alone throws on one that comes from an origin; OkHttpInterceptors.carryOrigin407 "
                + "carries it.");
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
                "GET /status/200 and more HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n");
        showEdge("a method that is no token", gateway, "G(T /status/200 HTTP/1.1\r\nHost: a.example\r\n\r\n");
        out.printf("%-40s %d%n", "of these, the origin saw", origin.requests() - before);
        if (server == ServerStack.JDK) {
            out.println(
                    "The JDK's server leaves out what stands between the target and the version, and tells nobody.");
        }
    }

    private void showOriginDown() throws IOException {
        HttpUrl closed;
        try (Origin origin = Origin.start()) {
            closed = origin.url();
        }
        try (RelayServer gateway = RelayServer.start(server, client, 0, closed)) {
            showEdge(
                    "GET while the origin is down",
                    gateway.address(),
                    "GET /status/200 HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n");
        }
    }

    private void showEdge(String what, InetSocketAddress gateway, String request) throws IOException {
        String answer;
        try {
            answer = line(WireClient.send(gateway, request));
        } catch (EOFException closed) {
            answer = "the connection is closed";
        }
        out.printf("%-40s %s%n", what, answer);
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

    private static void serve(ServerStack server, ClientStack client, int port)
            throws IOException, InterruptedException {
        try (Origin origin = Origin.start();
                RelayServer gateway = RelayServer.start(server, client, port, origin.url())) {
            String url = "http://127.0.0.1:" + gateway.address().getPort();
            System.out.println("The relay listens; end it with Ctrl-C. Try:");
            System.out.println("  curl -i " + url + Origin.path(HttpStatus.TOO_EARLY));
            System.out.println("  curl -i -X PURGE " + url + Origin.path(HttpStatus.OK));
            System.out.println("  curl -i " + url + Origin.path(HttpStatus.PROXY_AUTHENTICATION_REQUIRED));
            gateway.awaitClose();
        }
    }
}
