package io.httptypes.integration.matrix;

import io.httptypes.StatusCode;
import io.netty.util.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.catalina.util.ServerInfo;
import org.eclipse.jetty.util.Jetty;

/** The document that tells what the stacks do with statuses and methods, as it was measured. */
final class Stacks {
    private static final String NOTES = """
            ## Notes

            - **407.** OkHttp throws on any that an origin server sends. `OkHttpInterceptors.carryOrigin407` is there for gateways.
            - **204, 205, 304.** The applications here write no content with them.
            - **CONNECT.** A servlet container is no tunnel. OkHttp writes a path into its CONNECT, and over HTTP/2 too, where RFC 9113,
              Section 8.5, forbids it; Netty hands it to the application all the same. The socket names a host and a port, as HTTP wants it.
            - **TRACE.** Tomcat answers it with 405 unless `Connector.setAllowTrace(true)` is called.
            - **Interim responses.** The application on Jetty and Tomcat calls `HttpServletResponse.sendError(103)`. Where the server cannot send
              another code in this way, its client waits for an answer until its time is up, or the connection is closed; `ServletAdapter.sendError`
              and `setStatus` refuse such a code. This was found over HTTP/1.1 and is not tried again over HTTP/2. OkHttp and
              `java.net.http` do not tell their callers about interim responses.
            - **Phrases.** A servlet container chooses them, and HTTP/2 has none. `NettyAdapter.setStatus` and `OkHttpAdapter.setStatus` write
              the registered one. Never read a phrase for its meaning.
            - **Malformed status lines.** No adapter makes a status of a number that is none: `findStatus` is empty, and `statusOf` throws. Where
              a stack reads a legal code in an illegal line, the adapter is given that number and cannot know. OkHttp takes other digits than
              ASCII's. `java.net.http` reads three characters at a fixed place, whatever stands around them; so 1000 is an interim 100 to it,
              behind which it waits for another response. Netty takes any white space for a blank. Where it gives up, it hands out a
              placeholder with the code 999, which `NettyAdapter` never reads as a status; a line may have 4,096 bytes unless it is told
              otherwise. OkHttp's exception for `-12` is unchecked, so `catch (IOException e)` misses it.
            - **Malformed request lines.** No application here took for a method what is no token. Tomcat hands out an empty method, and
              `jdk.httpserver` whatever stands before the first blank; `findMethod`, or `RequestMethod.find`, is empty then, and the
              application answers 400. Netty hands out each broken request with a placeholder for its method, which `NettyAdapter` never
              reads as one, so that the 400 is always the application's. Netty and Tomcat take a tab for a blank, and Netty skips what blanks
              stand in front.
            """;

    private final List<Section> sections;

    private Stacks(List<Section> sections) {
        this.sections = sections;
    }

    /** More than there are cores: most of the time is waiting. */
    private static final int THREADS = 12;

    /** Starts all servers and clients, and measures. When this returns, they are closed. */
    static Stacks measure() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            return measure(threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Stacks measure(ExecutorService threads) throws Exception {
        try (Server jetty = JettyServer.start();
                Server tomcat = TomcatServer.start();
                Server netty = NettyServer.start();
                Server jdk = JdkServer.start();
                Client okHttp1 = OkHttp.over(Protocol.HTTP_1_1);
                Client okHttp2 = OkHttp.over(Protocol.HTTP_2);
                Client jdk1 = JdkClient.over(Protocol.HTTP_1_1);
                Client jdk2 = JdkClient.over(Protocol.HTTP_2);
                Client socket = new RawClient()) {
            List<Server> servers = List.of(jetty, tomcat, netty, jdk);
            Pairs pairs = new Pairs(servers, List.of(okHttp1, okHttp2, jdk1, jdk2, socket), threads);
            // First, since a server that cannot send one keeps its client waiting until both time-outs are over.
            Pairs.Measure interim = interim(servers, socket, threads);
            return new Stacks(List.of(
                    new Section(
                            "Every code from 200 to 999, with GET.", pairs.table("Status codes", Exchanges::statuses)),
                    new Section(
                            "Every registered method, PURGE, M-SEARCH, FOO, get, one of 300 letters, each character of a token by\n"
                                    + "itself, and all of them together; each is answered with 200.",
                            pairs.table("Methods", Exchanges::methods)),
                    new Section("Every final status that has a name, with HEAD.", pairs.table("HEAD", Exchanges::head)),
                    new Section(
                            "100, 102, 103 and 150, which has no name, each followed by a final 200.",
                            pairs.table("Interim responses", interim)),
                    new Section(
                            "The phrases of the named final codes in HTTP/1.1, against the registered ones.",
                            Phrases.table("Reason phrases", servers)),
                    new Section(
                            "What a client makes of the bytes that a broken server sends over HTTP/1.1.",
                            StatusLines.table("Malformed status lines", List.of(okHttp1, jdk1))),
                    new Section(
                            "What a server makes of the bytes that a broken client sends over HTTP/1.1: the method that the\n"
                                    + "application reads through the adapter, or the status of the answer.",
                            RequestLines.table("Malformed request lines", servers))));
        }
    }

    private static Pairs.Measure interim(List<Server> servers, Client socket, ExecutorService threads) {
        record Try(Server server, StatusCode interim) {}
        Map<Try, Future<Boolean>> canSend = new HashMap<>();
        for (Server server : servers) {
            for (StatusCode interim : Exchanges.INTERIM) {
                canSend.put(new Try(server, interim), threads.submit(() -> Exchanges.canSend(server, interim, socket)));
            }
        }
        return (server, client) -> {
            List<StatusCode> sendable = new ArrayList<>();
            for (StatusCode interim : Exchanges.INTERIM) {
                if (canSend.get(new Try(server, interim)).get()) {
                    sendable.add(interim);
                }
            }
            return Exchanges.interim(server, client, sendable);
        };
    }

    List<Table> tables() {
        return sections.stream().map(Section::table).toList();
    }

    String toMarkdown() {
        return sections.stream()
                .map(section -> "## %s\n\n%s\n\n%s\n"
                        .formatted(
                                section.table().title(),
                                section.introduction(),
                                section.table().toMarkdown()))
                .collect(Collectors.joining("", introduction(), NOTES));
    }

    private static String introduction() {
        return """
            # How the stacks behave

            What becomes of a status or a method between a server and a client, each pair over real sockets. The servers answer through
            our adapters, and the clients are read through them. "Unchanged" means that the same number, the same token and the same
            content have come out at the other end, over the protocol that the row names; a cell names every exception, and the helper of
            ours that mends it, if there is one.

            This is Jetty %s, Tomcat %s, Netty %s and OkHttp %s; `jdk.httpserver`, the JDK's own server, which knows numbers and
            texts alone; `java.net.http`, the JDK's own client, which comes to HTTP/2 by an upgrade (OkHttp has prior knowledge); and a
            socket, whose status line is read with `StatusCode.parse`. No client follows redirects or sends again. JDK 17 and 25 do not
            differ in anything that stands here.

            A test measures all this anew in each build, `MatrixIT`, and fails where a cell is not true.

            """.formatted(
                        Jetty.VERSION,
                        ServerInfo.getServerInfo().replace("Apache Tomcat/", ""),
                        Version.identify().get("netty-codec-http").artifactVersion(),
                        okhttp3.OkHttp.VERSION);
    }

    private record Section(String introduction, Table table) {}
}
