package io.httptypes.clienttests;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.clienttests.TestClient.Call;
import io.httptypes.clienttests.TestClient.Outcome;
import io.httptypes.messages.Hop;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Protocol;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Redirects, repeats and checks, over plain HTTP/1.1 and over HTTP/2 with TLS, against a server that is told what to
 * reply.
 */
@ParameterizedClass
@EnumSource(names = {"HTTP_1_1", "HTTP_2"})
@Timeout(60)
public abstract class ClientContract {
    private static final RedirectPolicy FOLLOWING = RedirectPolicy.standard();
    private static final String BODY = "a body";

    private static final List<String> OF_ORIGIN = List.of("Authorization", "Cookie", "Proxy-Authorization");
    private static final List<String> OF_CONTENT = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Location",
            "content-digest",
            "Digest",
            "Last-Modified",
            "Trailer");

    @Parameter
    @SuppressWarnings("NullAway") // JUnit sets it
    Protocol protocol;

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    @SuppressWarnings("NullAway") // made before each test
    private TestClient client;

    /** Starts the tests of a client. */
    protected ClientContract() {}

    /**
     * Makes a client.
     *
     * @param protocol HTTP/1.1 or HTTP/2
     * @param trusted the certificate to trust
     */
    protected abstract TestClient newClient(Protocol protocol, HandshakeCertificates trusted);

    @BeforeEach
    void start() throws IOException {
        TestServers.start(server, protocol);
        client = newClient(protocol, TestServers.TRUSTED);
    }

    private String url(String path) {
        return origin("127.0.0.1", server) + path;
    }

    private String origin(String host, MockWebServer of) {
        return (protocol == Protocol.HTTP_2 ? "https://" : "http://") + host + ":" + of.getPort();
    }

    private Call get(String path) {
        return Call.of(HttpMethod.GET, url(path));
    }

    private Call post(String path) {
        return Call.of(HttpMethod.POST, url(path)).withBody(BODY);
    }

    private void answer(MockResponse... responses) {
        for (MockResponse response : responses) {
            server.enqueue(response);
        }
    }

    private static MockResponse status(int code) {
        return new MockResponse().setResponseCode(code);
    }

    private static MockResponse redirect(int code, String location) {
        return status(code).setHeader("Location", location);
    }

    private static MockResponse soon(int code) {
        return status(code).setHeader("Retry-After", 0);
    }

    private RecordedRequest takeRequest() throws InterruptedException {
        return takeRequest(server);
    }

    private static RecordedRequest takeRequest(MockWebServer from) throws InterruptedException {
        return Objects.requireNonNull(from.takeRequest(20, TimeUnit.SECONDS), "no request in time");
    }

    private static RetryPolicy attempts(int most) {
        return RetryPolicy.of(most, Duration.ofSeconds(20));
    }

    @Test
    void methodAndBodyAreWhatTheStatusSays() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = String.valueOf(request.getPath());
                return path.equals("/end") ? status(200) : redirect(Integer.parseInt(path.substring(1)), "/end");
            }
        });
        for (RequestMethod method : methods()) {
            boolean hasBody = method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.TRACE;
            for (int code = 300; code <= 310; code++) {
                Optional<RequestMethod> expected = StatusCode.of(code).redirectMethod(method);
                String story = method + " answered with " + code;
                Call call = Call.of(method, url("/" + code)).following(FOLLOWING);
                Outcome outcome = client.send(
                        hasBody ? call.withBody(BODY).withField("Content-Type", "text/plain; charset=utf-8") : call);
                assertThat(outcome.code()).as(story).isEqualTo(expected.isPresent() ? 200 : code);
                assertThat(outcome.history()).as(story).hasSize(expected.isPresent() ? 2 : 1);
                assertThat(outcome.methodChanged())
                        .as(story)
                        .isEqualTo(expected.isPresent() && !expected.get().equals(method));
                takeRequest();
                if (expected.isPresent()) {
                    RecordedRequest second = takeRequest();
                    assertThat(second.getMethod())
                            .as(story)
                            .isEqualTo(expected.get().token());
                    boolean isKept = expected.get().equals(method) && hasBody;
                    assertThat(second.getBody().readUtf8()).as(story).isEqualTo(isKept ? BODY : "");
                    assertThat(second.getHeader("Content-Type"))
                            .as(story)
                            .isEqualTo(isKept ? "text/plain; charset=utf-8" : null);
                }
            }
        }
    }

    private static List<RequestMethod> methods() {
        return Stream.concat(
                        Stream.of(HttpMethod.values()).filter(method -> method != HttpMethod.CONNECT),
                        Stream.of("PURGE", "get").map(RequestMethod::of))
                .toList();
    }

    @Test
    void oneAnswerWithoutRedirectIsLeftAlone() throws Exception {
        answer(status(404).setHeader("Location", "/elsewhere"));
        Outcome outcome = client.send(get("/").following(FOLLOWING));
        assertThat(outcome.code()).isEqualTo(404);
        assertThat(outcome.history()).hasSize(1);
    }

    @Test
    void noneFollowsNothing() throws Exception {
        answer(redirect(302, "/b"), soon(503));
        assertThat(client.send(get("/")).code()).isEqualTo(302);
        assertThat(client.send(get("/")).code()).isEqualTo(503);
        assertThat(server.getRequestCount()).isEqualTo(2);
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
        "/a/b, /a%2Fb, /a%2Fb"
    })
    void locationIsResolvedAgainstTheRequest(String path, String location, String target) throws Exception {
        answer(status(301).addHeaderLenient("Location", location.replace("PORT", "" + server.getPort())), status(200));
        assertThat(client.send(get(path).following(FOLLOWING)).code()).isEqualTo(200);
        takeRequest();
        assertThat(takeRequest().getPath()).isEqualTo(target);
    }

    @Test
    void emptyLocationIsTheRequestItself() throws Exception {
        answer(status(301).addHeaderLenient("Location", ""), status(200));
        assertThat(client.send(get("/a/b?c").following(FOLLOWING)).code()).isEqualTo(200);
        takeRequest();
        assertThat(takeRequest().getPath()).isEqualTo("/a/b?c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://", "http://a b/", "ftp://a.example/", "mailto:a@b.example", "http://a.example:99999/"})
    void locationThatLeadsNowhereEndsTheWay(String location) throws Exception {
        answer(redirect(302, location).setBody("content"));
        Outcome outcome = client.send(get("/").following(FOLLOWING));
        assertThat(outcome.code()).isEqualTo(302);
        assertThat(outcome.body()).isEqualTo("content");
    }

    @Test
    void missingLocationEndsTheWay() throws Exception {
        answer(redirect(302, "/b"), status(302));
        assertThat(client.send(get("/").following(FOLLOWING)).history())
                .extracting(Hop::status)
                .containsExactly(HttpStatus.FOUND, HttpStatus.FOUND);
    }

    @Test
    void fragmentGoesAlongUnlessThereIsAnother() throws Exception {
        answer(redirect(301, "/b"), status(200), redirect(301, "/c#other"), status(200));
        assertThat(client.send(get("/a#p%20art").following(FOLLOWING)).url()).isEqualTo(url("/b#p%20art"));
        assertThat(client.send(get("/a#p%20art").following(FOLLOWING)).url()).isEqualTo(url("/c#other"));
    }

    @Test
    void twentyRedirectsAreFollowed() throws Exception {
        for (int i = 1; i <= 20; i++) {
            answer(redirect(302, "/" + i));
        }
        answer(status(200));
        Outcome outcome = client.send(get("/").following(FOLLOWING));
        assertThat(outcome.history()).hasSize(21);
        assertThat(outcome.url()).isEqualTo(url("/20"));
    }

    @Test
    void loopEndsAfterTwenty() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return redirect(301, "/a".equals(request.getPath()) ? "/b" : "/a");
            }
        });
        Outcome outcome = client.send(get("/").following(FOLLOWING));
        assertThat(outcome.code()).isEqualTo(301);
        assertThat(outcome.history()).hasSize(21);
        assertThat(server.getRequestCount()).isEqualTo(21);
    }

    @Test
    void bodyIsSentAgain() throws Exception {
        answer(redirect(308, "/b"), soon(429), status(200));
        assertThat(client.send(post("/a").following(FOLLOWING).repeating(attempts(2)))
                        .code())
                .isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(takeRequest().getBody().readUtf8()).isEqualTo(BODY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308, 408, 429, 503})
    void oneShotBodyIsNotSentAgain(int code) throws Exception {
        answer(soon(code).setHeader("Location", "/b").setBody("content"));
        Call call = Call.of(HttpMethod.PUT, url("/a")).withOneShotBody("once");
        Outcome outcome = client.send(call.following(FOLLOWING).repeating(attempts(9)));
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.body()).isEqualTo("content");
        assertThat(takeRequest().getBody().readUtf8()).isEqualTo("once");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void oneShotBodyThatIsNotNeededAgainIsNone() throws Exception {
        answer(redirect(303, "/b"), status(200));
        Call call = Call.of(HttpMethod.PUT, url("/a")).withOneShotBody("once");
        assertThat(client.send(call.following(FOLLOWING)).code()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 303})
    void fieldsOfTheContentGoWithIt(int code) throws Exception {
        answer(redirect(code, "/b"), status(200));
        client.send(withFields(post("/a")).following(FOLLOWING));
        RecordedRequest first = takeRequest();
        RecordedRequest second = takeRequest();
        assertThat(OF_CONTENT).allSatisfy(name -> {
            assertThat(first.getHeader(name)).as(name).isEqualTo("of content");
            assertThat(second.getHeader(name)).as(name).isNull();
        });
        for (String name : List.of("Content-Type", "Transfer-Encoding")) {
            assertThat(second.getHeader(name)).as(name).isNull();
        }
        // The JDK's client says 0 with each GET, before JDK 19.
        assertThat(second.getHeader("Content-Length")).isIn(null, "0");
        // The JDK's client sends nothing for a proxy over TLS.
        assertThat(OF_ORIGIN)
                .allSatisfy(name -> assertThat(second.getHeader(name)).as(name).isEqualTo(first.getHeader(name)));
        assertThat(second.getHeader("Authorization")).isEqualTo("of origin");
        assertThat(second.getHeader("X-Other")).isEqualTo("other");
    }

    @Test
    void fieldsOfTheContentStayWithIt() throws Exception {
        answer(redirect(308, "/b"), status(200));
        client.send(withFields(post("/a")).following(FOLLOWING));
        takeRequest();
        RecordedRequest second = takeRequest();
        assertThat(OF_CONTENT)
                .allSatisfy(name -> assertThat(second.getHeader(name)).as(name).isEqualTo("of content"));
    }

    @Test
    void credentialsGoWhereTheHostBecomesAnother() throws Exception {
        assertCredentialsAreDropped(origin("localhost", server), server);
    }

    @Test
    void credentialsGoWhereThePortBecomesAnother() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            TestServers.start(other, protocol);
            assertCredentialsAreDropped(origin("127.0.0.1", other), other);
        }
    }

    private void assertCredentialsAreDropped(String elsewhere, MockWebServer there) throws Exception {
        answer(redirect(308, elsewhere + "/b"));
        there.enqueue(status(200));
        client.send(withFields(post("/a"))
                .withField("X-Api-Key", "secret")
                .following(FOLLOWING.withFieldsLeftBehind("x-api-key")));
        takeRequest();
        RecordedRequest second = takeRequest(there);
        assertThat(OF_ORIGIN)
                .allSatisfy(name -> assertThat(second.getHeader(name)).as(name).isNull());
        assertThat(second.getHeader("X-Api-Key")).isNull();
        assertThat(second.getHeader("X-Other")).isEqualTo("other");
        assertThat(second.getBody().readUtf8()).isEqualTo(BODY);
    }

    private static Call withFields(Call call) {
        Call with = call.withField("X-Other", "other");
        for (String name : OF_CONTENT) {
            with = with.withField(name, "of content");
        }
        for (String name : OF_ORIGIN) {
            with = with.withField(name, "of origin");
        }
        return with;
    }

    @Test
    void repeatsWhatIsRetryable() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return soon(Integer.parseInt(String.valueOf(request.getPath()).substring(1)));
            }
        });
        for (RequestMethod method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.QUERY)) {
            for (int code : new int[] {400, 404, 408, 425, 429, 500, 502, 503, 520}) {
                int before = server.getRequestCount();
                Outcome outcome = client.send(Call.of(method, url("/" + code)).repeating(attempts(2)));
                assertThat(outcome.code()).isEqualTo(code);
                assertThat(server.getRequestCount() - before)
                        .as("%s answered with %s", method, code)
                        .isEqualTo(StatusCode.of(code).isRetryable(method) ? 2 : 1);
            }
        }
    }

    @Test
    void givesTheFirstGoodResponse() throws Exception {
        answer(soon(503), soon(502).setBody("x".repeat(100_000)), status(200).setBody("content"), status(200));
        Outcome outcome = client.send(get("/").repeating(attempts(5)));
        assertThat(outcome.body()).isEqualTo("content");
        assertThat(outcome.history()).extracting(hop -> hop.status().code()).containsExactly(503, 502, 200);
        assertThat(outcome.methodChanged()).isFalse();
    }

    @Test
    void givesTheLastBadResponse() throws Exception {
        answer(soon(503), soon(429).setBody("content"));
        Outcome outcome = client.send(get("/").repeating(attempts(2)));
        assertThat(outcome.code()).isEqualTo(429);
        assertThat(outcome.body()).isEqualTo("content");
    }

    @Test
    void doesNotWaitInVain() throws Exception {
        answer(status(503)
                .setHeader("Retry-After", "Wed, 24 Nov 2027 12:00:00 GMT")
                .setBody("content"));
        Outcome outcome = client.send(get("/").repeating(RetryPolicy.of(9, Duration.ofHours(1))));
        assertThat(outcome.code()).isEqualTo(503);
        assertThat(outcome.body()).isEqualTo("content");
    }

    @Test
    void postWithAnIdempotencyKeyIsRepeated() throws Exception {
        answer(soon(503), status(200));
        client.send(post("/").withField("Idempotency-Key", "1").repeating(attempts(2)));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void redirectsAndRepeatsAreCountedForTheWholeCall() throws Exception {
        answer(soon(503), redirect(302, "/b"), soon(503), redirect(302, "/c"), soon(503));
        Outcome outcome = client.send(get("/").following(FOLLOWING).repeating(attempts(3)));
        assertThat(outcome.history()).extracting(hop -> hop.status().code()).containsExactly(503, 302, 503, 302, 503);
    }

    @Test
    void whatARuleThrowsReachesTheCaller() {
        answer(soon(503).setBody("content"));
        RetryPolicy policy = attempts(2).withRetryable(exchange -> {
            throw new IllegalStateException("a rule");
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> client.send(get("/").repeating(policy)))
                .withMessage("a rule");
    }

    @Test
    void statusThatIsNotSuccessfulIsThrown() throws Exception {
        answer(status(200).setBody("content"), status(204));
        assertThat(client.send(get("/").checked()).body()).isEqualTo("content");
        assertThat(client.send(get("/").checked()).code()).isEqualTo(204);
        for (int code : new int[] {302, 404, 418, 520}) {
            answer(status(code)
                    .setHeader("Content-Type", "application/problem+json")
                    .setHeader("Retry-After", 7)
                    .setBody("{\"title\":\"no\"}"));
            assertThatExceptionOfType(UnexpectedStatusException.class)
                    .isThrownBy(() -> client.send(get("/a?secret").checked()))
                    .withMessage(
                            "expected a successful status but was " + StatusCode.of(code) + " for GET " + url("/a"))
                    .satisfies(thrown -> {
                        assertThat(thrown.status()).isEqualTo(StatusCode.of(code));
                        assertThat(thrown.bodyExcerpt()).isEqualTo("{\"title\":\"no\"}");
                        assertThat(thrown.contentType()).contains("application/problem+json");
                        assertThat(thrown.retryAfter()).isPresent();
                    });
        }
    }

    @Test
    void lastResponseIsCheckedAlone() throws Exception {
        answer(soon(503), redirect(307, "/b"), status(200), soon(503), soon(503));
        Call call = get("/").following(FOLLOWING).repeating(attempts(2)).checked();
        assertThat(client.send(call).code()).isEqualTo(200);
        List<Integer> codes = new ArrayList<>();
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> client.send(call))
                .satisfies(thrown -> codes.add(thrown.status().code()));
        assertThat(codes).containsExactly(503);
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void excerptOfAHugeBodyIsItsBeginning() throws Exception {
        answer(status(500).setHeader("Content-Type", "text/plain").setBody("x".repeat(3_000_000)), status(200));
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> client.send(get("/").checked()))
                .satisfies(thrown -> assertThat(thrown.bodyExcerpt()).isEqualTo("x".repeat(1024)));
        assertThat(client.send(get("/").checked()).code()).isEqualTo(200);
    }
}
