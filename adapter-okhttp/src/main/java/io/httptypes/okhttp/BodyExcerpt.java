package io.httptypes.okhttp;

import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/** The beginning of a response's body. */
final class BodyExcerpt {
    private static final int MOST_BYTES = 1024;

    /** OkHttp's default, for a client that has switched its read time-out off. */
    private static final long READ_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private BodyExcerpt() {}

    /**
     * Reads at most 1 KiB, if it is of use, and no longer than one read time-out in all. Leaves the response to be
     * closed. Whatever goes wrong with the body ends the excerpt: the status is the news.
     */
    static byte[] read(OkHttpExchange exchange) {
        ResponseBody body = exchange.response().body();
        // OkHttp 4 has no body in a response that has been stripped of it.
        if (body == null
                || !UnexpectedStatusException.quotesContent(exchange)
                || !isBounded(exchange.response(), body)) {
            return new byte[0];
        }
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        try {
            Timeout timeout = body.source().timeout();
            InputStream in = body.byteStream();
            long most = timeout.timeoutNanos() > 0 ? timeout.timeoutNanos() : READ_TIMEOUT_NANOS;
            long start = System.nanoTime();
            long left = most;
            for (int read = 0; read >= 0 && length < MOST_BYTES && left > 0; length += Math.max(read, 0)) {
                // Not a deadline: a read that has missed one leaves HTTP/1.1 without any limit, and closing would wait
                // for the end of the body.
                timeout.timeout(left, TimeUnit.NANOSECONDS);
                read = in.read(bytes, length, MOST_BYTES - length);
                left = most - (System.nanoTime() - start);
            }
        } catch (IOException | IllegalStateException unreadable) {
            // what has come until then
        }
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Whether little has to be read for an excerpt. Behind the name of a gzip file, or the extension of a chunk, OkHttp
     * reads on without a limit, and keeps it.
     */
    private static boolean isBounded(Response response, ResponseBody body) {
        if (body.source() instanceof Buffer) {
            return true;
        }
        return !CallExchanges.mayBeChunked(response, body)
                && !isCoded(response)
                && !isCoded(response.networkResponse())
                && !isCoded(response.cacheResponse());
    }

    private static boolean isCoded(@Nullable Response response) {
        String coding = response == null ? null : response.header("Content-Encoding");
        return coding != null && !coding.equalsIgnoreCase("identity");
    }
}
