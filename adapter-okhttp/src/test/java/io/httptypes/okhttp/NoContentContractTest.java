package io.httptypes.okhttp;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs on every supported version, which {@link NoContentNewestTest} does not: its server needs the newest OkHttp. */
class NoContentContractTest {
    @ParameterizedTest
    @ValueSource(ints = {204, 205})
    void isHandedOut(int code) throws IOException {
        OkHttpClient client = OkHttpInterceptors.install(
                        new OkHttpClient.Builder(), OkHttpInterceptors::carryNoContentWithLength)
                .build();
        try (RawServer server = RawServer.answering("HTTP/1.1 " + code + " \r\nContent-Length: 5\r\n\r\nhello");
                Response response = client.newCall(
                                new Request.Builder().url(server.url()).build())
                        .execute()) {
            assertThat(response.code()).isEqualTo(code);
            assertThat(response.body().string()).isEmpty();
            assertThat(response.header("Content-Length")).isNull();
            assertThat(OkHttpResponses.originOf(response)).isSameAs(ResponseOrigin.NETWORK);
        } finally {
            client.connectionPool().evictAll();
        }
    }
}
