package io.httptypes.jdk;

import io.httptypes.clienttests.CookieClient;
import io.httptypes.clienttests.CookieJarContract;
import io.httptypes.clienttests.CookieScenario;
import io.httptypes.cookies.CookieJar;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class JdkCookieJarTest extends CookieJarContract {
    private record Client(HttpClient client) implements CookieClient {
        @Override
        public void get(String url, @Nullable String cookie) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
            if (cookie != null) {
                request.header("Cookie", cookie);
            }
            JdkClients.send(
                    client,
                    request.build(),
                    BodyHandlers.discarding(),
                    RetryPolicy.of(2, Duration.ofSeconds(5)),
                    RedirectPolicy.none());
        }

        @Override
        public boolean openWebSocket(String url) throws Exception {
            client.newWebSocketBuilder()
                    .buildAsync(URI.create(url), new WebSocket.Listener() {})
                    .get(20, TimeUnit.SECONDS)
                    .abort();
            return true;
        }
    }

    @Override
    protected CookieClient newClient(Protocol protocol, HandshakeCertificates trusted, CookieJar jar) {
        return new Client(HttpClient.newBuilder()
                .version(protocol == Protocol.HTTP_2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .sslContext(trusted.sslContext())
                .cookieHandler(JdkCookies.handler(jar))
                .build());
    }

    @Override
    protected String expected(CookieScenario scenario, String usual) {
        return switch (scenario) {
            case OWN_FIELD -> "`a=b; own=1`";
            case UTF_8 -> "`c=d`";
            case CACHED -> "no cache";
            default -> usual;
        };
    }

    /** HttpURLConnection has one handler for all. */
    @Isolated
    static class ConnectionTest extends CookieJarContract {
        @AfterAll
        static void restore() {
            CookieHandler.setDefault(null);
        }

        @Override
        protected CookieClient newClient(Protocol protocol, HandshakeCertificates trusted, CookieJar jar) {
            CookieHandler.setDefault(JdkCookies.handler(jar));
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

        @Override
        protected String expected(CookieScenario scenario, String usual) {
            return switch (scenario) {
                case OWN_FIELD -> "`a=b; own=1`";
                case UTF_8 -> "`c=d`";
                case REPEAT -> "no repeat";
                case WEB_SOCKET -> "no WebSocket";
                case CACHED -> "no cache";
                default -> usual;
            };
        }
    }

    @Test
    void takesLinesAsTheClientGivesThem() throws Exception {
        CookieJar jar = CookieJar.create();
        URI url = URI.create("https://example.com/");
        Map<String, List<String>> fields = new HashMap<>();
        fields.put(null, List.of("HTTP/1.1 200 OK"));
        List<String> lines = List.of("a=1", "a=2");
        boolean isReversed = Runtime.version().feature() < 18;
        fields.put("set-cookie", isReversed ? List.of("a=2", "a=1") : lines);
        fields.put("Set-Cookie2", List.of("b=3; Version=1"));
        JdkCookies.handler(jar).put(url, fields);
        assertThat(jar.cookieField(url).orElse("").split("; ")).containsExactlyInAnyOrder("a=2", "b=3");
        JdkCookies.handler(jar).put(url, Map.of("SET-COOKIE", List.of("a=4", "a=5"), "Other", List.of("x")));
        assertThat(jar.cookieField(url).orElse("")).contains("a=5");
        assertThat(JdkCookies.handler(jar).get(URI.create("https://example.org/"), Map.of()))
                .isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        CookieHandler handler = JdkCookies.handler(CookieJar.create());
        URI url = URI.create("https://example.com/");
        assertThatNullPointerException()
                .isThrownBy(() -> JdkCookies.handler(null))
                .withMessage("jar");
        assertThatNullPointerException()
                .isThrownBy(() -> handler.get(null, Collections.emptyMap()))
                .withMessage("url");
        assertThatNullPointerException()
                .isThrownBy(() -> handler.get(url, null))
                .withMessage("requestFields");
        assertThatNullPointerException()
                .isThrownBy(() -> handler.put(url, null))
                .withMessage("responseFields");
    }
}
