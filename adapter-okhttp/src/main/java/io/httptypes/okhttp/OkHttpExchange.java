package io.httptypes.okhttp;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Exchange;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * An exchange as OkHttp holds it.
 *
 * @param request as it came to us: what was sent is the response's, and has what interceptors farther in and
 *     authenticators have added
 */
record OkHttpExchange(Request request, Response response) implements Exchange {
    static OkHttpExchange of(Response response) {
        return new OkHttpExchange(response.request(), response);
    }

    /** Whether there is a status and a method; OkHttp checks neither. */
    boolean isHttp() {
        return OkHttpAdapter.findStatus(response).isPresent()
                && OkHttpAdapter.findMethod(response.request()).isPresent();
    }

    @Override
    public RequestMethod method() {
        return OkHttpAdapter.methodOf(response.request());
    }

    @Override
    public URI url() {
        return response.request().url().uri();
    }

    @Override
    public StatusCode status() {
        return OkHttpAdapter.statusOf(response);
    }

    @Override
    public List<String> requestField(String name) {
        return response.request().headers(name);
    }

    @Override
    public List<String> responseField(String name) {
        List<String> lines = response.headers(name);
        if (!lines.isEmpty() || !name.equalsIgnoreCase("Content-Type")) {
            return lines;
        }
        // A response that an interceptor has made may have the type with the body alone.
        ResponseBody body = response.body();
        MediaType type = body == null ? null : body.contentType();
        return type == null ? lines : List.of(type.toString());
    }

    @Override
    public Instant received() {
        long received = response.receivedResponseAtMillis();
        // An interceptor that makes a response does not say when.
        return received == 0 ? Instant.now() : Instant.ofEpochMilli(received);
    }

    @Override
    public boolean canBeSentAgain() {
        RequestBody body = request.body();
        boolean isReusable = body == null || !(body.isOneShot() || body.isDuplex());
        // What no server has sent is not repeated; a redirect that an interceptor has made is followed all the same.
        return isReusable && (OkHttpResponses.originOf(response) != ResponseOrigin.NONE || !status().isError());
    }

    @Override
    public Optional<URI> target() {
        return Optional.ofNullable(targetUrl()).map(HttpUrl::uri);
    }

    /** Letter for letter, which a {@link URI} is not. */
    @Nullable
    HttpUrl targetUrl() {
        String location = response.header("Location");
        return location == null ? null : response.request().url().resolve(location);
    }
}
