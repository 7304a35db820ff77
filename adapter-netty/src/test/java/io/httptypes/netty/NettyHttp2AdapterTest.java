package io.httptypes.netty;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(NoLeaks.class)
class NettyHttp2AdapterTest {
    private static final AsciiString STATUS = AsciiString.of(":status");
    private static final AsciiString METHOD = AsciiString.of(":method");

    @Test
    void readsStringsAndAsciiStrings() {
        for (CharSequence name : List.of(STATUS, ":status")) {
            for (CharSequence value : List.of("404", AsciiString.of("404"), CharBuffer.wrap("404"))) {
                Http2Headers headers = unchecked().add(name, value);
                assertThat(NettyHttp2Adapter.statusOf(headers)).isEqualTo(HttpStatus.NOT_FOUND);
                assertThat(NettyHttp2Adapter.findStatus(headers)).contains(HttpStatus.NOT_FOUND);
            }
        }
        for (CharSequence value : List.of("PURGE", AsciiString.of("PURGE"))) {
            Http2Headers headers = unchecked().add(":method", value);
            assertThat(NettyHttp2Adapter.methodOf(headers)).isEqualTo(RequestMethod.of("PURGE"));
            assertThat(NettyHttp2Adapter.findMethod(headers)).contains(RequestMethod.of("PURGE"));
        }
    }

    @Test
    void readsReadOnlyHeaders() {
        assertThat(NettyHttp2Adapter.statusOf(ReadOnlyHttp2Headers.serverHeaders(false, AsciiString.of("404"))))
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void makesTheHeadersOfEveryReply() {
        for (int code = 200; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            for (RequestMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.CONNECT)) {
                Reply reply = Reply.of(status).withField("X-Two", "1", "2");
                Http2Headers headers = NettyHttp2Adapter.toHeaders(method, reply);
                assertThat(NettyHttp2Adapter.statusOf(headers)).isEqualTo(status);
                assertThat(headers.getAll("x-two")).containsExactly("1", "2");
                assertThat(length(headers)).isEqualTo(reply.contentLength(method));
                if (status.allowsContent()) {
                    Reply full = reply.withContent("text/plain", "five!");
                    assertThat(length(NettyHttp2Adapter.toHeaders(method, full)))
                            .isEqualTo(full.contentLength(method));
                }
            }
        }
    }

    private static OptionalLong length(Http2Headers headers) {
        CharSequence length = headers.get("content-length");
        return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length.toString()));
    }

    @Test
    void makesNoHeadersOfAnUpgrade() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> NettyHttp2Adapter.toHeaders(HttpMethod.GET, Reply.upgradeRequired("websocket")));
    }

    @Test
    void tunnelDoesNotEndItsStream() {
        EmbeddedChannel channel = new EmbeddedChannel(new Http2StreamFrameToHttpObjectCodec(true));
        HttpRequest connect =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpMethod.CONNECT, "/");
        channel.writeOutbound(NettyAdapter.toResponse(connect, Reply.of(HttpStatus.OK)));
        Http2HeadersFrame opened = channel.readOutbound();
        assertThat(opened.isEndStream()).isFalse();
        channel.writeOutbound(NettyAdapter.toResponse(connect, Reply.of(HttpStatus.FORBIDDEN)));
        Http2HeadersFrame refused = channel.readOutbound();
        assertThat(refused.isEndStream()).isTrue();
        channel.finishAndReleaseAll();
    }

    @Test
    void refusesWhatIsNotThere() {
        Http2Headers headers = unchecked().add("status", "200").add("method", "GET");
        refusesStatus(headers, ":status");
        refusesMethod(headers, ":method");
    }

    @Test
    void refusesMoreThanOneAlsoIfTheyAgree() {
        for (String other : List.of("200", "404", "")) {
            refusesStatus(unchecked().add(STATUS, "200").add(STATUS, other), ":status");
        }
        for (String other : List.of("GET", "PUT", "")) {
            refusesMethod(unchecked().add(METHOD, "GET").add(METHOD, other), ":method");
        }
    }

    @Test
    void refusesTheStatusThatHttp2DoesNotHave() {
        refusesStatus(unchecked().add(STATUS, "101"), "101");
        Http2Headers headers = unchecked().add(STATUS, "200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyHttp2Adapter.setStatus(headers, HttpStatus.SWITCHING_PROTOCOLS))
                .withMessageContaining("101");
        assertThat(headers).isEqualTo(unchecked().add(STATUS, "200"));
    }

    @Test
    void writesOneStatusInPlaceOfAllThatAreThere() {
        codes().forEach(status -> {
            Http2Headers headers = unchecked().add(STATUS, "200").add(":status", "201");
            assertThat(NettyHttp2Adapter.setStatus(headers, status)).isSameAs(headers);
            assertThat(headers.getAll(STATUS)).map(CharSequence::toString).containsExactly("" + status.code());
            assertThat(NettyHttp2Adapter.setStatus(new DefaultHttp2Headers(), status)
                            .status())
                    .isInstanceOf(AsciiString.class)
                    .isSameAs(headers.status());
        });
    }

    @Test
    void writesOneMethodInPlaceOfAllThatAreThere() {
        for (HttpMethod method : HttpMethod.values()) {
            Http2Headers headers = unchecked().add(METHOD, "GET").add(":method", "PUT");
            assertThat(NettyHttp2Adapter.setMethod(headers, method)).isSameAs(headers);
            assertThat(headers.getAll(METHOD)).map(CharSequence::toString).containsExactly(method.token());
            assertThat(NettyHttp2Adapter.setMethod(new DefaultHttp2Headers(), method)
                            .method())
                    .isInstanceOf(AsciiString.class)
                    .isSameAs(headers.method());
        }
        assertThat(NettyHttp2Adapter.setMethod(new DefaultHttp2Headers(), RequestMethod.of("get"))
                        .method())
                .hasToString("get");
    }

    /** Netty's headers take an object for each entry, whoever writes it. */
    @Test
    void writingAllocatesNoMoreThanNettyItself() {
        Http2Headers headers = new DefaultHttp2Headers();
        AsciiString value = AsciiString.of("200");
        HttpStatus[] statuses = HttpStatus.values();
        HttpMethod[] methods = HttpMethod.values();
        assertThat(AllocationTest.allocatedBy(() -> {
                    for (int i = 0; i < statuses.length; i++) {
                        if (statuses[i] != HttpStatus.SWITCHING_PROTOCOLS) {
                            NettyHttp2Adapter.setStatus(headers, statuses[i]);
                        }
                    }
                }))
                .isEqualTo(AllocationTest.allocatedBy(() -> {
                    for (int i = 1; i < statuses.length; i++) {
                        headers.status(value);
                    }
                }));
        assertThat(AllocationTest.allocatedBy(() -> {
                    for (int i = 0; i < methods.length; i++) {
                        NettyHttp2Adapter.setMethod(headers, methods[i]);
                    }
                }))
                .isEqualTo(AllocationTest.allocatedBy(() -> {
                    for (int i = 0; i < methods.length; i++) {
                        headers.method(value);
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200",
                "404",
                "100",
                "999",
                "600",
                "299",
                "",
                "0",
                "20",
                "99",
                "099",
                "000",
                "1000",
                "2000",
                "2x0",
                "x200",
                "200OK",
                "0xC8",
                "2e2",
                "-12",
                "-200",
                "+99",
                "200,200",
                "2\u0000",
                "200\u0000",
                "\u0662\u0660\u0660",
                "\uff12\uff10\uff10",
                "\u00b2\u00b9\u00b3"
            })
    void givesTheSameVerdictAsHttp1(String text) throws Http2Exception {
        assertThat(overHttp2(text)).isEqualTo(overHttp1(text));
        assertThat(overHttp2(text)).isEqualTo(StatusCode.find(text));
    }

    /** Netty's decoder of HTTP/1.1 makes a number of these before anyone else sees the text. */
    @ParameterizedTest
    @ValueSource(strings = {"+200", "0200", "00200", "\t200", " 200", "200 ", "200\t", "\u000b200"})
    void refusesWhatNettyHasReadAsANumberOverHttp1(String text) throws Http2Exception {
        assertThat(overHttp1(text)).contains(HttpStatus.OK);
        assertThat(overHttp2(text)).isEmpty();
    }

    private static Optional<StatusCode> overHttp1(String text) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseDecoder());
        channel.writeInbound(Unpooled.copiedBuffer("HTTP/1.1 " + text + " X\r\n\r\n", StandardCharsets.UTF_8));
        HttpResponse response = channel.readInbound();
        channel.finishAndReleaseAll();
        return NettyAdapter.findStatus(response);
    }

    private static Optional<StatusCode> overHttp2(String text) throws Http2Exception {
        Http2Headers sent = unchecked().add(STATUS, new AsciiString(text.getBytes(StandardCharsets.UTF_8)));
        ByteBuf block = Unpooled.buffer();
        try {
            new DefaultHttp2HeadersEncoder().encodeHeaders(3, sent, block);
            Http2Headers received = new DefaultHttp2HeadersDecoder(false).decodeHeaders(3, block);
            Optional<StatusCode> found = NettyHttp2Adapter.findStatus(received);
            if (found.isPresent()) {
                assertThat(NettyHttp2Adapter.statusOf(received)).isSameAs(found.get());
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> NettyHttp2Adapter.statusOf(received));
            }
            return found;
        } finally {
            block.release();
        }
    }

    private static void refusesStatus(Http2Headers headers, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyHttp2Adapter.statusOf(headers))
                .withMessageContaining(named)
                .withMessageContaining("expected");
        assertThat(NettyHttp2Adapter.findStatus(headers)).isEmpty();
    }

    private static void refusesMethod(Http2Headers headers, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyHttp2Adapter.methodOf(headers))
                .withMessageContaining(named)
                .withMessageContaining("expected");
        assertThat(NettyHttp2Adapter.findMethod(headers)).isEmpty();
    }

    private static Stream<StatusCode> codes() {
        return IntStream.rangeClosed(100, 999).filter(code -> code != 101).mapToObj(StatusCode::of);
    }

    private static Http2Headers unchecked() {
        return new DefaultHttp2Headers(false);
    }
}
