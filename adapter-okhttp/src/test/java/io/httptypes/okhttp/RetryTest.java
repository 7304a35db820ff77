package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.RetryPolicy;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.BufferedSink;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryTest extends ServerTest {
    private static final Duration LONG = Duration.ofDays(1000);
    private static final RequestBody BODY = RequestBody.create("a body", null);

    /** What the interceptor would have waited. */
    private final Queue<Duration> waits = new ConcurrentLinkedQueue<>();

    private OkHttpClient.Builder repeating(int maxAttempts, Duration maxTotalWait) {
        return repeating(newClient(), RetryPolicy.of(maxAttempts, maxTotalWait));
    }

    private OkHttpClient.Builder repeating(OkHttpClient.Builder builder, RetryPolicy policy) {
        return OkHttpInterceptors.install(builder, i -> i.retry(policy), this::note);
    }

    private void note(Call call, Duration wait) {
        assertThat(call.isCanceled()).isFalse();
        waits.add(wait);
    }

    @Test
    void repeatsExactlyWhatIsRetryable() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return status(Integer.parseInt(String.valueOf(request.getPath()).substring(1)));
            }
        });
        OkHttpClient client = repeating(3, LONG).build();
        List<RequestMethod> methods = Stream.of(
                        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND", "PURGE")
                .map(RequestMethod::of)
                .toList();
        int[] codes = IntStream.concat(
                        Stream.of(HttpStatus.values()).mapToInt(HttpStatus::code),
                        IntStream.of(418, 499, 520, 599, 999))
                .filter(code -> code >= 400 && code != 407)
                .toArray();
        for (RequestMethod method : methods) {
            for (int code : codes) {
                int before = server.getRequestCount();
                try (Response response =
                        client.newCall(request(method, "/" + code)).execute()) {
                    assertThat(response.code()).isEqualTo(code);
                }
                assertThat(server.getRequestCount() - before)
                        .as("%s answered with %s", method, code)
                        .isEqualTo(StatusCode.of(code).isRetryable(method) ? 3 : 1);
            }
        }
    }

    @Test
    void waitsAsLongAsTheServerAsksByItsOwnClock() throws IOException {
        answer(
                status(503)
                        .setHeader("Date", "Tue, 24 Nov 2026 12:00:00 GMT")
                        .setHeader("Retry-After", "Tue, 24 Nov 2026 12:00:30 GMT"),
                status(503).setHeader("Retry-After", "2.9"),
                status(503).addHeader("Retry-After", "2").addHeader("Retry-After", "0"),
                status(200));
        get(repeating(4, LONG).build()).close();
        assertThat(waits).hasSize(3);
        assertThat(waits).satisfiesExactly(about(30), about(3), about(2));
    }

    /** A little has passed since the response came. */
    private static ThrowingConsumer<Duration> about(int seconds) {
        return wait -> assertThat(wait).isBetween(Duration.ofSeconds(seconds - 1), Duration.ofSeconds(seconds));
    }

    @Test
    void totalOfTheWaitsIsBounded() throws IOException {
        MockResponse inFourSeconds = status(503).setHeader("Retry-After", 4);
        answer(inFourSeconds, inFourSeconds, inFourSeconds);
        try (Response response = get(repeating(9, Duration.ofSeconds(11)).build())) {
            assertThat(OkHttpResponses.history(response)).hasSize(3);
        }
        assertThat(waits).satisfiesExactly(about(4), about(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void okHttpsOwnRepeatsCount(int maxAttempts) throws IOException {
        for (MockResponse each : List.of(status(408), status(503).setHeader("Retry-After", 0))) {
            // One more would have no answer, and the call would run into its time-out.
            for (int i = 0; i < maxAttempts; i++) {
                answer(each);
            }
            try (Response response = get(repeating(maxAttempts, LONG).build())) {
                assertThat(OkHttpResponses.history(response)).hasSize(maxAttempts);
            }
        }
        assertThat(server.getRequestCount()).isEqualTo(2 * maxAttempts);
    }

    @Test
    void postIsNotRepeatedByOkHttpItself() throws IOException {
        MockResponse atOnce = status(503).setHeader("Retry-After", 0);
        answer(atOnce, atOnce);
        newClient()
                .build()
                .newCall(request(HttpMethod.POST, "/", BODY))
                .execute()
                .close();
        // When this is 1, there is nothing more to hide.
        assertThat(server.getRequestCount()).isEqualTo(2);
        answer(atOnce);
        try (Response response = repeating(9, LONG)
                .build()
                .newCall(request(HttpMethod.POST, "/", BODY))
                .execute()) {
            assertThat(response.code()).isEqualTo(503);
            assertThat(Objects.requireNonNull(response.networkResponse()).code())
                    .isEqualTo(503);
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void duplexBodyIsNotSentAgain() {
        Request request = request(HttpMethod.PUT, "/", new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return null;
            }

            @Override
            public boolean isDuplex() {
                return true;
            }

            @Override
            public void writeTo(BufferedSink sink) {}
        });
        assertThat(new OkHttpExchange(request, Responses.of("PUT", 200).build()).canBeSentAgain())
                .isFalse();
    }

    @Test
    void cancellingEndsTheWait() throws Exception {
        answer(status(503).setHeader("Retry-After", 3600));
        CountDownLatch waiting = new CountDownLatch(1);
        Call call = waitingFor(waiting).newCall(request(HttpMethod.GET, "/"));
        CompletableFuture<Response> response = CompletableFuture.supplyAsync(() -> execute(call));
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        call.cancel();
        assertThat(response)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(IOException.class)
                .withMessage("Canceled");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void cancellingEndsTheWaitOfCallThatIsEnqueued() throws Exception {
        answer(status(503).setHeader("Retry-After", 3600));
        CountDownLatch waiting = new CountDownLatch(1);
        Call call = waitingFor(waiting).newCall(request(HttpMethod.GET, "/"));
        CompletableFuture<Response> response = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response answer) {
                answer.close();
                response.complete(answer);
            }

            @Override
            public void onFailure(Call failed, IOException e) {
                response.completeExceptionally(e);
            }
        });
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        call.cancel();
        assertThat(response)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("Canceled");
    }

    @Test
    void callThatHasBeenCancelledGoesNoFurther() {
        answer(status(503).setHeader("Retry-After", 0));
        Queue<Request> fartherIn = new ConcurrentLinkedQueue<>();
        OkHttpClient client = OkHttpInterceptors.install(
                        newClient(), i -> i.retry(RetryPolicy.of(9, LONG)), (call, wait) -> {
                            call.cancel();
                            FollowUpInterceptor.await(call, wait);
                        })
                .addInterceptor(chain -> {
                    fartherIn.add(chain.request());
                    return chain.proceed(chain.request());
                })
                .build();
        assertThatThrownBy(() -> get(client))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("Canceled");
        assertThat(fartherIn).hasSize(1);
    }

    @Test
    void callTimeoutEndsTheWait() {
        answer(status(503).setHeader("Retry-After", 3600));
        OkHttpClient client = OkHttpInterceptors.install(newClient(), i -> i.retry(RetryPolicy.of(9, LONG)))
                .callTimeout(Duration.ofMillis(300))
                .build();
        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(() -> get(client))
                .withMessage("timeout");
    }

    @Test
    void interruptEndsTheWaitAndStays() throws Exception {
        answer(status(503).setHeader("Retry-After", 3600));
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<Boolean> isInterrupted = new CompletableFuture<>();
        OkHttpClient client = waitingFor(waiting);
        Thread thread = new Thread(() -> {
            try {
                get(client).close();
            } catch (IOException | RuntimeException e) {
                thrown.complete(e);
            }
            isInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        assertThat(thrown)
                .succeedsWithin(Duration.ofSeconds(30))
                .isInstanceOfSatisfying(
                        InterruptedIOException.class, e -> assertThat(e).hasMessageContaining("interrupted"));
        assertThat(isInterrupted).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
    }

    private OkHttpClient waitingFor(CountDownLatch waiting) {
        return OkHttpInterceptors.install(newClient(), i -> i.retry(RetryPolicy.of(9, LONG)), (call, wait) -> {
                    waiting.countDown();
                    FollowUpInterceptor.await(call, wait);
                })
                .build();
    }

    private static Response execute(Call call) {
        try {
            return call.execute();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void doesWaitByTheClock() throws IOException {
        answer(status(503), status(503), status(200));
        long start = System.nanoTime();
        RetryPolicy policy = RetryPolicy.of(3, Duration.ofSeconds(20));
        get(OkHttpInterceptors.install(newClient(), i -> i.retry(policy)).build())
                .close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void failedConnectionIsOkHttpsBusiness() {
        answer(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AT_START));
        assertThatThrownBy(() ->
                        get(repeating(9, LONG).retryOnConnectionFailure(false).build()))
                .isInstanceOf(IOException.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void repeatsAlsoWhereOkHttpMayNot() throws IOException {
        answer(status(408), status(200));
        get(repeating(2, LONG).retryOnConnectionFailure(false).build()).close();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void networkInterceptorsSeeWhatTheServerSent() throws IOException {
        answer(status(408), status(503));
        Queue<Integer> seen = new ConcurrentLinkedQueue<>();
        OkHttpClient.Builder builder = newClient().addNetworkInterceptor(chain -> {
            Response response = chain.proceed(chain.request());
            seen.add(response.code());
            assertThat(response.header("Retry-After")).isNull();
            return response;
        });
        get(repeating(builder, RetryPolicy.of(2, LONG)).build()).close();
        assertThat(seen).containsExactly(408, 503);
    }

    @Test
    void challengeIsAnsweredOnce() throws IOException {
        answer(status(503), status(401), status(503), status(200));
        OkHttpClient client = repeating(9, LONG)
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", "secret")
                        .build())
                .build();
        try (Response response = get(client)) {
            assertThat(OkHttpResponses.history(response))
                    .extracting(hop -> hop.status().code())
                    .containsExactly(503, 401, 503, 200);
        }
        assertThat(waits).hasSize(2);
    }

    @Test
    void carriesAnOrigins407() throws IOException {
        answer(status(503), status(407));
        OkHttpClient client = OkHttpInterceptors.install(
                        newClient(), i -> i.carryOrigin407().retry(RetryPolicy.of(9, LONG)), this::note)
                .build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(407);
            assertThat(OkHttpResponses.history(response)).hasSize(2);
        }
    }

    @Test
    void interceptorsFartherInSeeTheStatusThatWasSent() throws IOException {
        answer(status(408), status(503).setHeader("Retry-After", 0), status(200));
        Queue<Integer> seen = new ConcurrentLinkedQueue<>();
        OkHttpClient client = repeating(3, LONG)
                .addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    seen.add(response.code());
                    return response;
                })
                .build();
        try (Response response = get(client)) {
            Response last = Objects.requireNonNull(response.priorResponse());
            assertThat(last.header("Retry-After")).isEqualTo("0");
            assertThat(Objects.requireNonNull(last.networkResponse()).header("Retry-After"))
                    .isEqualTo("0");
            assertThat(Objects.requireNonNull(last.priorResponse()).header("Retry-After"))
                    .isNull();
        }
        assertThat(seen).containsExactly(408, 503, 200);
    }

    @Test
    void everyLineOfRetryAfterComesBack() throws IOException {
        answer(status(503)
                .addHeader("X-Before", "1")
                .addHeader("Retry-After", "0")
                .addHeader("X-Between", "2")
                .addHeader("retry-after", "soon"));
        try (Response response = get(repeating(1, LONG).build())) {
            assertThat(response.headers("Retry-After")).containsExactly("0", "soon");
            assertThat(response.header("X-Before")).isEqualTo("1");
            assertThat(response.header("X-Between")).isEqualTo("2");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whatNoServerHasSentIsNotRepeated(@TempDir File directory) throws IOException {
        try (Cache cache = new Cache(directory, 1 << 20)) {
            Request request = request(HttpMethod.GET, "/")
                    .newBuilder()
                    .cacheControl(CacheControl.FORCE_CACHE)
                    .build();
            try (Response response =
                    repeating(9, LONG).cache(cache).build().newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(504);
                assertThat(OkHttpResponses.isRetryable(response)).isFalse();
            }
        }
        assertThat(waits).isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void noWaitBeforeARepeatIsShorterThan50Milliseconds() throws IOException {
        answer(status(503).setHeader("Retry-After", 0), status(200));
        get(repeating(2, LONG).build()).close();
        assertThat(waits).containsExactly(Duration.ofMillis(50));
    }

    @Test
    void requestMayHaveAPolicyOfItsOwn() throws IOException {
        OkHttpClient client = repeating(9, LONG).build();
        answer(status(503), status(503), status(503));
        for (RetryPolicy own : List.of(RetryPolicy.none(), RetryPolicy.of(2, LONG))) {
            Request request = request(HttpMethod.GET, "/")
                    .newBuilder()
                    .tag(RetryPolicy.class, own)
                    .build();
            client.newCall(request).execute().close();
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }
}
