package io.httptypes.jdk;

import com.sun.net.httpserver.HttpExchange;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Completion;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Gathers how one exchange ends, and tells it once: when it has ended, but not before the handler has returned or
 * thrown, unless that is on another thread.
 */
final class ExchangeEnd {
    private static final System.Logger LOGGER = System.getLogger(StatusFilter.class.getName());

    private final HttpExchange exchange;
    private final StatusListener listener;
    private final long start = System.nanoTime();
    private boolean isHandled;
    private boolean isEnded;
    private boolean isTold;
    private long bytes;
    private @Nullable Throwable failure;

    ExchangeEnd(HttpExchange exchange, StatusListener listener) {
        this.exchange = exchange;
        this.listener = listener;
    }

    void handlerReturned() {
        synchronized (this) {
            isHandled = true;
        }
        tell();
    }

    void handlerFailed(Throwable thrown) {
        failed(thrown);
        synchronized (this) {
            isEnded = true;
        }
        handlerReturned();
    }

    /** Sends status and fields, which may be all. */
    void send(int code, long length) throws IOException {
        try {
            exchange.sendResponseHeaders(code, length);
        } catch (IOException e) {
            failed(e);
            throw e;
        }
        if (length == ReplyToExchange.NO_CONTENT || !allowsContent(code)) {
            ended();
        }
    }

    private boolean allowsContent(int code) {
        // The server lets a 205 have content.
        return StatusCode.find(code)
                        .filter(status -> status == HttpStatus.RESET_CONTENT || status.allowsContent())
                        .isPresent()
                && JdkServerAdapter.findMethod(exchange)
                        .filter(HttpMethod.HEAD::equals)
                        .isEmpty();
    }

    /** Has the exchange itself count what is written, and tell when that ends. */
    HttpExchange countStream() {
        exchange.setStreams(null, new Counting(exchange.getResponseBody()));
        return exchange;
    }

    /**
     * For an exchange whose stream alone is ours: whether a response is sent that nothing follows. Older builds of the
     * server do not close the stream then.
     */
    void endedIfWithoutContent() {
        int code = exchange.getResponseCode();
        if (code != ReplyToExchange.NOT_SENT
                && ("0".equals(exchange.getResponseHeaders().getFirst("Content-Length")) || !allowsContent(code))) {
            ended();
        }
    }

    void ended() {
        synchronized (this) {
            isEnded = true;
        }
        tell();
    }

    private synchronized void failed(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
    }

    private void tell() {
        Completion completion;
        synchronized (this) {
            if (isTold || !isHandled || !isEnded) {
                return;
            }
            isTold = true;
            completion = new Completion(
                    JdkServerAdapter.findMethod(exchange),
                    JdkServerAdapter.findStatus(exchange),
                    Optional.ofNullable(failure),
                    Duration.ofNanos(System.nanoTime() - start),
                    exchange.getResponseCode() != ReplyToExchange.NOT_SENT,
                    OptionalLong.of(bytes));
        }
        try {
            listener.completed(exchange, completion);
        } catch (Throwable thrown) {
            LOGGER.log(System.Logger.Level.ERROR, "a StatusListener failed", thrown);
        }
    }

    /** Counts what goes through, and notes what goes wrong and that it ends. */
    final class Counting extends OutputStream {
        private final OutputStream out;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            try {
                out.write(b);
            } catch (IOException e) {
                failed(e);
                throw e;
            }
            count(1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            try {
                out.write(b, off, len);
            } catch (IOException e) {
                failed(e);
                throw e;
            }
            count(len);
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                failed(e);
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException e) {
                failed(e);
                throw e;
            } finally {
                ended();
            }
        }

        private void count(int written) {
            synchronized (ExchangeEnd.this) {
                bytes += written;
            }
        }
    }
}
