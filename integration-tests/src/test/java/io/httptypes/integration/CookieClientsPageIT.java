package io.httptypes.integration;

import io.httptypes.clienttests.CookieClient;
import io.httptypes.clienttests.CookieJarContract;
import io.httptypes.clienttests.CookieScenario;
import io.httptypes.cookies.CookieJar;
import io.httptypes.jdk.JdkClients;
import io.httptypes.jdk.JdkCookies;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.okhttp.OkHttpCookies;
import io.httptypes.okhttp.OkHttpInterceptors;
import io.httptypes.pages.Page;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Measures in {@code docs/cookies.md} what servers see of clients with a jar. HttpURLConnection has one handler for
 * all.
 */
@Isolated
class CookieClientsPageIT {
    private static final RetryPolicy RETRY = RetryPolicy.of(2, Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        CookieHandler.setDefault(null);
    }

    @Test
    void pageIsCurrent() throws Exception {
        Map<String, CookieJarContract.Factory> clients = new LinkedHashMap<>();
        clients.put("`HttpClient`", (protocol, trusted, jar) -> jdk(jar));
        clients.put("`HttpURLConnection`", (protocol, trusted, jar) -> connection(jar));
        clients.put("OkHttp", (protocol, trusted, jar) -> okHttp(jar, null));
        clients.put(
                "OkHttp with a cache", (protocol, trusted, jar) -> okHttp(jar, new Cache(folder.toFile(), 1 << 20)));
        StringBuilder table = new StringBuilder(
                "| what a server sees of | " + String.join(" | ", clients.keySet()) + " |\n|---|---|---|---|---|\n");
        for (CookieScenario scenario : CookieScenario.values()) {
            table.append("| ").append(scenario.words);
            for (CookieJarContract.Factory client : clients.values()) {
                table.append(" | ").append(CookieJarContract.run(scenario, Protocol.HTTP_1_1, client));
            }
            table.append(" |\n");
        }
        Page.of(Path.of("..", "docs", "cookies.md"))
                .section("clients", table.toString())
                .assertCurrent();
    }

    private static CookieClient jdk(CookieJar jar) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(JdkCookies.handler(jar))
                .build();
        return new CookieClient() {
            @Override
            public void get(String url, @Nullable String cookie) throws Exception {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
                if (cookie != null) {
                    request.header("Cookie", cookie);
                }
                JdkClients.send(client, request.build(), BodyHandlers.discarding(), RETRY, RedirectPolicy.none());
            }

            @Override
            public boolean openWebSocket(String url) throws Exception {
                client.newWebSocketBuilder()
                        .buildAsync(URI.create(url), new WebSocket.Listener() {})
                        .get(20, TimeUnit.SECONDS)
                        .abort();
                return true;
            }
        };
    }

    private static CookieClient connection(CookieJar jar) {
        CookieHandler.setDefault(JdkCookies.handler(jar));
        return (url, cookie) -> {
            HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
            if (cookie != null) {
                connection.setRequestProperty("Cookie", cookie);
            }
            if (connection.getResponseCode() < 400) {
                connection.getInputStream().readAllBytes();
            }
        };
    }

    private static CookieClient okHttp(CookieJar jar, @Nullable Cache cache) {
        OkHttpClient.Builder builder =
                OkHttpInterceptors.install(new OkHttpClient.Builder().cache(cache), i -> i.retry(RETRY));
        OkHttpClient client = OkHttpCookies.install(builder, jar).build();
        return new CookieClient() {
            @Override
            public void get(String url, @Nullable String cookie) throws Exception {
                Request.Builder request = new Request.Builder().url(url);
                if (cookie != null) {
                    request.header("Cookie", cookie);
                }
                try (Response response = client.newCall(request.build()).execute()) {
                    response.body().bytes();
                }
            }

            @Override
            public boolean openWebSocket(String url) throws Exception {
                CompletableFuture<Boolean> isOpen = new CompletableFuture<>();
                client.newWebSocket(new Request.Builder().url(url).build(), new WebSocketListener() {
                    @Override
                    public void onOpen(okhttp3.WebSocket socket, Response response) {
                        socket.cancel();
                        isOpen.complete(true);
                    }

                    @Override
                    public void onFailure(okhttp3.WebSocket socket, Throwable failure, @Nullable Response response) {
                        isOpen.completeExceptionally(failure);
                    }
                });
                return isOpen.get(20, TimeUnit.SECONDS);
            }
        };
    }
}
