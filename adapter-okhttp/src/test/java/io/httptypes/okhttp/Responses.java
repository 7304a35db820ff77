package io.httptypes.okhttp;

import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Responses that no server has sent. */
final class Responses {
    private Responses() {}

    static Response.Builder of(String method, int code) {
        return of(request(method, "http://a.example/"), code);
    }

    static Response.Builder of(Request request, int code) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(code)
                .message("");
    }

    /** With a body exactly if OkHttp demands one. */
    static Request request(String method, String url) {
        return request(method, url, null);
    }

    static Request request(String method, String url, @Nullable RequestBody body) {
        Request.Builder builder = new Request.Builder().url(url);
        try {
            return builder.method(method, body).build();
        } catch (IllegalArgumentException demandsBody) {
            return builder.method(method, RequestBody.create(new byte[0], null)).build();
        }
    }

    /** With a body that can be closed. */
    static Response.Builder withText(Response.Builder response, String text) {
        BufferedSource source = Okio.buffer((Source) new Buffer().writeUtf8(text));
        return response.body(ResponseBody.create(source, MediaType.get("text/plain"), text.length()));
    }
}
