package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.RetryAfter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whole responses, framed as their status and the request's method ask. They are made and not sent: write and flush each one.
 *
 * <p><b>Length.</b> No Content-Length with 1xx, 204, 304 and 2xx to CONNECT; zero with 205; with all others the length of the content, which a
 * response to HEAD has without the content. There is never a Transfer-Encoding. Content where none is allowed is refused.
 *
 * <p><b>Who closes.</b> The caller does, once the response is written: Netty closes nothing by itself. How one tells is
 * {@link HttpUtil#isKeepAlive(io.netty.handler.codec.http.HttpMessage) HttpUtil.isKeepAlive(response)}; false means close, and so the
 * response says {@code Connection: close}. It says so if the request asks for it, if it is HTTP/1.0 and does not ask to be kept alive (if it
 * does, the response says {@code Connection: keep-alive}), and if Netty could not decode it. 1xx and 2xx to CONNECT say neither, since
 * something else follows on the connection. Whoever answers before the request has been read to its end has to close too, and says so with
 * {@link HttpUtil#setKeepAlive(io.netty.handler.codec.http.HttpMessage, boolean) HttpUtil.setKeepAlive(response, false)}.
 *
 * <p><b>Without a request</b>, each method takes the client's HTTP version in its place. The method is then neither HEAD nor CONNECT, and
 * HTTP/1.0 is not kept alive. The response is of HTTP/1.0 if the client is, or else of HTTP/1.1, whatever the version; Netty's converters to
 * HTTP/2 drop it, and Connection with it.
 *
 * <p><b>Reference counts.</b> A request is read, and neither released nor kept. {@link #full full} takes its content over, and releases it if
 * it throws. Every response is to be written or released once, as any other in Netty; only those of {@code full} hold something that could leak.
 *
 * <p>Text for a header field may hold visible characters of ISO 8859-1, blanks and tabs, and not blanks alone; a location, ASCII only.
 * Anything else gets {@link IllegalArgumentException}. Null gets {@link NullPointerException} that names the parameter.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, Section 6.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112, Section 9.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.6">RFC 9110, Section 8.6</a>
 */
public final class NettyResponses {
    private NettyResponses() {}

    /**
     * Answers with content.
     *
     * @param request what is answered
     * @param status any status; if it allows no content (1xx, 204, 205, 304, and 2xx to CONNECT), the content has to be empty
     * @param contentType the value of Content-Type; without meaning, and left out, where there can be no content
     * @param content what can be read of it; taken over, and released here if the request is HEAD, if it is empty where there can be no
     *     content, or if this throws
     * @return a response that owns the content
     * @throws IllegalArgumentException if there is content where none is allowed, or the status is 1xx and the client's version HTTP/1.0
     */
    public static FullHttpResponse full(
            HttpRequest request, StatusCode status, CharSequence contentType, ByteBuf content) {
        return owning(content, () -> full(Exchange.of(request), status, contentType, content));
    }

    /**
     * Answers with content, without a request.
     *
     * @param version the client's
     * @param status any status; if it allows no content (1xx, 204, 205, 304), the content has to be empty
     * @param contentType the value of Content-Type; without meaning, and left out, where there can be no content
     * @param content what can be read of it; taken over, and released here if it is empty where there can be no content, or if this throws
     * @return a response that owns the content
     * @throws IllegalArgumentException if there is content where none is allowed, or the status is 1xx and the version HTTP/1.0
     */
    public static FullHttpResponse full(
            HttpVersion version, StatusCode status, CharSequence contentType, ByteBuf content) {
        return owning(content, () -> full(Exchange.of(version), status, contentType, content));
    }

    /**
     * Answers without content.
     *
     * @param request what is answered
     * @param status any status
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is 1xx and the client's version HTTP/1.0
     */
    public static FullHttpResponse empty(HttpRequest request, StatusCode status) {
        return empty(Exchange.of(request), status);
    }

    /**
     * Answers without content and without a request.
     *
     * @param version the client's
     * @param status any status
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is 1xx and the version HTTP/1.0
     */
    public static FullHttpResponse empty(HttpVersion version, StatusCode status) {
        return empty(Exchange.of(version), status);
    }

    /**
     * Makes an interim response, which another one has to follow. It is a full message, since that is what Netty's encoders take for 1xx.
     *
     * @param request what is answered
     * @param status any 1xx but 101
     * @param headers its header fields, which are copied, without Content-Length and Transfer-Encoding
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is another, the client's version is HTTP/1.0, or a field cannot be sent
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.2">RFC 9110, Section 15.2</a>
     */
    public static FullHttpResponse interim(HttpRequest request, StatusCode status, HttpHeaders headers) {
        return interim(Exchange.of(request), status, headers);
    }

    /**
     * Makes an interim response without a request.
     *
     * @param version the client's
     * @param status any 1xx but 101
     * @param headers its header fields, which are copied, without Content-Length and Transfer-Encoding
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is another, the version is HTTP/1.0, or a field cannot be sent
     */
    public static FullHttpResponse interim(HttpVersion version, StatusCode status, HttpHeaders headers) {
        return interim(Exchange.of(version), status, headers);
    }

    /**
     * Answers 405, without content.
     *
     * @param request what is answered
     * @param allowed the methods that the resource knows, for the field Allow, in {@link RequestMethod#inRegistryOrder()}; may be empty
     * @return a response that holds nothing to release
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6">RFC 9110, Section 15.5.6</a>
     */
    public static FullHttpResponse methodNotAllowed(HttpRequest request, Set<? extends RequestMethod> allowed) {
        return methodNotAllowed(Exchange.of(request), allowed);
    }

    /**
     * Answers 405, without content and without a request.
     *
     * @param version the client's
     * @param allowed the methods that the resource knows, for the field Allow, in {@link RequestMethod#inRegistryOrder()}; may be empty
     * @return a response that holds nothing to release
     */
    public static FullHttpResponse methodNotAllowed(HttpVersion version, Set<? extends RequestMethod> allowed) {
        return methodNotAllowed(Exchange.of(version), allowed);
    }

    /**
     * Redirects, without content.
     *
     * @param request what is answered
     * @param status 301, 302, 303, 307 or 308
     * @param location a URI reference, sent as it is
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is another
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, Section 15.4</a>
     */
    public static FullHttpResponse redirect(HttpRequest request, StatusCode status, CharSequence location) {
        return redirect(Exchange.of(request), status, location);
    }

    /**
     * Redirects, without content and without a request.
     *
     * @param version the client's
     * @param status 301, 302, 303, 307 or 308
     * @param location a URI reference, sent as it is
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is another
     */
    public static FullHttpResponse redirect(HttpVersion version, StatusCode status, CharSequence location) {
        return redirect(Exchange.of(version), status, location);
    }

    /**
     * Asks the client to come back, without content.
     *
     * @param request what is answered
     * @param status 413, 429 or 503
     * @param wait zero or more, sent in seconds; a fraction is rounded up
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is another, or the wait is negative
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
     */
    public static FullHttpResponse retryLater(HttpRequest request, StatusCode status, Duration wait) {
        return retryLater(Exchange.of(request), status, wait);
    }

    /**
     * Asks the client to come back, without content and without a request.
     *
     * @param version the client's
     * @param status 413, 429 or 503
     * @param wait zero or more, sent in seconds; a fraction is rounded up
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is another, or the wait is negative
     */
    public static FullHttpResponse retryLater(HttpVersion version, StatusCode status, Duration wait) {
        return retryLater(Exchange.of(version), status, wait);
    }

    /**
     * Answers 401, without content.
     *
     * @param request what is answered
     * @param challenge such as {@code "Basic realm=\"orders\""}, for the field WWW-Authenticate
     * @return a response that holds nothing to release
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2">RFC 9110, Section 15.5.2</a>
     */
    public static FullHttpResponse unauthorized(HttpRequest request, CharSequence challenge) {
        return unauthorized(Exchange.of(request), challenge);
    }

    /**
     * Answers 401, without content and without a request.
     *
     * @param version the client's
     * @param challenge such as {@code "Basic realm=\"orders\""}, for the field WWW-Authenticate
     * @return a response that holds nothing to release
     */
    public static FullHttpResponse unauthorized(HttpVersion version, CharSequence challenge) {
        return unauthorized(Exchange.of(version), challenge);
    }

    private static FullHttpResponse owning(ByteBuf content, Supplier<FullHttpResponse> response) {
        try {
            return response.get();
        } catch (Throwable refused) {
            ReferenceCountUtil.release(content);
            throw refused;
        }
    }

    private static FullHttpResponse full(
            Exchange exchange, StatusCode status, CharSequence contentType, ByteBuf content) {
        Objects.requireNonNull(status, "status");
        String type = Text.requireField("contentType", contentType);
        int length = Objects.requireNonNull(content, "content").readableBytes();
        if (!exchange.allowsContent(status)) {
            if (length > 0) {
                throw new IllegalArgumentException(
                        length + " bytes of content for " + status + "; expected none with this status and request");
            }
            FullHttpResponse response = empty(exchange, status);
            content.release();
            return response;
        }
        FullHttpResponse response = exchange.newResponse(status, exchange.head() ? Unpooled.EMPTY_BUFFER : content);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        HttpUtil.setContentLength(response, length);
        if (exchange.head()) {
            content.release();
        }
        return response;
    }

    private static FullHttpResponse empty(Exchange exchange, StatusCode status) {
        Objects.requireNonNull(status, "status");
        FullHttpResponse response = exchange.newResponse(status, Unpooled.EMPTY_BUFFER);
        if (exchange.allowsContent(status) || (status == HttpStatus.RESET_CONTENT && !exchange.opensTunnel(status))) {
            HttpUtil.setContentLength(response, 0);
        }
        return response;
    }

    private static FullHttpResponse interim(Exchange exchange, StatusCode status, HttpHeaders headers) {
        if (!Objects.requireNonNull(status, "status").isInformational() || status == HttpStatus.SWITCHING_PROTOCOLS) {
            throw new IllegalArgumentException(status + "; expected 1xx other than 101");
        }
        Objects.requireNonNull(headers, "headers");
        FullHttpResponse response = empty(exchange, status);
        Iterator<Map.Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
        while (fields.hasNext()) {
            Map.Entry<CharSequence, CharSequence> field = fields.next();
            response.headers().add(field.getKey(), Text.require("headers", field.getValue()));
        }
        response.headers().remove(HttpHeaderNames.CONTENT_LENGTH).remove(HttpHeaderNames.TRANSFER_ENCODING);
        return response;
    }

    private static FullHttpResponse methodNotAllowed(Exchange exchange, Set<? extends RequestMethod> allowed) {
        String allow = Objects.requireNonNull(allowed, "allowed").stream()
                .sorted(RequestMethod.inRegistryOrder())
                .map(RequestMethod::token)
                .collect(Collectors.joining(", "));
        return empty(exchange, HttpStatus.METHOD_NOT_ALLOWED, HttpHeaderNames.ALLOW, allow);
    }

    private static FullHttpResponse redirect(Exchange exchange, StatusCode status, CharSequence location) {
        requireOneOf(
                status,
                HttpStatus.MOVED_PERMANENTLY,
                HttpStatus.FOUND,
                HttpStatus.SEE_OTHER,
                HttpStatus.TEMPORARY_REDIRECT,
                HttpStatus.PERMANENT_REDIRECT);
        return empty(exchange, status, HttpHeaderNames.LOCATION, Text.requireUri("location", location));
    }

    private static FullHttpResponse retryLater(Exchange exchange, StatusCode status, Duration wait) {
        requireOneOf(
                status, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);
        return empty(exchange, status, HttpHeaderNames.RETRY_AFTER, RetryAfter.format(wait));
    }

    private static FullHttpResponse unauthorized(Exchange exchange, CharSequence challenge) {
        String value = Text.requireField("challenge", challenge);
        return empty(exchange, HttpStatus.UNAUTHORIZED, HttpHeaderNames.WWW_AUTHENTICATE, value);
    }

    private static FullHttpResponse empty(Exchange exchange, StatusCode status, CharSequence field, String value) {
        FullHttpResponse response = empty(exchange, status);
        response.headers().set(field, value);
        return response;
    }

    private static void requireOneOf(StatusCode status, HttpStatus... expected) {
        Objects.requireNonNull(status, "status");
        if (!List.of(expected).contains(status)) {
            throw new IllegalArgumentException(status + "; expected one of " + List.of(expected));
        }
    }

    /**
     * What of a request decides how its response is framed.
     *
     * @param version HTTP/1.0 or HTTP/1.1 alone, and Netty's own constant, since its compressor leaves that object alone and no equal one
     */
    private record Exchange(HttpVersion version, boolean keepAlive, boolean head, boolean connect) {
        static Exchange of(HttpRequest request) {
            Objects.requireNonNull(request, "request");
            // The placeholder of a request that Netty could not decode is a GET, and harms nothing here.
            return new Exchange(
                    responseVersion(request.protocolVersion()),
                    NettyAdapter.isDecoded(request) && HttpUtil.isKeepAlive(request),
                    HttpMethod.HEAD.equals(request.method()),
                    HttpMethod.CONNECT.equals(request.method()));
        }

        static Exchange of(HttpVersion version) {
            HttpVersion ours = responseVersion(Objects.requireNonNull(version, "version"));
            return new Exchange(ours, ours.isKeepAliveDefault(), false, false);
        }

        private static HttpVersion responseVersion(HttpVersion request) {
            return request.compareTo(HttpVersion.HTTP_1_1) < 0 ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
        }

        boolean opensTunnel(StatusCode status) {
            return connect && status.isSuccessful();
        }

        /** Whether there is content for a length to count, which HEAD does not get. */
        boolean allowsContent(StatusCode status) {
            return status.allowsContent() && !opensTunnel(status);
        }

        FullHttpResponse newResponse(StatusCode status, ByteBuf content) {
            if (status.isInformational() && !version.isKeepAliveDefault()) {
                throw new IllegalArgumentException(status + " for " + version + "; expected HTTP/1.1, which has 1xx");
            }
            FullHttpResponse response =
                    new DefaultFullHttpResponse(version, NettyAdapter.toNettyStatus(status), content);
            if (status.isInformational() || opensTunnel(status)) {
                return response;
            }
            // Said in so many words, also where it is the version's default.
            if (!keepAlive) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            } else if (!version.isKeepAliveDefault()) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
            }
            return response;
        }
    }
}
