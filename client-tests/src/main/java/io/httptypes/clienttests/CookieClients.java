package io.httptypes.clienttests;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** The clients that a jar is tried with. Each has its jar already. */
public final class CookieClients {
    private static final int TIMEOUT_SECONDS = 20;

    private CookieClients() {}

    /** Sends a request of the JDK's client, and reads the response to its end. */
    @FunctionalInterface
    public interface Sender {
        /** Sends it. */
        void send(HttpClient client, HttpRequest request) throws Exception;
    }

    /** OkHttp. */
    public static CookieClient of(OkHttpClient client) {
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
                okhttp3.WebSocket opening =
                        client.newWebSocket(new Request.Builder().url(url).build(), new WebSocketListener() {
                            @Override
                            public void onOpen(okhttp3.WebSocket socket, Response response) {
                                isOpen.complete(true);
                            }

                            @Override
                            public void onFailure(
                                    okhttp3.WebSocket socket, Throwable failure, @Nullable Response response) {
                                isOpen.completeExceptionally(failure);
                            }
                        });
                boolean opened = isOpen.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                opening.cancel();
                return opened;
            }
        };
    }

    /** {@code java.net.http}. */
    public static CookieClient of(HttpClient client, Sender sender) {
        return new CookieClient() {
            @Override
            public void get(String url, @Nullable String cookie) throws Exception {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
                if (cookie != null) {
                    request.header("Cookie", cookie);
                }
                sender.send(client, request.build());
            }

            @Override
            public boolean openWebSocket(String url) throws Exception {
                client.newWebSocketBuilder()
                        .buildAsync(URI.create(url), new WebSocket.Listener() {})
                        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                        .abort();
                return true;
            }
        };
    }

    /** {@code HttpURLConnection}, whose jar is that of the process. */
    public static CookieClient ofConnections(HandshakeCertificates trusted) {
        return (url, cookie) -> {
            HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
            if (connection instanceof HttpsURLConnection secure) {
                secure.setSSLSocketFactory(trusted.sslSocketFactory());
            }
            if (cookie != null) {
                connection.setRequestProperty("Cookie", cookie);
            }
            if (connection.getResponseCode() < 400) {
                connection.getInputStream().readAllBytes();
            }
        };
    }
}
