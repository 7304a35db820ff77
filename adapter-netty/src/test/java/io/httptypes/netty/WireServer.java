package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real server that answers with the helpers: {@code /empty/404}, {@code /full/404}, and behind these the codes of
 * interim responses to send before, {@code /full/404/100/103}. A 1xx is followed by an empty 200. What the helpers
 * refuse is answered with an empty 500.
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
                send(ctx, request, Reply.of(HttpStatus.BAD_REQUEST));
                return;
            }
            String[] path = request.uri().split("/", -1);
            StatusCode status = StatusCode.parse(path[2]);
            for (int i = 3; i < path.length; i++) {
                interim(ctx, request, StatusCode.parse(path[i]), new DefaultHttpHeaders().add(FIELD, "yes"));
            }
            if (status.isInformational()) {
                interim(ctx, request, status, EmptyHttpHeaders.INSTANCE);
                send(ctx, request, Reply.of(HttpStatus.OK));
                return;
            }
            try {
                switch (path[1]) {
                    case "full" ->
                        send(
                                ctx,
                                request,
                                Reply.of(status, "text/plain", contentOf(status).getBytes(UTF_8)));
                    case "pooled" -> {
                        Reply reply = Reply.of(status).withField("Content-Type", "text/plain");
                        ByteBuf content = ByteBufUtil.writeUtf8(ctx.alloc(), contentOf(status));
                        HttpResponse response = NettyAdapter.toResponse(request, reply, content);
                        ChannelFuture sent = ctx.writeAndFlush(response);
                        watch(sent);
                        sent.addListener(
                                HttpUtil.isKeepAlive(response)
                                        ? ChannelFutureListener.CLOSE_ON_FAILURE
                                        : ChannelFutureListener.CLOSE);
                    }
                    default -> send(ctx, request, Reply.of(status));
                }
            } catch (IllegalArgumentException refused) {
                send(ctx, request, Reply.of(HttpStatus.INTERNAL_SERVER_ERROR));
            }
        }

        private void interim(ChannelHandlerContext ctx, HttpRequest request, StatusCode status, HttpHeaders headers) {
            // Nothing follows a 101 in HTTP, so it is Netty's own message.
            watch(ctx.writeAndFlush(
                    status == HttpStatus.SWITCHING_PROTOCOLS
                            ? NettyAdapter.setStatus(
                                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK), status)
                            : NettyAdapter.toInterim(request, status, headers)));
        }

        private void send(ChannelHandlerContext ctx, HttpRequest request, Reply reply) {
            watch(NettyAdapter.send(ctx, request, reply));
            if (request.method().equals(HttpMethod.CONNECT) && reply.status().isSuccessful()) {
                // The tunnel ends at once, or else the codec would wait for that before it encodes another response.
                watch(ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
            }
        }

        private void watch(ChannelFuture sent) {
            sent.addListener(written -> {
                if (!written.isSuccess()) {
                    failures.add(written.cause());
                }
            });
        }
    }
}
