package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** What is installed, and where, and how it works together. */
class OkHttpInterceptorsTest extends ServerTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static final Interceptor PASSING = chain -> chain.proceed(chain.request());

    private OkHttpClient.Builder installed() {
        return installed(newClient());
    }

    private static OkHttpClient.Builder installed(OkHttpClient.Builder builder) {
        return OkHttpInterceptors.install(
                builder,
                i -> i.checkStatus().followRedirects(RedirectPolicy.standard()).retry(RetryPolicy.of(4, LONG)));
    }

    @Test
    void installReturnsTheBuilder() {
        OkHttpClient.Builder builder = newClient();
        assertThat(installed(builder)).isSameAs(builder);
        assertThat(builder.build().followRedirects()).isFalse();
        assertThat(builder.build().followSslRedirects()).isFalse();
    }

    @Test
    void attemptsCountOverAllHopsAndTheEndIsChecked() throws IOException {
        answer(
                status(503).setHeader("Retry-After", 0),
                status(503).setHeader("Retry-After", 0),
                redirect(301, "/b"),
                status(429).setHeader("Retry-After", 0),
                redirect(308, "/c"),
                status(201));
        try (Response response =
                installed().build().newCall(request(HttpMethod.DELETE, "/a")).execute()) {
            assertThat(OkHttpResponses.history(response))
                    .extracting(hop ->
                            hop.method() + " " + hop.url().charAt(hop.url().length() - 1) + " "
                                    + hop.status().code())
                    .containsExactly(
                            "DELETE a 503",
                            "DELETE a 503",
                            "DELETE a 301",
                            "DELETE b 429",
                            "DELETE b 308",
                            "DELETE c 201");
            assertThat(OkHttpResponses.methodChanged(response)).isFalse();
        }
        answer(redirect(302, "/b"), status(404));
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> get(installed().build()))
                .returns(url("/b").toString(), UnexpectedStatusException::url);
    }

    @Test
    void orderOfTheSettingsDoesNotMatter() {
        OkHttpClient.Builder one = newClient().addInterceptor(PASSING);
        OkHttpClient.Builder other = newClient().addInterceptor(PASSING);
        installed(one).addInterceptor(PASSING);
        OkHttpInterceptors.install(
                        other,
                        i -> i.retry(RetryPolicy.of(4, LONG))
                                .followRedirects(RedirectPolicy.standard())
                                .checkStatus())
                .addInterceptor(PASSING);
        assertThat(classes(other)).isEqualTo(classes(one)).hasSize(5);
        assertThat(one.interceptors()).startsWith(PASSING).endsWith(PASSING);
    }

    private static List<Class<?>> classes(OkHttpClient.Builder builder) {
        return builder.interceptors().stream().<Class<?>>map(Object::getClass).toList();
    }

    @Test
    void installedAgainReplacesWhatWasThere() throws IOException {
        answer(status(503).setHeader("Retry-After", 0), status(404));
        OkHttpClient first = installed().addInterceptor(PASSING).build();
        OkHttpClient.Builder second =
                OkHttpInterceptors.install(first.newBuilder(), i -> i.retry(RetryPolicy.of(2, LONG)));
        assertThat(second.interceptors()).hasSize(3).endsWith(PASSING);
        assertThat(second.networkInterceptors()).hasSize(1);
        try (Response response = get(second.build())) {
            assertThat(response.code()).isEqualTo(404);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void okHttpUnzipsWhatItMustNotRepeat() throws IOException {
        Buffer zipped = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
            sink.writeUtf8("come back later");
        }
        answer(status(503)
                .setHeader("Retry-After", 0)
                .setHeader("Content-Encoding", "gzip")
                .setBody(zipped));
        OkHttpClient client = OkHttpInterceptors.install(newClient(), i -> i.retry(RetryPolicy.of(1, LONG)))
                .build();
        try (Response response = get(client)) {
            assertThat(response.body().string()).isEqualTo("come back later");
            assertThat(response.header("Retry-After")).isEqualTo("0");
        }
    }

    @Test
    void settingsThatThrowChangeNothing() {
        OkHttpClient.Builder builder = newClient();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OkHttpInterceptors.install(
                        builder, i -> i.checkStatus().retry(RetryPolicy.of(0, Duration.ZERO))))
                .withMessage("0 is not a valid maxAttempts; expected 1 or more");
        assertThat(builder.interceptors()).isEmpty();
        assertThat(builder.networkInterceptors()).isEmpty();
        assertThat(builder.build().followRedirects()).isTrue();
    }

    @Test
    void nothingIsInstalledUnlessItIsSaid() {
        OkHttpClient.Builder builder = OkHttpInterceptors.install(newClient(), i -> {});
        assertThat(builder.interceptors()).isEmpty();
        assertThat(builder.networkInterceptors()).isEmpty();
        assertThat(builder.build().followRedirects()).isTrue();
    }

    @Test
    void waitsOfAllHopsAreBoundedTogether() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return server.getRequestCount() % 2 == 1
                        ? redirect(302, "/" + server.getRequestCount())
                        : status(503).setHeader("Retry-After", 1);
            }
        });
        Queue<Duration> waits = new ConcurrentLinkedQueue<>();
        OkHttpClient client = OkHttpInterceptors.install(
                        newClient(),
                        i -> i.followRedirects(RedirectPolicy.standard())
                                .retry(RetryPolicy.of(100, Duration.ofMillis(3_500))),
                        (call, wait) -> waits.add(wait))
                .build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(503);
        }
        assertThat(waits.stream().filter(wait -> !wait.isZero())).hasSize(3);
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpInterceptors.install(none(), i -> {}))
                .withMessage("builder");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpInterceptors.install(newClient(), none()))
                .withMessage("settings");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpInterceptors.install(newClient(), i -> i.retry(none())))
                .withMessage("policy");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpInterceptors.install(newClient(), i -> i.followRedirects(none())))
                .withMessage("policy");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpInterceptors.install(newClient(), i -> i.checkStatus(none())))
                .withMessage("expected");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // null is what this is about
    private static <T> T none() {
        return null;
    }

    @Test
    void callWithinCallIsAnotherOne() throws IOException {
        answer(status(503).setHeader("Retry-After", 0), status(200), status(200));
        OkHttpClient[] client = new OkHttpClient[1];
        client[0] = installed()
                .addInterceptor(chain -> {
                    if (chain.request().url().encodedPath().equals("/")) {
                        client[0]
                                .newCall(request(HttpMethod.GET, "/token"))
                                .execute()
                                .close();
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        get(client[0]).close();
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void interceptorFartherOutMayProceedAgain() throws IOException {
        answer(status(503).setHeader("Retry-After", 0), redirect(302, "/b"), status(200), status(200));
        OkHttpClient.Builder builder = newClient().addInterceptor(chain -> {
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request());
        });
        get(installed(builder).build()).close();
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void cachedRedirectIsFollowedAndForgetsTheUrlOfItsCache(@TempDir File directory) throws IOException {
        answer(
                redirect(301, "/b").setHeader("Cache-Control", "max-age=1000"),
                status(200).setHeader("Cache-Control", "no-store"),
                status(200).setHeader("Cache-Control", "no-store"));
        try (Cache cache = new Cache(directory, 1 << 20)) {
            OkHttpClient client = installed().cache(cache).build();
            Request.Builder builder = request(HttpMethod.GET, "/a").newBuilder();
            try {
                builder.cacheUrlOverride(url("/cached"));
            } catch (NoSuchMethodError older) {
                // then there is nothing to forget
            }
            for (int i = 0; i < 2; i++) {
                try (Response response = client.newCall(builder.build()).execute()) {
                    assertThat(OkHttpResponses.history(response)).hasSize(2);
                    assertThat(response.request().url()).isEqualTo(url("/b"));
                }
            }
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void responseOfAnotherClientIsRepeatedAndFollowed() throws IOException {
        answer(status(503).setHeader("Retry-After", 0), redirect(302, "/b"), status(200));
        OkHttpClient other = newClient()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        OkHttpClient client = OkHttpInterceptors.install(
                        newClient(),
                        i -> i.followRedirects(RedirectPolicy.standard()).retry(RetryPolicy.of(4, LONG)))
                .addInterceptor(chain -> other.newCall(chain.request()).execute())
                .build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(200);
            // OkHttp alone repeats a 503 with Retry-After: 0.
            assertThat(response.request().url()).isEqualTo(url("/b"));
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void keptResponseMayBeGivenToEachCall() throws IOException {
        answer(status(200).setBody("content"));
        Response[] kept = new Response[1];
        OkHttpClient client = installed()
                .addInterceptor(chain -> {
                    if (kept[0] == null) {
                        try (Response response = chain.proceed(chain.request())) {
                            kept[0] = response.newBuilder()
                                    .body(ResponseBody.create(response.body().bytes(), null))
                                    .build();
                        }
                    }
                    return kept[0];
                })
                .build();
        for (int i = 0; i < 3; i++) {
            try (Response response = get(client)) {
                assertThat(response.code()).isEqualTo(200);
                assertThat(OkHttpResponses.history(response)).hasSize(1);
            }
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void responseThatAnInterceptorHasMadePasses() throws IOException {
        OkHttpClient client = installed()
                .addInterceptor(chain -> Responses.withText(Responses.of(chain.request(), 200), "made up")
                        .build())
                .build();
        try (Response response = get(client)) {
            assertThat(response.body().string()).isEqualTo("made up");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void responseOfTheCachePasses(@TempDir File directory) throws IOException {
        answer(status(200).setHeader("Cache-Control", "max-age=1000").setBody("content"));
        try (Cache cache = new Cache(directory, 1 << 20)) {
            OkHttpClient client = installed().cache(cache).build();
            for (ResponseOrigin origin : List.of(ResponseOrigin.NETWORK, ResponseOrigin.CACHE)) {
                try (Response response = get(client)) {
                    assertThat(response.body().string()).isEqualTo("content");
                    assertThat(OkHttpResponses.originOf(response)).isSameAs(origin);
                }
            }
        }
    }

    @Test
    void callThatIsOverIsForgotten() throws IOException {
        answer(status(408).setHeader("Retry-After", 0), redirect(302, "/b"), status(200));
        OkHttpClient client = installed().build();
        WeakReference<Call> call = callThatIsOver(client);
        long start = System.nanoTime();
        while (call.get() != null
                && System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
            System.gc();
        }
        assertThat(call.get()).isNull();
        assertThat(client.interceptors()).hasSize(3);
    }

    private WeakReference<Call> callThatIsOver(OkHttpClient client) throws IOException {
        Call call = client.newCall(request(HttpMethod.GET, "/"));
        call.execute().close();
        return new WeakReference<>(call);
    }

    @Test
    void copyOfClientWorksToo() throws IOException {
        answer(status(408).setHeader("Retry-After", 0), redirect(302, "/b"), status(200));
        get(installed().build().newBuilder().readTimeout(Duration.ofSeconds(5)).build())
                .close();
    }
}
