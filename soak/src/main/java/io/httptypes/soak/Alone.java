package io.httptypes.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a server calls that sends the same with its stack's own calls. */
final class Alone {
    private Alone() {}

    static HttpServlet servlet() {
        return new PlainServlet();
    }

    static ChannelHandler nettyHandler() {
        return new PlainHandler();
    }

    static HttpHandler jdkHandler() {
        return Alone::send;
    }

    private static final class PlainServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Exchange exchange = Exchange.of(request.getMethod(), request.getRequestURI());
            response.setStatus(exchange.status());
            exchange.fields().forEach(response::setHeader);
            if (exchange.status() != HttpServletResponse.SC_NO_CONTENT) {
                response.setContentLength(exchange.body().length);
            }
            if (!exchange.isHead()) {
                response.getOutputStream().write(exchange.body());
            }
        }
    }

    private static final class PlainHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            Exchange exchange = Exchange.of(request.method().name(), request.uri());
            ByteBuf content = exchange.isHead() ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(exchange.body());
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(exchange.status()), content);
            exchange.fields().forEach(response.headers()::set);
            if (exchange.status() != HttpResponseStatus.NO_CONTENT.code()) {
                response.headers().set(HttpHeaderNames.CONTENT_LENGTH, exchange.body().length);
            }
            boolean isKept = HttpUtil.isKeepAlive(request);
            HttpUtil.setKeepAlive(response, isKept);
            ChannelFuture sent = ctx.writeAndFlush(response);
            sent.addListener(isKept ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    private static void send(HttpExchange http) throws IOException {
        try (http) {
            Exchange exchange =
                    Exchange.of(http.getRequestMethod(), http.getRequestURI().getPath());
            exchange.fields().forEach(http.getResponseHeaders()::set);
            boolean isEmpty = exchange.isHead() || exchange.body().length == 0;
            if (exchange.isHead()) {
                http.getResponseHeaders().set("Content-Length", Integer.toString(exchange.body().length));
            }
            http.sendResponseHeaders(exchange.status(), isEmpty ? -1 : exchange.body().length);
            if (!isEmpty) {
                http.getResponseBody().write(exchange.body());
            }
        }
    }
}
