package io.httptypes.examples.relay;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
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
    private static final Reply NOT_IMPLEMENTED = Reply.of(HttpStatus.NOT_IMPLEMENTED);
    private static final Reply BAD_GATEWAY = Reply.of(HttpStatus.BAD_GATEWAY);
    private static final Reply GATEWAY_TIMEOUT = Reply.of(HttpStatus.GATEWAY_TIMEOUT);

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
            StatusCode status = request.decoderResult().isFailure()
                    ? NettyAdapter.statusFor(request.decoderResult())
                    : HttpStatus.BAD_REQUEST;
            refuse(ctx, request, Reply.of(status));
            return;
        } catch (UnsupportedOperationException notForAGateway) {
            refuse(ctx, request, NOT_IMPLEMENTED);
            return;
        }
        HttpRequest asked = Messages.withoutContent(request);
        client.newCall(forwarded).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                FullHttpResponse answer;
                try (response) {
                    answer = Messages.toNetty(response);
                } catch (IOException | RuntimeException broken) {
                    // Whatever is wrong with it, the client is waiting.
                    readOn(NettyAdapter.send(ctx, asked, BAD_GATEWAY));
                    return;
                }
                boolean isKept = HttpUtil.isKeepAlive(asked);
                HttpUtil.setKeepAlive(answer, isKept);
                readOn(ctx.writeAndFlush(answer)
                        .addListener(isKept ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE));
            }

            @Override
            public void onFailure(Call call, IOException failure) {
                boolean isLate = failure instanceof SocketTimeoutException;
                readOn(NettyAdapter.send(ctx, asked, isLate ? GATEWAY_TIMEOUT : BAD_GATEWAY));
            }
        });
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    /** Answers what is not forwarded, and closes: who sends such things may send more of them. */
    static void refuse(ChannelHandlerContext ctx, HttpRequest request, Reply reply) {
        HttpUtil.setKeepAlive(request, false);
        readOn(NettyAdapter.send(ctx, request, reply));
    }

    static void readOn(ChannelFuture sent) {
        sent.addListener(written -> sent.channel().config().setAutoRead(true));
    }
}
