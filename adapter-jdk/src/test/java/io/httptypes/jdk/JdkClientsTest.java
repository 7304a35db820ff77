package io.httptypes.jdk;

import com.sun.net.httpserver.HttpContext;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Hop;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.Reply;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdkClientsTest extends ServerTest {
    private static final RetryPolicy NO_REPEATS = RetryPolicy.none();
    private static final RedirectPolicy NO_REDIRECTS = RedirectPolicy.none();
    private static final Reply SOON = Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, Duration.ZERO);
    private static final Reply LATER = Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(30));

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();

    private HttpRequest get() {
        return HttpRequest.newBuilder(url("/")).build();
    }

    private void reply(Function<Integer, Reply> replies) {
        serve(JdkServerAdapter.handler(exchange -> replies.apply(requests.getAndIncrement())));
    }

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "ALWAYS"})
    void clientThatFollowsByItselfIsRefused(HttpClient.Redirect redirect) throws Exception {
        reply(count -> count == 0 ? Reply.redirect(HttpStatus.FOUND, "/b") : Reply.of(HttpStatus.OK));
        HttpClient following = HttpClient.newBuilder().followRedirects(redirect).build();
        RedirectPolicy policy = RedirectPolicy.standard();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkClients.send(following, get(), BodyHandlers.discarding(), NO_REPEATS, policy))
                .withMessageContaining("Redirect." + redirect);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> JdkClients.sendAsync(following, get(), BodyHandlers.discarding(), NO_REPEATS, policy));
        assertThat(requests).hasValue(0);

        HttpResponse<Void> response =
                JdkClients.send(following, get(), BodyHandlers.discarding(), NO_REPEATS, NO_REDIRECTS);
        assertThat(JdkResponses.history(response))
                .extracting(Hop::status)
                .containsExactly(HttpStatus.FOUND, HttpStatus.OK);
    }

    @Test
    void whatTheClientFollowsStandsBetweenTheAttempts() throws Exception {
        reply(count -> switch (count) {
            case 0, 2 -> Reply.redirect(HttpStatus.FOUND, "/b");
            case 1 -> SOON;
            default -> Reply.of(HttpStatus.OK);
        });
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<Void> response = JdkClients.send(
                following, get(), BodyHandlers.discarding(), RetryPolicy.of(2, Duration.ofSeconds(20)), NO_REDIRECTS);
        assertThat(JdkResponses.history(response))
                .extracting(hop -> hop.status().code())
                .containsExactly(302, 503, 302, 200);
    }

    @Test
    void cancellingEndsTheWait() throws Exception {
        for (boolean isDerived : new boolean[] {false, true}) {
            requests.set(0);
            CountDownLatch received = new CountDownLatch(1);
            HttpContext context = server.createContext("/" + isDerived, JdkServerAdapter.handler(exchange -> {
                requests.incrementAndGet();
                received.countDown();
                return LATER;
            }));
            RetryPolicy policy = RetryPolicy.of(9, Duration.ofHours(1));
            HttpRequest request = HttpRequest.newBuilder(url("/" + isDerived)).build();
            CompletableFuture<HttpResponse<Void>> call =
                    JdkClients.sendAsync(client, request, BodyHandlers.discarding(), policy, NO_REDIRECTS);
            CompletableFuture<Integer> derived =
                    call.thenApply(HttpResponse::statusCode).thenApply(code -> code + 1);
            assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat((isDerived ? derived : call).cancel(true)).isTrue();
            assertThat(call).isCancelled();
            assertThatExceptionOfType(isDerived ? CancellationException.class : CompletionException.class)
                    .isThrownBy(derived::join);
            server.removeContext(context);
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void waitsBeforeItRepeats() throws Exception {
        List<Long> times = new CopyOnWriteArrayList<>();
        serve(JdkServerAdapter.handler(exchange -> {
            times.add(System.nanoTime());
            return times.size() == 1
                    ? Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(1))
                    : Reply.of(HttpStatus.OK);
        }));
        RetryPolicy policy = RetryPolicy.of(2, Duration.ofSeconds(20));
        assertThat(JdkClients.send(client, get(), BodyHandlers.discarding(), policy, NO_REDIRECTS)
                        .statusCode())
                .isEqualTo(200);
        assertThat(times.get(1) - times.get(0))
                .isGreaterThan(Duration.ofMillis(900).toNanos());
    }

    @Test
    void aConnectionThatIsOnlyPreparedStaysSo() throws Exception {
        reply(count -> Reply.of(HttpStatus.OK));
        HttpURLConnection connection = (HttpURLConnection) url("/").toURL().openConnection();
        connection.setRequestProperty("A", "b");
        assertThat(JdkClientAdapter.findStatus(connection)).isEmpty();
        assertThat(requests).hasValue(0);
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(JdkClientAdapter.findStatus(connection)).contains(HttpStatus.OK);
    }

    @Test
    void cancellingEndsTheExchange() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            received.countDown();
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[10_000]);
                    exchange.getResponseBody().flush();
                }
            } catch (IOException gone) {
                left.countDown();
            }
        });
        CompletableFuture<Integer> derived = JdkClients.sendAsync(
                        client, get(), BodyHandlers.discarding(), NO_REPEATS, NO_REDIRECTS)
                .thenApply(HttpResponse::statusCode);
        assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
        derived.cancel(true);
        assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callThatIsOverIsNotCancelled() {
        reply(count -> Reply.of(HttpStatus.OK));
        CompletableFuture<Integer> derived = JdkClients.sendAsync(
                        client, get(), BodyHandlers.discarding(), NO_REPEATS, NO_REDIRECTS)
                .thenApply(HttpResponse::statusCode);
        assertThat(derived.join()).isEqualTo(200);
        assertThat(derived.cancel(true)).isFalse();
    }

    @Test
    void callThatIsOverSendsNothingMore() {
        reply(count -> LATER);
        RetryPolicy policy = RetryPolicy.of(9, Duration.ofHours(1));
        CompletableFuture<HttpResponse<Void>> call = JdkClients.sendAsync(
                        client, get(), BodyHandlers.discarding(), policy, NO_REDIRECTS)
                .orTimeout(300, TimeUnit.MILLISECONDS);
        assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(TimeoutException.class);
        assertThat(requests).hasValueLessThan(2);
    }

    @Test
    void waitingHoldsNoThread() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            HttpClient narrow = HttpClient.newBuilder().executor(one).build();
            reply(count -> count < 20
                    ? Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(1))
                    : Reply.of(HttpStatus.OK));
            RetryPolicy policy = RetryPolicy.of(2, Duration.ofSeconds(20));
            List<CompletableFuture<HttpResponse<Void>>> calls = Stream.generate(
                            () -> JdkClients.sendAsync(narrow, get(), BodyHandlers.discarding(), policy, NO_REDIRECTS))
                    .limit(20)
                    .toList();
            long start = System.nanoTime();
            for (CompletableFuture<HttpResponse<Void>> call : calls) {
                assertThat(call.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
            // One after the other they would take twenty.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void interruptEndsTheWait() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        serve(JdkServerAdapter.handler(exchange -> {
            received.countDown();
            return LATER;
        }));
        AtomicReference<Object> end = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                end.set(JdkClients.send(
                        client,
                        get(),
                        BodyHandlers.discarding(),
                        RetryPolicy.of(9, Duration.ofHours(1)),
                        NO_REDIRECTS));
            } catch (IOException | InterruptedException e) {
                end.set(e);
            }
        });
        caller.start();
        assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(20_000);
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void clientItselfWrapsWhatABodyHandlerThrows() throws Exception {
        reply(count -> Reply.of(HttpStatus.NOT_FOUND, "text/plain", "no"));
        HttpRequest request = get();
        HttpResponse.BodyHandler<String> handler = JdkResponses.successful(request, BodyHandlers.ofString());

        assertThatThrownBy(() -> client.send(request, handler))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UnexpectedStatusException.class)
                .satisfies(thrown -> assertThat(UnexpectedStatusException.find(thrown))
                        .get()
                        .extracting(UnexpectedStatusException::bodyExcerpt)
                        .isEqualTo("no"));
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> JdkClients.send(client, request, handler, NO_REPEATS, NO_REDIRECTS))
                .satisfies(thrown -> assertThat(thrown.bodyExcerpt()).isEqualTo("no"));
        assertThatThrownBy(() -> JdkClients.sendAsync(client, request, handler, NO_REPEATS, NO_REDIRECTS)
                        .get())
                .hasCauseInstanceOf(UnexpectedStatusException.class);
    }

    @Test
    void drippingBodyIsBrokenOff() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write("a beginning".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            // and nothing more
        });
        HttpRequest request = get();
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> JdkClients.send(
                        client,
                        request,
                        JdkResponses.successful(request, BodyHandlers.ofString()),
                        NO_REPEATS,
                        NO_REDIRECTS))
                .satisfies(thrown -> assertThat(thrown.bodyExcerpt()).isEqualTo("a beginning"));
        HttpResponse<InputStream> open = client.send(request, BodyHandlers.ofInputStream());
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> JdkResponses.requireSuccessful(open))
                .satisfies(thrown -> assertThat(thrown.bodyExcerpt()).isEqualTo("a beginning"));
    }

    @Test
    void statusOfABodyThatBreaksOffIsTold() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(500, 100);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        HttpRequest request = get();
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> JdkClients.send(
                        client,
                        request,
                        JdkResponses.successful(request, BodyHandlers.ofString()),
                        NO_REPEATS,
                        NO_REDIRECTS))
                .satisfies(thrown -> assertThat(thrown.status().code()).isEqualTo(500));
    }

    /** The client tells the caller and the subscriber of it in any order. */
    @Test
    void statusIsToldEvenIfTheClientFailsFirst() {
        HttpRequest request = Stubs.request("GET");
        Attempt<String> attempt = Attempt.first(
                request, JdkResponses.successful(request, BodyHandlers.ofString()), NO_REPEATS, NO_REDIRECTS);
        IOException brokenOff = new IOException("received 4 of 100 bytes");
        assertThat(attempt.unexpectedStatus(brokenOff)).isEmpty();
        attempt.apply(Stubs.info(500));
        assertThat(attempt.unexpectedStatus(brokenOff))
                .hasValueSatisfying(thrown -> assertThat(thrown.status().code()).isEqualTo(500));
    }

    @Test
    void earlierResponsesHaveNoBody() throws Exception {
        reply(count -> count == 0
                ? SOON.withContent("text/plain", "x".repeat(100_000))
                : Reply.of(HttpStatus.OK, "text/plain", "y"));
        HttpResponse<String> response = JdkClients.send(
                client, get(), BodyHandlers.ofString(), RetryPolicy.of(2, Duration.ofSeconds(20)), NO_REDIRECTS);
        assertThat(response.body()).isEqualTo("y");
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(response.uri()).isEqualTo(url("/"));
        assertThat(response.sslSession()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isPresent();
        assertThat(response).asString().contains("200");
        HttpResponse<String> before = response.previousResponse().orElseThrow();
        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(before.body()).isNull();
        assertThat(before.previousResponse()).isEmpty();
    }

    @Test
    void failedConnectionIsTheClientsBusiness() {
        int port = port();
        server.stop(0);
        RetryPolicy policy = RetryPolicy.of(9, Duration.ofSeconds(20));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        assertThatThrownBy(() -> JdkClients.send(client, request, BodyHandlers.discarding(), policy, NO_REDIRECTS))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> JdkClients.sendAsync(client, request, BodyHandlers.discarding(), policy, NO_REDIRECTS)
                        .get())
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void expectationGoesWithTheContent() throws Exception {
        reply(count -> count == 0 ? Reply.redirect(HttpStatus.SEE_OTHER, "/b") : Reply.of(HttpStatus.OK));
        HttpRequest request = HttpRequest.newBuilder(url("/"))
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString("content"))
                .build();
        HttpResponse<Void> response =
                JdkClients.send(client, request, BodyHandlers.discarding(), NO_REPEATS, RedirectPolicy.standard());
        assertThat(response.request().method()).isEqualTo("GET");
        assertThat(response.request().expectContinue()).isFalse();
        assertThat(response.request().bodyPublisher()).isEmpty();
        assertThat(JdkResponses.methodChanged(response)).isTrue();
    }

    @Test
    void otherMethodThanGetIsKeptWithoutContent() throws Exception {
        reply(count -> count == 0 ? Reply.redirect(HttpStatus.SEE_OTHER, "/b") : Reply.of(HttpStatus.OK));
        HttpRequest head = JdkClientAdapter.setMethod(HttpRequest.newBuilder(url("/")), HttpMethod.HEAD, null)
                .build();
        HttpResponse<Void> response =
                JdkClients.send(client, head, BodyHandlers.discarding(), NO_REPEATS, RedirectPolicy.standard());
        assertThat(response.request().method()).isEqualTo("HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 1000 No\r\n", "HTTP/1.1 099 No\r\n", "garbage\r\n"})
    void whatIsNotHttpEndsInTheClientsOwnWay(String statusLine) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            threads.execute(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getOutputStream()
                            .write((statusLine + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                    socket.getInputStream().readAllBytes();
                } catch (IOException end) {
                    // The client has left.
                }
            });
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/"))
                    .timeout(Duration.ofSeconds(1))
                    .build();
            RetryPolicy policy = RetryPolicy.of(9, Duration.ofSeconds(20));
            assertThatThrownBy(() -> JdkClients.send(client, request, BodyHandlers.discarding(), policy, NO_REDIRECTS))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void timeOutCountsForEachAttempt() throws Exception {
        serve(exchange -> {
            if (requests.getAndIncrement() == 0) {
                JdkServerAdapter.send(exchange, SOON);
            }
            // and no response at all
        });
        HttpRequest request =
                HttpRequest.newBuilder(url("/")).timeout(Duration.ofSeconds(3)).build();
        assertThatThrownBy(() -> JdkClients.send(
                        client,
                        request,
                        BodyHandlers.discarding(),
                        RetryPolicy.of(2, Duration.ofSeconds(20)),
                        NO_REDIRECTS))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(requests).hasValue(2);
    }

    @Test
    void readsWhatAResponseSays() throws Exception {
        reply(count -> Reply.methodNotAllowed(HttpMethod.GET, HttpMethod.QUERY).withField("Retry-After", "7"));
        HttpResponse<String> response = client.send(get(), BodyHandlers.ofString());
        assertThat(JdkResponses.allowedMethods(response)).get().isEqualTo(Set.of(HttpMethod.GET, HttpMethod.QUERY));
        assertThat(JdkResponses.retryAfter(response))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(7)));
        assertThat(JdkResponses.isRetryable(response)).isFalse();
        assertThat(JdkResponses.methodChanged(response)).isFalse();
        assertThat(JdkResponses.require(response, HttpStatus.METHOD_NOT_ALLOWED))
                .isSameAs(response);
        assertThat(JdkClientAdapter.methodOf(response.request())).isSameAs(HttpMethod.GET);
        Optional<Set<RequestMethod>> none = JdkResponses.allowedMethods(Stubs.response(200));
        assertThat(none).isEmpty();
    }
}
