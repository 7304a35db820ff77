package io.httptypes.examples.relay;

import io.httptypes.HttpStatus;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.net.SocketTimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** One exchange after the other: what Netty has received goes out through OkHttp, and what comes back is the answer. */
final class GatewayHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Call.Factory client;
    private final HttpUrl origin;

    GatewayHandler(Call.Factory client, HttpUrl origin) {
        this.client = client;
        this.origin = origin;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        // Nothing more is read until this request is answered, so pipelined answers keep their order.
        ctx.channel().config().setAutoRead(false);
        Request forwarded;
        try {
            forwarded = Messages.toOkHttp(request, origin);
        } catch (IllegalArgumentException notHttp) {
            answer(ctx, Messages.empty(Messages.refusalOf(notHttp)), false);
            return;
        } catch (UnsupportedOperationException notForAGateway) {
            answer(ctx, Messages.empty(HttpStatus.NOT_IMPLEMENTED), false);
            return;
        }
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        client.newCall(forwarded).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                FullHttpResponse answer;
                try (response) {
                    answer = Messages.toNetty(response);
                } catch (IOException | RuntimeException broken) {
                    // whatever is wrong with it, the client is waiting
                    answer = Messages.empty(HttpStatus.BAD_GATEWAY);
                }
                answer(ctx, answer, keepAlive);
            }

            @Override
            public void onFailure(Call call, IOException failure) {
                boolean late = failure instanceof SocketTimeoutException;
                answer(ctx, Messages.empty(late ? HttpStatus.GATEWAY_TIMEOUT : HttpStatus.BAD_GATEWAY), keepAlive);
            }
        });
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    static void answer(ChannelHandlerContext ctx, FullHttpResponse response, boolean keepAlive) {
        HttpUtil.setKeepAlive(response, keepAlive);
        ctx.writeAndFlush(response)
                .addListener(
                        keepAlive ? written -> ctx.channel().config().setAutoRead(true) : ChannelFutureListener.CLOSE);
    }
}
