package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StatusCheckTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    void successfulStatusPasses(int code) throws IOException {
        answer(status(code));
        try (Response response = get(
                OkHttpInterceptors.install(newClient(), i -> i.checkStatus()).build())) {
            assertThat(response.code()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 400, 404, 422, 500, 503, 520, 600, 999})
    void anyOtherFailsTheCall(int code) {
        answer(new MockResponse()
                .setStatus("HTTP/1.1 " + code + " Own")
                .setHeader("Content-Type", "text/plain")
                .setBody(code == 304 ? "" : "text"));
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> get(OkHttpInterceptors.install(newClient(), i -> i.checkStatus())
                        .build()))
                .withMessage("expected a successful status but was " + StatusCode.of(code) + " for GET " + url("/"))
                .returns(code == 304 ? "" : "text", UnexpectedStatusException::bodyExcerpt);
    }

    @Test
    void statusesThatWereGivenPassAlone() throws IOException {
        OkHttpClient client = OkHttpInterceptors.install(
                        newClient(), i -> i.checkStatus(HttpStatus.OK, HttpStatus.NOT_FOUND))
                .build();
        answer(status(404), status(204));
        get(client).close();
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> get(client))
                .withMessageStartingWith("expected 200 OK or 404 Not Found but was 204 No Content for GET ");
    }

    @Test
    void callThatIsEnqueuedFails() {
        answer(status(500));
        CompletableFuture<Response> result = new CompletableFuture<>();
        OkHttpInterceptors.install(newClient(), i -> i.checkStatus())
                .build()
                .newCall(request(HttpMethod.GET, "/"))
                .enqueue(new Callback() {
                    @Override
                    public void onResponse(Call call, Response response) {
                        response.close();
                        result.complete(response);
                    }

                    @Override
                    public void onFailure(Call call, IOException e) {
                        result.completeExceptionally(e);
                    }
                });
        assertThat(result)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(UnexpectedStatusException.class);
    }

    @Test
    void sees407() {
        answer(status(407));
        OkHttpClient client = OkHttpInterceptors.install(
                        newClient(), i -> i.carryOrigin407().checkStatus())
                .build();
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> get(client))
                .returns(HttpStatus.PROXY_AUTHENTICATION_REQUIRED, UnexpectedStatusException::status);
    }

    @Test
    void upgradeThatNobodyAskedForFails() {
        Response.Builder response = Responses.withText(Responses.of("GET", 101), "");
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> OkHttpInterceptors.install(clients.newClient(), i -> i.checkStatus())
                        .addInterceptor(chain -> response.build())
                        .build()
                        .newCall(request(HttpMethod.GET, "/"))
                        .execute())
                .returns(HttpStatus.SWITCHING_PROTOCOLS, UnexpectedStatusException::status);
    }
}
