package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.examples.relay.Gateway;
import io.httptypes.examples.relay.Origin;
import io.httptypes.examples.relay.WireClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class GatewayIT {
    private static final String FIELDS = "Host: a.example\r\nConnection: close\r\n\r\n";

    @Test
    void fiftyClientsAtOnceGetTheStatusThatEachAskedFor() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (Origin origin = Origin.start();
                Gateway gateway = Gateway.start(0, origin.url())) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int client = 0; client < 50; client++) {
                int first = 200 + client * 16;
                clients.add(() -> {
                    HttpClient http = HttpClient.newHttpClient();
                    for (int code = first; code < first + 16; code++) {
                        HttpResponse<String> response = http.send(
                                HttpRequest.newBuilder(uri(gateway, code))
                                        .timeout(Duration.ofSeconds(20))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                        assertThat(response.statusCode()).isEqualTo(code);
                        if (code != 204 && code != 205 && code != 304) {
                            assertThat(response.body())
                                    .isEqualToIgnoringNewLines(
                                            StatusCode.of(code).toString());
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> client : threads.invokeAll(clients)) {
                client.get();
            }
            assertThat(origin.requests()).isEqualTo(800);
        } finally {
            threads.shutdownNow();
        }
    }

    private static URI uri(Gateway gateway, int code) {
        return URI.create("http://127.0.0.1:" + gateway.address().getPort() + Origin.path(StatusCode.of(code)));
    }

    @Nested
    class WithTheOriginUp {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /status/200 and more HTTP/1.1",
                    "GET /status/200",
                    "GET  HTTP/1.1",
                    "G(T /status/200 HTTP/1.1",
                    "G\u00cbT /status/200 HTTP/1.1",
                    "G\0T /status/200 HTTP/1.1",
                    "GET /status/\0 HTTP/1.1",
                    "GET /status/200 HTTP/x.y",
                    "GET ftp://a.example/status/200 HTTP/1.1",
                    "GET a.example:80 HTTP/1.1",
                    "\u0001\u0002\u0003",
                })
        void answersWhatIsNotHttpWith400AndNeverAsksTheOrigin(String requestLine) throws Exception {
            try (Origin origin = Origin.start();
                    Gateway gateway = Gateway.start(0, origin.url())) {
                assertThat(WireClient.send(gateway.address(), requestLine + "\r\n" + FIELDS)
                                .status())
                        .isEqualTo(HttpStatus.BAD_REQUEST);
                assertThat(origin.requests()).isZero();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /status/200 HTTP/1.1\r\nConnection: close\r\n\r\n",
                    "GET /status/200 HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                    "GET /status/200 HTTP/1.1\r\nContent-Length: 1\r\n" + FIELDS + "x",
                    "TRACE /status/200 HTTP/1.1\r\nContent-Length: 1\r\n" + FIELDS + "x",
                    "POST /status/200 HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + FIELDS + "xx",
                })
        void refusesWhatItCannotSendOn(String request) throws Exception {
            try (Origin origin = Origin.start();
                    Gateway gateway = Gateway.start(0, origin.url())) {
                assertThat(WireClient.send(gateway.address(), request).status()).isEqualTo(HttpStatus.BAD_REQUEST);
                assertThat(origin.requests()).isZero();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"CONNECT a.example:443 HTTP/1.1", "OPTIONS * HTTP/1.1"})
        void refusesWhatIsForAnotherKindOfIntermediary(String requestLine) throws Exception {
            try (Origin origin = Origin.start();
                    Gateway gateway = Gateway.start(0, origin.url())) {
                assertThat(WireClient.send(gateway.address(), requestLine + "\r\n" + FIELDS)
                                .status())
                        .isEqualTo(HttpStatus.NOT_IMPLEMENTED);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"//127.0.0.2:1/status/299", "http://127.0.0.2:1/status/299"})
        void asksItsOwnOriginWhateverAuthorityTheTargetNames(String target) throws Exception {
            try (Origin origin = Origin.start();
                    Gateway gateway = Gateway.start(0, origin.url())) {
                WireClient.Reply reply = WireClient.send(gateway.address(), "GET " + target + " HTTP/1.1\r\n" + FIELDS);
                assertThat(reply.field("Server")).startsWith("Jetty");
            }
        }

        @Test
        void answersPipelinedRequestsInOrder() throws Exception {
            try (Origin origin = Origin.start();
                    Gateway gateway = Gateway.start(0, origin.url())) {
                StringBuilder requests = new StringBuilder();
                StringBuilder expected = new StringBuilder();
                for (int code = 400; code < 430; code++) {
                    requests.append("GET /status/").append(code).append(" HTTP/1.1\r\nHost: a.example\r\n\r\n");
                    expected.append(StatusCode.of(code)).append('\n');
                }
                requests.append("GET /status/299 HTTP/1.1\r\n").append(FIELDS);
                expected.append("299\n");

                List<String> lines =
                        WireClient.send(gateway.address(), requests.toString()).lines();

                List<String> statuses = lines.stream()
                        .filter(line -> line.startsWith("HTTP/1.1 "))
                        .map(line -> line.substring(9).strip())
                        .toList();
                assertThat(String.join("\n", statuses) + "\n").isEqualTo(expected.toString());
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1_000, 3_000, 8_000})
        void carriesRequestsThatTakeSeveralReads(int length) throws Exception {
            try (Origin origin = Origin.start();
                    Gateway gateway = Gateway.start(0, origin.url())) {
                String request = "GET /status/299 HTTP/1.1\r\nX: " + "x".repeat(length) + "\r\n" + FIELDS;
                assertThat(WireClient.send(gateway.address(), request).status()).isEqualTo(StatusCode.of(299));
            }
        }

        @ParameterizedTest
        @CsvSource({"5000, 10, 414", "10, 20000, 431"})
        void namesWhatIsTooLong(int target, int field, int code) throws Exception {
            try (Origin origin = Origin.start();
                    Gateway gateway = Gateway.start(0, origin.url())) {
                String request =
                        "GET /" + "x".repeat(target) + " HTTP/1.1\r\nX: " + "x".repeat(field) + "\r\n" + FIELDS;
                assertThat(WireClient.send(gateway.address(), request).status()).isEqualTo(StatusCode.of(code));
                assertThat(origin.requests()).isZero();
            }
        }

        @Test
        void refusesContentThatItCannotHold() throws Exception {
            try (Origin origin = Origin.start();
                    Gateway gateway = Gateway.start(0, origin.url())) {
                assertThat(WireClient.send(
                                        gateway.address(),
                                        "POST /status/200 HTTP/1.1\r\nContent-Length: 2000000\r\n" + FIELDS)
                                .status())
                        .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
            }
        }
    }

    @Nested
    class WithABrokenOrigin {
        @Test
        void answers502WhenTheOriginIsDown() throws Exception {
            HttpUrl closed;
            try (Origin origin = Origin.start()) {
                closed = origin.url();
            }
            try (Gateway gateway = Gateway.start(0, closed)) {
                assertThat(get(gateway)).isEqualTo(HttpStatus.BAD_GATEWAY);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "HTTP/1.1 200 OK\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal",
                    "HTTP/1.1 099 \r\nContent-Length: 0\r\n\r\n",
                    "HTTP/1.1 000 \r\nContent-Length: 0\r\n\r\n",
                    "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
                    "SSH-2.0-OpenSSH_9\r\n",
                })
        void answers502WhenTheOriginClosesEarlyOrSpeaksNoHttp(String answer) throws Exception {
            try (BrokenOrigin origin = new BrokenOrigin(answer);
                    Gateway gateway = Gateway.start(0, origin.url())) {
                assertThat(get(gateway)).isEqualTo(HttpStatus.BAD_GATEWAY);
            }
        }

        private static StatusCode get(Gateway gateway) throws IOException {
            RequestMethod method = HttpMethod.GET;
            return WireClient.send(gateway.address(), method, Origin.path(HttpStatus.OK))
                    .status();
        }
    }
}
