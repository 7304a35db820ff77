package io.httptypes.okhttp;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What every version of OkHttp can do about a 204 or a 205 that names a length. */
class NoContentContractTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(ints = {204, 205})
    void isHandedOut(int code) throws IOException {
        answer(status(code).setBody("hello"));
        OkHttpClient client = OkHttpInterceptors.install(newClient(), OkHttpInterceptors::carryNoContentWithLength)
                .build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(code);
            assertThat(response.body().string()).isEmpty();
            assertThat(response.header("Content-Length")).isNull();
            assertThat(OkHttpResponses.originOf(response)).isSameAs(ResponseOrigin.NETWORK);
        }
    }
}
