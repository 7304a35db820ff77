package io.httptypes.servlet;

import io.httptypes.messages.Reply;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The reply to an asynchronous request, which is sent once: by a worker or by the time-out.
 *
 * <pre>{@code
 * AsyncReply reply = AsyncReply.start(request, response, Duration.ofSeconds(10), Reply.of(HttpStatus.GATEWAY_TIMEOUT));
 * workers.submit(() -> reply.trySend(Reply.of(HttpStatus.OK, "text/plain", backend.ask(question))));
 * }</pre>
 *
 * <p>Safe for use by many threads. Nobody else may write to the response meanwhile.
 *
 * @see <a href="https://jakarta.ee/specifications/servlet/6.1/jakarta-servlet-spec-6.1#asynchronous-processing">Servlet
 *     6.1, Section 2.3.3.3</a>
 */
public final class AsyncReply {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AsyncContext async;
    private final String protocol;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean isOver = new AtomicBoolean();

    private AsyncReply(HttpServletRequest request, HttpServletResponse response, AsyncContext async) {
        this.request = request;
        this.response = response;
        this.async = async;
        this.protocol = request.getProtocol();
    }

    /**
     * Makes a request asynchronous. It is complete once a reply has been sent.
     *
     * @param request the request to reply to, on the thread of the container
     * @param response its response
     * @param timeout how long to wait for another reply; longer than zero, counted in milliseconds
     * @param onTimeout what to send then
     * @return what sends the reply
     * @throws IllegalArgumentException if the time-out is not longer than zero
     * @throws IllegalStateException if the request cannot become asynchronous: a servlet or filter does not support it,
     *     or the response is closed
     * @throws UnsupportedOperationException as {@link ServletAdapter#send}, and the request is not asynchronous then
     */
    public static AsyncReply start(
            HttpServletRequest request, HttpServletResponse response, Duration timeout, Reply onTimeout) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(onTimeout, "onTimeout");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(timeout + " is not a valid time-out; expected one longer than zero");
        }
        onTimeout.requireSendable(request.getProtocol());
        AsyncReply reply = new AsyncReply(request, response, request.startAsync(request, response));
        reply.async.setTimeout(millis(timeout));
        reply.async.addListener(reply.new Listener(onTimeout));
        return reply;
    }

    /** To the API, zero is for ever. */
    private static long millis(Duration timeout) {
        try {
            return Math.max(1, timeout.toMillis());
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Sends a reply and completes the request, unless that has happened.
     *
     * @param reply what to send
     * @return false, and nothing sent, if another reply has been sent, if the time is over, or if the request has
     *     failed
     * @throws UnsupportedOperationException as {@link ServletAdapter#send}; another reply may still be sent then
     * @throws IOException if the container cannot write; the request is complete then
     */
    public boolean trySend(Reply reply) throws IOException {
        Objects.requireNonNull(reply, "reply");
        reply.requireSendable(protocol);
        // Held while sending: the time-out must not end the request under the worker's hands.
        lock.lock();
        try {
            if (!isOver.compareAndSet(false, true)) {
                return false;
            }
            try {
                return ServletAdapter.trySend(request, response, reply);
            } finally {
                complete();
            }
        } finally {
            lock.unlock();
        }
    }

    private void complete() {
        try {
            async.complete();
        } catch (IllegalStateException over) {
            // The container was first: a client that has gone ends a request, too.
        }
    }

    private final class Listener implements AsyncListener {
        private final Reply onTimeout;

        Listener(Reply onTimeout) {
            this.onTimeout = onTimeout;
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            trySend(onTimeout);
        }

        /** The container replies by itself. */
        @Override
        public void onError(AsyncEvent event) {
            isOver.set(true);
        }

        @Override
        public void onComplete(AsyncEvent event) {
            isOver.set(true);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
