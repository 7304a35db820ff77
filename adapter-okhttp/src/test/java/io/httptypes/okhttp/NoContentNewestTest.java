package io.httptypes.okhttp;

import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A 204 and a 205 that name a length. */
class NoContentNewestTest extends ServerTest {
    private static MockResponse withLength(int code) {
        return status(code).setHeader("X-Own", "1").setBody("hello");
    }

    private OkHttpClient carrying() {
        return OkHttpInterceptors.install(newClient(), OkHttpInterceptors::carryNoContentWithLength)
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205})
    void isHandedOutWithoutContent(int code) throws IOException {
        answer(withLength(code), status(200));
        OkHttpClient client = carrying();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(code);
            assertThat(response.body().string()).isEmpty();
            assertThat(response.header("X-Own")).isEqualTo("1");
            assertThat(response.header("Content-Length")).isNull();
            assertThat(response.protocol()).isSameAs(protocol);
            assertThat(response.request().headers()).isEmpty();
            assertThat(Objects.requireNonNull(response.networkResponse()).header("Content-Length"))
                    .isEqualTo("5");
            assertThat(OkHttpResponses.originOf(response)).isSameAs(ResponseOrigin.NETWORK);
        }
        try (Response next = get(client)) {
            assertThat(next.code()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205})
    void failsWithoutIt(int code) {
        answer(withLength(code));
        assertThatThrownBy(() -> get(newClient().build()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("had non-zero Content-Length");
    }

    @Test
    void goesAlongWithTheOthers() throws IOException {
        answer(redirect(303, "/b"), status(503), withLength(204));
        OkHttpClient client = OkHttpInterceptors.install(
                        newClient(),
                        i -> i.carryNoContentWithLength()
                                .checkStatus()
                                .retry(RetryPolicy.of(3, Duration.ofSeconds(20)))
                                .followRedirects(RedirectPolicy.standard()))
                .build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(204);
            assertThat(response.request().url()).isEqualTo(url("/b"));
            assertThat(OkHttpResponses.history(response)).hasSize(3);
        }
    }

    @Test
    void isHandedOutAfterARedirectOfOkHttps() throws IOException {
        answer(redirect(302, "/b"), withLength(204));
        try (Response response = get(carrying())) {
            assertThat(response.code()).isEqualTo(204);
            assertThat(response.request().url()).isEqualTo(url("/b"));
        }
    }

    @Test
    void otherErrorsAreLeftAlone() {
        answer(status(407));
        assertThatThrownBy(() -> get(carrying())).isInstanceOf(ProtocolException.class);
    }

    @Test
    void isReplacedWhenInstalledAgain() {
        OkHttpClient without =
                OkHttpInterceptors.install(carrying().newBuilder(), i -> {}).build();
        assertThat(without.interceptors()).isEmpty();
    }
}
