package io.httptypes.jdk;

import io.httptypes.messages.UnexpectedStatusException;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads at most 1 KiB of a body, and no longer than a second: a body that is short is read to its end, so that its
 * connection lives on. Any other is cancelled a little later. Whatever goes wrong with it ends it: the status is the
 * news.
 */
final class BeginningSubscriber<T extends @Nullable Object> implements BodySubscriber<T> {
    static final int MOST_BYTES = 1024;

    private static final Executor TIME_OUT = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    /** Over HTTP/2 a stream that is cancelled fails its call, if the client has not seen the body complete yet. */
    private static final Executor WHEN_SEEN = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private final CompletableFuture<T> body = new CompletableFuture<>();
    private final AtomicBoolean isDone = new AtomicBoolean();
    private final boolean isKept;
    private final BiConsumer<byte[], CompletableFuture<T>> end;
    private int seen;
    private volatile Flow.@Nullable Subscription subscription;

    /**
     * @param isKept whether the beginning is of use
     * @param end completes the body
     */
    BeginningSubscriber(boolean isKept, BiConsumer<byte[], CompletableFuture<T>> end) {
        this.isKept = isKept;
        this.end = end;
    }

    @Override
    public CompletionStage<T> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        TIME_OUT.execute(this::breakOff);
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), MOST_BYTES - Math.min(seen, MOST_BYTES))];
            seen += buffer.remaining();
            if (isKept) {
                buffer.get(bytes);
                synchronized (beginning) {
                    beginning.write(bytes, 0, bytes.length);
                }
            }
        }
        if (seen > MOST_BYTES) {
            breakOff();
        } else {
            Objects.requireNonNull(subscription).request(1);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        done();
    }

    @Override
    public void onComplete() {
        done();
    }

    private void breakOff() {
        if (done()) {
            WHEN_SEEN.execute(this::cancelRest);
        }
    }

    /** For who knows that the client has seen the body complete. */
    void cancelRest() {
        Flow.Subscription rest = subscription;
        if (rest != null) {
            rest.cancel();
        }
    }

    /** For who knows that nothing more comes: what the status is refused with. */
    Optional<UnexpectedStatusException> failure() {
        done();
        return body.handle((unused, thrown) -> thrown == null
                        ? Optional.<UnexpectedStatusException>empty()
                        : UnexpectedStatusException.find(thrown))
                .getNow(Optional.empty());
    }

    private boolean done() {
        if (!isDone.compareAndSet(false, true)) {
            return false;
        }
        byte[] bytes;
        synchronized (beginning) {
            bytes = beginning.toByteArray();
        }
        end.accept(bytes, body);
        return true;
    }
}
