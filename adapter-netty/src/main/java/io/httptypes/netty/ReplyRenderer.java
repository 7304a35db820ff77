package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Fields;
import io.httptypes.messages.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes Netty's responses of replies, for a request or for a version of HTTP. Without an object of its own, which the
 * compiler would not always leave out: a constant reply costs what Netty's own calls cost.
 */
final class ReplyRenderer {
    /** The field that Netty's converter adds to each request that has come over HTTP/2 and says HTTP/1.1. */
    private static final String HTTP_2_SCHEME = "x-http2-scheme";

    private ReplyRenderer() {}

    static HttpResponse response(HttpRequest request, Reply reply) {
        requireSendable(reply, request, request.protocolVersion());
        return response(reply, methodOf(request), versionFor(request.protocolVersion()), isKept(request));
    }

    static HttpResponse response(HttpVersion version, Reply reply) {
        requireSendable(reply, null, version);
        return response(reply, io.httptypes.HttpMethod.GET, versionFor(version), !isOld(version));
    }

    /** Takes the content over if it returns. */
    static FullHttpResponse response(HttpRequest request, Reply reply, ByteBuf content) {
        requireSendable(reply, request, request.protocolVersion());
        int length = content.readableBytes();
        StatusCode status = reply.status();
        RequestMethod method = methodOf(request);
        if (reply.content().hasRemaining()) {
            throw new IllegalArgumentException(reply + " has content; expected none beside the buffer");
        }
        if (opensTunnel(method, status)) {
            throw new IllegalArgumentException(
                    status + " to CONNECT opens a tunnel, which has no content; expected toResponse(request, reply)");
        }
        if (length > 0 && !status.allowsContent()) {
            throw new IllegalArgumentException(
                    length + " bytes of content are not allowed with " + status + "; expected none");
        }
        boolean sendsContent = length > 0 && status.allowsContent(method);
        FullHttpResponse response = full(
                reply,
                versionFor(request.protocolVersion()),
                isKept(request),
                sendsContent ? content : Unpooled.EMPTY_BUFFER,
                length > 0 ? OptionalLong.of(length) : reply.contentLength(method));
        if (!sendsContent) {
            content.release();
        }
        return response;
    }

    /** Whether the connection stays open behind the response. */
    static boolean keepsConnection(HttpRequest request, StatusCode status) {
        return isKept(request) || opensTunnel(methodOf(request), status);
    }

    /** The placeholder of a request that Netty could not decode is a GET. */
    private static RequestMethod methodOf(HttpRequest request) {
        return NettyAdapter.findMethod(request).orElse(io.httptypes.HttpMethod.GET);
    }

    /** Netty's own constant, since its compressor leaves that object alone and no equal one. */
    private static HttpVersion versionFor(HttpVersion asked) {
        return isOld(asked) ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
    }

    private static boolean isOld(HttpVersion version) {
        return !version.equals(HttpVersion.HTTP_1_1) && version.compareTo(HttpVersion.HTTP_1_1) < 0;
    }

    private static boolean isKept(HttpRequest request) {
        return NettyAdapter.isDecoded(request) && HttpUtil.isKeepAlive(request) && hasClearLength(request);
    }

    /**
     * Whether the end of a request is beyond doubt. The oldest supported version decodes what a later one refuses, and
     * the next request on the connection may be smuggled then: RFC 9112, Sections 6.1 and 6.3.
     */
    private static boolean hasClearLength(HttpMessage request) {
        if (!request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return true;
        }
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        String last = codings.get(codings.size() - 1);
        return !isOld(request.protocolVersion())
                && last.substring(last.lastIndexOf(',') + 1).strip().equalsIgnoreCase("chunked");
    }

    /** Whether the connection is a tunnel behind the response, and none of HTTP. */
    private static boolean opensTunnel(RequestMethod method, StatusCode status) {
        return method == io.httptypes.HttpMethod.CONNECT && status.isSuccessful();
    }

    private static void requireSendable(Reply reply, @Nullable HttpRequest request, HttpVersion asked) {
        // The only status that a version of HTTP cannot carry; the look for HTTP/2 is not free.
        if (reply.status() == HttpStatus.UPGRADE_REQUIRED) {
            boolean isHttp2 = request != null && request.headers().contains(HTTP_2_SCHEME);
            reply.requireSendable(isHttp2 ? "HTTP/2.0" : asked.text());
        }
    }

    private static HttpResponse response(Reply reply, RequestMethod method, HttpVersion version, boolean isKept) {
        if (opensTunnel(method, reply.status())) {
            // A full one would end the stream over HTTP/2: RFC 9113, Section 8.5.
            HttpResponse response = new DefaultHttpResponse(version, NettyAdapter.toNettyStatus(reply.status()));
            reply.forEachField(response.headers()::add);
            return response;
        }
        ByteBuf content = reply.sendsContent(method) ? Unpooled.wrappedBuffer(reply.content()) : Unpooled.EMPTY_BUFFER;
        return full(reply, version, isKept, content, reply.contentLength(method));
    }

    private static FullHttpResponse full(
            Reply reply, HttpVersion version, boolean isKept, ByteBuf content, OptionalLong length) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(version, NettyAdapter.toNettyStatus(reply.status()), content);
        HttpHeaders headers = response.headers();
        reply.forEachField(headers::add);
        if (length.isPresent()) {
            HttpUtil.setContentLength(response, length.getAsLong());
        }
        // Said in so many words, also where it is the version's default.
        if (!isKept) {
            headers.add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (version.equals(HttpVersion.HTTP_1_0)) {
            headers.add(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        return response;
    }

    static FullHttpResponse interim(HttpRequest request, StatusCode status, HttpHeaders headers) {
        if (!status.isInformational() || status == HttpStatus.SWITCHING_PROTOCOLS) {
            throw new IllegalArgumentException(status + " is not an interim status; expected 1xx except 101");
        }
        if (isOld(request.protocolVersion())) {
            throw new IllegalArgumentException(
                    status + " cannot be sent over HTTP/1.0; expected HTTP/1.1, which has 1xx");
        }
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, NettyAdapter.toNettyStatus(status), Unpooled.EMPTY_BUFFER);
        List<String> ofConnection = headers.getAll(HttpHeaderNames.CONNECTION);
        Iterator<Map.Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
        while (fields.hasNext()) {
            Map.Entry<CharSequence, CharSequence> field = fields.next();
            String name = Fields.requireName(field.getKey().toString());
            String value = Fields.requireValue(name, field.getValue().toString());
            if (!Fields.isConnectionSpecific(name)
                    && !HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)
                    && !isListed(name, ofConnection)) {
                response.headers().add(name, value);
            }
        }
        return response;
    }

    private static boolean isListed(String name, List<String> lines) {
        for (String line : lines) {
            for (String listed : line.split(",", -1)) {
                if (listed.strip().equalsIgnoreCase(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
