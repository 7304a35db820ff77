package io.httptypes.integration;

import io.httptypes.HttpStatus;
import io.httptypes.integration.servlet.Application;
import io.httptypes.integration.servlet.Container;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.integration.servlet.RawResponse;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.servlet.ServletAdapter;
import io.netty.bootstrap.ServerBootstrap;
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
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The libraries that {@code docs/libraries.md} writes compile, and refuse alike on every server stack. */
class LibrariesPageIT {
    private static final Reply HELLO = Reply.of(HttpStatus.OK, "text/plain", "hello");
    /** 1.5 seconds into a period of ten. */
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_500), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static URLClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String block : JavaSources.blocks(Files.readString(Path.of("..", "docs", "libraries.md")), "java")) {
            Matcher type = Pattern.compile("public final class (\\w+)").matcher(block);
            assertThat(type.find()).isTrue();
            sources.add(Files.writeString(folder.resolve(type.group(1) + ".java"), block));
        }
        assertThat(sources).hasSize(4);
        JavaSources.compile(folder, JavaSources.CLASS_PATH, sources);
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, LibrariesPageIT.class.getClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    /** One of the two guards, for three requests in ten seconds, and for the token that is "right". */
    private static Object guard(String name) throws ReflectiveOperationException {
        Class<?> limiter = loader.loadClass("example.RateLimiter");
        Class<?> tokens = loader.loadClass("example.TokenCheck");
        Predicate<String> isRight = "right"::equals;
        return loader.loadClass("example." + name)
                .getConstructor(limiter, tokens)
                .newInstance(
                        limiter.getConstructor(int.class, Duration.class, Clock.class)
                                .newInstance(3, Duration.ofSeconds(10), CLOCK),
                        tokens.getConstructor(Predicate.class).newInstance(isRight));
    }

    @ParameterizedTest
    @EnumSource
    void guardsAServlet(Container container) throws Exception {
        HttpServlet servlet = new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                ServletAdapter.send(request, response, HELLO);
            }
        };
        try (Container.Running running = container.start(
                new Application(Map.of("/*", servlet), List.of((Filter) guard("GuardFilter")), Map.of()))) {
            assertGuarded(running.address());
        }
    }

    @Test
    void guardsANettyHandler() throws Exception {
        ChannelHandler guard = (ChannelHandler) guard("GuardHandler");
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            Channel server = new ServerBootstrap()
                    .group(group)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16), guard)
                                    .addLast(new SimpleChannelInboundHandler<FullHttpRequest>() {
                                        @Override
                                        protected void channelRead0(
                                                ChannelHandlerContext context, FullHttpRequest request) {
                                            NettyAdapter.send(context, request, HELLO)
                                                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
                                        }
                                    });
                        }
                    })
                    .bind("127.0.0.1", 0)
                    .sync()
                    .channel();
            assertGuarded((InetSocketAddress) server.localAddress());
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }

    private static void assertGuarded(InetSocketAddress server) throws IOException {
        try (RawConnection connection = RawConnection.open(server)) {
            RawResponse without = connection.exchange("GET", "/");
            assertThat(without.code()).isEqualTo(401);
            assertThat(without.values("WWW-Authenticate")).containsExactly("Bearer realm=\"orders\"");
            RawResponse wrong = connection.exchange("GET", "/", "Authorization: Bearer wrong");
            assertThat(wrong.code()).isEqualTo(401);
            assertThat(wrong.values("WWW-Authenticate"))
                    .containsExactly("Bearer realm=\"orders\", error=\"invalid_token\"");
            assertThat(connection
                            .exchange("GET", "/", "Authorization: bearer right")
                            .content())
                    .isEqualTo("hello");
            RawResponse tooMany = connection.exchange("GET", "/", "Authorization: Bearer right");
            assertThat(tooMany.code()).isEqualTo(429);
            assertThat(tooMany.values("Retry-After")).containsExactly("9");
            assertThat(tooMany.values("Content-Length")).containsExactly("0");
            assertThat(connection.exchange("HEAD", "/").code()).isEqualTo(429);
        }
    }
}
