package io.httptypes.examples.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A server for HTTP/1.1 and HTTP/2 on one port of 127.0.0.1, without TLS. */
public final class NettyExample implements AutoCloseable {
    private static final int MAX_CONTENT = 1 << 16;

    /** What to ask, as options of curl and a path. */
    private static final List<String> REQUESTS = List.of(
            "-i %s/note",
            "-i -I %s/note",
            "-i -X PUT -d moin %s/note",
            "-i -X DELETE %s/note",
            "-i %s/early",
            "-i %s/old",
            "-i %s/busy",
            "-i %s/private",
            "-i %s/missing");

    private final AtomicReference<String> note = new AtomicReference<>("hello");
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Channel server;

    private NettyExample() {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(initializer(this::addProtocols))
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    /** Serves until it is interrupted, and prints where it listens and what to ask. */
    public static void main(String[] arguments) throws InterruptedException {
        try (NettyExample example = start()) {
            System.out.println("listening on port " + example.port());
            example.curlLines().forEach(System.out::println);
            example.server.closeFuture().sync();
        }
    }

    /** Starts a server on a free port. */
    public static NettyExample start() {
        return new NettyExample();
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** A line for a shell for each thing that there is to see, over HTTP/1.1 and then over HTTP/2. */
    public List<String> curlLines() {
        return Stream.of("curl ", "curl --http2-prior-knowledge ")
                .flatMap(curl ->
                        REQUESTS.stream().map(options -> curl + options.formatted("http://127.0.0.1:" + port())))
                .toList();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** A client comes to HTTP/2 by an upgrade, or it knows already. */
    private void addProtocols(Channel connection) {
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
                .addLast(new HttpObjectAggregator(MAX_CONTENT))
                .addLast(new NoteHandler(note));
    }

    private Http2MultiplexHandler newMultiplexer() {
        return new Http2MultiplexHandler(initializer(stream -> stream.pipeline()
                .addLast(new Http2StreamFrameToHttpObjectCodec(true))
                .addLast(new HttpObjectAggregator(MAX_CONTENT))
                .addLast(new NoteHandler(note))));
    }

    private static ChannelHandler initializer(Consumer<Channel> initialize) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                initialize.accept(channel);
            }
        };
    }
}
