package io.httptypes.okhttp;

import io.httptypes.clienttests.CookieClient;
import io.httptypes.clienttests.CookieClients;
import io.httptypes.clienttests.CookieJarContract;
import io.httptypes.clienttests.CookieScenario;
import io.httptypes.cookies.CookieJar;
import io.httptypes.messages.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Cache;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class OkHttpCookieJarTest extends CookieJarContract {
    static CookieClient client(Protocol protocol, HandshakeCertificates trusted, CookieJar jar, @Nullable Cache cache) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .cache(cache)
                .protocols(
                        protocol == Protocol.HTTP_2
                                ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                                : List.of(Protocol.HTTP_1_1))
                .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager());
        OkHttpInterceptors.install(builder, i -> i.retry(RetryPolicy.of(2, Duration.ofSeconds(5))));
        return CookieClients.of(OkHttpCookies.install(builder, jar).build());
    }

    @Override
    protected CookieClient newClient(Protocol protocol, HandshakeCertificates trusted, CookieJar jar) {
        return client(protocol, trusted, jar, null);
    }

    @Override
    protected String expected(CookieScenario scenario, String usual) {
        return scenario == CookieScenario.CACHED ? "no cache" : usual;
    }

    /** With a cache. */
    static class CachingTest extends CookieJarContract {
        @TempDir
        private Path folder;

        @Override
        protected CookieClient newClient(Protocol protocol, HandshakeCertificates trusted, CookieJar jar) {
            return client(protocol, trusted, jar, new Cache(folder.toFile(), 1 << 20));
        }

        @Override
        protected String expected(CookieScenario scenario, String usual) {
            return usual;
        }
    }

    /** Through the interceptor for WebSockets, behind which another one stands for the network. */
    @Test
    void leavesOutWhatOkHttpHasReplacedAndWhatItCannotSend() throws Exception {
        CookieJar jar = CookieJar.create();
        URI url = URI.create("http://example.com/");
        jar.store(url, List.of("bytes=\u00e9", "decoded=\u0100", "utf8=\u00c3\u00a9", "a=b"));
        List<String> sent = new ArrayList<>();
        OkHttpClient client = OkHttpCookies.install(new OkHttpClient.Builder(), jar)
                .addInterceptor(chain -> {
                    sent.add(chain.request().header("Cookie"));
                    return new Response.Builder()
                            .request(chain.request())
                            .protocol(Protocol.HTTP_1_1)
                            .code(200)
                            .message("")
                            .headers(new Headers.Builder()
                                    .addUnsafeNonAscii("Set-Cookie", "lost=\uFFFD")
                                    .addUnsafeNonAscii("Set-Cookie", "\uFFFD=lost")
                                    .addUnsafeNonAscii("Set-Cookie", "kept=\u00e9")
                                    .build())
                            .body(ResponseBody.create(new byte[0], null))
                            .build();
                })
                .build();
        Request request = new Request.Builder()
                .url(url.toString())
                .header("Sec-WebSocket-Key", "x")
                .build();
        client.newCall(request).execute().close();
        assertThat(sent).containsExactly("utf8=\u00e9; a=b");
        assertThat(jar.cookieField(url).orElse(""))
                .contains("kept=\u00c3\u00a9")
                .doesNotContain("lost");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpCookies.install(null, CookieJar.create()))
                .withMessage("client");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpCookies.install(builder, null))
                .withMessage("jar");
        assertThat(builder.interceptors()).isEmpty();
    }
}
