package io.httptypes.okhttp;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * A response had another status than was expected. The response is closed; this is what is left of it.
 *
 * <p>The message names the status, the method and the URL, and nothing that the peer has written: {@code expected a successful status but
 * was 422 Unprocessable Content for POST https://api.example/orders}. In all texts here, control and format characters are escaped as in
 * Java, line breaks too, so that they can be logged. Instances serialize.
 *
 * @see OkHttpResponses#requireSuccessful
 * @see StatusCheckInterceptor
 */
public final class UnexpectedStatusException extends IOException {
    private static final long serialVersionUID = 1;

    private final StatusCode status;
    private final RequestMethod method;
    private final String url;
    private final @Nullable String contentType;
    private final @Nullable Duration retryAfter;
    private final String bodyExcerpt;

    /** Reads what there is to keep, without closing. */
    UnexpectedStatusException(Response response, String expected) {
        this(
                OkHttpAdapter.statusOf(response),
                OkHttpAdapter.methodOf(response.request()),
                Texts.redacted(response.request().url()),
                expected,
                response);
    }

    private UnexpectedStatusException(
            StatusCode status, RequestMethod method, String url, String expected, Response response) {
        super("expected " + expected + " but was " + status + " for " + Texts.cut(method.token()) + " "
                + Texts.cut(url));
        this.status = status;
        this.method = method;
        this.url = url;
        contentType = contentTypeOf(response);
        retryAfter = OkHttpResponses.retryAfter(response).orElse(null);
        bodyExcerpt = BodyExcerpt.read(response);
    }

    private static @Nullable String contentTypeOf(Response response) {
        ResponseBody body = response.body();
        MediaType type = body == null ? null : body.contentType();
        String text = type == null ? response.header("Content-Type") : type.toString();
        return text == null ? null : Texts.escaped(text);
    }

    /**
     * Returns the status that was not expected.
     *
     * @return the response's status
     */
    public StatusCode status() {
        return status;
    }

    /**
     * Returns the method of the request, which is the last one if there were redirects.
     *
     * @return the request's method
     */
    public RequestMethod method() {
        return method;
    }

    /**
     * Returns where the request was sent to.
     *
     * @return the URL without user info, query and fragment, which may hold secrets
     */
    public String url() {
        return url;
    }

    /**
     * Returns the media type of the response's content.
     *
     * @return the value of {@code Content-Type}, or empty if there was none
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * Returns how long the server asks to wait before the next request.
     *
     * @return as {@link OkHttpResponses#retryAfter(Response)} when the response came
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * Returns the beginning of a textual body, which the message leaves out, since the peer has chosen it and it may hold secrets.
     *
     * <p>At most 1 KiB of the body is read, and no longer than one read time-out of the client in all (10 seconds if that is switched off).
     * What has come until then is the excerpt, decoded in the charset that the type names, else as UTF-8. Bytes that are not of the charset
     * become U+FFFD.
     *
     * @return the excerpt; empty if the media type is none of text, JSON, XML, YAML, JavaScript, GraphQL or a form, if there is none, if the
     *     content is compressed and OkHttp has not decoded it, and if it cannot be read
     */
    public String bodyExcerpt() {
        return bodyExcerpt;
    }
}
