package io.httptypes.benchmarks;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Netty's message of a reply, beside the same message by Netty's own calls. */
@State(Scope.Thread)
public class Sending {
    private static final byte[] CONTENT = new byte[1024];
    private static final ByteBuf DIRECT =
            Unpooled.unreleasableBuffer(Unpooled.directBuffer(CONTENT.length).writeBytes(CONTENT));

    private static final Reply NOT_FOUND = Reply.of(HttpStatus.NOT_FOUND);
    private static final Reply REDIRECT = Reply.redirect(HttpStatus.FOUND, "/there");
    private static final Reply KILOBYTE = Reply.of(HttpStatus.OK, "text/plain", CONTENT);

    public HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    public String location = "/there";

    @Benchmark
    public void empty(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(NettyAdapter.toResponse(request, NOT_FOUND));
        }
    }

    @Benchmark
    public void emptyByHand(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(kept(response(HttpResponseStatus.NOT_FOUND, Unpooled.EMPTY_BUFFER)));
        }
    }

    @Benchmark
    public void redirect(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(NettyAdapter.toResponse(request, REDIRECT));
        }
    }

    @Benchmark
    public void freshRedirect(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(NettyAdapter.toResponse(request, Reply.redirect(HttpStatus.FOUND, location)));
        }
    }

    @Benchmark
    public void redirectByHand(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            FullHttpResponse response = response(HttpResponseStatus.FOUND, Unpooled.EMPTY_BUFFER);
            response.headers().set(HttpHeaderNames.LOCATION, location);
            hole.consume(kept(response));
        }
    }

    @Benchmark
    public void content(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(NettyAdapter.toResponse(request, KILOBYTE));
        }
    }

    @Benchmark
    public void contentByHand(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            FullHttpResponse response = response(HttpResponseStatus.OK, Unpooled.wrappedBuffer(CONTENT));
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain");
            hole.consume(kept(response));
        }
    }

    @Benchmark
    public void contentByHandDirect(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            FullHttpResponse response = response(HttpResponseStatus.OK, DIRECT.duplicate());
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain");
            hole.consume(kept(response));
        }
    }

    private static FullHttpResponse response(HttpResponseStatus status, ByteBuf content) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        return response;
    }

    private FullHttpResponse kept(FullHttpResponse response) {
        if (!HttpUtil.isKeepAlive(request)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }
}
