package io.httptypes.okhttp;

import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import okhttp3.ResponseBody;
import okio.Timeout;

/** The beginning of a response's body. */
final class BodyExcerpt {
    private static final int MOST_BYTES = 1024;

    /** OkHttp's default, for a client that has switched its read time-out off. */
    private static final long READ_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private BodyExcerpt() {}

    /**
     * Reads at most 1 KiB, if it is of use, and no longer than one read time-out in all. Leaves the response to be closed. Whatever goes wrong
     * with the body ends the excerpt: the status is the news.
     */
    static byte[] read(OkHttpExchange exchange) {
        ResponseBody body = exchange.response().body();
        // OkHttp 4 has no body in a response that has been stripped of it.
        if (body == null || !UnexpectedStatusException.quotesContent(exchange)) {
            return new byte[0];
        }
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        try {
            bound(body.source().timeout());
            InputStream in = body.byteStream();
            for (int read = 0; read >= 0 && length < MOST_BYTES; length += Math.max(read, 0)) {
                read = in.read(bytes, length, MOST_BYTES - length);
            }
        } catch (IOException | IllegalStateException unreadable) {
            // what has come until then
        }
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Allows all reads together what the client allows one. The deadline is not taken back: OkHttp clears it with the exchange, and until
     * then it bounds the closing too.
     */
    private static void bound(Timeout timeout) {
        long one = timeout.timeoutNanos() > 0 ? timeout.timeoutNanos() : READ_TIMEOUT_NANOS;
        long now = System.nanoTime();
        if (!timeout.hasDeadline() || timeout.deadlineNanoTime() - now > one) {
            timeout.deadlineNanoTime(now + one);
        }
    }
}
