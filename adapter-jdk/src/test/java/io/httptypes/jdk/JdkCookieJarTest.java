package io.httptypes.jdk;

import io.httptypes.clienttests.CookieClient;
import io.httptypes.clienttests.CookieClients;
import io.httptypes.clienttests.CookieJarContract;
import io.httptypes.clienttests.CookieScenario;
import io.httptypes.cookies.CookieJar;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class JdkCookieJarTest extends CookieJarContract {
    @Override
    protected CookieClient newClient(Protocol protocol, HandshakeCertificates trusted, CookieJar jar) {
        HttpClient client = HttpClient.newBuilder()
                .version(protocol == Protocol.HTTP_2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .sslContext(trusted.sslContext())
                .cookieHandler(JdkCookies.handler(jar))
                .build();
        return CookieClients.of(client, JdkCookieJarTest::send);
    }

    private static void send(HttpClient client, HttpRequest request) throws Exception {
        JdkClients.send(
                client,
                request,
                BodyHandlers.discarding(),
                RetryPolicy.of(2, Duration.ofSeconds(5)),
                RedirectPolicy.none());
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
            return CookieClients.ofConnections(trusted);
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
        jar.store(url, List.of("beyond=\u0080", "within=~"));
        assertThat(JdkCookies.handler(jar).get(url, Map.of()).toString())
                .contains("within")
                .doesNotContain("beyond");
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
