package io.httptypes.examples.relay;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.ByteBuffer;

/** As {@link GatewayHandler}, before any client. */
final class UpstreamHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Upstream upstream;

    UpstreamHandler(Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it does the rest
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        ctx.channel().config().setAutoRead(false);
        Upstream.Request forwarded;
        try {
            forwarded = new Upstream.Request(
                    NettyAdapter.methodOf(request),
                    request.uri(),
                    request.headers().entries().stream()
                            .map(field -> new Upstream.Field(field.getKey(), field.getValue()))
                            .toList(),
                    ByteBuffer.wrap(ByteBufUtil.getBytes(request.content())));
        } catch (IllegalArgumentException notHttp) {
            GatewayHandler.refuse(ctx, request, Reply.of(HttpStatus.BAD_REQUEST));
            return;
        }
        if (!forwarded.isForAGateway()) {
            GatewayHandler.refuse(ctx, request, Reply.of(HttpStatus.NOT_IMPLEMENTED));
            return;
        }
        HttpRequest asked = Messages.withoutContent(request);
        JdkGateway.reply(upstream, forwarded)
                .thenAccept(reply -> GatewayHandler.readOn(NettyAdapter.send(ctx, asked, reply)));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
