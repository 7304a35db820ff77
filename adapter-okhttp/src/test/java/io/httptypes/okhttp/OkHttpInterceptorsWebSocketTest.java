package io.httptypes.okhttp;

import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A WebSocket begins as a call over HTTP/1.1, which passes application interceptors and no network interceptors. */
@Timeout(60)
class OkHttpInterceptorsWebSocketTest {
    @AutoClose
    private final MockWebServer server = new MockWebServer();

    @RegisterExtension
    final LeakCheck clients = new LeakCheck();

    @Test
    void webSocketOpensAfterRepeatAndRedirect() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(new MockResponse().setResponseCode(302).setHeader("Location", "/there"));
        server.enqueue(new MockResponse().withWebSocketUpgrade(new WebSocketListener() {
            @Override
            public void onClosing(WebSocket socket, int code, String reason) {
                socket.close(code, reason);
            }
        }));
        CompletableFuture<String> closed = new CompletableFuture<>();
        OkHttpClient client = OkHttpInterceptors.install(
                        clients.newClient(),
                        i -> i.checkStatus()
                                .followRedirects(RedirectPolicy.standard())
                                .retry(RetryPolicy.of(2, Duration.ofSeconds(20))))
                .build();
        HttpUrl url = HttpUrl.get("http://127.0.0.1:" + server.getPort());
        client.newWebSocket(new Request.Builder().url(url).build(), new WebSocketListener() {
            @Override
            public void onOpen(WebSocket socket, Response response) {
                socket.close(1000, "hello");
            }

            @Override
            public void onClosed(WebSocket socket, int code, String reason) {
                closed.complete(reason);
            }

            @Override
            public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
                closed.completeExceptionally(failure);
            }
        });
        assertThat(closed).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("hello");
    }
}
