package io.httptypes.examples.relay;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Fields;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.okhttp.OkHttpAdapter;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Turns a whole message of one stack into one of the other. Field values beyond ASCII are not preserved: OkHttp reads
 * UTF-8.
 */
final class Messages {
    /** The largest content that the gateway holds, in bytes. */
    static final int MAX_CONTENT = 1 << 20;

    /** Each hop has its own. */
    private static final Set<String> SET_ANEW = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        SET_ANEW.addAll(List.of("Expect", "Host"));
    }

    private Messages() {}

    /**
     * Throws IllegalArgumentException for what is not HTTP or what OkHttp cannot send, UnsupportedOperationException
     * for what makes sense to another kind of intermediary.
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
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, NettyAdapter.toNettyStatus(status), Unpooled.wrappedBuffer(content(response)));
        List<String> connection = response.headers("Connection");
        response.headers().forEach(field -> {
            if (isForwarded(field.getFirst(), connection)) {
                answer.headers().add(field.getFirst(), field.getSecond());
            }
        });
        boolean isBare = OkHttpAdapter.methodOf(response.request()) == HttpMethod.HEAD
                || status == HttpStatus.NO_CONTENT
                || status == HttpStatus.NOT_MODIFIED;
        if (isBare) {
            // The length is that of another response, and only the origin knows it, if it says so.
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.headers("Content-Length"));
        } else {
            HttpUtil.setContentLength(answer, answer.content().readableBytes());
        }
        return answer;
    }

    /** What of a request an answer depends on: the request's content is released before the answer comes. */
    static HttpRequest withoutContent(HttpRequest request) {
        return new DefaultHttpRequest(
                request.protocolVersion(),
                request.method(),
                request.uri(),
                request.headers().copy());
    }

    private static boolean lacksHost(FullHttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !request.headers().contains(HttpHeaderNames.HOST);
    }

    /**
     * Only the path and the query come from the request: its authority, if it has one, must not choose where the
     * gateway calls.
     */
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
        List<String> connection = fields.getAll(HttpHeaderNames.CONNECTION);
        Headers.Builder forwarded = new Headers.Builder();
        for (Map.Entry<String, String> field : fields) {
            if (isForwarded(field.getKey(), connection) && !SET_ANEW.contains(field.getKey())) {
                forwarded.addUnsafeNonAscii(field.getKey(), field.getValue());
            }
        }
        return forwarded.build();
    }

    /** Not what belongs to one connection, for which a Connection field may name more than the usual ones. */
    private static boolean isForwarded(String name, List<String> connection) {
        return !Fields.isConnectionSpecific(name)
                && !name.equalsIgnoreCase("Content-Length")
                && connection.stream()
                        .flatMap(line -> Stream.of(line.split(",", -1)))
                        .noneMatch(listed -> listed.strip().equalsIgnoreCase(name));
    }
}
