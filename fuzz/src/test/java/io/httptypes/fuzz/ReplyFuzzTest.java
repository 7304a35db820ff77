package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a reply accepts, Netty's strict encoder accepts, and its decoder reads the same again. */
class ReplyFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void withField(byte[] input) {
        String[] parts = Fuzzing.text(input).split(":", 2);
        String name = parts[0];
        String value = parts.length == 2 ? parts[1] : "";

        Optional<Reply> made =
                Fuzzing.unlessRefused(() -> Reply.of(HttpStatus.OK).withField(name, value));
        if (made.isPresent()) {
            assertEquals(List.of(value), made.get().fields().get(name));
            DefaultHttpResponse response = new DefaultHttpResponse(
                    HttpVersion.HTTP_1_1, NettyAdapter.toNettyStatus(made.get().status()));
            made.get().fields().forEach(response.headers()::add);
            EmbeddedChannel encoder = new EmbeddedChannel(new HttpResponseEncoder());
            EmbeddedChannel decoder = new EmbeddedChannel(new HttpResponseDecoder());
            assertTrue(encoder.writeOutbound(response));
            ByteBuf bytes = Unpooled.buffer();
            for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
                bytes.writeBytes(part);
                part.release();
            }
            decoder.writeInbound(bytes);
            HttpResponse read = decoder.readInbound();
            assertTrue(read.decoderResult().isSuccess(), () -> String.valueOf(read.decoderResult()));
            assertEquals(List.of(value), read.headers().getAll(name));
            assertEquals(1, read.headers().size());
            ReferenceCountUtil.release(read);
            encoder.finishAndReleaseAll();
            decoder.finishAndReleaseAll();
        }
    }
}
