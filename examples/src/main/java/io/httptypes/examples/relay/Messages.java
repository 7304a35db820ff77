package io.httptypes.examples.relay;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.okhttp.OkHttpAdapter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/** Turns a whole message of one stack into one of the other. Field values beyond ASCII are not preserved: OkHttp reads UTF-8. */
final class Messages {
    /** The largest content that the gateway holds, in bytes. */
    static final int MAX_CONTENT = 1 << 20;

    /** What belongs to one connection, RFC 9110, Section 7.6.1, or is set anew on the next. */
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

    private Messages() {}

    /**
     * Throws IllegalArgumentException for what is not HTTP or what OkHttp cannot send, UnsupportedOperationException for what makes
     * sense to another kind of intermediary.
     */
    static Request toOkHttp(FullHttpRequest request, HttpUrl origin) {
        RequestMethod method = NettyAdapter.methodOf(request);
        if (method == HttpMethod.CONNECT || request.uri().equals("*")) {
            throw new UnsupportedOperationException(method + " " + request.uri());
        }
        if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1 || lacksHost(request)) {
            throw new IllegalArgumentException("expected one Host field");
        }
        byte[] content = ByteBufUtil.getBytes(request.content());
        return OkHttpAdapter.setMethod(
                        new Request.Builder(), method, content.length == 0 ? null : RequestBody.create(content, null))
                .url(target(request.uri(), origin))
                .headers(forwarded(request.headers()))
                .addHeader("Via", "1.1 relay")
                .build();
    }

    static FullHttpResponse toNetty(Response response) throws IOException {
        StatusCode status = OkHttpAdapter.statusOf(response);
        FullHttpResponse answer = newAnswer(status, Unpooled.wrappedBuffer(content(response)));
        Set<String> notForwarded = notForwarded(response.headers("Connection"));
        response.headers().forEach(field -> {
            if (!notForwarded.contains(field.getFirst())) {
                answer.headers().add(field.getFirst(), field.getSecond());
            }
        });
        if (OkHttpAdapter.methodOf(response.request()) == HttpMethod.HEAD || status == HttpStatus.NOT_MODIFIED) {
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.headers("Content-Length"));
        } else {
            HttpUtil.setContentLength(answer, answer.content().readableBytes());
        }
        return answer;
    }

    /** What to answer when {@link #toOkHttp} has refused a request. */
    static StatusCode refusalOf(IllegalArgumentException notHttp) {
        if (notHttp.getCause() instanceof TooLongHttpLineException) {
            return HttpStatus.URI_TOO_LONG;
        }
        return notHttp.getCause() instanceof TooLongHttpHeaderException
                ? HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                : HttpStatus.BAD_REQUEST;
    }

    static FullHttpResponse empty(StatusCode status) {
        FullHttpResponse answer = newAnswer(status, Unpooled.EMPTY_BUFFER);
        HttpUtil.setContentLength(answer, 0);
        return answer;
    }

    private static FullHttpResponse newAnswer(StatusCode status, ByteBuf content) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, NettyAdapter.toNettyStatus(status), content);
    }

    private static boolean lacksHost(FullHttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !request.headers().contains(HttpHeaderNames.HOST);
    }

    /** Only the path and the query come from the request: its authority, if it has one, must not choose where the gateway calls. */
    private static HttpUrl target(String uri, HttpUrl origin) {
        HttpUrl asked = HttpUrl.get(uri.startsWith("/") ? "http://ignored" + uri : uri);
        return origin.newBuilder()
                .encodedPath(asked.encodedPath())
                .encodedQuery(asked.encodedQuery())
                .build();
    }

    private static byte[] content(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(MAX_CONTENT + 1)) {
            throw new IOException("the origin's content is larger than " + MAX_CONTENT + " bytes");
        }
        return source.readByteArray();
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

    /** Field names, compared without regard to case; a Connection field names more of them. */
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
}
