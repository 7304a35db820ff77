package io.httptypes.examples.netty;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.netty.NettyResponses;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A note and what is around it. HTTP/2 comes here as HTTP/1.1, so there is nothing to tell them apart. */
final class NoteHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Set<HttpMethod> ALLOWED = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT);

    private final AtomicReference<String> note;

    NoteHandler(AtomicReference<String> note) {
        this.note = note;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        Optional<RequestMethod> method = NettyAdapter.findMethod(request);
        if (method.isEmpty()) {
            send(ctx, NettyResponses.empty(request, HttpStatus.BAD_REQUEST));
            return;
        }
        if (request.uri().equals("/early") && request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            DefaultHttpHeaders hints = new DefaultHttpHeaders();
            hints.add("Link", "</style.css>; rel=preload");
            send(ctx, NettyResponses.interim(request, HttpStatus.EARLY_HINTS, hints));
        }
        send(ctx, answer(ctx, request, method.get()));
    }

    private FullHttpResponse answer(ChannelHandlerContext ctx, FullHttpRequest request, RequestMethod method) {
        return switch (request.uri()) {
            case "/note", "/early" -> answerNote(ctx, request, method);
            case "/old" -> NettyResponses.redirect(request, HttpStatus.PERMANENT_REDIRECT, "/note");
            case "/busy" -> NettyResponses.retryLater(request, HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(30));
            case "/private" -> NettyResponses.unauthorized(request, "Basic realm=\"notes\"");
            default -> NettyResponses.empty(request, HttpStatus.NOT_FOUND);
        };
    }

    private FullHttpResponse answerNote(ChannelHandlerContext ctx, FullHttpRequest request, RequestMethod method) {
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            return NettyResponses.full(
                    request,
                    HttpStatus.OK,
                    "text/plain;charset=utf-8",
                    ByteBufUtil.writeUtf8(ctx.alloc(), note.get() + "\n"));
        }
        if (method == HttpMethod.PUT) {
            note.set(request.content().toString(StandardCharsets.UTF_8));
            return NettyResponses.empty(request, HttpStatus.NO_CONTENT);
        }
        return NettyResponses.methodNotAllowed(request, ALLOWED);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    private static void send(ChannelHandlerContext ctx, FullHttpResponse response) {
        boolean keepAlive = HttpUtil.isKeepAlive(response);
        ctx.writeAndFlush(response)
                .addListener(keepAlive ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
    }
}
