package io.httptypes.benchmarks;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.okhttp.OkHttpAdapter;
import io.httptypes.servlet.ServletAdapter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.catalina.connector.Connector;

/** Messages with a status or a method of another stack, and Netty's messages of replies. */
final class MessageRows {
    private static final String BY_HAND = "the stack's own calls";
    /** A buffer of its own, and a view of that, which the JIT compiler leaves out in some places. */
    private static final double READ_ONLY_CONTENT = 120;

    private static final byte[] CONTENT = new byte[1024];
    private static final ByteBuf DIRECT =
            Unpooled.unreleasableBuffer(Unpooled.directBuffer(CONTENT.length).writeBytes(CONTENT));
    private static final Reply NOT_FOUND = Reply.of(HttpStatus.NOT_FOUND);
    private static final Reply REDIRECT = Reply.redirect(HttpStatus.FOUND, "/there");
    private static final Reply KILOBYTE = Reply.of(HttpStatus.OK, "text/plain", CONTENT);

    private MessageRows() {}

    static List<Row<?>> rows() {
        return Stream.concat(Stream.of("named", "unnamed").flatMap(MessageRows::seam), replies())
                .toList();
    }

    /** From one stack to the other: a Netty status to OkHttp, a servlet's method to Netty. */
    private static Stream<Row<?>> seam(String inputs) {
        Response response = new Response.Builder()
                .request(new Request.Builder().url("http://a.example/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .build();
        Row<?> okHttp = Row.each(
                        "Netty status to OkHttp, a message",
                        inputs,
                        () -> Inputs.statuses(inputs).map(NettyAdapter::toNettyStatus))
                .ours(status -> OkHttpAdapter.setStatus(response.newBuilder(), NettyAdapter.toStatusCode(status))
                        .build())
                .other(
                        BY_HAND,
                        status -> response.newBuilder()
                                .code(status.code())
                                .message(status.reasonPhrase())
                                .build())
                .target("adds a tenth at most", 1.1 * 1.05, BY_HAND)
                .bytesBeyond(BY_HAND, 0);
        Row<?> netty = Row.each("servlet method to Netty, a message", inputs, () -> servletRequests(inputs))
                .ours(servlet -> newRequest(NettyAdapter.toNettyMethod(ServletAdapter.methodOf(servlet))))
                .other(BY_HAND, servlet -> newRequest(HttpMethod.valueOf(servlet.getMethod())))
                .target("adds a tenth at most", 1.1 * 1.05, BY_HAND)
                // the value between the two stacks
                .bytesBeyond(BY_HAND, inputs.equals("named") ? 0 : LookupRows.ONE_OBJECT);
        return Stream.of(okHttp, netty);
    }

    private static HttpRequest newRequest(HttpMethod method) {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/");
    }

    /** Tomcat's requests, which know their method and nothing else. */
    private static Stream<HttpServletRequest> servletRequests(String inputs) {
        Connector connector = new Connector();
        return Inputs.methods(inputs).map(method -> {
            org.apache.coyote.Request request = new org.apache.coyote.Request();
            request.setMethod(new String(method.token().toCharArray()));
            return new org.apache.catalina.connector.Request(connector, request);
        });
    }

    private static Stream<Row<?>> replies() {
        // A reply's content cannot be written to, which takes a ByteBuffer of its own.
        return Stream.of(
                reply("a constant empty reply")
                        .ours(request -> NettyAdapter.toResponse(request, NOT_FOUND))
                        .other(
                                BY_HAND,
                                request -> response(request, HttpResponseStatus.NOT_FOUND, Unpooled.EMPTY_BUFFER))
                        .target("adds a tenth at most", 1.1 * (1 + Row.MARGIN), BY_HAND)
                        .bytesBeyond(BY_HAND, 0),
                reply("a constant redirect")
                        .ours(request -> NettyAdapter.toResponse(request, REDIRECT))
                        .other(BY_HAND, request -> {
                            FullHttpResponse response =
                                    response(request, HttpResponseStatus.FOUND, Unpooled.EMPTY_BUFFER);
                            response.headers().set(HttpHeaderNames.LOCATION, "/there");
                            return response;
                        })
                        .target("adds a tenth at most", 1.1 * (1 + Row.MARGIN), BY_HAND)
                        .bytesBeyond(BY_HAND, 0),
                reply("constant content")
                        .ours(request -> NettyAdapter.toResponse(request, KILOBYTE))
                        .other(BY_HAND, request -> content(request, Unpooled.wrappedBuffer(CONTENT)))
                        .other("a constant direct buffer", request -> content(request, DIRECT.duplicate()))
                        .target(
                                "adds three tenths at most",
                                1.3 * (1 + Row.MARGIN),
                                BY_HAND,
                                "a constant direct buffer")
                        .bytesBeyond(BY_HAND, READ_ONLY_CONTENT));
    }

    private static Row<Loop.Work<HttpRequest>> reply(String reply) {
        HttpRequest request = newRequest(HttpMethod.GET);
        return Row.each(
                reply + " to Netty", "", () -> Stream.generate(() -> request).limit(Inputs.SIZE));
    }

    private static FullHttpResponse response(HttpRequest request, HttpResponseStatus status, ByteBuf content) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        if (!HttpUtil.isKeepAlive(request)) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }

    private static FullHttpResponse content(HttpRequest request, ByteBuf content) {
        FullHttpResponse response = response(request, HttpResponseStatus.OK, content);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain");
        return response;
    }
}
