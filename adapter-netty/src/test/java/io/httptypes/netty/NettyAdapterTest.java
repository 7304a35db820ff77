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
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(NoLeaks.class)
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

    @Test
    void encodesEveryCharacterThatAPhraseMayHold() {
        for (char c = '\t'; c <= 0xff; c = c == '\t' ? ' ' : c == '~' ? 0x80 : (char) (c + 1)) {
            String phrase = "a" + c + "b";
            HttpResponseStatus netty = NettyAdapter.toNettyStatus(StatusCode.of(404), phrase);
            HttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, netty, Unpooled.EMPTY_BUFFER);
            assertThat(encode(new HttpResponseEncoder(), response)).isEqualTo("HTTP/1.1 404 " + phrase + "\r\n\r\n");
            assertThat(phraseFromWire(StatusCode.of(404), phrase)).isEqualTo(phrase);
        }
    }

    @Test
    void refusesEveryOtherCharacterInAPhrase() {
        List<String> accepted = IntStream.rangeClosed(0, Character.MAX_VALUE)
                .filter(c -> (c != '\t' && c < ' ') || c == 0x7f || c > 0xff)
                .mapToObj(c -> "a" + (char) c + "b")
                .filter(phrase -> {
                    try {
                        NettyAdapter.toNettyStatus(StatusCode.of(404), phrase);
                        return true;
                    } catch (IllegalArgumentException refused) {
                        return false;
                    }
                })
                .toList();
        assertThat(accepted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\nPUT",
                "GET\n",
                "GET\rX",
                "GET\u0000",
                "GET\u010a" // a line feed to whoever keeps eight bits
            })
    void smugglingStringReachesNoWireAsAMethodOrAPhrase(String text) {
        assertThat(RequestMethod.find(text)).isEmpty();
        assertThat(NettyAdapter.findMethod(requestWithMethod(NettyAdapterContractTest.methodNamed(text))))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> NettyAdapter.toNettyStatus(HttpStatus.OK, text));
        HttpResponse response = responseWithStatus(new HttpResponseStatus(200, "") {
            @Override
            public String reasonPhrase() {
                return text;
            }
        });
        assertThat(NettyAdapter.reasonPhraseOf(response)).isEqualTo("OK");
        NettyAdapter.setStatus(response, NettyAdapter.statusOf(response));
        assertThat(response.status()).isSameAs(HttpResponseStatus.OK);
    }

    @Test
    void namesARefusedPhraseInOneLineThatIsCut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.toNettyStatus(
                        HttpStatus.OK, "OK\r\nSet-Cookie: \"\\\u0085\r\n\r\nHTTP/1.1 200 OK\r\n" + "x".repeat(1000)))
                .withMessageStartingWith("reasonPhrase: \"OK\\u000d\\u000aSet-Cookie: "
                        + "\\\"\\\\\\u0085\\u000d\\u000a\\u000d\\u000aHTTP/1.1 200 OK\\u000d\\u000a\"…")
                .withMessageEndingWith(
                        " is not a valid reason phrase; expected tabs, blanks, visible ASCII and U+0080 to U+00FF");
    }

    @Test
    void keepsNoPhraseThatIsTheRegisteredOne() {
        codes().forEach(status -> assertThat(NettyAdapter.toNettyStatus(status, CharBuffer.wrap(status.reasonPhrase())))
                .isSameAs(NettyAdapter.toNettyStatus(status)));
    }

    @Test
    void writesAGivenPhraseEmptyOnesToo() {
        codes().forEach(status -> {
            for (String phrase : List.of("", " ", "Gone fishing")) {
                HttpResponseStatus netty = NettyAdapter.toNettyStatus(status, phrase);
                assertThat(netty.code()).isEqualTo(status.code());
                assertThat(netty.reasonPhrase()).isEqualTo(phrase);
            }
        });
    }

    @Test
    void readsThePhraseOfTheWire() {
        codes().forEach(status -> {
            for (String phrase : List.of("Gone fishing", "(" + status.code() + ")", "G\u00f6ne", "a)")) {
                assertThat(phraseFromWire(status, phrase)).isEqualTo(phrase);
            }
        });
        assertThat(phraseFromWire(HttpStatus.TOO_EARLY, "Unordered Collection")).isEqualTo("Unordered Collection");
    }

    @Test
    void readsTheRegisteredPhraseWhereTheWireHasNone() {
        codes().forEach(status -> {
            for (String phrase : List.of("", " ", "\t ", "a\u0000b", "a\u007fb")) {
                assertThat(phraseFromWire(status, phrase)).isEqualTo(status.reasonPhrase());
            }
            // No wire can carry this, but an application might have set it.
            assertThat(NettyAdapter.reasonPhraseOf(responseWithStatus(new HttpResponseStatus(status.code(), "\u20ac"))))
                    .isEqualTo(status.reasonPhrase());
        });
    }

    @Test
    void doesNotTakeForAPhraseWhatANettySaysThatKnowsNone() {
        codes().forEach(status -> {
            int code = status.code();
            String filler = HttpResponseStatus.valueOf(code / 100 * 100 + 99)
                    .reasonPhrase()
                    .replaceAll("[0-9]{3}", Integer.toString(code));
            assertThat(filler).endsWith(" (" + code + ")");
            // Also where this version knows one: the peer may be of another.
            assertThat(phraseFromWire(status, filler)).as(filler).isEqualTo(status.reasonPhrase());
            HttpResponseStatus own = HttpResponseStatus.valueOf(code);
            String read = NettyAdapter.reasonPhraseOf(responseWithStatus(own));
            assertThat(read).isEqualTo(own.reasonPhrase().equals(filler) ? status.reasonPhrase() : own.reasonPhrase());
        });
        assertThat(phraseFromWire(StatusCode.of(418), "Client Error (418)")).isEqualTo("I'm a teapot");
        assertThat(phraseFromWire(StatusCode.of(418), "Client Error (419)")).isEqualTo("Client Error (419)");
    }

    @Test
    void carriesEveryPhraseFromOneMessageToAnother() {
        codes().forEach(status -> {
            for (String phrase : List.of("", "Gone fishing", "a\u0000b", "Client Error (" + status.code() + ")")) {
                HttpResponse received = decode(
                        new HttpResponseDecoder(),
                        HttpResponse.class,
                        "HTTP/1.1 " + status.code() + " " + phrase + "\r\n\r\n");
                HttpResponseStatus forwarded = NettyAdapter.toNettyStatus(
                        NettyAdapter.statusOf(received), NettyAdapter.reasonPhraseOf(received));
                assertThat(forwarded.code()).isEqualTo(status.code());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 1000})
    void refusesToReadThePhraseOfWhatIsNoStatus(int number) {
        HttpResponse response = responseWithStatus(new HttpResponseStatus(number, "a phrase"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.reasonPhraseOf(response))
                .withMessageContaining(String.valueOf(number));
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
    @ValueSource(strings = {"GET\r\n\r\n", "GET / HTTP/x\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\r\n"})
    void refusesToReadMethodOfRequestThatNettyCouldNotDecode(String bytes) {
        HttpRequest request = decode(new HttpRequestDecoder(), HttpRequest.class, bytes);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.methodOf(request))
                .havingCause()
                .isSameAs(request.decoderResult().cause());
        assertThat(NettyAdapter.findMethod(request)).isEmpty();
    }

    /** A later Netty refuses it itself. */
    @Test
    void refusesToReadMethodThatNettyHasLetThrough() {
        HttpRequest request = decode(new HttpRequestDecoder(), HttpRequest.class, "F@OO / HTTP/1.1\r\n\r\n");
        assertThatIllegalArgumentException().isThrownBy(() -> NettyAdapter.methodOf(request));
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyAdapter.reasonPhraseOf(response))
                .havingCause()
                .isSameAs(response.decoderResult().cause());
    }

    private static String phraseFromWire(StatusCode status, String phrase) {
        HttpResponse response = decode(
                new HttpResponseDecoder(), HttpResponse.class, "HTTP/1.1 " + status.code() + " " + phrase + "\r\n\r\n");
        return NettyAdapter.reasonPhraseOf(response);
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
