package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Every byte that comes over a socket, and that the next response is in step. */
@ExtendWith(NoLeaks.class)
class Http1WireTest {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final List<String> METHODS = List.of("GET", "HEAD", "CONNECT");

    private static final String NEXT = "GET /full/299 HTTP/1.1\r\n\r\n";
    private static final String IN_STEP = "HTTP/1.1 299 \r\n" + full(StatusCode.of(299), "GET");

    enum Pipeline {
        PLAIN(pipeline -> {}),
        AGGREGATING(pipeline -> pipeline.addLast(new HttpObjectAggregator(1 << 16))),
        COMPRESSING(pipeline -> pipeline.addLast(new HttpContentCompressor())),
        BOTH(pipeline -> pipeline.addLast(new HttpContentCompressor(), new HttpObjectAggregator(1 << 16)));

        private final Consumer<ChannelPipeline> handlers;

        Pipeline(Consumer<ChannelPipeline> handlers) {
            this.handlers = handlers;
        }

        WireServer start() {
            return WireServer.start((channel, application) -> {
                channel.pipeline().addLast(new HttpServerCodec());
                handlers.accept(channel.pipeline());
                channel.pipeline().addLast(application.get());
            });
        }

        /** The oldest supported compressor takes any 1xx but 100 for the answer, and throws on the one that follows. */
        boolean sends(int code) {
            boolean compressing = this == COMPRESSING || this == BOTH;
            return !(compressing && isOldest() && code > 100 && code < 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusForEveryMethodOnOneConnection(Pipeline pipeline) throws IOException {
        try (WireServer server = pipeline.start();
                Connection connection = new Connection(server)) {
            for (int code = 100; code <= 999; code++) {
                for (String method : METHODS) {
                    if (pipeline.sends(code)) {
                        StatusCode status = StatusCode.of(code);
                        connection.send(method + " /empty/" + code + " HTTP/1.1\r\n\r\n" + NEXT);
                        connection.expect(statusLine(status) + empty(status, method) + IN_STEP);

                        for (String kind : code < 200 ? List.<String>of() : List.of("full", "pooled")) {
                            connection.send(method + " /" + kind + "/" + code + " HTTP/1.1\r\n\r\n" + NEXT);
                            connection.expect(withContent(status, method, kind) + IN_STEP);
                        }
                    }
                }
            }
            connection.send("GET /full/404 HTTP/1.1\r\nConnection: close\r\n\r\n");
            String last = full(StatusCode.of(404), "GET");
            connection.expect(
                    statusLine(StatusCode.of(404)) + last.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n"));
            connection.expectEnd();
        }
    }

    /** What a client gets that accepts gzip: where there is content, it is compressed, and nothing else has changed. */
    @Test
    void everyNamedStatusThroughACompressorThatCompresses() throws IOException {
        try (WireServer server = Pipeline.BOTH.start();
                Connection connection = new Connection(server)) {
            for (StatusCode status : HttpStatus.values()) {
                int code = status.code();
                for (String method : METHODS) {
                    // A tunnel is not for a compressor, which knows one behind 200 alone.
                    boolean isOtherTunnel = method.equals("CONNECT") && code > 200 && code < 300;
                    if (!Pipeline.BOTH.sends(code) || code < 200 || isOtherTunnel) {
                        continue;
                    }
                    String fields = " HTTP/1.1\r\nAccept-Encoding: gzip\r\n\r\n";
                    connection.send(method + " /empty/" + code + fields + NEXT);
                    connection.expect(statusLine(status) + empty(status, method) + IN_STEP);

                    connection.send(method + " /full/" + code + fields + NEXT);
                    if (!status.allowsContent()) {
                        connection.expect(refused(method));
                    } else if (method.equals("GET")) {
                        connection.expect(statusLine(status)
                                + "Content-Type: text/plain\r\ncontent-encoding: gzip\r\ncontent-length: ");
                        assertThat(new String(connection.readGzipped(), StandardCharsets.UTF_8))
                                .isEqualTo(WireServer.contentOf(status));
                    } else {
                        connection.expect(withContent(status, method, "full"));
                    }
                    connection.expect(IN_STEP);
                }
            }
        }
    }

    /** Skipped where there is no curl. A tunnel is not for curl, which would wait for its end. */
    @ParameterizedTest
    @CsvSource({"GET, -i", "HEAD, -I"})
    void curlSeesEveryStatusOnOneConnection(String method, String option) throws IOException, InterruptedException {
        assumeTrue(isCurlInstalled(), "curl is not installed");
        try (WireServer server = Pipeline.BOTH.start()) {
            String uri = "http://127.0.0.1:" + server.port();
            Process curl = new ProcessBuilder(
                            "curl",
                            "-s",
                            option,
                            "-w",
                            "%{num_connects}",
                            uri + "/empty/[200-999]",
                            uri + "/full/[200-999]")
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(curl.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(curl.waitFor()).isZero();

            StringBuilder expected = new StringBuilder();
            for (int code = 200; code <= 999; code++) {
                StatusCode status = StatusCode.of(code);
                expected.append(statusLine(status))
                        .append(empty(status, method))
                        .append(code == 200 ? "1" : "0");
            }
            for (int code = 200; code <= 999; code++) {
                StatusCode status = StatusCode.of(code);
                expected.append(withContent(status, method, "full")).append("0");
            }
            assertThat(printed).isEqualTo(expected.toString());
        }
    }

    private static boolean isCurlInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void interimResponsesComeBeforeTheFinalOne(Pipeline pipeline) throws IOException {
        List<Integer> interim = pipeline.sends(103) ? List.of(100, 102, 103, 150) : List.of(100);
        try (WireServer server = pipeline.start();
                Connection connection = new Connection(server)) {
            for (String method : METHODS) {
                for (int code : new int[] {200, 204, 205, 304, 404}) {
                    StatusCode status = StatusCode.of(code);
                    StringBuilder path = new StringBuilder("/empty/" + code);
                    StringBuilder expected = new StringBuilder();
                    for (int before : interim) {
                        path.append('/').append(before);
                        expected.append(statusLine(StatusCode.of(before)))
                                .append(WireServer.FIELD)
                                .append(": yes\r\n\r\n");
                    }
                    connection.send(method + " " + path + " HTTP/1.1\r\n\r\n" + NEXT);
                    connection.expect(expected + statusLine(status) + empty(status, method) + IN_STEP);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void http10IsKeptAliveOnlyIfItAsks(Pipeline pipeline) throws IOException {
        try (WireServer server = pipeline.start()) {
            for (String method : List.of("GET", "HEAD")) {
                String expected = full(StatusCode.of(404), method);
                try (Connection connection = new Connection(server)) {
                    for (int i = 0; i < 2; i++) {
                        connection.send(method
                                + " /full/404 HTTP/1.0\r\nConnection: keep-alive\r\nAccept-Encoding: gzip\r\n\r\n");
                        connection.expect("HTTP/1.0 404 Not Found\r\n"
                                + expected.replace("\r\n\r\n", "\r\nconnection: keep-alive\r\n\r\n"));
                    }
                    connection.send(method + " /full/404 HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n");
                    connection.expect("HTTP/1.0 404 Not Found\r\n"
                            + expected.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n"));
                    connection.expectEnd();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "GET /full/200 HTTP/x\r\n\r\n",
                "GET /full/200 HTTP/1.1\r\n: x\r\n\r\n",
                "HEAD /full/200 HTTP/1.1\r\n: x\r\n\r\n"
            })
    void saysCloseToWhatCouldNotBeDecodedAndCloses(String request) throws IOException {
        try (WireServer server = Pipeline.BOTH.start();
                Connection connection = new Connection(server)) {
            connection.send(request);
            String version = request.contains("HTTP/1.1") ? "HTTP/1.1" : "HTTP/1.0";
            connection.expect(version + " 400 Bad Request\r\n" + "content-length: 0\r\n" + "connection: close\r\n\r\n");
            connection.expectEnd();
        }
    }

    static boolean isOldest() {
        return System.getProperty("stack.version").startsWith("4.1.68");
    }

    // What follows is what the RFCs say, by numbers and in words of its own.

    /**
     * The response with content; to CONNECT a 2xx without; and where the status allows none, what the application says
     * then.
     */
    private static String withContent(StatusCode status, String method, String kind) {
        int code = status.code();
        if (code == 204 || code == 205 || code == 304) {
            return refused(method);
        }
        if (method.equals("CONNECT") && code < 300) {
            return kind.equals("pooled") ? refused(method) : statusLine(status) + "Content-Type: text/plain\r\n\r\n";
        }
        return statusLine(status) + full(status, method);
    }

    private static String refused(String method) {
        return "HTTP/1.1 500 Internal Server Error\r\n"
                + (method.equals("HEAD") ? "\r\n" : "content-length: 0\r\n\r\n");
    }

    private static String statusLine(StatusCode status) {
        return "HTTP/1.1 " + status.code() + " " + status.reasonPhrase() + "\r\n";
    }

    private static String empty(StatusCode status, String method) {
        int code = status.code();
        if (code < 200) {
            return "\r\n" + statusLine(StatusCode.of(200)) + empty(StatusCode.of(200), method);
        }
        // Netty's encoder writes a length with 205, whatever the method.
        boolean tunnel = method.equals("CONNECT") && code < 300 && code != 205;
        boolean isUnknown = method.equals("HEAD") && code != 205;
        return code == 204 || code == 304 || tunnel || isUnknown ? "\r\n" : "content-length: 0\r\n\r\n";
    }

    private static String full(StatusCode status, String method) {
        String content = WireServer.contentOf(status);
        return "Content-Type: text/plain\r\ncontent-length: " + content.length() + "\r\n\r\n"
                + (method.equals("HEAD") ? "" : content);
    }

    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Connection(WireServer server) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void expect(String text) throws IOException {
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            try {
                for (int c = 0; got.size() < text.length() && c >= 0; ) {
                    c = in.read();
                    if (c >= 0) {
                        got.write(c);
                    }
                }
            } catch (SocketTimeoutException less) {
                got.writeBytes(" <no more>".getBytes(StandardCharsets.ISO_8859_1));
            }
            assertThat(got.toString(StandardCharsets.ISO_8859_1)).isEqualTo(text);
        }

        void expectEnd() throws IOException {
            assertThat(in.read()).isEqualTo(-1);
        }

        /** The rest of a header section, behind the name of its length, and content of this length. */
        byte[] readGzipped() throws IOException {
            int length = Integer.parseInt(readLine());
            assertThat(readLine()).isEmpty();
            return new GZIPInputStream(new ByteArrayInputStream(in.readNBytes(length))).readAllBytes();
        }

        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                assertThat(c).isNotNegative();
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
