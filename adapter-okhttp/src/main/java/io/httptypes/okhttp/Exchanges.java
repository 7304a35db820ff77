package io.httptypes.okhttp;

import io.httptypes.StatusCode;
import java.util.ArrayDeque;
import java.util.Deque;
import okhttp3.Response;

/** Handles the exchanges of one call as OkHttp's own follow-ups do. */
final class Exchanges {
    private Exchanges() {}

    static void close(Response response) {
        // OkHttp 4 throws on closing a response that has no body.
        if (response.body() != null) {
            response.close();
        }
    }

    static boolean isRedirection(Response response) {
        return OkHttpAdapter.findStatus(response)
                .filter(StatusCode::isRedirection)
                .isPresent();
    }

    /** The response with one more before all those that came before it already. */
    static Response append(Response previous, Response response) {
        Deque<Response> newestFirst = new ArrayDeque<>();
        for (Response each = response; each != null; each = each.priorResponse()) {
            newestFirst.add(each);
        }
        Response chain = withoutBody(previous);
        while (!newestFirst.isEmpty()) {
            chain = newestFirst.removeLast().newBuilder().priorResponse(chain).build();
        }
        return chain;
    }

    /** OkHttp 4 refuses a prior response with a body, OkHttp 5 refuses to take a body away: so it is built anew. */
    private static Response withoutBody(Response response) {
        return new Response.Builder()
                .request(response.request())
                .protocol(response.protocol())
                .code(response.code())
                .message(response.message())
                .handshake(response.handshake())
                .headers(response.headers())
                .networkResponse(response.networkResponse())
                .cacheResponse(response.cacheResponse())
                .priorResponse(response.priorResponse())
                .sentRequestAtMillis(response.sentRequestAtMillis())
                .receivedResponseAtMillis(response.receivedResponseAtMillis())
                .build();
    }
}
