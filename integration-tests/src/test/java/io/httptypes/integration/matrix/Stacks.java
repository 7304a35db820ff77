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
import org.apache.catalina.util.ServerInfo;
import org.eclipse.jetty.util.Jetty;

/** What the stacks do with statuses and methods, as it was measured. */
final class Stacks {
    private final List<Table> tables;

    private Stacks(List<Table> tables) {
        this.tables = tables;
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
                    pairs.table("Status codes", PairMeasurement::statuses),
                    pairs.table("Methods", PairMeasurement::methods),
                    pairs.table("HEAD", PairMeasurement::head),
                    pairs.table("Interim responses", interim),
                    Phrases.table("Reason phrases", servers),
                    StatusLines.table("Malformed status lines", List.of(okHttp1, jdk1)),
                    RequestLines.table("Malformed request lines", servers)));
        }
    }

    private static Pairs.Measure interim(List<Server> servers, Client socket, ExecutorService threads) {
        record Try(Server server, StatusCode interim) {}
        Map<Try, Future<Boolean>> canSend = new HashMap<>();
        for (Server server : servers) {
            for (StatusCode interim : PairMeasurement.INTERIM) {
                canSend.put(
                        new Try(server, interim),
                        threads.submit(() -> PairMeasurement.canSend(server, interim, socket)));
            }
        }
        return (server, client) -> {
            List<StatusCode> sendable = new ArrayList<>();
            for (StatusCode interim : PairMeasurement.INTERIM) {
                if (canSend.get(new Try(server, interim)).get()) {
                    sendable.add(interim);
                }
            }
            return PairMeasurement.interim(server, client, sendable);
        };
    }

    List<Table> tables() {
        return tables;
    }

    /** A sentence. */
    static String versions() {
        return "These are Jetty %s, Tomcat %s, Netty %s and OkHttp %s.\n"
                .formatted(
                        Jetty.VERSION,
                        ServerInfo.getServerInfo().replace("Apache Tomcat/", ""),
                        Version.identify().get("netty-codec-http").artifactVersion(),
                        okhttp3.OkHttp.VERSION);
    }
}
