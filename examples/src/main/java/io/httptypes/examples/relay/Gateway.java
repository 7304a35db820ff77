package io.httptypes.examples.relay;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.okhttp.OkHttpInterceptors;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * The gateway's plumbing: a Netty server whose {@link GatewayHandler} calls one origin with OkHttp, or whose
 * {@link UpstreamHandler} any client.
 */
public final class Gateway implements RelayServer {
    private static final int AT_ONCE = 256;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Runnable closing;
    private final Channel server;

    private Gateway(int port, Supplier<ChannelHandler> handler, Runnable closing) {
        this.closing = closing;
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new Aggregator())
                                .addLast(new FlowControlHandler())
                                .addLast(handler.get());
                    }
                })
                .bind("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
    }

    /** Starts a gateway to an origin on a port of 127.0.0.1, where 0 stands for a free one. */
    public static Gateway start(int port, HttpUrl origin) {
        OkHttpClient client = newClient();
        return new Gateway(port, () -> new GatewayHandler(client, origin), () -> close(client));
    }

    static Gateway start(int port, Upstream upstream) {
        return new Gateway(port, () -> new UpstreamHandler(upstream), upstream::close);
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    @Override
    public void awaitClose() throws InterruptedException {
        server.closeFuture().sync();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        // Before the event loops: what calls end with is still written by those.
        closing.run();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    static void close(OkHttpClient client) {
        ExecutorService calls = client.dispatcher().executorService();
        calls.shutdown();
        client.dispatcher().cancelAll();
        try {
            calls.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.connectionPool().evictAll();
    }

    static OkHttpClient newClient() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(Duration.ofSeconds(2))
                .readTimeout(Duration.ofSeconds(10))
                // A gateway passes on what it got: it follows nothing and repeats nothing.
                .followRedirects(false)
                .retryOnConnectionFailure(false);
        return OkHttpInterceptors.install(builder, OkHttpInterceptors::carryOrigin407)
                .build();
    }

    private static final class Aggregator extends HttpObjectAggregator {
        private static final Reply CONTENT_TOO_LARGE = Reply.of(HttpStatus.CONTENT_TOO_LARGE);

        Aggregator() {
            super(Messages.MAX_CONTENT);
        }

        @Override
        protected void handleOversizedMessage(ChannelHandlerContext ctx, HttpMessage oversized) {
            GatewayHandler.refuse(ctx, (HttpRequest) oversized, CONTENT_TOO_LARGE);
        }
    }
}
