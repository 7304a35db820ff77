package io.httptypes.integration;

import io.httptypes.clienttests.CookieClient;
import io.httptypes.clienttests.CookieClients;
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
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
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
        clients.put("`HttpURLConnection`", (protocol, trusted, jar) -> connection(trusted, jar));
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
        return CookieClients.of(
                client,
                (same, request) ->
                        JdkClients.send(same, request, BodyHandlers.discarding(), RETRY, RedirectPolicy.none()));
    }

    private static CookieClient connection(HandshakeCertificates trusted, CookieJar jar) {
        CookieHandler.setDefault(JdkCookies.handler(jar));
        return CookieClients.ofConnections(trusted);
    }

    private static CookieClient okHttp(CookieJar jar, @Nullable Cache cache) {
        OkHttpClient.Builder builder =
                OkHttpInterceptors.install(new OkHttpClient.Builder().cache(cache), i -> i.retry(RETRY));
        return CookieClients.of(OkHttpCookies.install(builder, jar).build());
    }
}
