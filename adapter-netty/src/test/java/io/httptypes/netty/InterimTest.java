package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.EncoderException;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What Netty itself does with interim responses: the oldest supported version takes them for final ones, as
 * docs/netty.md says.
 */
@ExtendWith(NoLeaks.class)
class InterimTest {
    private static final boolean OLDEST = Http1WireTest.isOldest();

    @Test
    void pipelinedHeadBehindAnInterimResponseToGet() {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec());
        HttpRequest get = receive(channel, "GET / HTTP/1.1\r\n\r\nHEAD / HTTP/1.1\r\n\r\n");
        channel.writeOutbound(early(get));
        channel.writeOutbound(NettyAdapter.toResponse(get, Reply.of(HttpStatus.OK, "text/plain", "hello")));
        StringBuilder sent = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            sent.append(part.toString(StandardCharsets.US_ASCII));
            part.release();
        }
        channel.finishAndReleaseAll();
        assertThat(sent.toString()).endsWith("content-length: 5\r\n\r\n" + (OLDEST ? "" : "hello"));
    }

    @Test
    void compressor() {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec(), new HttpContentCompressor());
        HttpRequest request = receive(channel, "GET / HTTP/1.1\r\n\r\n");
        channel.writeOutbound(early(request));
        ThrowingCallable last = () -> channel.writeOutbound(NettyAdapter.toResponse(request, Reply.of(HttpStatus.OK)));
        if (OLDEST) {
            assertThatThrownBy(last).isInstanceOf(EncoderException.class);
        } else {
            assertThatCode(last).doesNotThrowAnyException();
        }
        channel.finishAndReleaseAll();
    }

    @Test
    void converterToHttp2() {
        EmbeddedChannel channel = new EmbeddedChannel(new Http2StreamFrameToHttpObjectCodec(true));
        channel.writeOutbound(early(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/")));
        Http2HeadersFrame frame = channel.readOutbound();
        assertThat(frame.isEndStream()).isEqualTo(OLDEST);
        channel.finishAndReleaseAll();
    }

    private static HttpRequest receive(EmbeddedChannel channel, String bytes) {
        channel.writeInbound(ByteBufUtil.writeAscii(UnpooledByteBufAllocator.DEFAULT, bytes));
        return channel.readInbound();
    }

    private static Object early(HttpRequest request) {
        return NettyAdapter.toInterim(request, HttpStatus.EARLY_HINTS, EmptyHttpHeaders.INSTANCE);
    }
}
