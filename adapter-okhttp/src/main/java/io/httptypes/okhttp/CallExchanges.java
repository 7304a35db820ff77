package io.httptypes.okhttp;

import io.httptypes.StatusCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Handles the exchanges of one call as OkHttp's own follow-ups do. */
final class CallExchanges {
    /**
     * OkHttp by itself looks for the end of a body for 100 ms, and keeps what may come in the extension of a chunk
     * meanwhile.
     */
    private static final long MOST_NANOS_BETWEEN_CHUNKS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final Set<Protocol> CHUNKING = Set.of(Protocol.HTTP_1_0, Protocol.HTTP_1_1);

    private CallExchanges() {}

    static void close(Response response) {
        ResponseBody body = response.body();
        // OkHttp 4 throws on closing a response that has no body.
        if (body != null) {
            if (mayBeChunked(response, body)) {
                body.source().timeout().deadlineNanoTime(System.nanoTime() + MOST_NANOS_BETWEEN_CHUNKS);
            }
            response.close();
        }
    }

    /**
     * Whether a body may come in chunks: over HTTP/1.1, without a length. Chunks go before a length (RFC 9112, Section
     * 6.3). A response that no server has sent, as far as it tells, may be of another client.
     */
    static boolean mayBeChunked(Response response, ResponseBody body) {
        Response network = response.networkResponse();
        ResponseOrigin origin = OkHttpResponses.originOf(response);
        return origin != ResponseOrigin.CACHE
                && origin != ResponseOrigin.REVALIDATED
                && CHUNKING.contains(response.protocol())
                && (body.contentLength() < 0 || (network != null && network.header("Transfer-Encoding") != null));
    }

    static boolean isRedirection(Response response) {
        return OkHttpAdapter.findStatus(response)
                .filter(StatusCode::isRedirection)
                .isPresent();
    }

    static Request firstRequest(Response response) {
        Response first = response;
        for (Response each = response; each != null; each = each.priorResponse()) {
            first = each;
        }
        return first.request();
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
