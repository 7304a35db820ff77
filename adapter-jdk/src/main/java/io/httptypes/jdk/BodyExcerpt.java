package io.httptypes.jdk;

import io.httptypes.messages.UnexpectedStatusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The beginning of a body that a handler has made. */
final class BodyExcerpt {
    private static final int MOST_SECONDS = 1;

    private BodyExcerpt() {}

    /** An exception with the beginning of a body that has one. */
    static UnexpectedStatusException exception(JdkExchange exchange, String expected, @Nullable Object body) {
        if (body instanceof String text) {
            return UnexpectedStatusException.ofText(exchange, expected, text);
        }
        byte[] beginning = new byte[0];
        if (body instanceof byte[] bytes) {
            beginning = Arrays.copyOf(bytes, Math.min(bytes.length, BeginningSubscriber.MOST_BYTES));
        } else if (body instanceof InputStream in && UnexpectedStatusException.quotesContent(exchange)) {
            beginning = read(in);
        }
        return UnexpectedStatusException.of(exchange, expected, beginning);
    }

    /** A client that reads has no time-out: closing the stream ends a read that waits. */
    private static byte[] read(InputStream in) {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            byte[] bytes = new byte[BeginningSubscriber.MOST_BYTES];
            try {
                int length = 0;
                for (int read = 0; read >= 0 && length < bytes.length; length += Math.max(read, 0)) {
                    read = in.read(bytes, length, bytes.length - length);
                    beginning.write(bytes, length, Math.max(read, 0));
                }
            } catch (IOException unreadable) {
                // what has come until then
            }
        });
        reading.completeOnTimeout(null, MOST_SECONDS, TimeUnit.SECONDS).join();
        return beginning.toByteArray();
    }

    /** A body that is still coming holds a connection. */
    static void close(@Nullable Object body) {
        if (body instanceof Flow.Publisher<?> publisher) {
            publisher.subscribe(new Cancelling<>());
        } else if (body instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception alreadyBroken) {
                // The status is the news.
            }
        }
    }

    private static final class Cancelling<T> implements Flow.Subscriber<T> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(T item) {}

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onComplete() {}
    }
}
