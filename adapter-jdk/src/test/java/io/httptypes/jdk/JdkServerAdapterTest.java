package io.httptypes.jdk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JdkServerAdapterTest extends ServerTest {
    private static final Reply HELLO = Reply.of(HttpStatus.OK, "text/plain", "hello");

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 10_000, 1_000_000})
    void contentThatNobodyReadsIsNoRequest(int length) throws IOException {
        serve(JdkServerAdapter.handler(exchange -> HELLO));
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n");
            String smuggled = "GET /smuggled HTTP/1.1\r\n\r\n";
            connection.write(smuggled.repeat(length / smuggled.length() + 1).substring(0, length));
            assertThat(connection.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(connection.readContent(5)).isEqualTo("hello");
            if (length < 60_000) {
                connection.write("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
                assertThat(connection.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            } else {
                // More than the server reads for nothing: it closes the connection.
                assertThat(connection.readHead()).isEmpty();
            }
        } catch (SocketException reset) {
            // The server has closed with data unread.
            assertThat(length).isGreaterThan(60_000);
        }
    }

    @Test
    void secondReplyIsTooLate() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        serve(exchange -> {
            seen.add(JdkServerAdapter.findStatus(exchange));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JdkServerAdapter.statusOf(exchange))
                    .withMessageContaining("no status yet");
            JdkServerAdapter.send(exchange, HELLO);
            seen.add(JdkServerAdapter.statusOf(exchange));
            seen.add(JdkServerAdapter.trySend(exchange, Reply.of(HttpStatus.NOT_FOUND)));
            assertThatIllegalStateException().isThrownBy(() -> JdkServerAdapter.send(exchange, HELLO));
            end.countDown();
        });
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(connection.readHead()).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-length: 5\r\n");
            assertThat(connection.readContent(5)).isEqualTo("hello");
            assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(seen).containsExactly(Optional.empty(), HttpStatus.OK, false);
    }

    @Test
    void fieldsOfTheExchangeStayOrAreReplaced() throws IOException {
        serve(exchange -> {
            exchange.getResponseHeaders().set("X-Own", "own");
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.getResponseHeaders().set("Content-Length", "99");
            exchange.getResponseHeaders().add("Vary", "Accept");
            JdkServerAdapter.send(exchange, HELLO.withField("Vary", "Cookie"));
        });
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(connection.readHead())
                    .contains(
                            "X-own: own\r\n",
                            "Vary: Accept\r\n",
                            "Vary: Cookie\r\n",
                            "text/plain",
                            "Content-length: 5\r\n")
                    .doesNotContain("text/html", "99");
        }
    }

    @Test
    void filterThatCodesTheContentDecidesAboutItsLength() throws IOException {
        HttpContext context = server.createContext("/", JdkServerAdapter.handler(exchange -> HELLO));
        context.getFilters().add(new Filter() {
            @Override
            public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.setStreams(null, new LazyGzip(exchange.getResponseBody()));
                chain.doFilter(exchange);
            }

            @Override
            public String description() {
                return "gzip";
            }
        });
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(connection.readHead())
                    .contains("Content-encoding: gzip\r\n", "Transfer-encoding: chunked\r\n")
                    .doesNotContain("ontent-length");
            assertThat(connection.readContent(100)).contains("\r\n\u001f\u008b").endsWith("\r\n0\r\n\r\n");
        }
    }

    /** A gzip stream writes as soon as it is made, which the server does not take before the head is sent. */
    private static final class LazyGzip extends OutputStream {
        private final OutputStream out;
        private @org.jspecify.annotations.Nullable OutputStream gzip;

        LazyGzip(OutputStream out) {
            this.out = out;
        }

        private OutputStream gzip() throws IOException {
            if (gzip == null) {
                gzip = new GZIPOutputStream(out);
            }
            return gzip;
        }

        @Override
        public void write(int b) throws IOException {
            gzip().write(b);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            gzip().write(b, off, len);
        }

        @Override
        public void close() throws IOException {
            gzip().close();
        }
    }

    @Test
    void handlerThatFailsGetsA500() throws IOException {
        for (String path : new String[] {"/checked", "/unchecked", "/null"}) {
            server.createContext(path, JdkServerAdapter.handler(exchange -> switch (path) {
                case "/checked" -> throw new IOException("no");
                case "/unchecked" -> throw new IllegalStateException("no");
                default -> nothing();
            }));
            try (RawConnection connection = new RawConnection(port())) {
                connection.write("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(connection.readHead())
                        .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
                        .contains("ontent-length: 0\r\n");
            }
        }
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // as from a language without null checks
    private static <T> T nothing() {
        return null;
    }

    @Test
    void handlerThatHasSentByItselfIsLeftAlone() throws IOException {
        serve(JdkServerAdapter.handler(exchange -> {
            JdkServerAdapter.send(exchange, Reply.of(HttpStatus.ACCEPTED));
            return HELLO;
        }));
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(connection.readHead()).startsWith("HTTP/1.1 202 Accepted\r\n");
        }
    }

    @Test
    void methodThatIsNoTokenGetsAReply() throws IOException {
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        serve(exchange -> {
            seen.add(JdkServerAdapter.findMethod(exchange));
            JdkServerAdapter.send(exchange, HELLO);
        });
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("G(T / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(connection.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
        }
        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void upgradeIsForHttp11Alone() throws IOException {
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        serve(exchange -> {
            try {
                JdkServerAdapter.trySend(exchange, Reply.upgradeRequired("h2c"));
            } catch (UnsupportedOperationException refused) {
                seen.add(!exchange.getResponseHeaders().containsKey("Upgrade"));
                JdkServerAdapter.send(exchange, Reply.of(HttpStatus.HTTP_VERSION_NOT_SUPPORTED));
            }
        });
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("GET / HTTP/1.0\r\n\r\n");
            assertThat(connection.readHead()).startsWith("HTTP/1.1 505 ");
        }
        assertThat(seen).containsExactly(true);
    }

    @Test
    void headHasTheLengthOfGet() throws IOException {
        serve(JdkServerAdapter.handler(exchange -> {
            assertThat(JdkServerAdapter.methodOf(exchange)).isSameAs(HttpMethod.HEAD);
            return HELLO;
        }));
        try (RawConnection connection = new RawConnection(port())) {
            connection.write("HEAD / HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
            for (int i = 0; i < 2; i++) {
                assertThat(connection.readHead())
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .contains("Content-length: 5\r\n");
            }
        }
    }
}
