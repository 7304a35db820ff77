package io.httptypes.soak;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;

/**
 * Clients that ask a server, a connection and a thread each, one request after the other. A tenth of them leaves early:
 * right after a request, or with a reset after the first byte of the response; and comes back.
 */
final class Load {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** Between two visits of one that leaves: each closed connection holds a port for a minute. */
    private static final long PAUSE_MILLIS = 100;

    private static final int BUFFER = 8192;

    private final List<Exchange> exchanges;
    private final List<byte[]> requests;
    private final int connections;

    Load(List<Exchange> exchanges, int connections) {
        this.exchanges = exchanges;
        this.requests = exchanges.stream().map(Exchange::request).toList();
        this.connections = connections;
    }

    /**
     * What a turn has brought.
     *
     * @param responses that were read to their end
     * @param median latency of these, in nanoseconds
     * @param p99 the 99th percentile of these
     * @param left how many responses were not read to their end
     * @param wrong what was not as it has to be
     */
    record Turn(long responses, double median, double p99, double throughput, long left, List<String> wrong) {}

    /** Asks for so long. */
    Turn run(InetSocketAddress server, Duration duration) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            long end = start + duration.toNanos();
            List<Future<Client>> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Client client = new Client(server, i);
                boolean leaves = i % 10 == 0;
                clients.add(threads.submit(() -> leaves ? client.leave(end) : client.stay(end)));
            }
            Histogram latencies = newHistogram();
            long left = 0;
            List<String> wrong = new ArrayList<>();
            for (Future<Client> future : clients) {
                Client client = future.get();
                latencies.add(client.latencies);
                left += client.left;
                wrong.addAll(client.wrong);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Turn(
                    latencies.getTotalCount(),
                    latencies.getValueAtPercentile(50),
                    latencies.getValueAtPercentile(99),
                    latencies.getTotalCount() / seconds,
                    left,
                    wrong);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Histogram newHistogram() {
        return new Histogram(TIMEOUT.toNanos() * 2, 3);
    }

    private final class Client {
        private final Histogram latencies = newHistogram();
        private final List<String> wrong = new ArrayList<>();
        private final InetSocketAddress server;
        private int next;
        private long left;

        Client(InetSocketAddress server, int number) {
            this.server = server;
            this.next = number;
        }

        Client stay(long end) {
            try {
                while (System.nanoTime() < end) {
                    stayConnected(end);
                }
            } catch (IOException broken) {
                wrong.add(broken.toString());
            }
            return this;
        }

        /** Until the server closes, which Tomcat does after each 503. */
        private void stayConnected(long end) throws IOException {
            try (Socket socket = connect()) {
                InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
                boolean isClosed = false;
                for (long now = System.nanoTime(); now < end && !isClosed; now = System.nanoTime()) {
                    Exchange exchange = exchanges.get(next % exchanges.size());
                    socket.getOutputStream().write(requests.get(next++ % requests.size()));
                    Response response = Response.read(in, exchange.isHead());
                    latencies.recordValue(System.nanoTime() - now);
                    String difference = response.differenceFrom(exchange);
                    if (!difference.isEmpty()) {
                        wrong.add(exchange.method() + " " + exchange.path() + ": " + difference);
                    }
                    isClosed = "close".equalsIgnoreCase(response.fields().get("Connection"));
                }
            }
        }

        Client leave(long end) throws InterruptedException {
            for (; System.nanoTime() < end; next++) {
                try (Socket socket = connect()) {
                    socket.getOutputStream().write(requests.get(next % requests.size()));
                    if (ThreadLocalRandom.current().nextBoolean()) {
                        socket.getInputStream().read();
                        socket.setSoLinger(true, 0);
                    }
                    left++;
                } catch (IOException broken) {
                    wrong.add("of one that leaves: " + broken);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return this;
        }

        private Socket connect() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            socket.connect(server, Math.toIntExact(TIMEOUT.toMillis()));
            return socket;
        }
    }

    /** A response with a length, as it is on the wire. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares responses
    record Response(String statusLine, Map<String, String> fields, byte[] body) {
        static Response read(InputStream in, boolean isToHead) throws IOException {
            String statusLine = line(in);
            Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            String length = fields.getOrDefault("Content-Length", "0");
            byte[] body = in.readNBytes(isToHead ? 0 : Integer.parseInt(length));
            return new Response(statusLine, fields, body);
        }

        /** What is not as it has to be, or nothing. */
        String differenceFrom(Exchange exchange) {
            if (!statusLine.startsWith("HTTP/1.1 " + exchange.status())) {
                return statusLine;
            }
            for (Map.Entry<String, String> expected : exchange.fields().entrySet()) {
                String value = fields.getOrDefault(expected.getKey(), "nothing");
                // A server may add a charset.
                if (!value.toLowerCase(Locale.ROOT)
                        .startsWith(expected.getValue().toLowerCase(Locale.ROOT))) {
                    return expected.getKey() + " is " + value;
                }
            }
            byte[] expected = exchange.isHead() ? new byte[0] : exchange.body();
            return Arrays.equals(body, expected) ? "" : body.length + " bytes of content";
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("the server has closed the connection after \"" + line + "\"");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
