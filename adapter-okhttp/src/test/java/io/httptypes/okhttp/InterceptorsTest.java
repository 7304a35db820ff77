package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The interceptors together, and where they cannot work. */
class InterceptorsTest extends ServerTest {
    private static final Duration LONG = Duration.ofHours(1);

    private static final Interceptor PASSING = chain -> chain.proceed(chain.request());

    enum Ours {
        STATUS_CHECK {
            @Override
            Interceptor make() {
                return new StatusCheckInterceptor();
            }

            @Override
            void install(OkHttpClient.Builder builder) {
                StatusCheckInterceptor.install(builder);
            }
        },
        REDIRECT {
            @Override
            Interceptor make() {
                return new RedirectInterceptor(false);
            }

            @Override
            void install(OkHttpClient.Builder builder) {
                RedirectInterceptor.install(builder, false);
            }
        },
        RETRY {
            @Override
            Interceptor make() {
                return new RetryInterceptor(3, LONG);
            }

            @Override
            void install(OkHttpClient.Builder builder) {
                RetryInterceptor.install(builder, 3, LONG);
            }
        };

        abstract Interceptor make();

        abstract void install(OkHttpClient.Builder builder);
    }

    private OkHttpClient.Builder installed() {
        return OkHttpResponses.installInterceptors(newClient(), false, 3, LONG);
    }

    @Test
    void installAnswersTheBuilder() {
        OkHttpClient.Builder builder = newClient();
        assertThat(OkHttpResponses.installInterceptors(builder, false, 1, LONG)).isSameAs(builder);
        assertThat(builder.build().followRedirects()).isFalse();
        assertThat(builder.build().followSslRedirects()).isFalse();
    }

    @Test
    void eachHopHasItsOwnAttemptsAndTheEndIsChecked() throws IOException {
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

    @ParameterizedTest
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
    void installPutsThemInOrder(String order) throws IOException {
        OkHttpClient.Builder builder = newClient().addInterceptor(PASSING);
        order.chars().forEach(i -> Ours.values()[i - '0'].install(builder));
        builder.addInterceptor(PASSING);
        assertThat(builder.interceptors())
                .extracting(interceptor -> interceptor.getClass().getSimpleName())
                .filteredOn(name -> name.endsWith("Interceptor"))
                .containsExactly("StatusCheckInterceptor", "RedirectInterceptor", "RetryInterceptor");
        assertThat(builder.interceptors()).startsWith(PASSING).endsWith(PASSING);
        answer(status(503).setHeader("Retry-After", 0), redirect(302, "/b"), status(200));
        get(builder.build()).close();
    }

    @ParameterizedTest
    @EnumSource
    void noneWorksAsNetworkInterceptor(Ours ours) {
        assertMisplaced(ours, newClient().addNetworkInterceptor(ours.make()));
    }

    @Test
    void noneWorksOutOfOrder() {
        for (Ours inner : Ours.values()) {
            for (Ours outer : Ours.values()) {
                if (outer.compareTo(inner) > 0) {
                    OkHttpClient.Builder builder = newClient();
                    outer.install(builder);
                    assertMisplaced(inner, builder.addInterceptor(inner.make()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REDIRECT", "RETRY"})
    void doesNotWorkTwice(Ours ours) {
        OkHttpClient.Builder builder = newClient();
        ours.install(builder);
        ours.install(builder);
        assertMisplaced(ours, builder);
    }

    @Test
    void statusMayBeCheckedTwice() throws IOException {
        answer(status(200));
        get(newClient()
                        .addInterceptor(new StatusCheckInterceptor())
                        .addInterceptor(new StatusCheckInterceptor())
                        .build())
                .close();
    }

    @Test
    void redirectDoesNotWorkWhereOkHttpFollows() {
        answer(redirect(302, "/b"), status(200));
        assertMisplaced(Ours.REDIRECT, newClient().addInterceptor(new RedirectInterceptor(false)));
        answer(redirect(302, "/b"), status(200));
        assertMisplaced(
                Ours.REDIRECT, RedirectInterceptor.install(newClient(), false).followRedirects(true));
    }

    @Test
    void redirectByHandWorksWhereOkHttpFollowsNone() throws IOException {
        answer(redirect(302, "/b"), status(200));
        try (Response response = get(newClient()
                .followRedirects(false)
                .addInterceptor(new RedirectInterceptor(false))
                .build())) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    @Test
    void retryDoesNotWorkWithoutItsOtherHalf() {
        answer(status(200).setBody("content"));
        assertMisplaced(Ours.RETRY, newClient().addInterceptor(new RetryInterceptor(3, LONG)));
        assertMisplaced(
                Ours.RETRY,
                newClient()
                        .addInterceptor(new RetryInterceptor(3, LONG))
                        .addNetworkInterceptor(new RetryInterceptor(3, LONG)));
    }

    @Test
    void retryByHandWorksAsBoth() throws IOException {
        answer(status(408).setHeader("Retry-After", 0), status(200));
        RetryInterceptor retry = new RetryInterceptor(3, LONG);
        try (Response response = get(
                newClient().addInterceptor(retry).addNetworkInterceptor(retry).build())) {
            assertThat(OkHttpResponses.history(response)).hasSize(2);
        }
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
        RedirectInterceptor.install(RetryInterceptor.install(builder, 3, LONG), false);
        get(builder.build()).close();
        assertThat(server.getRequestCount()).isEqualTo(4);
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

    private void assertMisplaced(Ours ours, OkHttpClient.Builder builder) {
        String name = ours.make().getClass().getSimpleName();
        assertThatIllegalStateException()
                .isThrownBy(() -> get(builder.build()))
                .withMessageStartingWith(name + " was added ")
                .withMessageContaining(name + ".install");
    }
}
