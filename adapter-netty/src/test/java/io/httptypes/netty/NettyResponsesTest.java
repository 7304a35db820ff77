package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

@ExtendWith(NoLeaks.class)
class NettyResponsesTest {
    private static final HttpHeaders NO_FIELDS = EmptyHttpHeaders.INSTANCE;
    private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.CONNECT);

    /** Every helper but interim and the one with content, each with a request and without. */
    private static final Map<
                    String, Map.Entry<Function<HttpRequest, FullHttpResponse>, Function<HttpVersion, FullHttpResponse>>>
            HELPERS = Map.of(
                    "empty",
                    Map.entry(
                            r -> NettyResponses.empty(r, HttpStatus.NOT_FOUND),
                            v -> NettyResponses.empty(v, HttpStatus.NOT_FOUND)),
                    "full",
                    Map.entry(
                            r -> NettyResponses.full(r, HttpStatus.OK, "text/plain", Unpooled.EMPTY_BUFFER),
                            v -> NettyResponses.full(v, HttpStatus.OK, "text/plain", Unpooled.EMPTY_BUFFER)),
                    "methodNotAllowed",
                    Map.entry(
                            r -> NettyResponses.methodNotAllowed(r, Set.of(io.httptypes.HttpMethod.GET)),
                            v -> NettyResponses.methodNotAllowed(v, Set.of(io.httptypes.HttpMethod.GET))),
                    "redirect",
                    Map.entry(
                            r -> NettyResponses.redirect(r, HttpStatus.FOUND, "/there"),
                            v -> NettyResponses.redirect(v, HttpStatus.FOUND, "/there")),
                    "retryLater",
                    Map.entry(
                            r -> NettyResponses.retryLater(r, HttpStatus.TOO_MANY_REQUESTS, Duration.ofMillis(1)),
                            v -> NettyResponses.retryLater(v, HttpStatus.TOO_MANY_REQUESTS, Duration.ofMillis(1))),
                    "unauthorized",
                    Map.entry(
                            r -> NettyResponses.unauthorized(r, "Basic realm=\"orders\""),
                            v -> NettyResponses.unauthorized(v, "Basic realm=\"orders\"")));

    @Test
    void framesEveryStatusForEveryMethod() {
        for (HttpMethod method : METHODS) {
            HttpRequest request = request(HttpVersion.HTTP_1_1, method);
            for (int code = 100; code <= 999; code++) {
                StatusCode status = StatusCode.of(code);
                FullHttpResponse response = NettyResponses.empty(request, status);
                assertThat(lengthOf(response)).as("%s %s", method, status).isEqualTo(lengthOfEmpty(method, code));
                assertThat(response.headers().names()).isSubsetOf("content-length");
                assertThat(response.status()).isSameAs(NettyAdapter.toNettyStatus(status));
                assertThat(response.protocolVersion()).isSameAs(HttpVersion.HTTP_1_1);
                assertThat(response.content().isReadable()).isFalse();

                if (!status.allowsContent() || (method.equals(HttpMethod.CONNECT) && status.isSuccessful())) {
                    refusesContent(request, status);
                } else {
                    answersWithContent(request, status);
                }
            }
        }
    }

    private static String lengthOfEmpty(HttpMethod method, int code) {
        boolean tunnel = method.equals(HttpMethod.CONNECT) && code < 300;
        return code < 200 || code == 204 || code == 304 || tunnel ? "none" : "0";
    }

    private static void refusesContent(HttpRequest request, StatusCode status) {
        ByteBuf content = content("five!");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyResponses.full(request, status, "text/plain", content))
                .withMessageContaining("5 bytes")
                .withMessageContaining(status.toString());
        assertThat(content.refCnt()).isZero();

        ByteBuf nothing = content("");
        FullHttpResponse response = NettyResponses.full(request, status, "text/plain", nothing);
        assertThat(response).isEqualTo(NettyResponses.empty(request, status));
        assertThat(nothing.refCnt()).isZero();
    }

    private static void answersWithContent(HttpRequest request, StatusCode status) {
        ByteBuf content = content("five!");
        FullHttpResponse response = NettyResponses.full(request, status, CharBuffer.wrap("text/plain"), content);
        assertThat(lengthOf(response)).isEqualTo("5");
        assertThat(response.headers().get("content-type")).isEqualTo("text/plain");
        assertThat(response.headers()).hasSize(2);
        if (request.method().equals(HttpMethod.HEAD)) {
            assertThat(response.content().isReadable()).isFalse();
        } else {
            assertThat(response.content()).isSameAs(content);
            assertThat(content.refCnt()).isEqualTo(1);
            response.release();
        }
        assertThat(content.refCnt()).isZero();
    }

    @Test
    void countsWhatCanBeReadOfTheContent() {
        ByteBuf content = content("five!").skipBytes(2);
        FullHttpResponse response = NettyResponses.full(HttpVersion.HTTP_1_1, HttpStatus.OK, "text/plain", content);
        assertThat(lengthOf(response)).isEqualTo("3");
        response.release();
    }

    @ParameterizedTest
    @CsvSource({
        // request's version, its Connection, response's version, its Connection
        "HTTP/1.1,            , HTTP/1.1,           ",
        "HTTP/1.1, keep-alive , HTTP/1.1,           ",
        "HTTP/1.1, close      , HTTP/1.1, close     ",
        "HTTP/1.1, 'x, CLOSE' , HTTP/1.1, close     ",
        "HTTP/1.0,            , HTTP/1.0, close     ",
        "HTTP/1.0, Keep-Alive , HTTP/1.0, keep-alive",
        "HTTP/1.0, close      , HTTP/1.0, close     ",
        "HTTP/1.2,            , HTTP/1.1,           ",
        "HTTP/2.0,            , HTTP/1.1,           ",
    })
    void keepsAliveAsTheRequestAsks(String version, String connection, String answered, String answer) {
        HttpRequest request = request(HttpVersion.valueOf(version), HttpMethod.GET);
        if (connection != null) {
            request.headers().set("Connection", connection);
        }
        HELPERS.forEach((name, helper) -> {
            FullHttpResponse response = helper.getKey().apply(request);
            assertThat(response.headers().get("Connection")).as(name).isEqualTo(answer);
            assertThat(response.protocolVersion()).isSameAs(HttpVersion.valueOf(answered));
            assertThat(HttpUtil.isKeepAlive(response)).isEqualTo(!"close".equals(answer));
        });
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, HTTP/1.1, ", "HTTP/1.0, HTTP/1.0, close", "HTTP/0.9, HTTP/1.0, close", "HTTP/2.0, HTTP/1.1, "
    })
    void keepsAliveAsTheVersionDoes(String version, String answered, String answer) {
        HELPERS.forEach((name, helper) -> {
            FullHttpResponse response = helper.getValue().apply(HttpVersion.valueOf(version));
            assertThat(response.headers().get("Connection")).as(name).isEqualTo(answer);
            assertThat(response.protocolVersion()).isSameAs(HttpVersion.valueOf(answered));
            assertThat(HttpUtil.isKeepAlive(response)).isEqualTo(answer == null);
        });
    }

    @Test
    void makesTheSameWithAndWithoutARequest() {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        HELPERS.forEach((name, helper) -> assertThat(helper.getKey().apply(request))
                .as(name)
                .isEqualTo(helper.getValue().apply(HttpVersion.HTTP_1_1)));
    }

    @Test
    void closesAfterARequestThatNettyCouldNotDecode() {
        for (HttpVersion version : List.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1)) {
            HttpRequest request = request(version, HttpMethod.GET);
            request.headers().set("Connection", "keep-alive");
            request.setDecoderResult(DecoderResult.failure(new IllegalStateException("broken")));
            HELPERS.forEach((name, helper) -> {
                FullHttpResponse response = helper.getKey().apply(request);
                assertThat(response.headers().get("Connection")).as(name).isEqualTo("close");
                assertThat(HttpUtil.isKeepAlive(response)).isFalse();
            });
        }
    }

    @Test
    void saysNothingOfClosingWhereSomethingFollows() {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.CONNECT);
        request.headers().set("Connection", "close");
        for (int code : new int[] {100, 101, 103, 199, 200, 204, 299}) {
            FullHttpResponse response = NettyResponses.empty(request, StatusCode.of(code));
            assertThat(HttpUtil.isKeepAlive(response)).as("%d", code).isTrue();
            assertThat(response.headers()).as("%d", code).isEmpty();
        }
        assertThat(HttpUtil.isKeepAlive(NettyResponses.empty(request, HttpStatus.MULTIPLE_CHOICES)))
                .isFalse();
    }

    @Test
    void makesInterimResponses() {
        HttpHeaders fields = new DefaultHttpHeaders()
                .add("Link", "</a.css>; rel=preload")
                .add("Link", "</b.css>; rel=preload")
                .add("Content-Length", "5")
                .add("transfer-encoding", "chunked");
        for (int code = 100; code <= 199; code++) {
            StatusCode status = StatusCode.of(code);
            if (code == 101) {
                continue;
            }
            HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
            request.headers().set("Connection", "close");
            for (FullHttpResponse response : List.of(
                    NettyResponses.interim(request, status, fields),
                    NettyResponses.interim(HttpVersion.HTTP_1_1, status, fields))) {
                assertThat(response.status().code()).isEqualTo(code);
                assertThat(response.headers().entries())
                        .map(Object::toString)
                        .containsExactly("Link=</a.css>; rel=preload", "Link=</b.css>; rel=preload");
                assertThat(response.content().isReadable()).isFalse();
            }
        }
        assertThat(fields).hasSize(4);
    }

    @Test
    void refusesAsInterimWhatIsFinal() {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        for (int code = 101; code <= 999; code = code == 101 ? 200 : code + 1) {
            StatusCode status = StatusCode.of(code);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NettyResponses.interim(request, status, NO_FIELDS))
                    .withMessageContaining(status.toString());
        }
    }

    @Test
    void sendsNothingInformationalToHttp10() {
        HttpRequest request = request(HttpVersion.HTTP_1_0, HttpMethod.GET);
        for (int code = 100; code <= 199; code++) {
            StatusCode status = StatusCode.of(code);
            ByteBuf content = content("");
            List<ThrowingCallable> calls = new ArrayList<>(List.of(
                    () -> NettyResponses.empty(request, status),
                    () -> NettyResponses.empty(HttpVersion.HTTP_1_0, status),
                    () -> NettyResponses.full(request, status, "text/plain", content)));
            if (code != 101) {
                calls.add(() -> NettyResponses.interim(request, status, NO_FIELDS));
                calls.add(() -> NettyResponses.interim(HttpVersion.HTTP_1_0, status, NO_FIELDS));
            }
            calls.forEach(call -> assertThatIllegalArgumentException()
                    .isThrownBy(call)
                    .withMessageContaining("HTTP/1.0")
                    .withMessageContaining("" + status));
            assertThat(content.refCnt()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\r\n b", "a\nb", "a\u0000b", "\u20ac"})
    void refusesFieldsOfInterimThatCannotBeSent(String value) {
        HttpHeaders fields = unchecked().add("Link", value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyResponses.interim(HttpVersion.HTTP_1_1, HttpStatus.EARLY_HINTS, fields))
                .withMessageStartingWith("headers: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a b", "a:b", ""})
    void refusesNamesOfFieldsOfInterimThatCannotBeSent(String name) {
        HttpHeaders fields = unchecked().add(name, "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyResponses.interim(HttpVersion.HTTP_1_1, HttpStatus.EARLY_HINTS, fields));
    }

    @Test
    void namesTheAllowedMethodsInTheOrderOfTheRegistry() {
        Set<RequestMethod> allowed = new LinkedHashSet<>(List.of(
                RequestMethod.of("PURGE"),
                io.httptypes.HttpMethod.PUT,
                RequestMethod.of("BREW"),
                io.httptypes.HttpMethod.GET));
        FullHttpResponse response = NettyResponses.methodNotAllowed(HttpVersion.HTTP_1_1, allowed);
        assertThat(response.status().code()).isEqualTo(405);
        assertThat(response.headers().getAll("Allow")).containsExactly("GET, PUT, BREW, PURGE");
        assertThat(NettyResponses.methodNotAllowed(HttpVersion.HTTP_1_1, Set.of())
                        .headers()
                        .getAll("Allow"))
                .containsExactly("");
    }

    @Test
    void redirectsWithTheFiveStatusesThatDo() {
        assertAccepts(
                List.of(301, 302, 303, 307, 308),
                (request, status) -> NettyResponses.redirect(request, status, "/there?q=a%20b"),
                "Location",
                "/there?q=a%20b");
    }

    @Test
    void asksToComeBackWithTheThreeStatusesThatDo() {
        assertAccepts(
                List.of(413, 429, 503),
                (request, status) -> NettyResponses.retryLater(request, status, Duration.ofMillis(1001)),
                "Retry-After",
                "2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyResponses.retryLater(
                        HttpVersion.HTTP_1_1, HttpStatus.TOO_MANY_REQUESTS, Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }

    private static void assertAccepts(
            List<Integer> codes,
            BiFunction<HttpRequest, StatusCode, FullHttpResponse> helper,
            String field,
            String value) {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        for (int code = 100; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            if (codes.contains(code)) {
                FullHttpResponse response = helper.apply(request, status);
                assertThat(response.status().code()).isEqualTo(code);
                assertThat(response.headers().getAll(field)).containsExactly(value);
                assertThat(lengthOf(response)).isEqualTo("0");
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> helper.apply(request, status))
                        .withMessageStartingWith(status + "; expected one of")
                        .withMessageContaining("" + codes.get(0));
            }
        }
    }

    @Test
    void challenges() {
        FullHttpResponse response = NettyResponses.unauthorized(HttpVersion.HTTP_1_1, "Basic realm=\"\u00e4\"");
        assertThat(response.status().code()).isEqualTo(401);
        assertThat(response.headers().getAll("WWW-Authenticate")).containsExactly("Basic realm=\"\u00e4\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \t", "a\r\nSet-Cookie: b", "a\r\n b", "a\nb", "a\rb", "a\u0000b", "a\u007fb", "\u20ac"})
    void refusesTextThatNoFieldCanCarry(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyResponses.redirect(HttpVersion.HTTP_1_1, HttpStatus.FOUND, text))
                .withMessageStartingWith("location: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyResponses.unauthorized(HttpVersion.HTTP_1_1, text))
                .withMessageStartingWith("challenge: ");
        ByteBuf content = content("five!");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyResponses.full(HttpVersion.HTTP_1_1, HttpStatus.OK, text, content))
                .withMessageStartingWith("contentType: ");
        assertThat(content.refCnt()).isZero();
    }

    @Test
    void refusesALocationThatIsNotOfAscii() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyResponses.redirect(HttpVersion.HTTP_1_1, HttpStatus.FOUND, "/\u00e4"))
                .withMessage("location: \"/\\u00e4\"; expected a URI reference, which is of visible ASCII");
    }

    @Test
    void releasesTheContentAlsoIfAnythingElseIsNull() {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        HttpRequest noRequest = none();
        HttpVersion noVersion = none();
        refusesNull("request", content -> NettyResponses.full(noRequest, HttpStatus.OK, "text/plain", content));
        refusesNull("version", content -> NettyResponses.full(noVersion, HttpStatus.OK, "text/plain", content));
        refusesNull("status", content -> NettyResponses.full(request, none(), "text/plain", content));
        refusesNull("status", content -> NettyResponses.full(HttpVersion.HTTP_1_1, none(), "text/plain", content));
        refusesNull("contentType", content -> NettyResponses.full(request, HttpStatus.OK, none(), content));
        assertThatNullPointerException()
                .isThrownBy(() -> NettyResponses.full(request, HttpStatus.OK, "text/plain", none()))
                .withMessage("content");
    }

    private static void refusesNull(String name, Function<ByteBuf, FullHttpResponse> call) {
        ByteBuf content = content("five!");
        assertThatNullPointerException().isThrownBy(() -> call.apply(content)).withMessage(name);
        assertThat(content.refCnt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesNullOfEverythingElse(boolean withRequest) {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        HttpRequest noRequest = none();
        HttpVersion version = HttpVersion.HTTP_1_1;
        HttpVersion noVersion = none();
        Set<RequestMethod> allowed = Set.of();
        Map<ThrowingCallable, String> calls = withRequest
                ? Map.ofEntries(
                        Map.entry(() -> NettyResponses.empty(noRequest, HttpStatus.OK), "request"),
                        Map.entry(() -> NettyResponses.empty(request, none()), "status"),
                        Map.entry(
                                () -> NettyResponses.interim(noRequest, HttpStatus.EARLY_HINTS, NO_FIELDS), "request"),
                        Map.entry(() -> NettyResponses.interim(request, none(), NO_FIELDS), "status"),
                        Map.entry(() -> NettyResponses.interim(request, HttpStatus.EARLY_HINTS, none()), "headers"),
                        Map.entry(() -> NettyResponses.methodNotAllowed(noRequest, allowed), "request"),
                        Map.entry(() -> NettyResponses.methodNotAllowed(request, none()), "allowed"),
                        Map.entry(() -> NettyResponses.redirect(noRequest, HttpStatus.FOUND, "/"), "request"),
                        Map.entry(() -> NettyResponses.redirect(request, none(), "/"), "status"),
                        Map.entry(() -> NettyResponses.redirect(request, HttpStatus.FOUND, none()), "location"),
                        Map.entry(
                                () -> NettyResponses.retryLater(noRequest, HttpStatus.TOO_MANY_REQUESTS, Duration.ZERO),
                                "request"),
                        Map.entry(() -> NettyResponses.retryLater(request, none(), Duration.ZERO), "status"),
                        Map.entry(
                                () -> NettyResponses.retryLater(request, HttpStatus.TOO_MANY_REQUESTS, none()), "wait"),
                        Map.entry(() -> NettyResponses.unauthorized(noRequest, "Basic"), "request"),
                        Map.entry(() -> NettyResponses.unauthorized(request, none()), "challenge"))
                : Map.ofEntries(
                        Map.entry(() -> NettyResponses.empty(noVersion, HttpStatus.OK), "version"),
                        Map.entry(
                                () -> NettyResponses.interim(noVersion, HttpStatus.EARLY_HINTS, NO_FIELDS), "version"),
                        Map.entry(() -> NettyResponses.methodNotAllowed(noVersion, allowed), "version"),
                        Map.entry(() -> NettyResponses.redirect(noVersion, HttpStatus.FOUND, "/"), "version"),
                        Map.entry(
                                () -> NettyResponses.retryLater(noVersion, HttpStatus.TOO_MANY_REQUESTS, Duration.ZERO),
                                "version"),
                        Map.entry(() -> NettyResponses.unauthorized(noVersion, "Basic"), "version"),
                        Map.entry(() -> NettyResponses.empty(version, none()), "status"));
        calls.forEach((call, name) ->
                assertThatNullPointerException().isThrownBy(call).withMessage(name));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // to pass null on purpose is what this is for
    private static <T> T none() {
        return null;
    }

    private static HttpRequest request(HttpVersion version, HttpMethod method) {
        return new DefaultHttpRequest(version, method, "/");
    }

    @SuppressWarnings("deprecation") // what stands in its place, the oldest supported version does not have
    private static HttpHeaders unchecked() {
        return new DefaultHttpHeaders(false);
    }

    private static ByteBuf content(String text) {
        return PooledByteBufAllocator.DEFAULT.buffer().writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String lengthOf(FullHttpResponse response) {
        assertThat(response.headers().contains("Transfer-Encoding")).isFalse();
        List<String> lengths = response.headers().getAll("Content-Length");
        assertThat(lengths.size()).isLessThanOrEqualTo(1);
        return lengths.isEmpty() ? "none" : lengths.get(0);
    }
}
