package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real server that answers with the helpers: {@code /empty/404}, {@code /full/404}, and behind these the codes of interim responses to
 * send before, {@code /full/404/100/103}. A 1xx is followed by an empty 200. What the helpers refuse is answered with an empty 500.
 */
final class WireServer implements AutoCloseable {
    static final String FIELD = "x-interim";

    private final EventLoopGroup group = newGroup();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final Channel server;

    private WireServer(BiConsumer<Channel, Supplier<ChannelHandler>> initialize) {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(initializer(channel -> initialize.accept(channel, Application::new)))
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    /** Starts a server whose connections are made ready with codecs, and with the application, which takes requests. */
    static WireServer start(BiConsumer<Channel, Supplier<ChannelHandler>> initialize) {
        return new WireServer(initialize);
    }

    static ChannelHandler initializer(Consumer<Channel> initialize) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                initialize.accept(channel);
            }
        };
    }

    static String contentOf(StatusCode status) {
        return "content of " + status.code() + ", which is long enough to be worth a compressor's while: "
                + "x".repeat(80);
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Fails if anything has gone wrong on the server, such as a second release. */
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        assertThat(failures).isEmpty();
    }

    @SuppressWarnings("deprecation") // what stands in its place, the oldest supported version does not have
    private static EventLoopGroup newGroup() {
        return new NioEventLoopGroup(2);
    }

    private final class Application extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            try {
                if (message instanceof HttpRequest request) {
                    answer(ctx, request);
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            failures.add(cause);
            ctx.close();
        }

        private void answer(ChannelHandlerContext ctx, HttpRequest request) {
            if (request.decoderResult().isFailure()) {
                send(ctx, NettyResponses.empty(request, HttpStatus.BAD_REQUEST));
                return;
            }
            String[] path = request.uri().split("/", -1);
            StatusCode status = StatusCode.parse(path[2]);
            for (int i = 3; i < path.length; i++) {
                send(
                        ctx,
                        NettyResponses.interim(
                                request, StatusCode.parse(path[i]), new DefaultHttpHeaders().add(FIELD, "yes")));
            }
            try {
                if (path[1].equals("full")) {
                    ByteBuf content = ByteBufUtil.writeUtf8(ctx.alloc(), contentOf(status));
                    send(ctx, NettyResponses.full(request, status, "text/plain", content));
                } else {
                    send(ctx, NettyResponses.empty(request, status));
                    if (status.isInformational()) {
                        send(ctx, NettyResponses.empty(request, HttpStatus.OK));
                    }
                }
            } catch (IllegalArgumentException refused) {
                send(ctx, NettyResponses.empty(request, HttpStatus.INTERNAL_SERVER_ERROR));
            }
        }

        private void send(ChannelHandlerContext ctx, FullHttpResponse response) {
            boolean keepAlive = HttpUtil.isKeepAlive(response);
            ctx.writeAndFlush(response)
                    .addListener(written -> {
                        if (!written.isSuccess()) {
                            failures.add(written.cause());
                        }
                    })
                    .addListener(keepAlive ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
        }
    }
}
