package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Hop;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Cache;
import okhttp3.CacheControl;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSource;
import okio.GzipSink;
import okio.Okio;
import okio.Sink;
import okio.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What responses tell that a server has sent. */
class OkHttpResponsesWireTest extends ServerTest {
    private static final RequestBody BODY = RequestBody.create("a body", null);

    @Test
    void successfulResponseStaysOpen() throws IOException {
        answer(status(201).setBody("content"));
        try (Response response =
                OkHttpResponses.requireSuccessful(get(newClient().build()))) {
            assertThat(response.body().string()).isEqualTo("content");
        }
    }

    @Test
    void phraseIsWhatCameOrTheRegisteredOne() throws IOException {
        boolean hasPhrases = protocol == Protocol.HTTP_1_1;
        answer(
                new MockResponse().setStatus("HTTP/1.1 413 Own Phrase"),
                new MockResponse().setStatus("HTTP/1.1 413 "),
                new MockResponse().setStatus("HTTP/1.1 520 Own Phrase"),
                new MockResponse().setStatus("HTTP/1.1 520 "));
        OkHttpClient client = newClient().build();
        for (String expected : List.of(
                hasPhrases ? "Own Phrase" : "Content Too Large",
                "Content Too Large",
                hasPhrases ? "Own Phrase" : "",
                "")) {
            try (Response response = get(client)) {
                assertThat(OkHttpResponses.reasonPhraseOf(response)).isEqualTo(expected);
            }
        }
    }

    @Test
    void retryAndAllowAreReadOffTheWire() throws IOException {
        answer(status(429).setHeader("Retry-After", " 120 ").addHeader("Allow", "GET,,\tPURGE "));
        try (Response response = get(newClient().build())) {
            assertThat(OkHttpResponses.retryAfter(response).orElseThrow())
                    .isBetween(Duration.ofSeconds(100), Duration.ofMinutes(2));
            assertThat(OkHttpResponses.isRetryable(response)).isTrue();
            assertThat(OkHttpResponses.allowedMethods(response).orElseThrow())
                    .containsExactly(HttpMethod.GET, RequestMethod.of("PURGE"));
        }
    }

    @Test
    void historyTellsWhatOkHttpFollowed() throws IOException {
        answer(redirect(301, "/b?secret"), redirect(302, url("/c").toString()), status(404));
        Request request = request(HttpMethod.DELETE, "/a?secret#part");
        try (Response response = newClient().build().newCall(request).execute()) {
            assertThat(OkHttpResponses.history(response))
                    .containsExactly(
                            Hop.of(HttpMethod.DELETE, url("/a").uri(), HttpStatus.MOVED_PERMANENTLY),
                            Hop.of(HttpMethod.GET, url("/b").uri(), HttpStatus.FOUND),
                            Hop.of(HttpMethod.GET, url("/c").uri(), HttpStatus.NOT_FOUND));
            assertThat(OkHttpResponses.methodChanged(response)).isTrue();
        }
    }

    @Test
    void historyTellsChallengesAndOkHttpsRepeats() throws IOException {
        answer(status(408), status(401).setHeader("WWW-Authenticate", "Basic"), redirect(307, "/b"), status(200));
        OkHttpClient client = newClient()
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", "Basic !")
                        .build())
                .build();
        try (Response response =
                client.newCall(request(HttpMethod.POST, "/a", BODY)).execute()) {
            assertThat(OkHttpResponses.history(response))
                    .extracting(hop -> hop.method() + " " + hop.status().code())
                    .containsExactly("POST 408", "POST 401", "POST 307", "POST 200");
            assertThat(OkHttpResponses.methodChanged(response)).isFalse();
        }
    }

    @Test
    void originIsNetworkOrCacheOrBoth(@TempDir File directory) throws IOException {
        MockResponse stale = status(200).setHeader("ETag", "\"1\"").setHeader("Cache-Control", "max-age=0");
        answer(
                stale.setBody("one"),
                status(304).setHeader("Cache-Control", "max-age=1000"),
                status(200).setHeader("ETag", "\"2\"").setHeader("Cache-Control", "max-age=0"));
        try (Cache cache = new Cache(directory, 1 << 20)) {
            OkHttpClient client = newClient().cache(cache).build();
            Request request = request(HttpMethod.GET, "/");
            assertThat(origin(client, request)).isSameAs(ResponseOrigin.NETWORK);
            assertThat(origin(client, request)).isSameAs(ResponseOrigin.REVALIDATED);
            assertThat(origin(client, request)).isSameAs(ResponseOrigin.CACHE);
            Request fresh = request.newBuilder()
                    .cacheControl(new CacheControl.Builder()
                            .maxAge(0, TimeUnit.SECONDS)
                            .build())
                    .build();
            assertThat(origin(client, fresh)).as("replaced").isSameAs(ResponseOrigin.NETWORK);
            Request elsewhere = request(HttpMethod.GET, "/elsewhere")
                    .newBuilder()
                    .cacheControl(CacheControl.FORCE_CACHE)
                    .build();
            assertThat(origin(client, elsewhere)).isSameAs(ResponseOrigin.NONE);
        }
    }

    private static ResponseOrigin origin(OkHttpClient client, Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            response.body().string();
            return OkHttpResponses.originOf(response);
        }
    }

    @Test
    void excerptIsEmptyWithoutBody() {
        answer(status(304), status(404), status(404).setHeader("Content-Type", "text/plain"));
        for (int i = 0; i < 3; i++) {
            assertThat(refused(newClient().build()).bodyExcerpt()).isEmpty();
        }
        answer(status(404).setHeader("Content-Type", "text/plain").setHeader("Content-Length", 5));
        assertThat(refused(newClient().build(), request(HttpMethod.HEAD, "/")).bodyExcerpt())
                .isEmpty();
    }

    /** Okio keeps the name in a gzip header however long it is, so what is compressed is not read at all. */
    @Test
    void whatOkHttpHasDecodedIsNotExcerpted() throws IOException {
        Buffer compressed = new Buffer();
        try (BufferedSink gzip = Okio.buffer((Sink) new GzipSink(compressed))) {
            gzip.writeUtf8("{\"error\": \"text\"}");
        }
        MockResponse response = status(500)
                .setHeader("Content-Type", "application/problem+json")
                .setHeader("Content-Encoding", "gzip")
                .setBody(compressed);
        answer(response, response);
        assertThat(refused(newClient().build()).bodyExcerpt()).isEmpty();
        Request asking = request(HttpMethod.GET, "/")
                .newBuilder()
                .header("Accept-Encoding", "gzip")
                .build();
        assertThat(refused(newClient().build(), asking).bodyExcerpt()).isEmpty();
    }

    /** OkHttp keeps the extension of a chunk however long it is. HTTP/2 has none. */
    @Test
    void chunksAreNotExcerpted() {
        answer(inPieces(500));
        assertThat(refused(newClient().build()).bodyExcerpt()).isEqualTo(protocol == Protocol.HTTP_1_1 ? "" : "text");
    }

    @Test
    void cachedChunksAreExcerpted(@TempDir File folder) throws IOException {
        try (Cache cache = new Cache(folder, 1 << 20)) {
            answer(inPieces(404).setHeader("Cache-Control", "max-age=3600"));
            OkHttpClient client = newClient().cache(cache).build();
            try (Response response = get(client)) {
                assertThat(response.body().string()).isEqualTo("text");
            }
            assertThat(refused(client).bodyExcerpt()).isEqualTo("text");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void excerptOfBrokenGzipIsEmpty() {
        answer(text(500, "this is no gzip").setHeader("Content-Encoding", "gzip"));
        assertThat(refused(newClient().build()).bodyExcerpt()).isEmpty();
    }

    @Test
    void excerptOfWrongCharsetHasReplacements() {
        Buffer latin = new Buffer().writeString("größer", StandardCharsets.ISO_8859_1);
        for (String charset : List.of("utf-8", "nonsense")) {
            answer(status(500)
                    .setHeader("Content-Type", "text/plain; charset=" + charset)
                    .setBody(latin.clone()));
            assertThat(refused(newClient().build()).bodyExcerpt()).isEqualTo("gr\uFFFD\uFFFDer");
        }
    }

    @Test
    void binaryBodyIsNotRead() {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        answer(status(500).setHeader("Content-Type", "image/png").setBody(new Buffer().write(bytes)));
        UnexpectedStatusException exception = refused(newClient().build());
        assertThat(exception.bodyExcerpt()).isEmpty();
        assertThat(exception.contentType()).contains("image/png");
    }

    @Test
    void hugeBodyIsNotReadToItsEnd() {
        Buffer huge = new Buffer();
        byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 100; i++) {
            huge.write(piece);
        }
        // All of it would take 200 seconds, more than the class may.
        answer(status(500)
                .setHeader("Content-Type", "text/plain")
                .setBody(huge)
                .throttleBody(1 << 20, 2, TimeUnit.SECONDS));
        assertThat(refused(newClient().build()).bodyExcerpt()).isEqualTo("x".repeat(1024));
    }

    @Test
    void drippingBodyDoesNotLastLongerThanOneReadTimeout() {
        // A byte each 50 ms: no single read comes near the time-out.
        answer(text(500, "x".repeat(2000)).throttleBody(1, 50, TimeUnit.MILLISECONDS));
        OkHttpClient client = newClient().readTimeout(Duration.ofSeconds(1)).build();
        long start = System.nanoTime();
        UnexpectedStatusException exception = refused(client);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        // About 20 bytes of the 1,024 that an excerpt holds.
        assertThat(exception.bodyExcerpt()).matches("x{1,500}");
    }

    @Test
    void bodyThatTheServerBreaksOffIsExcerptedAsFarAsItCame() {
        answer(text(500, "x".repeat(100)).setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
        assertThat(refused(newClient().build()).bodyExcerpt()).matches("x{0,99}");
    }

    @Test
    void cancelledCallIsStillTold() throws IOException {
        answer(text(500, "text"));
        Call call = newClient().build().newCall(request(HttpMethod.GET, "/"));
        Response response = call.execute();
        call.cancel();
        assertThat(catchThrowableOfType(
                                UnexpectedStatusException.class, () -> OkHttpResponses.requireSuccessful(response))
                        .status())
                .isSameAs(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    @Test
    void cancellingEndsTheExcerpt() throws Exception {
        answer(text(500, "x".repeat(1000)).throttleBody(1, 2, TimeUnit.SECONDS));
        CountDownLatch reads = new CountDownLatch(1);
        OkHttpClient client = newClient()
                .readTimeout(Duration.ZERO)
                .addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    Source body = new ForwardingSource(response.body().source()) {
                        @Override
                        public long read(Buffer sink, long byteCount) throws IOException {
                            reads.countDown();
                            return super.read(sink, byteCount);
                        }
                    };
                    return response.newBuilder()
                            .body(ResponseBody.create(
                                    Okio.buffer(body), response.body().contentType(), 1000))
                            .build();
                })
                .build();
        Call call = client.newCall(request(HttpMethod.GET, "/"));
        CompletableFuture<UnexpectedStatusException> thrown = CompletableFuture.supplyAsync(() -> refused(call));
        assertThat(reads.await(20, TimeUnit.SECONDS)).isTrue();
        call.cancel();
        assertThat(thrown).succeedsWithin(Duration.ofSeconds(30));
    }

    private MockResponse inPieces(int code) {
        MockResponse response = status(code).setHeader("Content-Type", "text/plain");
        return protocol == Protocol.HTTP_1_1 ? response.setChunkedBody("text", 2) : response.setBody("text");
    }

    private static MockResponse text(int code, String body) {
        return status(code).setHeader("Content-Type", "text/plain").setBody(body);
    }

    private UnexpectedStatusException refused(OkHttpClient client) {
        return refused(client, request(HttpMethod.GET, "/"));
    }

    private static UnexpectedStatusException refused(OkHttpClient client, Request request) {
        return refused(client.newCall(request));
    }

    private static UnexpectedStatusException refused(Call call) {
        return catchThrowableOfType(
                UnexpectedStatusException.class, () -> OkHttpResponses.requireSuccessful(call.execute()));
    }
}
