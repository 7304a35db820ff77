package io.httptypes.soak;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.flow.FlowControlHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The relay's gateway of the examples as it is without HTTP Types: a number for a status and a string for a method,
 * handed from Netty to OkHttp and back. It forwards the same fields in the same way. A 407 of the origin it cannot
 * carry.
 */
final class BareGateway implements Servers.Running {
    private static final int AT_ONCE = 256;
    private static final int MAX_CONTENT = 1 << 20;
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> NEED_BODY = Set.of("POST", "PUT", "PATCH", "PROPPATCH", "REPORT", "QUERY");

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final OkHttpClient client = newClient();
    private final Channel server;

    BareGateway(HttpUrl origin) {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_CONTENT))
                                .addLast(new FlowControlHandler())
                                .addLast(new Handler(client, origin));
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static OkHttpClient newClient() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(Duration.ofSeconds(2))
                .readTimeout(Duration.ofSeconds(10))
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }

    private static Request toOkHttp(FullHttpRequest request, HttpUrl origin) {
        String method = request.method().name();
        HttpUrl asked = HttpUrl.get("http://ignored" + request.uri());
        return new Request.Builder()
                .method(method, body(method, ByteBufUtil.getBytes(request.content())))
                .url(origin.newBuilder()
                        .encodedPath(asked.encodedPath())
                        .encodedQuery(asked.encodedQuery())
                        .build())
                .headers(forwarded(request.headers()))
                .addHeader("Via", "1.1 relay")
                .build();
    }

    private static @Nullable RequestBody body(String method, byte[] content) {
        return content.length == 0 && !NEED_BODY.contains(method) ? null : RequestBody.create(content, null);
    }

    private static FullHttpResponse toNetty(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(MAX_CONTENT + 1)) {
            throw new IOException("too large");
        }
        FullHttpResponse answer = newAnswer(response.code(), source.readByteArray());
        Set<String> notForwarded = notForwarded(response.headers("Connection"));
        response.headers().forEach(field -> {
            if (!notForwarded.contains(field.getFirst())) {
                answer.headers().add(field.getFirst(), field.getSecond());
            }
        });
        if (response.request().method().equals("HEAD") || response.code() == 304) {
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.headers("Content-Length"));
        } else {
            HttpUtil.setContentLength(answer, answer.content().readableBytes());
        }
        return answer;
    }

    private static FullHttpResponse newAnswer(int status, byte... content) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(content));
    }

    private static Headers forwarded(HttpHeaders fields) {
        Set<String> notForwarded = notForwarded(fields.getAll(HttpHeaderNames.CONNECTION));
        Headers.Builder forwarded = new Headers.Builder();
        for (Map.Entry<String, String> field : fields) {
            if (!notForwarded.contains(field.getKey())) {
                forwarded.addUnsafeNonAscii(field.getKey(), field.getValue());
            }
        }
        return forwarded.build();
    }

    private static Set<String> notForwarded(List<String> connection) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(NOT_FORWARDED);
        for (String value : connection) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip());
            }
        }
        return names;
    }

    private static final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final Call.Factory client;
        private final HttpUrl origin;

        Handler(Call.Factory client, HttpUrl origin) {
            this.client = client;
            this.origin = origin;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            ctx.channel().config().setAutoRead(false);
            boolean keepAlive = HttpUtil.isKeepAlive(request);
            client.newCall(toOkHttp(request, origin)).enqueue(new Callback() {
                @Override
                public void onResponse(Call call, Response response) {
                    FullHttpResponse answer;
                    try (response) {
                        answer = toNetty(response);
                    } catch (IOException | RuntimeException broken) {
                        answer = newAnswer(502);
                    }
                    answer(ctx, answer, keepAlive);
                }

                @Override
                public void onFailure(Call call, IOException failure) {
                    answer(ctx, newAnswer(502), keepAlive);
                }
            });
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // there is nothing to do after that
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }

        private static void answer(ChannelHandlerContext ctx, FullHttpResponse response, boolean keepAlive) {
            HttpUtil.setKeepAlive(response, keepAlive);
            ctx.writeAndFlush(response)
                    .addListener(
                            keepAlive
                                    ? written -> ctx.channel().config().setAutoRead(true)
                                    : ChannelFutureListener.CLOSE);
        }
    }
}
