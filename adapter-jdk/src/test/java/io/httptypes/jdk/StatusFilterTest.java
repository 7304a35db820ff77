package io.httptypes.jdk;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpPrincipal;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Completion;
import io.httptypes.messages.Reply;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusFilterTest extends ServerTest {
    private final BlockingQueue<Completion> completions = new LinkedBlockingQueue<>();

    private HttpContext observe(HttpHandler handler) {
        HttpContext context = server.createContext("/", handler);
        context.getFilters().add(new StatusFilter((exchange, completion) -> {
            assertThat(exchange.getRequestURI().getPath()).isEqualTo("/");
            completions.add(completion);
        }));
        return context;
    }

    private Completion exchange(String method) throws IOException, InterruptedException {
        try (RawConnection connection = new RawConnection(port())) {
            connection.write(method + " / HTTP/1.1\r\nHost: a\r\n\r\n");
            connection.readHead();
            return completion();
        }
    }

    private Completion completion() throws InterruptedException {
        Completion completion = Objects.requireNonNull(completions.poll(20, TimeUnit.SECONDS), "not told");
        assertThat(completions).isEmpty();
        return completion;
    }

    @Test
    void tellsAReply() throws Exception {
        observe(JdkServerAdapter.handler(exchange -> Reply.of(HttpStatus.ACCEPTED, "text/plain", "hello")));

        Completion completion = exchange("POST");

        assertThat(completion.method()).contains(HttpMethod.POST);
        assertThat(completion.status()).contains(HttpStatus.ACCEPTED);
        assertThat(completion.failure()).isEmpty();
        assertThat(completion.isCommitted()).isTrue();
        assertThat(completion.bytes()).hasValue(5);
        assertThat(completion.duration()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
        assertThat(exchange("HEAD").bytes()).hasValue(0);
        assertThat(exchange("G(T").method()).isEmpty();
    }

    @Test
    void tellsWhatHasNoContentAndIsNotClosed() throws Exception {
        observe(exchange -> exchange.sendResponseHeaders(204, -1));
        assertThat(exchange("GET").status()).contains(HttpStatus.NO_CONTENT);
    }

    @Test
    void tellsWhatIsClosed() throws Exception {
        observe(HttpExchange::close);
        Completion completion = exchange("GET");
        assertThat(completion.status()).isEmpty();
        assertThat(completion.isCommitted()).isFalse();
    }

    @Test
    void tellsWhatAHandlerThrows() throws Exception {
        observe(JdkServerAdapter.handler(exchange -> {
            throw new IOException("no");
        }));
        Completion completion = exchange("GET");
        assertThat(completion.status()).contains(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(completion.failure()).get().isInstanceOf(IOException.class);
    }

    @Test
    void tellsTheEndThatComesOnAnotherThread() throws Exception {
        observe(exchange -> threads.execute(() -> {
            try {
                byte[] content = "hello".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, content.length);
                OutputStream body = exchange.getResponseBody();
                body.write(content, 0, 4);
                body.flush();
                assertThat(completions).isEmpty();
                body.write('o');
                body.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }));
        Completion completion = exchange("GET");
        assertThat(completion.status()).contains(HttpStatus.OK);
        assertThat(completion.bytes()).hasValue(5);
    }

    @Test
    void tellsThatTheClientHasLeft() throws Exception {
        observe(exchange -> {
            byte[] part = new byte[1_000_000];
            exchange.sendResponseHeaders(200, 1_000L * part.length);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 1_000; i++) {
                    body.write(part);
                }
            }
        });
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            connection.readHead();
        }
        Completion completion = completion();
        assertThat(completion.failure()).get().isInstanceOf(IOException.class);
        assertThat(completion.isCommitted()).isTrue();
    }

    @Test
    void countsOnceWhatAnInnerFilterWraps() throws Exception {
        HttpContext context =
                observe(JdkServerAdapter.handler(exchange -> Reply.of(HttpStatus.OK, "text/plain", "hello")));
        context.getFilters().add(Filter.beforeHandler("wraps", exchange -> {
            exchange.setAttribute("a", exchange.getAttribute("b") == null);
            exchange.setStreams(exchange.getRequestBody(), new FilterOutputStream(exchange.getResponseBody()));
        }));
        assertThat(exchange("GET").bytes()).hasValue(5);
    }

    @Test
    void innerFilterMayWrapBothStreams() throws Exception {
        HttpContext context = observe(exchange -> {
            byte[] content = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            // which writes what the buffer holds
            exchange.close();
        });
        context.getFilters().add(Filter.beforeHandler("wraps", exchange -> {
            InputStream content = new ByteArrayInputStream("inner".getBytes(StandardCharsets.UTF_8));
            exchange.setStreams(content, null);
            exchange.setStreams(null, new BufferedOutputStream(exchange.getResponseBody()));
        }));
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            connection.readHead();
            assertThat(connection.readContent(5)).isEqualTo("inner");
        }
        assertThat(completion().bytes()).hasValue(5);
    }

    /** The server's own filter for it runs behind this one, and takes no exchange of somebody else. */
    @ParameterizedTest
    @CsvSource({
        "/?say, GET, 200, 5",
        "/?say, HEAD, 200, 0",
        "/?empty, GET, 202, 0",
        "/?none, GET, 204, 0",
        "/?refused, GET, 401, 0",
        "/?thread, GET, 200, 5",
        "/?throws, GET, 500, 0"
    })
    void tellsWhatAnAuthenticatorLetsThrough(String path, String method, int code, int bytes) throws Exception {
        HttpPrincipal principal = new HttpPrincipal("a user", "a realm");
        Reply reply = Reply.of(HttpStatus.OK, "text/plain", "hello");
        HttpContext context = observe(exchange -> {
            assertThat(exchange.getPrincipal()).isSameAs(principal);
            switch (exchange.getRequestURI().getQuery()) {
                case "empty" -> JdkServerAdapter.send(exchange, Reply.of(HttpStatus.ACCEPTED));
                case "none" -> exchange.sendResponseHeaders(204, -1);
                case "thread" ->
                    threads.execute(() -> {
                        try {
                            JdkServerAdapter.send(exchange, reply);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                case "throws" -> throw new IOException("no");
                default -> JdkServerAdapter.send(exchange, reply);
            }
        });
        context.setAuthenticator(new Authenticator() {
            @Override
            public Result authenticate(HttpExchange exchange) {
                return exchange.getRequestURI().getQuery().equals("refused")
                        ? new Failure(401)
                        : new Success(principal);
            }
        });
        try (RawConnection connection = new RawConnection(port())) {
            connection.write(method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
            String head = connection.readHead();
            Completion completion = completion();
            assertThat(completion.failure().isPresent()).isEqualTo(path.equals("/?throws"));
            if (!path.equals("/?throws")) {
                assertThat(head).startsWith("HTTP/1.1 " + code);
                assertThat(completion.status().orElseThrow().code()).isEqualTo(code);
            }
            assertThat(completion.bytes()).hasValue(bytes);
        }
    }

    @Test
    void carriesWhatTheServerSays() throws Exception {
        observe(exchange -> {
            assertThat(exchange).isNotInstanceOf(HttpsExchange.class);
            assertThat(exchange.getRemoteAddress().getAddress().isLoopbackAddress())
                    .isTrue();
            assertThat(exchange.getLocalAddress().getPort()).isEqualTo(port());
            assertThat(exchange.getHttpContext().getPath()).isEqualTo("/");
            assertThat(exchange.getPrincipal()).isNull();
            assertThat(exchange.getRequestHeaders().getFirst("Host")).isEqualTo("a");
            assertThat(exchange.getRequestMethod()).isEqualTo("GET");
            assertThat(exchange.getProtocol()).isEqualTo("HTTP/1.1");
            assertThat(exchange.getResponseCode()).isEqualTo(-1);
            JdkServerAdapter.send(exchange, Reply.of(HttpStatus.OK));
            // once more
            exchange.close();
        });
        assertThat(exchange("GET").failure()).isEmpty();
    }

    @Test
    void listenerThatThrowsChangesNothing() throws Exception {
        server.createContext("/", JdkServerAdapter.handler(exchange -> Reply.of(HttpStatus.OK)))
                .getFilters()
                .add(new StatusFilter((exchange, completion) -> {
                    completions.add(completion);
                    throw new IllegalStateException("a listener");
                }));
        assertThat(exchange("GET").failure()).isEmpty();
        assertThat(new StatusFilter((exchange, completion) -> {}).description()).isNotBlank();
    }

    @Test
    void handlersOfASecureServerSeeThatItIs() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            secure.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslContext()));
            secure.setExecutor(threads);
            secure.createContext("/", exchange -> {
                        String suite =
                                ((HttpsExchange) exchange).getSSLSession().getCipherSuite();
                        OutputStream wrapped = new FilterOutputStream(exchange.getResponseBody());
                        exchange.setStreams(null, wrapped);
                        assertThat(exchange.getResponseBody()).isSameAs(wrapped);
                        exchange.setAttribute("a", "b");
                        assertThat(exchange.getAttribute("a")).isEqualTo("b");
                        assertThat(exchange.getRequestHeaders()).isNotEmpty();
                        assertThat(exchange.getHttpContext().getPath()).isEqualTo("/");
                        assertThat(exchange.getPrincipal()).isNull();
                        assertThat(exchange.getRequestMethod()).isEqualTo("GET");
                        assertThat(exchange.getProtocol()).isEqualTo("HTTP/1.1");
                        assertThat(exchange.getLocalAddress()).isNotEqualTo(exchange.getRemoteAddress());
                        JdkServerAdapter.send(exchange, Reply.of(HttpStatus.OK, "text/plain", suite));
                    })
                    .getFilters()
                    .add(new StatusFilter((exchange, completion) -> completions.add(completion)));
            secure.start();
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(new HandshakeCertificates.Builder()
                            .addTrustedCertificate(certificate.certificate())
                            .build()
                            .sslContext())
                    .build();
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "https://127.0.0.1:" + secure.getAddress().getPort() + "/"))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.body()).startsWith("TLS_");
            assertThat(completion().bytes()).hasValue(response.body().length());
        } finally {
            secure.stop(0);
        }
    }
}
