package io.httptypes.integration.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.ServletAdapter;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrame;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The interim responses, and the final one behind them. */
class ServletEarlyHintsIT {
    private static final String LINK = "</style.css>; rel=preload; as=style";
    private static final String OTHER = "</script.js>; rel=preload; as=script";
    private static final String THIRD = "</font>; rel=preload";

    private static final List<ComparableResponse> ONCE =
            List.of(seen(103, "", LINK, OTHER), seen(200, "true", LINK, OTHER, "content-length: 4"));
    private static final List<ComparableResponse> TWICE = List.of(
            seen(103, "", LINK, "x-first: 1"),
            seen(103, "", LINK, THIRD, "x-first: 1"),
            seen(200, "true true", LINK, THIRD, "x-first: 1", "content-length: 9"));

    /** The content says what the helper answered. */
    private static final class Hints extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getRequestURI()) {
                case "/once" -> print(response, ServletAdapter.sendEarlyHints(request, response, LINK, OTHER));
                case "/twice" -> {
                    response.setHeader("X-First", "1");
                    response.getWriter().print("");
                    boolean first = ServletAdapter.sendEarlyHints(request, response, LINK);
                    print(response, first + " " + ServletAdapter.sendEarlyHints(request, response, THIRD));
                }
                case "/answered" -> {
                    ServletAdapter.sendEarlyHints(request, response, LINK);
                    ServletAdapter.send(request, response, Reply.of(HttpStatus.NOT_FOUND, "text/plain", "none"));
                }
                case "/committed" -> {
                    response.setContentLength(5);
                    response.flushBuffer();
                    print(response, ServletAdapter.sendEarlyHints(request, response, LINK));
                }
                default -> print(response, "plain");
            }
        }

        private static void print(HttpServletResponse response, Object text) throws IOException {
            response.getWriter().print(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void overHttp11(Container container) throws IOException {
        try (Container.Running running = container.start(Application.of(new Hints()));
                RawConnection connection = RawConnection.open(running.address())) {
            assertThat(exchange(connection, "/once")).isEqualTo(ONCE);
            assertThat(exchange(connection, "/twice")).isEqualTo(TWICE);
            assertThat(exchange(connection, "/answered"))
                    .containsExactly(
                            seen(103, "", LINK),
                            seen(404, "none", LINK, "content-length: 4", "content-type: text/plain;charset=utf-8"));
            assertThat(exchange(connection, "/committed")).containsExactly(seen(200, "false", "content-length: 5"));
            assertThat(exchange(connection, "/plain")).containsExactly(seen(200, "plain", "content-length: 5"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void notOverHttp10(Container container) throws IOException {
        try (Container.Running running = container.start(Application.of(new Hints()));
                RawConnection connection = RawConnection.open(running.address())) {
            connection.sendBytes("GET /once HTTP/1.0\r\nHost: localhost\r\n\r\n");
            RawResponse response = connection.read("GET");
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.content()).isEqualTo("false");
            assertThat(response.values("Link")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void overHttp2(Container container) throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (Container.Running running = container.start(Application.of(new Hints()))) {
            Channel connection = new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(Http2FrameCodecBuilder.forClient().build())
                                    .addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
                        }
                    })
                    .connect(running.address())
                    .sync()
                    .channel();
            assertThat(exchange(connection, "/once")).isEqualTo(ONCE);
            assertThat(exchange(connection, "/twice")).isEqualTo(TWICE);
            assertThat(exchange(connection, "/committed")).containsExactly(seen(200, "false", "content-length: 5"));
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }

    private static List<ComparableResponse> exchange(RawConnection connection, String target) throws IOException {
        connection.send("GET", target);
        List<ComparableResponse> seen = new ArrayList<>();
        do {
            seen.add(ComparableResponse.of(connection.read("GET")));
        } while (seen.get(seen.size() - 1).code() < 200);
        return seen;
    }

    private static List<ComparableResponse> exchange(Channel connection, String target) throws Exception {
        StreamReader reader = new StreamReader();
        Http2StreamChannel stream = new Http2StreamChannelBootstrap(connection)
                .handler(reader)
                .open()
                .get(5, TimeUnit.SECONDS);
        Http2Headers request = new DefaultHttp2Headers()
                .method("GET")
                .scheme("http")
                .authority("localhost")
                .path(target);
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(request, true)).sync();
        return reader.responses.get(5, TimeUnit.SECONDS);
    }

    /** Reads all responses on a stream, the interim ones too. */
    private static final class StreamReader extends SimpleChannelInboundHandler<Http2StreamFrame> {
        private final CompletableFuture<List<ComparableResponse>> responses = new CompletableFuture<>();
        private final List<ComparableResponse> seen = new ArrayList<>();

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Http2StreamFrame frame) {
            boolean end = false;
            if (frame instanceof Http2HeadersFrame headers) {
                List<String> fields = new ArrayList<>();
                headers.headers().forEach(field -> fields.add(field.getKey() + ": " + field.getValue()));
                fields.removeIf(field -> field.startsWith(":"));
                seen.add(ComparableResponse.of(
                        Integer.parseInt(headers.headers().status().toString()), fields.stream(), ""));
                end = headers.isEndStream();
            } else if (frame instanceof Http2DataFrame data) {
                ComparableResponse last = seen.remove(seen.size() - 1);
                String content =
                        last.content() + ((ByteBufHolder) data).content().toString(StandardCharsets.UTF_8);
                seen.add(new ComparableResponse(last.code(), last.fields(), content));
                end = data.isEndStream();
            }
            if (end) {
                responses.complete(seen);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            responses.completeExceptionally(cause);
        }
    }

    private static ComparableResponse seen(int code, String content, String... linksAndFields) {
        return ComparableResponse.of(
                code,
                Stream.of(linksAndFields).map(field -> field.startsWith("<") ? "link: " + field : field),
                content);
    }
}
