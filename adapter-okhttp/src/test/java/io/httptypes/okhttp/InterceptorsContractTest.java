package io.httptypes.okhttp;

import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the interceptors do on every supported version; the tests with other names need the newest OkHttp for their
 * server.
 */
class InterceptorsContractTest {
    @Test
    void followsAndRepeats() throws IOException {
        Iterator<String> responses = List.of(
                        "HTTP/1.1 302 \r\nLocation: /there\r\nContent-Length: 0\r\n\r\n",
                        "HTTP/1.1 503 \r\nContent-Length: 5\r\n\r\nlater",
                        "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok")
                .iterator();
        OkHttpClient client = OkHttpInterceptors.install(
                        new OkHttpClient.Builder(),
                        i -> i.checkStatus()
                                .followRedirects(RedirectPolicy.standard())
                                .retry(RetryPolicy.of(2, Duration.ofSeconds(5))))
                .build();
        try (RawServer server =
                        RawServer.answering(out -> out.write(responses.next().getBytes(US_ASCII)));
                Response response = client.newCall(
                                new Request.Builder().url(server.url()).build())
                        .execute()) {
            assertThat(response.body().string()).isEqualTo("ok");
            assertThat(OkHttpResponses.history(response)).hasSize(3);
        } finally {
            client.connectionPool().evictAll();
        }
    }

    /** OkHttp 4 has none in what a response gives access to, such as the one before. */
    @Test
    void needsNoBody() {
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> OkHttpResponses.requireSuccessful(
                        Responses.of("GET", 500).build()))
                .satisfies(e -> assertThat(e.contentType()).isEmpty());
    }
}
