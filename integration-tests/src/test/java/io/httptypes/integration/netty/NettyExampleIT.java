package io.httptypes.integration.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.examples.netty.NettyExample;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.integration.servlet.RawResponse;
import io.httptypes.okhttp.OkHttpAdapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the example prints for a shell is answered, by bare HTTP/1.1, by HTTP/2, and as it is printed. */
class NettyExampleIT {
    private static final Pattern CURL =
            Pattern.compile("curl( --http2-prior-knowledge)? -i(?: (-I)| -X (\\S+))?(?: -d (\\S+))? "
                    + "http://127\\.0\\.0\\.1:\\d+(/\\S+)");
    private static final List<String> SHOWN =
            List.of("Allow", "Location", "Retry-After", "WWW-Authenticate", "Content-Length");

    private static final List<String> ANSWERS = List.of(
            "GET /note 200 Content-Length [6] hello",
            "HEAD /note 200 Content-Length [6]",
            "PUT /note 204",
            "DELETE /note 405 Allow [GET, HEAD, PUT] Content-Length [0]",
            "GET /early 200 Content-Length [5] moin",
            "GET /old 308 Location [/note] Content-Length [0]",
            "GET /busy 503 Retry-After [30] Content-Length [0]",
            "GET /private 401 WWW-Authenticate [Basic realm=\"notes\"] Content-Length [0]",
            "GET /missing 404 Content-Length [0]");

    private final NettyExample example = NettyExample.start();

    @AfterEach
    void stop() {
        example.close();
    }

    @Test
    void linesAreAnsweredOnOneConnection() throws IOException {
        List<String> answers = new ArrayList<>();
        try (RawConnection connection = RawConnection.open(address())) {
            for (Line line : lines(false)) {
                connection.sendBytes("%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(line.method(), line.path(), line.content().length(), line.content()));
                RawResponse response = connection.read(line.method().token());
                if (line.path().equals("/early")) {
                    assertThat(response.statusLine()).isEqualTo("HTTP/1.1 103 Early Hints");
                    assertThat(response.fields()).containsExactly("Link: </style.css>; rel=preload");
                    response = connection.read(line.method().token());
                }
                answers.add(line.answer(response));
            }
        }
        assertThat(answers).isEqualTo(ANSWERS);
    }

    @Test
    void linesAreAnsweredOverHttp2() throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .followRedirects(false)
                .build();
        List<String> answers = new ArrayList<>();
        for (Line line : lines(true)) {
            RequestBody body = line.content().isEmpty()
                    ? null
                    : RequestBody.create(line.content().getBytes(StandardCharsets.UTF_8));
            Request request = OkHttpAdapter.setMethod(
                            new Request.Builder().url("http://127.0.0.1:" + example.port() + line.path()),
                            line.method(),
                            body)
                    .build();
            try (Response response = client.newCall(request).execute()) {
                assertThat(response.protocol()).isEqualTo(Protocol.H2_PRIOR_KNOWLEDGE);
                List<String> fields = new ArrayList<>();
                response.headers().forEach(field -> fields.add(field.getFirst() + ": " + field.getSecond()));
                answers.add(line.answer(new RawResponse(
                        "HTTP/1.1 " + response.code(), fields, response.body().string())));
            }
        }
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        assertThat(answers).isEqualTo(ANSWERS);
    }

    /** Skipped where there is no curl that knows HTTP/2. */
    @Test
    void linesWorkAsTheyArePrinted() throws IOException, InterruptedException {
        assumeTrue(canCurlHttp2(), "curl with HTTP/2 is not installed");
        List<String> answers = new ArrayList<>();
        for (String line : example.curlLines()) {
            // -s: no progress, which goes to the same stream
            Process curl = new ProcessBuilder(
                            line.replaceFirst("curl", "curl -s").split(" "))
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(curl.waitFor()).as("%s: %s", line, printed).isZero();
            String finalResponse = printed.substring(printed.lastIndexOf("HTTP/"));
            String[] parts = finalResponse.split("\r\n\r\n", 2);
            String[] head = parts[0].split("\r\n");
            String statusLine = head[0].replace("HTTP/2 ", "HTTP/1.1 ");
            answers.add(Line.of(line).answer(new RawResponse(statusLine, List.of(head), parts[1])));
        }
        // The note is read before it is written: the second time, it is what the first time has left.
        List<String> expected = new ArrayList<>(ANSWERS);
        expected.add("GET /note 200 Content-Length [5] moin");
        expected.add("HEAD /note 200 Content-Length [5]");
        expected.addAll(ANSWERS.subList(2, ANSWERS.size()));
        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void closesAfterWhatIsNotHttp() throws IOException {
        try (RawConnection connection = RawConnection.open(address())) {
            connection.sendBytes("G@T /note HTTP/1.1\r\n\r\n");
            RawResponse response = connection.read("GET");
            assertThat(response.code()).isEqualTo(HttpStatus.BAD_REQUEST.code());
            assertThat(response.values("Connection")).containsExactly("close");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void closesAsHttp10Asks() throws IOException {
        try (RawConnection connection = RawConnection.open(address())) {
            connection.sendBytes("GET /early HTTP/1.0\r\n\r\n");
            RawResponse response = connection.read("GET");
            assertThat(response.code()).isEqualTo(HttpStatus.OK.code());
            assertThat(response.values("Connection")).containsExactly("close");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), example.port());
    }

    private List<Line> lines(boolean http2) {
        return example.curlLines().stream()
                .map(Line::of)
                .filter(line -> line.http2() == http2)
                .toList();
    }

    private static boolean canCurlHttp2() throws InterruptedException {
        try {
            Process curl = new ProcessBuilder("curl", "--version").start();
            String version = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return curl.waitFor() == 0 && version.contains(" HTTP2 ");
        } catch (IOException missing) {
            return false;
        }
    }

    private record Line(boolean http2, RequestMethod method, String content, String path) {
        static Line of(String line) {
            MatchResult curl = CURL.matcher(line).results().findFirst().orElseThrow(() -> new AssertionError(line));
            String method = curl.group(2) != null ? "HEAD" : curl.group(3) != null ? curl.group(3) : "GET";
            return new Line(
                    curl.group(1) != null,
                    RequestMethod.of(method),
                    curl.group(4) == null ? "" : curl.group(4),
                    curl.group(5));
        }

        String answer(RawResponse response) {
            assertThat(response.values("Transfer-Encoding")).isEmpty();
            assertThat(response.values("Connection")).isEmpty();
            Stream<String> fields = SHOWN.stream()
                    .filter(name -> !response.values(name).isEmpty())
                    .map(name -> " " + name + " " + response.values(name));
            return (method + " " + path + " " + response.code() + String.join("", fields.toList()) + " "
                            + response.content())
                    .strip();
        }
    }
}
