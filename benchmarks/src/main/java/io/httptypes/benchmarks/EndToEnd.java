package io.httptypes.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.httptypes.StatusCode;
import io.httptypes.examples.relay.Gateway;
import io.httptypes.examples.relay.Origin;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The relay's gateway with the adapters, and the same with bare numbers and strings, asked in turns: A B B A and so on.
 * All of it, the clients and the origin too, runs in one JVM over real sockets.
 */
final class EndToEnd {
    private static final String FILE = "end-to-end.json";
    private static final Duration WARMUP = Duration.ofSeconds(8);
    private static final Duration TURN = Duration.ofMillis(1500);
    private static final int PAIRS = 16;
    private static final int CLIENTS = 2;
    private static final double MARGIN = 0.02;

    private static final List<byte[]> REQUESTS = Stream.of(
                    "GET 200", "GET 404", "POST 200", "GET 520", "PURGE 204", "GET 200", "PROPFIND 207", "GET 503")
            .map(request -> request.split(" ", -1))
            .map(request -> request[0] + " " + Origin.path(StatusCode.parse(request[1]))
                    + " HTTP/1.1\r\nHost: a.example\r\nContent-Length: 0\r\n\r\n")
            .map(request -> request.getBytes(StandardCharsets.ISO_8859_1))
            .toList();

    private EndToEnd() {}

    /** Of each pair of turns, what the adapters reached, divided by what the bare gateway did. */
    record Ratios(List<Double> throughput, List<Double> median, List<Double> p99) {}

    /**
     * The median of the pairs' ratios, and the range from the fourth from below to the fourth from above, which of 16
     * pairs holds the true median in 98 % of all runs.
     */
    record Interval(double median, double low, double high) {
        static Interval of(List<Double> ratios) {
            double[] sorted =
                    ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int fourth = Math.min(3, sorted.length / 2);
            return new Interval(Measured.median(sorted), sorted[fourth], sorted[sorted.length - 1 - fourth]);
        }
    }

    private record Turn(double throughput, double median, double p99) {}

    static void measure(Path results) throws Exception {
        List<Turn> adapters = new ArrayList<>();
        List<Turn> bare = new ArrayList<>();
        try (Origin origin = Origin.start();
                Gateway gateway = Gateway.start(0, origin.url());
                BareGateway bareGateway = new BareGateway(origin.url())) {
            turn(gateway.address(), WARMUP);
            turn(bareGateway.address(), WARMUP);
            for (int pair = 0; pair < PAIRS; pair++) {
                if (pair % 2 == 0) {
                    adapters.add(turn(gateway.address(), TURN));
                    bare.add(turn(bareGateway.address(), TURN));
                } else {
                    bare.add(turn(bareGateway.address(), TURN));
                    adapters.add(turn(gateway.address(), TURN));
                }
            }
        }
        List<Double> throughput = new ArrayList<>();
        List<Double> median = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            throughput.add(adapters.get(pair).throughput / bare.get(pair).throughput);
            median.add(adapters.get(pair).median / bare.get(pair).median);
            p99.add(adapters.get(pair).p99 / bare.get(pair).p99);
        }
        Files.createDirectories(results);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(results.resolve(FILE).toFile(), new Ratios(throughput, median, p99));
        System.out.printf(
                Locale.ROOT,
                "end to end: %d pairs, %.0f requests a second%n",
                PAIRS,
                Measured.median(bare.stream().mapToDouble(Turn::throughput).toArray()));
    }

    static Ratios read(Path results) throws IOException {
        return new ObjectMapper().readValue(results.resolve(FILE).toFile(), Ratios.class);
    }

    /**
     * No worse than the bare gateway, beyond the noise: the interval reaches it, or the median is within the margin.
     */
    static List<Verdict> check(Ratios ratios) {
        return List.of(
                verdict("requests a second", Interval.of(ratios.throughput), 1 - MARGIN, true),
                verdict("median latency", Interval.of(ratios.median), 1 + MARGIN, false),
                verdict("99th percentile of the latency", Interval.of(ratios.p99), 1 + MARGIN, false));
    }

    private static Verdict verdict(String what, Interval interval, double limit, boolean more) {
        boolean met =
                more ? interval.high >= 1 || interval.median >= limit : interval.low <= 1 || interval.median <= limit;
        String measured = Checker.number(interval.median) + " (" + Checker.number(interval.low) + " to "
                + Checker.number(interval.high) + ")";
        return new Verdict(
                "through the gateway, " + what, "1 within the noise, or " + Checker.number(limit), measured, met);
    }

    private static Turn turn(InetSocketAddress gateway, Duration duration) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            Callable<long[]> client = () -> ask(gateway, duration);
            List<Future<long[]>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(client));
            }
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> future : clients) {
                latencies.add(future.get());
            }
            long[] all =
                    latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Turn(
                    all.length / (duration.toNanos() / 1e9), all[all.length / 2], all[(int) (all.length * 0.99)]);
        } finally {
            threads.shutdown();
        }
    }

    /** One request after the other on one connection; what each took. */
    private static long[] ask(InetSocketAddress gateway, Duration duration) throws IOException {
        long[] latencies = new long[1024];
        int count = 0;
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(15_000);
            socket.connect(gateway);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            long end = System.nanoTime() + duration.toNanos();
            for (long now = System.nanoTime(); now < end; count++) {
                socket.getOutputStream().write(REQUESTS.get(count % REQUESTS.size()));
                skipResponse(in);
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * count);
                }
                long then = System.nanoTime();
                latencies[count] = then - now;
                now = then;
            }
        }
        return Arrays.copyOf(latencies, count);
    }

    private static void skipResponse(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the gateway has closed the connection after: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
