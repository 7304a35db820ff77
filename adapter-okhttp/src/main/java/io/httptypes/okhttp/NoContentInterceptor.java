package io.httptypes.okhttp;

import io.httptypes.StatusCodes;
import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Hands out the 204 or 205 with a length that OkHttp fails on, after it has told its event listeners of it. */
final class NoContentInterceptor implements Interceptor {
    private static final int[] CODES = {StatusCodes.NO_CONTENT, StatusCodes.RESET_CONTENT};

    @Override
    public Response intercept(Chain chain) throws IOException {
        LastResponse last = new LastResponse();
        last.listenTo(chain.call());
        try {
            return chain.proceed(chain.request());
        } catch (ProtocolException e) {
            for (int code : CODES) {
                if (String.valueOf(e.getMessage()).startsWith("HTTP " + code + " had non-zero Content-Length")) {
                    return withoutContent(chain.request(), last.withCode(chain.request(), code));
                }
            }
            throw e;
        }
    }

    /** The length is that of nothing, and a gateway that passes it on would promise content. */
    private static Response withoutContent(Request request, Response received) {
        Request sent = received.request();
        boolean isSame = sent.url().equals(request.url()) && sent.method().equals(request.method());
        return received.newBuilder()
                .request(isSame ? request : sent)
                .removeHeader("Content-Length")
                .networkResponse(received)
                .body(ResponseBody.create(new byte[0], (MediaType) null))
                .build();
    }

    private static final class LastResponse extends EventListener {
        private @Nullable Response response;

        void listenTo(Call call) {
            try {
                call.addEventListener(this);
            } catch (NoSuchMethodError | AbstractMethodError older) {
                // Then the status is all that is left.
            }
        }

        @Override
        public void responseHeadersEnd(Call call, Response received) {
            response = received;
        }

        Response withCode(Request request, int code) {
            if (response != null) {
                return response;
            }
            return new Response.Builder()
                    .request(request)
                    .protocol(Protocol.HTTP_1_1)
                    .code(code)
                    .message("")
                    .build();
        }
    }
}
