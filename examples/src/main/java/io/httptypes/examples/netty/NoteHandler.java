package io.httptypes.examples.netty;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** A note and what is around it. HTTP/2 comes here as HTTP/1.1, so there is nothing to tell them apart. */
final class NoteHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Reply NOT_FOUND = Reply.of(HttpStatus.NOT_FOUND);
    private static final Reply MOVED = Reply.redirect(HttpStatus.PERMANENT_REDIRECT, "/note");
    private static final Reply BUSY = Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(30));
    private static final Reply PRIVATE = Reply.unauthorized("Basic realm=\"notes\"");
    private static final Reply NOT_ALLOWED = Reply.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT);

    private final AtomicReference<String> note;

    NoteHandler(AtomicReference<String> note) {
        this.note = note;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the adapter closes the connection if that fails
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            NettyAdapter.send(ctx, request, Reply.of(NettyAdapter.statusFor(request.decoderResult())));
            return;
        }
        if (request.uri().equals("/early") && request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            HttpHeaders hints = new DefaultHttpHeaders().add("Link", "</style.css>; rel=preload");
            ctx.write(NettyAdapter.toInterim(request, HttpStatus.EARLY_HINTS, hints));
        }
        NettyAdapter.send(ctx, request, replyTo(request));
    }

    private Reply replyTo(FullHttpRequest request) {
        return switch (request.uri()) {
            case "/note", "/early" -> note(request);
            case "/old" -> MOVED;
            case "/busy" -> BUSY;
            case "/private" -> PRIVATE;
            default -> NOT_FOUND;
        };
    }

    private Reply note(FullHttpRequest request) {
        RequestMethod method = NettyAdapter.methodOf(request);
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            return Reply.of(HttpStatus.OK, "text/plain", note.get() + "\n");
        }
        if (method == HttpMethod.PUT) {
            note.set(request.content().toString(StandardCharsets.UTF_8));
            return Reply.of(HttpStatus.NO_CONTENT);
        }
        return NOT_ALLOWED;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
