package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.messages.Hop;
import io.httptypes.messages.RedirectPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedirectTest extends ServerTest {
    private static final RequestBody BODY = RequestBody.create("a body", MediaType.get("text/plain"));

    private static final List<String> OF_ORIGIN = List.of("Authorization", "Cookie", "Proxy-Authorization");
    private static final List<String> OF_CONTENT = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Location",
            "content-digest",
            "Digest",
            "Last-Modified",
            "Expect",
            "Trailer");

    private OkHttpClient following() {
        return following(newClient(), RedirectPolicy.standard()).build();
    }

    private static OkHttpClient.Builder following(OkHttpClient.Builder builder, RedirectPolicy policy) {
        return OkHttpInterceptors.install(builder, i -> i.followRedirects(policy));
    }

    @Test
    void historyIsTheSameAsWithOkHttpsOwnRedirects() throws IOException {
        List<List<Hop>> histories = new ArrayList<>();
        for (OkHttpClient client : List.of(newClient().build(), following())) {
            answer(redirect(302, "/b"), redirect(307, "/c"), status(200).setBody("content"));
            try (Response response =
                    client.newCall(request(HttpMethod.POST, "/a", BODY)).execute()) {
                assertThat(response.body().string()).isEqualTo("content");
                assertThat(response.request().url()).isEqualTo(url("/c"));
                histories.add(OkHttpResponses.history(response));
                for (Response each = response; each != null; each = each.priorResponse()) {
                    assertThat(OkHttpResponses.originOf(each)).isSameAs(ResponseOrigin.NETWORK);
                }
            }
        }
        assertThat(histories.get(1)).hasSize(3).isEqualTo(histories.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, c, /a/c",
        "/a/b, /c?d=e, /c?d=e",
        "/a/b?x=y, ?d, /a/b?d",
        "/a/b, '  /c\t ', /c",
        "/a/b, ../../c/./d, /c/d",
        "/a/b, //127.0.0.1:PORT/c, /c",
        "/a/b, /sp ace, /sp%20ace",
        "/a/b, /\u00e4, /%C3%A4"
    })
    void locationIsResolvedAgainstTheRequest(String path, String location, String target) throws Exception {
        answer(status(301).addHeaderLenient("Location", location.replace("PORT", "" + server.getPort())), status(200));
        try (Response response =
                following().newCall(request(HttpMethod.GET, path)).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
        takeRequest();
        assertThat(takeRequest().getPath()).isEqualTo(target);
    }

    @Test
    void lineBreakInLocationForgesNoField() throws Exception {
        answer(status(302).addHeaderLenient("Location", "/b\r\nX-Forged: yes"), status(200));
        following().newCall(request(HttpMethod.GET, "/a")).execute().close();
        takeRequest();
        RecordedRequest second = takeRequest();
        assertThat(second.getHeader("X-Forged")).isNull();
        // Over HTTP/1.1 the server has sent a field of this name; over HTTP/2 the break came in the value, and is left
        // out.
        assertThat(second.getPath()).isEqualTo(protocol == Protocol.HTTP_1_1 ? "/b" : "/bX-Forged:%20yes");
    }

    @Test
    void methodThatIsNoTokenIsNotFollowed() throws IOException {
        answer(redirect(302, "/b"));
        Request request =
                new Request.Builder().url(url("/a")).method("G(T", null).build();
        try (Response response = following().newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(302);
        }
    }

    @Test
    void fragmentGoesAlongUnlessThereIsAnother() throws IOException {
        answer(redirect(301, "/b"), redirect(301, "/c#other"), redirect(301, "/d"), status(200));
        Request request = request(HttpMethod.GET, "/a#p%20art");
        try (Response response = following().newCall(request).execute()) {
            List<HttpUrl> urls = new ArrayList<>();
            for (Response each = response; each != null; each = each.priorResponse()) {
                urls.add(0, each.request().url());
            }
            assertThat(urls).containsExactly(url("/a#p%20art"), url("/b#p%20art"), url("/c#other"), url("/d#other"));
        }
    }

    @Test
    void twentyOneRedirectsAreTooMany() throws IOException {
        for (int i = 1; i <= 21; i++) {
            answer(redirect(302, "/" + i + "?secret"));
        }
        try (Response response = get(following())) {
            assertThat(response.code()).isEqualTo(302);
            assertThat(OkHttpResponses.history(response)).hasSize(21);
        }
        assertThat(server.getRequestCount()).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 303})
    void fieldsOfTheContentGoWithIt(int code) throws Exception {
        answer(redirect(code, "/b"), status(200));
        following()
                .newCall(withFields(request(HttpMethod.POST, "/a", BODY)))
                .execute()
                .close();
        RecordedRequest first = takeRequest();
        RecordedRequest second = takeRequest();
        assertThat(OF_CONTENT).allSatisfy(name -> {
            assertThat(first.getHeader(name)).as(name).isEqualTo("of content");
            assertThat(second.getHeader(name)).as(name).isNull();
        });
        for (String name : List.of("Content-Type", "Content-Length", "Transfer-Encoding")) {
            assertThat(second.getHeader(name)).as(name).isNull();
        }
        assertThat(OF_ORIGIN)
                .allSatisfy(name -> assertThat(second.getHeader(name)).as(name).isEqualTo("of origin"));
        assertThat(second.getHeader("X-Other")).isEqualTo("other");
    }

    @Test
    void credentialsGoWhereTheHostBecomesAnother() throws Exception {
        HttpUrl elsewhere = HttpUrl.get("http://other.example:" + server.getPort() + "/b");
        assertCredentialsAreDropped(elsewhere, server);
    }

    @Test
    void credentialsGoWhereThePortBecomesAnother() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start(InetAddress.getLoopbackAddress(), 0);
            other.setProtocols(List.of(protocol));
            assertCredentialsAreDropped(HttpUrl.get("http://127.0.0.1:" + other.getPort() + "/b"), other);
        }
    }

    @Test
    void credentialsGoWhereTheSchemeAloneBecomesAnother() throws IOException {
        // No server speaks both on one port.
        OkHttpClient client = following(newClient(), RedirectPolicy.standard())
                .addInterceptor(chain -> {
                    Response.Builder response =
                            Responses.of(chain.request(), chain.request().isHttps() ? 200 : 307);
                    return Responses.withText(response, "")
                            .header("Location", "https://a.example:81/")
                            .build();
                })
                .build();
        Request request = withFields(Responses.request("GET", "http://a.example:81/"));
        try (Response response = client.newCall(request).execute()) {
            assertThat(response.request().isHttps()).isTrue();
            assertThat(OF_ORIGIN)
                    .allSatisfy(name ->
                            assertThat(response.request().header(name)).as(name).isNull());
        }
    }

    private void assertCredentialsAreDropped(HttpUrl elsewhere, MockWebServer there) throws Exception {
        answer(redirect(308, elsewhere));
        there.enqueue(status(200));
        Request request = withFields(request(HttpMethod.POST, "/a", BODY))
                .newBuilder()
                .header("Host", "by.hand")
                .build();
        following().newCall(request).execute().close();
        takeRequest();
        RecordedRequest second = there.takeRequest();
        assertThat(OF_ORIGIN)
                .allSatisfy(name -> assertThat(second.getHeader(name)).as(name).isNull());
        String host = protocol == Protocol.HTTP_1_1 ? second.getHeader("Host") : second.getHeader(":authority");
        assertThat(host).isEqualTo(elsewhere.host() + ":" + elsewhere.port());
        assertThat(second.getHeader("X-Other")).isEqualTo("other");
        assertThat(second.getBody().readUtf8()).isEqualTo("a body");
    }

    private static Request withFields(Request request) {
        Request.Builder builder = request.newBuilder().header("X-Other", "other");
        OF_CONTENT.forEach(name -> builder.header(name, "of content"));
        OF_ORIGIN.forEach(name -> builder.header(name, "of origin"));
        return builder.build();
    }

    @Test
    void secureRedirectsLeadDownOnlyIfAllowed() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates serverSide =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        HandshakeCertificates clientSide = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        // Prior knowledge is for plain text alone, and the certificate is not for HTTP/2 in plain text.
        List<Protocol> protocols = protocol == Protocol.HTTP_1_1
                ? List.of(Protocol.HTTP_1_1)
                : List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(serverSide.sslSocketFactory(), false);
            secure.setProtocols(protocols);
            secure.start(InetAddress.getLoopbackAddress(), 0);
            HttpUrl there = HttpUrl.get("https://127.0.0.1:" + secure.getPort() + "/b");
            for (boolean allowDowngrade : new boolean[] {false, true}) {
                RedirectPolicy policy =
                        allowDowngrade ? RedirectPolicy.standard().withDowngrade() : RedirectPolicy.standard();
                OkHttpClient client = following(
                                clients.newClient()
                                        .protocols(protocols)
                                        .sslSocketFactory(clientSide.sslSocketFactory(), clientSide.trustManager()),
                                policy)
                        .build();
                server.setProtocols(List.of(Protocol.HTTP_1_1));
                answer(redirect(301, there), status(204));
                secure.enqueue(redirect(302, url("/c")));
                Request request = withFields(request(HttpMethod.GET, "/a"));
                try (Response response = client.newCall(request).execute()) {
                    assertThat(OkHttpResponses.history(response))
                            .extracting(hop -> hop.url().replaceAll(":[0-9]+", "") + " "
                                    + hop.status().code())
                            .containsExactlyElementsOf(
                                    allowDowngrade
                                            ? List.of(
                                                    "http://127.0.0.1/a 301",
                                                    "https://127.0.0.1/b 302",
                                                    "http://127.0.0.1/c 204")
                                            : List.of("http://127.0.0.1/a 301", "https://127.0.0.1/b 302"));
                    assertThat(response.request().header("Authorization")).isNull();
                }
                assertThat(secure.takeRequest().getHeader("Authorization")).isNull();
                if (!allowDowngrade) {
                    // What was meant for the way down.
                    assertThat(server.getRequestCount()).isEqualTo(1);
                    get(clients.newClient().build()).close();
                }
            }
        }
    }

    @Test
    void credentialsOfAuthenticatorStayWithTheirOrigin() throws Exception {
        answer(status(401), redirect(302, "http://other.example:" + server.getPort() + "/b"), status(200));
        OkHttpClient client = following(
                        newClient()
                                .authenticator((route, response) -> response.request()
                                        .newBuilder()
                                        .header("Authorization", "secret")
                                        .build()),
                        RedirectPolicy.standard())
                .build();
        try (Response response = get(client)) {
            assertThat(OkHttpResponses.history(response))
                    .extracting(hop -> hop.status().code())
                    .containsExactly(401, 302, 200);
        }
        assertThat(takeRequest().getHeader("Authorization")).isNull();
        assertThat(takeRequest().getHeader("Authorization")).isEqualTo("secret");
        assertThat(takeRequest().getHeader("Authorization")).isNull();
    }

    @Test
    void interceptorsFartherInSeeEachHopOnce() throws Exception {
        answer(redirect(302, "/b"), redirect(302, "/c"), status(200));
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        OkHttpClient client = following(newClient(), RedirectPolicy.standard())
                .addInterceptor(chain -> {
                    seen.add(chain.request().url().encodedPath());
                    return chain.proceed(chain.request()
                            .newBuilder()
                            .addHeader("X-Added", "once")
                            .build());
                })
                .build();
        client.newCall(request(HttpMethod.GET, "/a")).execute().close();
        assertThat(seen).containsExactly("/a", "/b", "/c");
        for (int i = 0; i < 3; i++) {
            assertThat(takeRequest().getHeaders().values("X-Added")).hasSize(1);
        }
    }

    @Test
    void responsesThatAreFollowedAreClosedUnread() throws IOException {
        answer(redirect(302, "/b").setBody("x".repeat(100_000)), status(200));
        get(following()).close();
    }

    @Test
    void tagsGoAlong() throws IOException {
        answer(redirect(302, "/b"), status(200));
        Request request = request(HttpMethod.POST, "/a", BODY)
                .newBuilder()
                .tag(String.class, "a tag")
                .build();
        try (Response response = following().newCall(request).execute()) {
            assertThat(response.request().tag(String.class)).isEqualTo("a tag");
        }
    }

    @Test
    void credentialsOfAuthenticatorGoAlongToTheSameOrigin() throws Exception {
        answer(status(401), redirect(302, "/b"), redirect(302, "/c"), status(200));
        OkHttpClient client = following(
                        newClient()
                                .authenticator((route, response) -> response.request()
                                        .newBuilder()
                                        .header("Authorization", "secret")
                                        .build()),
                        RedirectPolicy.standard())
                .build();
        try (Response response = get(client)) {
            assertThat(OkHttpResponses.history(response))
                    .extracting(hop -> hop.status().code())
                    .containsExactly(401, 302, 302, 200);
        }
        takeRequest();
        for (int i = 0; i < 3; i++) {
            assertThat(takeRequest().getHeader("Authorization")).isEqualTo("secret");
        }
    }

    @Test
    void credentialsOfAnInterceptorFartherInAreAddedOnce() throws Exception {
        answer(redirect(302, "/b"), status(200));
        OkHttpClient client = following(newClient(), RedirectPolicy.standard())
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .addHeader("Authorization", "secret")
                        .build()))
                .build();
        get(client).close();
        for (int i = 0; i < 2; i++) {
            assertThat(takeRequest().getHeaders().values("Authorization")).containsExactly("secret");
        }
    }

    @Test
    void waitsBeforeARedirectAsLongAsTheServerAsks() throws IOException {
        Queue<Duration> waits = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 4; i++) {
            answer(redirect(302, "/" + i).setHeader("Retry-After", 1));
        }
        OkHttpClient client = OkHttpInterceptors.install(
                        newClient(),
                        i -> i.followRedirects(RedirectPolicy.standard().withMaxWait(Duration.ofSeconds(3))),
                        (call, wait) -> waits.add(wait))
                .build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(302);
        }
        assertThat(waits)
                .hasSize(3)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
    }

    @Test
    void requestMayHaveAPolicyOfItsOwn() throws IOException {
        answer(redirect(302, "/b"), redirect(302, "/c"), redirect(302, "/d"));
        for (RedirectPolicy own :
                List.of(RedirectPolicy.none(), RedirectPolicy.standard().withMaxRedirects(1))) {
            Request request = request(HttpMethod.GET, "/a")
                    .newBuilder()
                    .tag(RedirectPolicy.class, own)
                    .build();
            try (Response response = following().newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(302);
            }
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }
}
