package io.httptypes.jdk;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Completion;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.Reply;
import io.httptypes.messages.RetryPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What goes wrong beyond what a real server or client can be made to do at a certain moment: with exchanges and clients
 * of other people's.
 */
@Timeout(60)
class FailureTest {
    private static final RetryPolicy RETRY = RetryPolicy.of(9, Duration.ofSeconds(20));
    private static final HttpRequest REQUEST = Stubs.request("GET");

    private final List<Completion> completions = new ArrayList<>();

    /** An exchange that breaks where it is told to. */
    private static final class Breaking extends Stubs.Exchange {
        private final String where;

        Breaking(String method, int code, String where) {
            super(method, code);
            this.where = where;
        }

        @Override
        public void sendResponseHeaders(int sent, long length) throws IOException {
            if (where.equals("head")) {
                throw new IOException(where);
            }
        }

        @Override
        public OutputStream getResponseBody() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    if (where.equals("byte")) {
                        throw new IOException(where);
                    }
                }

                @Override
                public void write(byte[] b, int off, int len) throws IOException {
                    if (where.equals("bytes")) {
                        throw new IOException(where);
                    }
                }

                @Override
                public void flush() throws IOException {
                    if (where.equals("flush")) {
                        throw new IOException(where);
                    }
                }

                @Override
                public void close() throws IOException {
                    if (where.equals("close")) {
                        throw new IOException(where);
                    }
                }
            };
        }
    }

    private void filter(HttpExchange exchange, HttpHandler handler) throws IOException {
        new StatusFilter((ended, completion) -> completions.add(completion))
                .doFilter(exchange, new Filter.Chain(List.of(), handler));
    }

    @ParameterizedTest
    @CsvSource({"head", "byte", "bytes", "flush", "close"})
    void filterTellsWhatBreaks(String where) throws IOException {
        filter(new Breaking("GET", 200, where), exchange -> {
            assertThatIOException()
                    .isThrownBy(() -> {
                        exchange.sendResponseHeaders(200, 5);
                        OutputStream body = exchange.getResponseBody();
                        assertThat(exchange.getResponseBody()).isSameAs(body);
                        body.write(1);
                        body.write(new byte[4]);
                        body.flush();
                        body.close();
                    })
                    .withMessage(where);
            exchange.close();
            exchange.close();
        });
        assertThat(completions)
                .singleElement()
                .satisfies(completion ->
                        assertThat(completion.failure()).get().hasToString("java.io.IOException: " + where));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 200, 5, false",
        "GET, 205, 5, false",
        "GET, 204, 5, true",
        "GET, 99, 5, true",
        "HEAD, 200, 5, true",
        "GET, 200, -1, true"
    })
    void headMayBeTheEnd(String method, int code, long length, boolean isEnd) throws IOException {
        filter(new Breaking(method, code, "nowhere"), exchange -> {
            exchange.setStreams(new ByteArrayInputStream(new byte[0]), null);
            exchange.sendResponseHeaders(code, length);
        });
        assertThat(completions).hasSize(isEnd ? 1 : 0);
    }

    /** Older builds of the server do not close the stream behind a head without content. */
    @ParameterizedTest
    @CsvSource({
        "GET, 200, 5, false",
        "GET, 200, 0, true",
        "GET, 204, 5, true",
        "HEAD, 200, 5, true",
        "GET, -1, 0, false"
    })
    void headMayBeTheEndForAnAuthenticatorToo(String method, int code, String length, boolean isEnd)
            throws IOException {
        HttpContext context = Stubs.Exchange.context();
        context.setAuthenticator(new BasicAuthenticator("a realm") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return true;
            }
        });
        HttpExchange exchange = new Stubs.Exchange(method, code) {
            @Override
            public HttpContext getHttpContext() {
                return context;
            }
        };
        filter(exchange, passed -> {
            assertThat(passed).isSameAs(exchange);
            passed.getResponseHeaders().set("Content-Length", length);
        });
        assertThat(completions).hasSize(isEnd ? 1 : 0);
    }

    @Test
    void filterTellsWhatIsThrownOnce() {
        assertThatThrownBy(() -> filter(new Breaking("GET", 200, "nowhere"), exchange -> {
                    exchange.close();
                    throw new IllegalStateException("a handler");
                }))
                .hasMessage("a handler");
        assertThat(completions)
                .singleElement()
                .satisfies(
                        completion -> assertThat(completion.failure()).get().isInstanceOf(IllegalStateException.class));
    }

    @Test
    void handlerThatFailsWhereTheClientHasLeft() {
        HttpHandler handler = JdkServerAdapter.handler(exchange -> {
            throw new IllegalStateException("a handler");
        });
        assertThatThrownBy(() -> handler.handle(new Breaking("GET", -1, "head")))
                .hasMessage("a handler")
                .satisfies(thrown ->
                        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(IOException.class));
    }

    @Test
    void codedHeadHasNoLength() throws IOException {
        Stubs.Exchange exchange = new Stubs.Exchange("HEAD", -1);
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        JdkServerAdapter.send(exchange, Reply.of(HttpStatus.OK, "text/plain", "hello"));
        assertThat(exchange.getResponseHeaders())
                .containsKey("Content-encoding")
                .doesNotContainKey("Content-length");
        Stubs.Exchange own = new Stubs.Exchange("HEAD", -1);
        own.getResponseHeaders().set("Content-Encoding", "gzip");
        JdkServerAdapter.send(
                own, Reply.of(HttpStatus.OK, "text/plain", "hello").withField("Content-Encoding", "br"));
        assertThat(own.getResponseHeaders().get("Content-encoding")).containsExactly("br");
        assertThat(own.getResponseHeaders()).containsKey("Content-length");
    }

    /** A client of somebody else's. */
    abstract static class OtherClient extends HttpClient {
        @Override
        public Optional<CookieHandler> cookieHandler() {
            return Optional.empty();
        }

        @Override
        public Optional<Duration> connectTimeout() {
            return Optional.empty();
        }

        @Override
        public Redirect followRedirects() {
            return Redirect.NEVER;
        }

        @Override
        public Optional<ProxySelector> proxy() {
            return Optional.empty();
        }

        @Override
        public SSLContext sslContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SSLParameters sslParameters() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Authenticator> authenticator() {
            return Optional.empty();
        }

        @Override
        public Version version() {
            return Version.HTTP_1_1;
        }

        @Override
        public Optional<Executor> executor() {
            return Optional.empty();
        }

        @Override
        public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
            try {
                return sendAsync(request, handler).join();
            } catch (CompletionException e) {
                throw new IOException(e);
            }
        }

        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(
                HttpRequest request, BodyHandler<T> handler, HttpResponse.@Nullable PushPromiseHandler<T> pushes) {
            return sendAsync(request, handler);
        }
    }

    /** Gives a body handler a response without content. */
    @SuppressWarnings("unchecked") // the body is whatever the handler makes
    static <T> CompletableFuture<HttpResponse<T>> received(int code, BodyHandler<T> handler) {
        Map<String, List<String>> fields = Map.of("Retry-After", List.of("0"));
        BodySubscriber<T> subscriber = handler.apply(Stubs.info(code, fields));
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        subscriber.onComplete();
        return subscriber
                .getBody()
                .thenApply(body -> (HttpResponse<T>) Stubs.response(REQUEST, code, fields, body))
                .toCompletableFuture();
    }

    @Test
    void clientThatAsksNoBodyHandlerIsTheEnd() throws Exception {
        HttpClient client = new OtherClient() {
            @Override
            @SuppressWarnings("unchecked") // there is no body
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
                return CompletableFuture.completedFuture((HttpResponse<T>) Stubs.response(503));
            }
        };
        assertThat(JdkClients.send(client, REQUEST, BodyHandlers.discarding(), RETRY, RedirectPolicy.none())
                        .statusCode())
                .isEqualTo(503);
        assertThat(JdkClients.sendAsync(client, REQUEST, BodyHandlers.discarding(), RETRY, RedirectPolicy.none())
                        .get()
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void whatTheSecondRequestThrowsReachesTheCaller() {
        HttpClient client = new OtherClient() {
            private boolean isSecond;

            @Override
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
                if (isSecond) {
                    throw new IllegalArgumentException("not acceptable");
                }
                isSecond = true;
                return received(503, handler);
            }
        };
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> JdkClients.sendAsync(
                                client, REQUEST, BodyHandlers.discarding(), RETRY, RedirectPolicy.none())
                        .get(20, TimeUnit.SECONDS))
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancellingWhileARequestIsSentCancelsThatToo() throws Exception {
        AtomicReference<@Nullable CompletableFuture<?>> call = new AtomicReference<>();
        CountDownLatch isThere = new CountDownLatch(1);
        CompletableFuture<?> second = new CompletableFuture<>();
        HttpClient client = new OtherClient() {
            private boolean isSecond;

            @Override
            @SuppressWarnings("unchecked") // it never completes
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
                if (!isSecond) {
                    isSecond = true;
                    return received(503, handler);
                }
                try {
                    assertThat(isThere.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                CompletableFuture<?> toCancel = call.get();
                if (toCancel != null) {
                    toCancel.cancel(true);
                }
                return (CompletableFuture<HttpResponse<T>>) second;
            }
        };
        call.set(JdkClients.sendAsync(client, REQUEST, BodyHandlers.discarding(), RETRY, RedirectPolicy.none()));
        isThere.countDown();
        assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
    }

    @Test
    void callThatIsOverIsNotSent() {
        HttpClient client = new OtherClient() {
            @Override
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
                throw new AssertionError("sent");
            }
        };
        PendingCall<Void> call = new PendingCall<>(client);
        call.cancel(true);
        call.send(Attempt.first(REQUEST, BodyHandlers.discarding(), RETRY, RedirectPolicy.none()));
        assertThat(call).isCancelled();
    }

    @Test
    void errorOfARuleReachesTheCaller() {
        RetryPolicy policy = RETRY.withRetryable(exchange -> {
            throw new AssertionError("a rule");
        });
        HttpClient client = new OtherClient() {
            @Override
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
                try {
                    return received(503, handler);
                } catch (AssertionError thrown) {
                    return CompletableFuture.failedFuture(new IOException(thrown));
                }
            }
        };
        assertThatThrownBy(() ->
                        JdkClients.send(client, REQUEST, BodyHandlers.discarding(), policy, RedirectPolicy.none()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("a rule");
        assertThat(JdkClients.sendAsync(client, REQUEST, BodyHandlers.discarding(), policy, RedirectPolicy.none()))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(AssertionError.class)
                .withMessage("a rule");
    }

    @Test
    void exceptionWithoutACauseIsItself() {
        CompletionException bare = new CompletionException("bare", null);
        HttpClient client = new OtherClient() {
            @Override
            public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
                return CompletableFuture.failedFuture(bare);
            }
        };
        AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
        CompletableFuture<?> unused = JdkClients.sendAsync(
                        client, REQUEST, BodyHandlers.discarding(), RETRY, RedirectPolicy.none())
                .whenComplete((response, thrown) -> seen.set(thrown));
        assertThat(seen).hasValue(bare);
    }

    @Test
    void subscriberEndsOnce() {
        List<Integer> lengths = new ArrayList<>();
        BeginningSubscriber<Object> subscriber =
                new BeginningSubscriber<>(true, (beginning, body) -> lengths.add(beginning.length));
        subscriber.cancelRest();
        List<String> calls = new ArrayList<>();
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                calls.add("request");
            }

            @Override
            public void cancel() {
                calls.add("cancel");
            }
        });
        subscriber.onNext(List.of(ByteBuffer.allocate(1000), ByteBuffer.allocate(24)));
        subscriber.onNext(List.of(ByteBuffer.allocate(1)));
        subscriber.onError(new IOException());
        subscriber.onComplete();
        assertThat(lengths).containsExactly(1024);
        assertThat(calls).startsWith("request", "request");
    }

    @Test
    void subscriberCancelsABodyThatIsLong() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        BeginningSubscriber<Object> subscriber =
                new BeginningSubscriber<>(true, (beginning, body) -> body.complete(beginning.length));
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                asked.incrementAndGet();
            }

            @Override
            public void cancel() {
                cancelled.countDown();
            }
        });
        subscriber.onNext(List.of(ByteBuffer.allocate(1025)));
        assertThat(subscriber.getBody()).isCompletedWithValue(1024);
        assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void nextAttemptCancelsWhatIsLeft() {
        Attempt<Object> attempt = Attempt.first(REQUEST, BodyHandlers.replacing("body"), RETRY, RedirectPolicy.none());
        Map<String, List<String>> fields = Map.of("Retry-After", List.of("0"));
        AtomicInteger cancelled = new AtomicInteger();
        attempt.apply(Stubs.info(503, fields)).onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {
                cancelled.incrementAndGet();
            }
        });
        attempt.next(Stubs.response(REQUEST, 503, fields, null));
        assertThat(cancelled).hasValue(1);
    }

    /** The client may have lost what came before the break. */
    @Test
    void subscriberKeepsWhatCameBeforeTheBodyBroke() {
        List<byte[]> beginnings = new ArrayList<>();
        BeginningSubscriber<Object> subscriber =
                new BeginningSubscriber<>(true, (beginning, body) -> beginnings.add(beginning));
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        subscriber.onNext(List.of(ByteBuffer.wrap("half".getBytes(StandardCharsets.US_ASCII))));
        subscriber.onError(new IOException());
        assertThat(beginnings).containsExactly("half".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void publisherThatDoesNotStopIsNotHeard() throws IOException {
        Flow.Publisher<Object> stubborn = subscriber -> {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {}
            });
            subscriber.onNext("item");
            subscriber.onError(new IOException());
            subscriber.onComplete();
        };
        BodyExcerpt.close(stubborn);
        BodyExcerpt.close(null);
    }

    @Test
    void streamThatIsNotQuotedIsNotRead() {
        InputStream unreadable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }

            @Override
            public int read(byte[] bytes, int start, int length) {
                throw new AssertionError("read");
            }
        };
        HttpResponse<Object> image =
                Stubs.response(REQUEST, 500, Map.of("Content-Type", List.of("image/png")), unreadable);
        assertThatThrownBy(() -> JdkResponses.requireSuccessful(image)).hasMessageContaining("500");
        HttpResponse<Object> broken =
                Stubs.response(REQUEST, 500, Map.of("Content-Type", List.of("text/plain")), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("broken");
                    }

                    @Override
                    public int read(byte[] bytes, int start, int length) throws IOException {
                        throw new IOException("broken");
                    }
                });
        assertThatThrownBy(() -> JdkResponses.requireSuccessful(broken)).hasMessageContaining("500");
    }
}
