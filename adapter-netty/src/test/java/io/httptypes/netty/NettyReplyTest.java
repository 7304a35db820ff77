package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

@ExtendWith(NoLeaks.class)
class NettyReplyTest {
    private static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.CONNECT, HttpMethod.valueOf("PURGE"));

    private static final Reply NOT_FOUND = Reply.of(HttpStatus.NOT_FOUND);
    private static final Reply TYPED = Reply.of(HttpStatus.OK).withField("Content-Type", "text/plain");

    private static Stream<StatusCode> finalStatuses() {
        return IntStream.rangeClosed(200, 999).mapToObj(StatusCode::of);
    }

    @Test
    void framesEveryStatusForEveryMethod() {
        for (HttpMethod method : METHODS) {
            HttpRequest request = request(HttpVersion.HTTP_1_1, method);
            finalStatuses().forEach(status -> {
                boolean isTunnel = method.equals(HttpMethod.CONNECT) && status.isSuccessful();
                HttpResponse empty = NettyAdapter.toResponse(request, Reply.of(status));
                assertThat(lengthOf(empty)).as("%s %s", method, status).isEqualTo(lengthOfEmpty(method, status.code()));
                assertThat(empty.headers().names()).isSubsetOf("content-length");
                assertThat(empty.status()).isSameAs(NettyAdapter.toNettyStatus(status));
                assertThat(empty.protocolVersion()).isSameAs(HttpVersion.HTTP_1_1);
                assertThat(empty instanceof FullHttpResponse).isEqualTo(!isTunnel);

                if (status.allowsContent()) {
                    HttpResponse full = NettyAdapter.toResponse(request, Reply.of(status, "text/plain", "five!"));
                    assertThat(lengthOf(full)).isEqualTo(isTunnel ? "none" : "5");
                    assertThat(full.headers().getAll("content-type")).hasSize(1);
                    assertThat(contentOf(full)).isEqualTo(isTunnel || method.equals(HttpMethod.HEAD) ? "" : "five!");
                }
            });
        }
    }

    @Test
    void framesPooledContentForEveryStatusAndMethod() {
        for (HttpMethod method : METHODS) {
            HttpRequest request = request(HttpVersion.HTTP_1_1, method);
            finalStatuses().forEach(status -> {
                Reply reply = Reply.of(status);
                ByteBuf content = content("five!");
                if (method.equals(HttpMethod.CONNECT) && status.isSuccessful()) {
                    assertRefused(content, () -> NettyAdapter.toResponse(request, reply, content), "to CONNECT");
                    return;
                }
                if (!status.allowsContent()) {
                    assertRefused(content, () -> NettyAdapter.toResponse(request, reply, content), "5 bytes");
                    ByteBuf nothing = content("");
                    assertThat(NettyAdapter.toResponse(request, reply, nothing))
                            .isEqualTo(NettyAdapter.toResponse(request, reply));
                    assertThat(nothing.refCnt()).isZero();
                    return;
                }
                FullHttpResponse response = NettyAdapter.toResponse(request, reply, content);
                assertThat(lengthOf(response)).isEqualTo("5");
                if (method.equals(HttpMethod.HEAD)) {
                    assertThat(response.content().isReadable()).isFalse();
                } else {
                    assertThat(response.content()).isSameAs(content);
                    assertThat(content.refCnt()).isEqualTo(1);
                    response.release();
                }
                assertThat(content.refCnt()).isZero();
            });
        }
    }

    private static void assertRefused(ByteBuf content, ThrowingCallable call, String reason) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(reason);
        assertThat(content.refCnt()).isZero();
    }

    @Test
    void countsWhatCanBeReadOfPooledContent() {
        ByteBuf content = content("five!").skipBytes(2);
        FullHttpResponse response =
                NettyAdapter.toResponse(request(HttpVersion.HTTP_1_1, HttpMethod.GET), TYPED, content);
        assertThat(lengthOf(response)).isEqualTo("3");
        assertThat(response.headers().get("Content-Type")).isEqualTo("text/plain");
        response.release();
    }

    @Test
    void replyWithPooledContentHasNoneOfItsOwn() {
        ByteBuf content = content("five!");
        assertRefused(
                content,
                () -> NettyAdapter.toResponse(
                        request(HttpVersion.HTTP_1_1, HttpMethod.GET),
                        Reply.of(HttpStatus.OK, "text/plain", "six"),
                        content),
                "has content");
    }

    private static String lengthOfEmpty(HttpMethod method, int code) {
        boolean tunnel = method.equals(HttpMethod.CONNECT) && code < 300;
        return code == 204 || code == 304 || tunnel || method.equals(HttpMethod.HEAD) ? "none" : "0";
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
    void keepsAliveAsTheRequestAsks(
            String version, @Nullable String connection, String answered, @Nullable String answer) {
        HttpRequest request = request(HttpVersion.valueOf(version), HttpMethod.GET);
        if (connection != null) {
            request.headers().set("Connection", connection);
        }
        HttpResponse response = NettyAdapter.toResponse(request, NOT_FOUND);
        assertThat(response.headers().get("Connection")).isEqualTo(answer);
        assertThat(response.protocolVersion()).isSameAs(HttpVersion.valueOf(answered));
        assertThat(HttpUtil.isKeepAlive(response)).isEqualTo(!"close".equals(answer));
        assertThat(isOpenBehind(request, NOT_FOUND)).isEqualTo(!"close".equals(answer));
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, HTTP/1.1, ", "HTTP/1.0, HTTP/1.0, close", "HTTP/0.9, HTTP/1.0, close", "HTTP/2.0, HTTP/1.1, "
    })
    void keepsAliveAsTheVersionDoes(String version, String answered, @Nullable String answer) {
        HttpResponse response = NettyAdapter.toResponse(HttpVersion.valueOf(version), NOT_FOUND);
        assertThat(response.headers().get("Connection")).isEqualTo(answer);
        assertThat(response.protocolVersion()).isSameAs(HttpVersion.valueOf(answered));
        assertThat(lengthOf(response)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, chunked, true",
        "HTTP/1.1, 'gzip, Chunked', true",
        "HTTP/1.1, gzip, false",
        "HTTP/1.1, 'chunked, gzip', false",
        "HTTP/1.1, '', false",
        "HTTP/1.0, chunked, false"
    })
    void closesBehindARequestWhoseEndIsInDoubt(String version, String coding, boolean isKept) {
        HttpRequest request = request(HttpVersion.valueOf(version), HttpMethod.POST);
        request.headers().set("Connection", "keep-alive").add("Transfer-Encoding", coding);
        HttpResponse response = NettyAdapter.toResponse(request, NOT_FOUND);
        assertThat(HttpUtil.isKeepAlive(response)).isEqualTo(isKept);
        assertThat(isOpenBehind(request, NOT_FOUND)).isEqualTo(isKept);
    }

    @Test
    void ofSeveralLinesOfCodingsTheLastCounts() {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.POST);
        request.headers().add("Transfer-Encoding", "gzip").add("Transfer-Encoding", "chunked");
        assertThat(HttpUtil.isKeepAlive(NettyAdapter.toResponse(request, NOT_FOUND)))
                .isTrue();
    }

    @Test
    void closesAfterARequestThatNettyCouldNotDecode() {
        for (HttpVersion version : List.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1)) {
            HttpRequest request = request(version, HttpMethod.GET);
            request.headers().set("Connection", "keep-alive");
            request.setDecoderResult(DecoderResult.failure(new IllegalStateException("broken")));
            HttpResponse response = NettyAdapter.toResponse(request, NOT_FOUND);
            assertThat(response.headers().get("Connection")).isEqualTo("close");
            assertThat(isOpenBehind(request, NOT_FOUND)).isFalse();
        }
    }

    @Test
    void tunnelStaysOpenAndSaysNothingOfIt() {
        for (HttpVersion version : List.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1)) {
            HttpRequest request = request(version, HttpMethod.CONNECT);
            request.headers().set("Connection", "close");
            for (int code = 200; code < 300; code++) {
                Reply reply = Reply.of(StatusCode.of(code)).withField("X", "1");
                HttpResponse response = NettyAdapter.toResponse(request, reply);
                assertThat(response).isNotInstanceOf(FullHttpResponse.class);
                assertThat(response.headers()).as("%d", code).hasSize(1);
                assertThat(isOpenBehind(request, reply)).isTrue();
            }
            assertThat(isOpenBehind(request, Reply.of(HttpStatus.FORBIDDEN))).isFalse();
        }
    }

    @Test
    void eachValueHasALine() {
        HttpResponse response =
                NettyAdapter.toResponse(HttpVersion.HTTP_1_1, Reply.unauthorized("Basic realm=\"a, b\"", "Bearer"));
        assertThat(response.headers().getAll("WWW-Authenticate")).containsExactly("Basic realm=\"a, b\"", "Bearer");
    }

    @Test
    void rendersEveryKindOfReplyWithAndWithoutContent() {
        for (Reply reply : List.of(
                Reply.redirect(HttpStatus.FOUND, "/a?b=c#d"),
                Reply.created("/orders/1"),
                Reply.notModified("W/\"1\""),
                Reply.methodNotAllowed(io.httptypes.HttpMethod.GET, io.httptypes.HttpMethod.QUERY),
                Reply.unauthorized("Basic realm=\"orders\"", "Bearer"),
                Reply.proxyAuthenticationRequired("Basic realm=\"proxy\""),
                Reply.retryLater(HttpStatus.TOO_MANY_REQUESTS, Duration.ofSeconds(2)),
                Reply.rangeNotSatisfiable(5),
                Reply.upgradeRequired("websocket"))) {
            assertRendered(reply);
            if (reply.status().allowsContent()) {
                assertRendered(reply.withContent("text/html", "grün"));
            }
        }
    }

    private static void assertRendered(Reply reply) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            HttpRequest request = request(HttpVersion.HTTP_1_1, method);
            HttpResponse response = NettyAdapter.toResponse(request, reply);
            assertThat(NettyAdapter.statusOf(response)).isEqualTo(reply.status());
            assertThat(contentOf(response)).isEqualTo(method.equals(HttpMethod.HEAD) ? "" : reply.text());
            OptionalLong length = reply.contentLength(NettyAdapter.methodOf(request));
            assertThat(lengthOf(response)).isEqualTo(length.isPresent() ? "" + length.getAsLong() : "none");
            response.headers().remove("Content-Length");
            assertThat(response.headers().names()).hasSameSizeAs(reply.fields().keySet());
            reply.forEachField((name, values) ->
                    assertThat(response.headers().getAll(name)).as(name).isEqualTo(values));
        }
    }

    @Test
    void upgradeIsForHttp11Alone() {
        Reply reply = Reply.upgradeRequired("websocket");
        HttpRequest close = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        close.headers().set("Connection", "close");
        HttpResponse response = NettyAdapter.toResponse(close, reply);
        assertThat(response.headers().getAll("Connection")).containsExactly("upgrade", "close");
        assertThat(response.headers().get("Upgrade")).isEqualTo("websocket");

        HttpRequest http2 = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        http2.headers().set("x-http2-scheme", "https");
        ByteBuf content = content("five!");
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> NettyAdapter.toResponse(http2, reply),
                () -> NettyAdapter.toResponse(request(HttpVersion.HTTP_1_0, HttpMethod.GET), reply),
                () -> NettyAdapter.toResponse(HttpVersion.HTTP_1_0, reply),
                () -> NettyAdapter.toResponse(HttpVersion.valueOf("HTTP/2.0"), reply),
                () -> isOpenBehind(http2, reply),
                () -> NettyAdapter.toResponse(http2, reply, content))) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(call);
        }
        assertThat(content.refCnt()).isZero();
    }

    @Test
    void makesInterimResponses() {
        HttpHeaders fields = new DefaultHttpHeaders()
                .add("Link", "</a.css>; rel=preload")
                .add("Link", "</b.css>; rel=preload")
                .add("X-Hop", "1")
                .add("Connection", "close, x-hop")
                .add("Keep-Alive", "timeout=5")
                .add("Upgrade", "h2c")
                .add("Content-Length", "5")
                .add("transfer-encoding", "chunked");
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        request.headers().set("Connection", "close");
        for (int code = 100; code <= 199; code++) {
            if (code == 101) {
                continue;
            }
            FullHttpResponse response = NettyAdapter.toInterim(request, StatusCode.of(code), fields);
            assertThat(response.status().code()).isEqualTo(code);
            assertThat(response.headers().entries())
                    .map(Object::toString)
                    .containsExactly("Link=</a.css>; rel=preload", "Link=</b.css>; rel=preload");
            assertThat(response.content().isReadable()).isFalse();
        }
        assertThat(fields).hasSize(8);
    }

    @Test
    void refusesAsInterimWhatIsFinal() {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        for (int code = 101; code <= 999; code = code == 101 ? 200 : code + 1) {
            StatusCode status = StatusCode.of(code);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NettyAdapter.toInterim(request, status, EmptyHttpHeaders.INSTANCE))
                    .withMessage(status + " is not an interim status; expected 1xx except 101");
        }
    }

    @Test
    void sendsNothingInterimToHttp10() {
        HttpRequest request = request(HttpVersion.HTTP_1_0, HttpMethod.GET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.toInterim(request, HttpStatus.EARLY_HINTS, EmptyHttpHeaders.INSTANCE))
                .withMessageContaining("HTTP/1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\r\n b", "a\nb", "a\u0000b", "\u20ac"})
    void refusesFieldsOfInterimThatCannotBeSent(String value) {
        HttpHeaders fields = unchecked().add("Link", value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.toInterim(
                        request(HttpVersion.HTTP_1_1, HttpMethod.GET), HttpStatus.EARLY_HINTS, fields))
                .withMessageStartingWith("Link: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a b", "a:b", "", "\u00e4", "a(b"})
    void refusesNamesOfFieldsOfInterimThatAreNoTokens(String name) {
        HttpHeaders fields = unchecked().add(name, "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.toInterim(
                        request(HttpVersion.HTTP_1_1, HttpMethod.GET), HttpStatus.EARLY_HINTS, fields))
                .withMessageContaining("is not a valid field name");
    }

    @Test
    void statusForWhatNettyCouldNotDecode() {
        String longText = "x".repeat(10_000);
        assertThat(statusFor("GET /" + longText + " HTTP/1.1\r\n\r\n")).isSameAs(HttpStatus.URI_TOO_LONG);
        assertThat(statusFor("GET / HTTP/1.1\r\nX: " + longText + "\r\n\r\n"))
                .isSameAs(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        assertThat(statusFor("GET / HTTP/x\r\n\r\n")).isSameAs(HttpStatus.BAD_REQUEST);
        assertThat(statusFor("GET / HTTP/1.1\r\n: x\r\n\r\n")).isSameAs(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "An HTTP line is larger than 4096 bytes., 414",
        "HTTP header is larger than 8192 bytes., 431",
        "content length exceeded 65536 bytes., 413",
        "Response entity too large: DefaultHttpRequest, 413",
        "something else, 400"
    })
    void olderVersionsHaveOneExceptionForAllThatIsTooLong(String message, int code) {
        assertThat(NettyAdapter.statusFor(DecoderResult.failure(new TooLongFrameException(message))))
                .isEqualTo(StatusCode.of(code));
    }

    @Test
    void statusForAnyOtherFailureIs400() {
        assertThat(NettyAdapter.statusFor(DecoderResult.failure(new TooLongFrameException())))
                .isSameAs(HttpStatus.BAD_REQUEST);
        assertThat(NettyAdapter.statusFor(DecoderResult.failure(new IllegalStateException("header is larger than"))))
                .isSameAs(HttpStatus.BAD_REQUEST);
        for (DecoderResult none : List.of(DecoderResult.SUCCESS, DecoderResult.UNFINISHED)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NettyAdapter.statusFor(none))
                    .withMessageContaining("is not a failure");
        }
    }

    private static StatusCode statusFor(String request) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
        try {
            channel.writeInbound(content(request));
            HttpRequest decoded = channel.readInbound();
            return NettyAdapter.statusFor(decoded.decoderResult());
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    @Test
    void nullIsNamed() {
        HttpRequest request = request(HttpVersion.HTTP_1_1, HttpMethod.GET);
        assertNull("request", () -> NettyAdapter.toResponse((HttpRequest) none(), NOT_FOUND));
        assertNull("version", () -> NettyAdapter.toResponse((HttpVersion) none(), NOT_FOUND));
        assertNull("reply", () -> NettyAdapter.toResponse(request, none()));
        assertNull("reply", () -> NettyAdapter.toResponse(HttpVersion.HTTP_1_1, none()));
        assertNull("content", () -> NettyAdapter.toResponse(request, NOT_FOUND, none()));
        assertNull("context", () -> NettyAdapter.send(none(), request, NOT_FOUND));
        assertNull("request", () -> NettyAdapter.toInterim(none(), HttpStatus.EARLY_HINTS, EmptyHttpHeaders.INSTANCE));
        assertNull("status", () -> NettyAdapter.toInterim(request, none(), EmptyHttpHeaders.INSTANCE));
        assertNull("headers", () -> NettyAdapter.toInterim(request, HttpStatus.EARLY_HINTS, none()));
        assertNull("result", () -> NettyAdapter.statusFor(none()));
        released("request", content -> NettyAdapter.toResponse(none(), NOT_FOUND, content));
        released("reply", content -> NettyAdapter.toResponse(request, none(), content));
    }

    private static void assertNull(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name);
    }

    private static void released(String name, Function<ByteBuf, FullHttpResponse> call) {
        ByteBuf content = content("five!");
        assertNull(name, () -> call.apply(content));
        assertThat(content.refCnt()).isZero();
    }

    /** Sends a reply on a channel, and tells whether it is open then. */
    private static boolean isOpenBehind(HttpRequest request, Reply reply) {
        EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter() {
            @Override
            @SuppressWarnings("FutureReturnValueIgnored") // the channel is written to at once
            public void channelRead(ChannelHandlerContext context, Object message) {
                NettyAdapter.send(context, (HttpRequest) message, reply);
            }
        });
        channel.writeInbound(request);
        boolean isOpen = channel.isOpen();
        HttpResponse response = channel.readOutbound();
        assertThat(response.status().code()).isEqualTo(reply.status().code());
        channel.finishAndReleaseAll();
        return isOpen;
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

    private static String contentOf(HttpResponse response) {
        return response instanceof FullHttpResponse full ? full.content().toString(StandardCharsets.UTF_8) : "";
    }

    private static String lengthOf(HttpResponse response) {
        assertThat(response.headers().contains("Transfer-Encoding")).isFalse();
        List<String> lengths = response.headers().getAll("Content-Length");
        assertThat(lengths.size()).isLessThanOrEqualTo(1);
        return lengths.isEmpty() ? "none" : lengths.get(0);
    }
}
