package io.httptypes.soak;

import com.sun.net.httpserver.HttpHandler;
import io.httptypes.jdk.JdkServerAdapter;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.servlet.ServletAdapter;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a server calls that sends with HTTP Types. */
final class Helped {
    private Helped() {}

    static HttpServlet servlet() {
        return new ReplyServlet();
    }

    static ChannelHandler nettyHandler() {
        return new ReplyHandler();
    }

    static HttpHandler jdkHandler() {
        return JdkServerAdapter.handler(exchange -> Exchange.reply(
                JdkServerAdapter.methodOf(exchange), exchange.getRequestURI().getPath()));
    }

    private static final class ReplyServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            ServletAdapter.send(
                    request, response, Exchange.reply(ServletAdapter.methodOf(request), request.getRequestURI()));
        }
    }

    private static final class ReplyHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the adapter closes the connection if that fails
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            NettyAdapter.send(ctx, request, Exchange.reply(NettyAdapter.methodOf(request), request.uri()));
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
