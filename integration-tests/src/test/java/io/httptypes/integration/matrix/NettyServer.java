package io.httptypes.integration.matrix;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.netty.NettyAdapter;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

final class NettyServer implements Server {
    private static final int MAX_CONTENT = 1 << 16;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Channel channel;

    private NettyServer() {
        channel = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(initializer(NettyServer::addProtocols))
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    static Server start() {
        return new NettyServer();
    }

    @Override
    public String name() {
        return "Netty";
    }

    @Override
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static void addProtocols(Channel connection) {
        HttpServerCodec codec = new HttpServerCodec();
        HttpServerUpgradeHandler upgrade = new HttpServerUpgradeHandler(
                codec,
                protocol -> new Http2ServerUpgradeCodec(
                        Http2FrameCodecBuilder.forServer().build(), newMultiplexer()),
                MAX_CONTENT);
        ChannelHandler priorKnowledge = initializer(http2 -> http2.pipeline()
                .addLast(Http2FrameCodecBuilder.forServer().build())
                .addLast(newMultiplexer()));
        connection
                .pipeline()
                .addLast(new CleartextHttp2ServerUpgradeHandler(codec, upgrade, priorKnowledge))
                .addLast(new HttpServerKeepAliveHandler())
                .addLast(new HttpObjectAggregator(MAX_CONTENT))
                .addLast(new StatusHandler());
    }

    private static Http2MultiplexHandler newMultiplexer() {
        return new Http2MultiplexHandler(initializer(stream -> stream.pipeline()
                .addLast(new Http2StreamFrameToHttpObjectCodec(true))
                .addLast(new HttpObjectAggregator(MAX_CONTENT))
                .addLast(new StatusHandler())));
    }

    private static ChannelHandler initializer(Consumer<Channel> initialize) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                initialize.accept(channel);
            }
        };
    }

    /** The application. */
    private static final class StatusHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            Optional<RequestMethod> method = NettyAdapter.findMethod(request);
            if (method.isEmpty()) {
                FullHttpResponse refusal = newResponse(HttpStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER);
                refusal.headers().set(NO_METHOD, "findMethod");
                HttpUtil.setContentLength(refusal, 0);
                send(ctx, refusal);
                return;
            }
            RequestedStatus asked = RequestedStatus.parse(request.uri());
            for (StatusCode interim : asked.interim()) {
                send(ctx, newResponse(interim, Unpooled.EMPTY_BUFFER));
            }
            ByteBuf content = ByteBufUtil.writeAscii(ctx.alloc(), asked.content(method.get()));
            int length = content.readableBytes();
            boolean head = method.get() == HttpMethod.HEAD;
            FullHttpResponse response = newResponse(asked.status(), head ? content.clear() : content);
            response.headers().set(SEEN_METHOD, method.get().token());
            HttpUtil.setContentLength(response, length);
            send(ctx, response);
        }

        private static void send(ChannelHandlerContext ctx, FullHttpResponse response) {
            ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }

        private static FullHttpResponse newResponse(StatusCode status, ByteBuf content) {
            FullHttpResponse response =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, content);
            NettyAdapter.setStatus(response, status);
            return response;
        }
    }
}
