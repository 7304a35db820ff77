package io.httptypes.okhttp;

import io.httptypes.messages.RedirectPolicy;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a Location leads that no decent server would send. */
@Timeout(60)
class RedirectRawTest {
    @RegisterExtension
    final LeakCheck clients = new LeakCheck();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Location: /there\rX-Forged: yes",
                "Location: \r /there",
                "Location: /there\r\n X-Forged: yes",
                "Location: /th\rere"
            })
    void lineBreakInLocationForgesNoRequest(String field) throws IOException {
        try (RawServer there = RawServer.answering("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n");
                RawServer server = RawServer.answering("HTTP/1.1 302 \r\n"
                        + field.replace("/th", there.url() + "th")
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            OkHttpClient client = OkHttpInterceptors.install(
                            clients.newClient(), i -> i.followRedirects(RedirectPolicy.standard()))
                    .build();
            Request request = new Request.Builder().url(server.url()).build();
            try (Response response = client.newCall(request).execute()) {
                if (response.code() == 200) {
                    assertThat(there.heads())
                            .hasSize(1)
                            .allSatisfy(head -> assertThat(head)
                                    .startsWith("GET /th")
                                    .matches("(?s)GET [!-~]+ HTTP/1.1\r\nHost: .*")
                                    .doesNotContain("\r\nX-Forged"));
                } else {
                    assertThat(response.code()).isEqualTo(302);
                    assertThat(there.heads()).isEmpty();
                }
            }
        }
    }
}
