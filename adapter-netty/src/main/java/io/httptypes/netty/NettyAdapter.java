package io.httptypes.netty;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.internal.FieldText;
import io.httptypes.internal.Quoted;
import io.httptypes.messages.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Carries statuses, methods and replies between Netty and HTTP Types.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null. A message that
 * Netty could not decode has a placeholder for its status or method, which is never read as one.
 */
public final class NettyAdapter {
    /** By code; null below 100, where there is no {@link StatusCode}. */
    private static final HttpResponseStatus[] STATUSES = new HttpResponseStatus[1000];

    private static final Map<io.httptypes.HttpMethod, HttpMethod> METHODS =
            new EnumMap<>(io.httptypes.HttpMethod.class);

    static {
        for (int code = 100; code < STATUSES.length; code++) {
            STATUSES[code] = newNettyStatus(StatusCode.of(code));
        }
        for (io.httptypes.HttpMethod method : io.httptypes.HttpMethod.values()) {
            METHODS.put(method, HttpMethod.valueOf(method.token()));
        }
    }

    private NettyAdapter() {}

    /**
     * Converts a Netty status. Its phrase is left behind.
     *
     * @param status any Netty status
     * @return the status with the same code
     * @throws IllegalArgumentException if its code is below 100 or above 999
     */
    public static StatusCode toStatusCode(HttpResponseStatus status) {
        return StatusCode.of(Objects.requireNonNull(status, "status").code());
    }

    /**
     * Converts a status to Netty's, with the registered phrase, which is empty for an extension code.
     *
     * @param status any status
     * @return Netty's own constant if it has this code and phrase, else one of ours; the same object each time
     */
    public static HttpResponseStatus toNettyStatus(StatusCode status) {
        return STATUSES[Objects.requireNonNull(status, "status").code()];
    }

    /**
     * Converts a status to Netty's, with a reason phrase such as another server has sent.
     *
     * @param status any status
     * @param reasonPhrase tabs, blanks and visible characters of ISO 8859-1; may be empty
     * @return the status that {@link #toNettyStatus(StatusCode)} returns if the phrase is the registered one, else a
     *     new object
     * @throws IllegalArgumentException if the phrase holds anything else, such as a line break
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-4">RFC 9112, Section 4</a>
     */
    public static HttpResponseStatus toNettyStatus(StatusCode status, CharSequence reasonPhrase) {
        HttpResponseStatus registered = toNettyStatus(status);
        String phrase = Objects.requireNonNull(reasonPhrase, "reasonPhrase").toString();
        if (!FieldText.isText(phrase)) {
            throw new IllegalArgumentException("reasonPhrase: " + Quoted.of(phrase)
                    + " is not a valid reason phrase; expected tabs, blanks, visible ASCII and U+0080 to U+00FF");
        }
        return phrase.equals(registered.reasonPhrase()) ? registered : new HttpResponseStatus(status.code(), phrase);
    }

    /**
     * Converts a Netty method.
     *
     * @param method any Netty method
     * @return the method with the same token
     * @throws IllegalArgumentException if its name is no token
     */
    public static RequestMethod toRequestMethod(HttpMethod method) {
        return RequestMethod.of(Objects.requireNonNull(method, "method").name());
    }

    /**
     * Converts a method to Netty's.
     *
     * @param method any method
     * @return the Netty method with the same name; the same object each time for a registered method
     */
    public static HttpMethod toNettyMethod(RequestMethod method) {
        Objects.requireNonNull(method, "method");
        HttpMethod registered = method instanceof io.httptypes.HttpMethod constant ? METHODS.get(constant) : null;
        return registered != null ? registered : HttpMethod.valueOf(method.token());
    }

    /**
     * Reads the method of a request.
     *
     * @param request any request
     * @return its method
     * @throws IllegalArgumentException if Netty could not decode the request (its reason is the cause), or the method
     *     is no token
     */
    public static RequestMethod methodOf(HttpRequest request) {
        requireDecoded(Objects.requireNonNull(request, "request"));
        return toRequestMethod(request.method());
    }

    /**
     * Finds the method of a request.
     *
     * @param request any request
     * @return its method, or empty where {@link #methodOf} would throw
     */
    public static Optional<RequestMethod> findMethod(HttpRequest request) {
        Objects.requireNonNull(request, "request");
        return isDecoded(request) ? RequestMethod.find(request.method().name()) : Optional.empty();
    }

    /**
     * Reads the status of a response.
     *
     * @param response any response
     * @return its status
     * @throws IllegalArgumentException if Netty could not decode the response (its reason is the cause), or its code is
     *     below 100 or above 999
     */
    public static StatusCode statusOf(HttpResponse response) {
        requireDecoded(Objects.requireNonNull(response, "response"));
        return toStatusCode(response.status());
    }

    /**
     * Finds the status of a response.
     *
     * @param response any response
     * @return its status, or empty where {@link #statusOf} would throw
     */
    public static Optional<StatusCode> findStatus(HttpResponse response) {
        Objects.requireNonNull(response, "response");
        return isDecoded(response) ? StatusCode.find(response.status().code()) : Optional.empty();
    }

    /**
     * Reads the reason phrase of a response.
     *
     * @param response any response
     * @return its phrase; but the registered one, or {@code ""} for an extension code, if it is blank, or holds what a
     *     status line must not, or it is what Netty says where it knows no phrase, such as {@code "Client Error (418)"}
     * @throws IllegalArgumentException where {@link #statusOf} would throw
     */
    public static String reasonPhraseOf(HttpResponse response) {
        StatusCode status = statusOf(response);
        String phrase = response.status().reasonPhrase();
        return isFiller(phrase, status.code()) ? status.reasonPhrase() : status.reasonPhraseOf(phrase);
    }

    /**
     * Sets the method of a request.
     *
     * @param <R> the type of the request
     * @param request the request to write to
     * @param method any method
     * @return the request
     */
    public static <R extends HttpRequest> R setMethod(R request, RequestMethod method) {
        Objects.requireNonNull(request, "request");
        request.setMethod(toNettyMethod(method));
        return request;
    }

    /**
     * Sets the status of a response, with the registered phrase.
     *
     * @param <R> the type of the response
     * @param response the response to write to
     * @param status any status
     * @return the response
     */
    public static <R extends HttpResponse> R setStatus(R response, StatusCode status) {
        Objects.requireNonNull(response, "response");
        response.setStatus(toNettyStatus(status));
        return response;
    }

    /**
     * Sends a reply: writes it, flushes, and closes the connection behind it unless it is kept.
     *
     * <p>The connection is kept if the request lets it be, as {@link HttpUtil#isKeepAlive} tells, and if the request's
     * end is beyond doubt. Behind a 2xx to CONNECT it is a tunnel, and stays open. Call this once the request has been
     * read to its end, or close the connection yourself.
     *
     * @param context where to write
     * @param request the request to reply to; neither released nor kept
     * @param reply what to send
     * @return what tells when the response has been written
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade and the request did not come over
     *     HTTP/1.1
     */
    public static ChannelFuture send(ChannelHandlerContext context, HttpRequest request, Reply reply) {
        Objects.requireNonNull(context, "context");
        HttpResponse response = toResponse(request, reply);
        return context.writeAndFlush(response)
                .addListener(
                        ReplyRenderer.keepsConnection(request, reply.status())
                                ? ChannelFutureListener.CLOSE_ON_FAILURE
                                : ChannelFutureListener.CLOSE);
    }

    /**
     * Makes the response of a reply, framed as its status and the request's method and version ask.
     *
     * <p>The caller closes the connection behind it if {@link HttpUtil#isKeepAlive HttpUtil.isKeepAlive(response)} is
     * false; {@link #send} does it by itself.
     *
     * @param request the request to reply to; neither released nor kept
     * @param reply what to send
     * @return a {@link FullHttpResponse} that holds nothing to release; but for a 2xx to CONNECT, which has no end, a
     *     bare {@link HttpResponse}
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade and the request did not come over
     *     HTTP/1.1
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, Section 6.3</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.3">RFC 9112, Section 9.3</a>
     */
    public static HttpResponse toResponse(HttpRequest request, Reply reply) {
        return ReplyRenderer.response(
                Objects.requireNonNull(request, "request"), Objects.requireNonNull(reply, "reply"));
    }

    /**
     * Makes the response of a reply where there is no request. It is framed as the one to GET.
     *
     * @param version the client's; HTTP/1.0 is not kept alive
     * @param reply what to send
     * @return a {@link FullHttpResponse} that holds nothing to release
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade and the version is not HTTP/1.1
     */
    public static HttpResponse toResponse(HttpVersion version, Reply reply) {
        return ReplyRenderer.response(
                Objects.requireNonNull(version, "version"), Objects.requireNonNull(reply, "reply"));
    }

    /**
     * Makes the response of a reply with pooled content, whose Content-Type is a field of the reply.
     *
     * @param request the request to reply to; neither released nor kept
     * @param reply what to send, without content of its own
     * @param content what can be read of it; taken over, and released here for HEAD, if it is empty, and if this throws
     * @return a response that owns the content
     * @throws IllegalArgumentException if the reply has content, if there is content for 204, 205 or 304, and for 2xx
     *     to CONNECT
     * @throws UnsupportedOperationException if the reply is a 426 with Upgrade and the request did not come over
     *     HTTP/1.1
     */
    public static FullHttpResponse toResponse(HttpRequest request, Reply reply, ByteBuf content) {
        try {
            return ReplyRenderer.response(
                    Objects.requireNonNull(request, "request"),
                    Objects.requireNonNull(reply, "reply"),
                    Objects.requireNonNull(content, "content"));
        } catch (Throwable refused) {
            ReferenceCountUtil.release(content);
            throw refused;
        }
    }

    /**
     * Makes an interim response, which another one has to follow. It is a full message, since that is what Netty's
     * encoders take for 1xx.
     *
     * @param request the request to reply to; neither released nor kept
     * @param status any 1xx but 101
     * @param headers its header fields, which are copied, without Content-Length and those that are about the
     *     connection
     * @return a response that holds nothing to release
     * @throws IllegalArgumentException if the status is another, the client's version is HTTP/1.0, or a field cannot be
     *     sent
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.2">RFC 9110, Section 15.2</a>
     */
    public static FullHttpResponse toInterim(HttpRequest request, StatusCode status, HttpHeaders headers) {
        return ReplyRenderer.interim(
                Objects.requireNonNull(request, "request"),
                Objects.requireNonNull(status, "status"),
                Objects.requireNonNull(headers, "headers"));
    }

    /**
     * Returns the status to send for a message that Netty could not decode.
     *
     * @param result the result of a message that failed
     * @return 414 for a request line that is too long, 431 for header fields that are too large, 413 for content that
     *     is too large, else 400
     * @throws IllegalArgumentException if nothing has failed
     */
    public static StatusCode statusFor(DecoderResult result) {
        Objects.requireNonNull(result, "result");
        if (!result.isFailure()) {
            throw new IllegalArgumentException(
                    result + " is not a failure; expected the result of a message that failed");
        }
        return DecoderFailure.statusFor(result.cause());
    }

    private static HttpResponseStatus newNettyStatus(StatusCode status) {
        HttpResponseStatus netty = HttpResponseStatus.valueOf(status.code());
        return netty.reasonPhrase().equals(status.reasonPhrase())
                ? netty
                : new HttpResponseStatus(status.code(), status.reasonPhrase());
    }

    /**
     * Asks Netty itself, with a code of the same class that it has never had a name for: the peer's version may know
     * others than ours.
     */
    private static boolean isFiller(String phrase, int code) {
        if (!phrase.endsWith(")")) {
            return false;
        }
        int unnamed = code / 100 * 100 + 99;
        String filler = HttpResponseStatus.valueOf(unnamed).reasonPhrase();
        return phrase.equals(filler.replace(Integer.toString(unnamed), Integer.toString(code)));
    }

    static boolean isDecoded(HttpMessage message) {
        return !message.decoderResult().isFailure();
    }

    private static void requireDecoded(HttpMessage message) {
        if (!isDecoded(message)) {
            throw new IllegalArgumentException(
                    "Netty could not decode the message; expected valid HTTP",
                    message.decoderResult().cause());
        }
    }
}
