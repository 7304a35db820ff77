package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NettyAdapterTest {
    private static final List<String> EXTENSION_METHODS =
            List.of("PURGE", "get", "M-SEARCH", "!#$%&'*+-.^_`|~", "A", "x".repeat(300), "123");

    @Test
    void readsEveryStatusCodeWhateverItsPhrase() {
        for (int code = 100; code <= 999; code++) {
            HttpResponseStatus netty = new HttpResponseStatus(code, "any phrase");
            HttpResponse response = responseWithStatus(netty);
            assertThat(NettyAdapter.toStatusCode(netty).code()).isEqualTo(code);
            assertThat(NettyAdapter.statusOf(response).code()).isEqualTo(code);
            assertThat(NettyAdapter.findStatus(response).orElseThrow().code()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 42, 99, 1000})
    void refusesToReadNumberThatIsNoStatusCode(int number) {
        HttpResponseStatus netty = new HttpResponseStatus(number, "");
        HttpResponse response = responseWithStatus(netty);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.toStatusCode(netty))
                .withMessageContaining(String.valueOf(number));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.statusOf(response))
                .withMessageContaining(String.valueOf(number));
        assertThat(NettyAdapter.findStatus(response)).isEmpty();
    }

    @Test
    void writesEveryStatusCodeWithItsRegisteredPhrase() {
        codes().forEach(status -> {
            HttpResponse response = responseWithStatus(new HttpResponseStatus(42, ""));
            assertThat(NettyAdapter.setStatus(response, status)).isSameAs(response);
            for (HttpResponseStatus netty : List.of(NettyAdapter.toNettyStatus(status), response.status())) {
                assertThat(netty.code()).isEqualTo(status.code());
                assertThat(netty.reasonPhrase()).as("phrase of %s", status).isEqualTo(status.reasonPhrase());
            }
        });
    }

    @Test
    void answersTheSameNettyStatusEachTime() {
        codes().forEach(status ->
                assertThat(NettyAdapter.toNettyStatus(status)).isSameAs(NettyAdapter.toNettyStatus(status)));
    }

    @Test
    void answersNettysOwnStatusExactlyWherePhrasesAgree() {
        assertThat(NettyAdapter.toNettyStatus(HttpStatus.OK)).isSameAs(HttpResponseStatus.OK);
        assertThat(NettyAdapter.toNettyStatus(HttpStatus.BAD_GATEWAY)).isSameAs(HttpResponseStatus.BAD_GATEWAY);
        assertThat(NettyAdapter.toNettyStatus(HttpStatus.TOO_EARLY))
                .isNotSameAs(HttpResponseStatus.UNORDERED_COLLECTION);
        assertThat(NettyAdapter.toNettyStatus(HttpStatus.CONTENT_TOO_LARGE))
                .isNotSameAs(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        codes().forEach(status -> {
            HttpResponseStatus constant = HttpResponseStatus.valueOf(status.code());
            HttpResponseStatus converted = NettyAdapter.toNettyStatus(status);
            // Netty makes a new object, with a phrase of its own, for each code that it has no constant for.
            if (constant.reasonPhrase().equals(status.reasonPhrase())) {
                assertThat(converted).as("%s", status).isSameAs(constant);
            } else {
                assertThat(converted.reasonPhrase()).as("%s", status).isEqualTo(status.reasonPhrase());
            }
        });
    }

    @Test
    void encodesEveryStatusLine() {
        codes().forEach(status -> {
            HttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, NettyAdapter.toNettyStatus(status), Unpooled.EMPTY_BUFFER);
            assertThat(encode(new HttpResponseEncoder(), response))
                    .startsWith("HTTP/1.1 " + status.code() + " " + status.reasonPhrase() + "\r\n");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F/OO", "G ET"})
    void refusesToReadMethodThatIsNoToken(String name) {
        HttpMethod netty = NettyAdapterContractTest.methodNamed(name);
        HttpRequest request = requestWithMethod(netty);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.toRequestMethod(netty))
                .withMessageContaining("expected a token");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.methodOf(request))
                .withMessageContaining("expected a token");
        assertThat(NettyAdapter.findMethod(request)).isEmpty();
    }

    @Test
    void answersTheSameNettyMethodEachTimeForRegisteredMethod() {
        assertThat(NettyAdapter.toNettyMethod(io.httptypes.HttpMethod.GET)).isSameAs(HttpMethod.GET);
        for (io.httptypes.HttpMethod method : io.httptypes.HttpMethod.values()) {
            assertThat(NettyAdapter.toNettyMethod(method)).isSameAs(NettyAdapter.toNettyMethod(method));
        }
    }

    @Test
    void encodesEveryRequestLine() {
        methods().forEach(method -> {
            HttpRequest request = new DefaultFullHttpRequest(
                    HttpVersion.HTTP_1_1, NettyAdapter.toNettyMethod(method), "/", Unpooled.EMPTY_BUFFER);
            assertThat(encode(new HttpRequestEncoder(), request)).startsWith(method.token() + " / HTTP/1.1\r\n");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"F@OO / HTTP/1.1\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/x\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\r\n"
            })
    void refusesToReadMethodOfRequestThatNettyCouldNotDecode(String bytes) {
        HttpRequest request = decode(new HttpRequestDecoder(), HttpRequest.class, bytes);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.methodOf(request))
                .havingCause()
                .isSameAs(request.decoderResult().cause());
        assertThat(NettyAdapter.findMethod(request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/x 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: x\r\n\r\n"
            })
    void refusesToReadStatusOfResponseThatNettyCouldNotDecode(String bytes) {
        HttpResponse response = decode(new HttpResponseDecoder(), HttpResponse.class, bytes);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.statusOf(response))
                .havingCause()
                .isSameAs(response.decoderResult().cause());
        assertThat(NettyAdapter.findStatus(response)).isEmpty();
    }

    private static HttpResponse responseWithStatus(HttpResponseStatus status) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
    }

    private static HttpRequest requestWithMethod(HttpMethod method) {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/");
    }

    private static <T> T decode(ChannelHandler decoder, Class<T> type, String bytes) {
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        T message = type.cast(channel.<Object>readInbound());
        // The messages here have no content, so the rest can be let go.
        channel.finishAndReleaseAll();
        return message;
    }

    private static String encode(ChannelHandler encoder, Object message) {
        EmbeddedChannel channel = new EmbeddedChannel(encoder);
        channel.writeOutbound(message);
        ByteBuf bytes = channel.readOutbound();
        try {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        } finally {
            bytes.release();
            channel.finishAndReleaseAll();
        }
    }

    private static Stream<StatusCode> codes() {
        return IntStream.rangeClosed(100, 999).mapToObj(StatusCode::of);
    }

    private static Stream<RequestMethod> methods() {
        return Stream.concat(
                Stream.of(io.httptypes.HttpMethod.values()),
                EXTENSION_METHODS.stream().map(RequestMethod::of));
    }
}
