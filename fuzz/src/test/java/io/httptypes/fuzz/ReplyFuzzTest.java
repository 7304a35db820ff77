package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a reply accepts, Netty's strict encoder accepts, and its decoder reads the same again. */
class ReplyFuzzTest extends FuzzTarget {
    private static final HttpRequest REQUEST = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    private static final int FIRST_FINAL = 200;

    /** A line for each field behind one with the status, a media type and text; a part that is refused is left out. */
    @FuzzTest(maxDuration = "20s")
    void toResponse(byte[] input) {
        List<String> lines = List.of(text(input).split("\n", -1));
        String[] first = lines.get(0).split(" ", 3);
        Reply reply = Reply.of(StatusCode.find(first[0])
                .filter(status -> status.code() >= FIRST_FINAL)
                .orElse(HttpStatus.OK));
        if (first.length > 2) {
            Reply empty = reply;
            reply = unlessRefused(() -> empty.withContent(first[1], first[2])).orElse(empty);
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(":", 2);
            Reply before = reply;
            reply = unlessRefused(() -> before.withAddedField(parts[0], parts.length > 1 ? parts[1] : ""))
                    .orElse(before);
        }
        Reply made = reply;
        unlessRefused(() -> made.requireSendable("HTTP/1.1")).ifPresent(ReplyFuzzTest::assertArrives);
    }

    private static void assertArrives(Reply reply) {
        EmbeddedChannel encoder = new EmbeddedChannel(new HttpResponseEncoder());
        EmbeddedChannel decoder = new EmbeddedChannel(new HttpResponseDecoder());
        ByteBuf content = Unpooled.buffer();
        try {
            assertTrue(encoder.writeOutbound(NettyAdapter.toResponse(REQUEST, reply)));
            ByteBuf bytes = Unpooled.buffer();
            for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
                bytes.writeBytes(part);
                part.release();
            }
            decoder.writeInbound(bytes);
            HttpResponse read = decoder.readInbound();
            assertTrue(read.decoderResult().isSuccess(), () -> String.valueOf(read.decoderResult()));
            assertEquals(reply.status(), NettyAdapter.statusOf(read));
            HttpHeaders headers = read.headers();
            int count = reply.contentLength(io.httptypes.HttpMethod.GET).isPresent() ? 1 : 0;
            for (var field : reply.fields().entrySet()) {
                assertEquals(field.getValue(), headers.getAll(field.getKey()));
                count += field.getValue().size();
            }
            assertEquals(count, headers.size(), headers::toString);
            for (HttpContent part = decoder.readInbound(); part != null; part = decoder.readInbound()) {
                assertTrue(part.decoderResult().isSuccess(), part::toString);
                content.writeBytes(part.content());
                part.release();
            }
            assertArrayEquals(reply.toByteArray(), ByteBufUtil.getBytes(content));
        } finally {
            content.release();
            encoder.finishAndReleaseAll();
            decoder.finishAndReleaseAll();
        }
    }
}
