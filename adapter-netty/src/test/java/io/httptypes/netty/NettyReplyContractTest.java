package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.ReplyContract;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class NettyReplyContractTest extends ReplyContract {
    @Override
    protected void declare(Gaps gaps) {
        gaps.reply(
                Difference.EXTRA_LENGTH,
                exchange -> exchange.reply().status() == HttpStatus.RESET_CONTENT
                        && (exchange.method() == io.httptypes.HttpMethod.HEAD
                                || exchange.method() == io.httptypes.HttpMethod.CONNECT)
                        && exchange.version().equals("HTTP/1.1"),
                "Netty's encoder gives every 205 a length of 0");
    }

    @Override
    protected Server start(BiFunction<RequestMethod, String, Reply> replies) {
        EventLoopGroup group = newGroup();
        Channel http1 = listen(
                group,
                connection ->
                        connection.pipeline().addLast(new HttpServerCodec()).addLast(new Application(replies)));
        Channel http2 = listen(
                group,
                connection -> connection
                        .pipeline()
                        .addLast(Http2FrameCodecBuilder.forServer().build())
                        .addLast(new Http2MultiplexHandler(WireServer.initializer(stream -> stream.pipeline()
                                .addLast(new Http2StreamFrameToHttpObjectCodec(true))
                                .addLast(new Application(replies))))));
        return Server.of(port(http1), port(http2), () -> {
            http1.close().syncUninterruptibly();
            http2.close().syncUninterruptibly();
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        });
    }

    private static Channel listen(EventLoopGroup group, Consumer<Channel> initialize) {
        ChannelHandler initializer = WireServer.initializer(initialize);
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(initializer)
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    private static int port(Channel server) {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @SuppressWarnings("deprecation") // what stands in its place, the oldest supported version does not have
    private static EventLoopGroup newGroup() {
        return new NioEventLoopGroup(1);
    }

    private static final class Application extends SimpleChannelInboundHandler<HttpObject> {
        private final BiFunction<RequestMethod, String, Reply> replies;
        private @Nullable HttpRequest request;

        Application(BiFunction<RequestMethod, String, Reply> replies) {
            this.replies = replies;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // a failure closes the connection, which the contract sees
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof HttpRequest head) {
                request = head;
            }
            // Over HTTP/2 a request with CONNECT does not end before its tunnel does.
            if (request != null
                    && (message instanceof LastHttpContent || request.method().equals(HttpMethod.CONNECT))) {
                HttpRequest answered = request;
                request = null;
                Reply reply = replies.apply(NettyAdapter.methodOf(answered), answered.uri());
                NettyAdapter.send(context, answered, reply);
            }
        }
    }
}
