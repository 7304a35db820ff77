package io.httptypes.jdk;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call that is under way. Once it is done, by whomever, nothing more is sent. */
final class PendingCall<T extends @Nullable Object> extends CompletableFuture<HttpResponse<T>> {
    private final HttpClient client;
    private volatile @Nullable Future<?> exchange;

    PendingCall(HttpClient client) {
        this.client = client;
        CompletableFuture<?> unused = whenComplete((response, thrown) -> stop());
    }

    void send(Attempt<T> attempt) {
        if (isDone()) {
            return;
        }
        CompletableFuture<HttpResponse<T>> sent = client.sendAsync(attempt.request(), attempt);
        exchange = sent;
        if (isDone()) {
            stop();
        }
        CompletableFuture<?> unused = sent.whenComplete((response, thrown) -> {
            if (thrown == null) {
                received(attempt, response);
            } else {
                completeExceptionally(reason(attempt, thrown));
            }
        });
    }

    private void received(Attempt<T> attempt, HttpResponse<T> response) {
        if (attempt.isLast()) {
            complete(attempt.linked(response));
        } else {
            // Not the client's executor: one that is shut down meanwhile would swallow the rest of the call.
            CompletableFuture.delayedExecutor(attempt.delayNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> sendNext(attempt, response));
        }
    }

    private void sendNext(Attempt<T> attempt, HttpResponse<T> response) {
        try {
            send(attempt.next(response));
        } catch (Throwable failed) {
            completeExceptionally(failed);
        }
    }

    private static Throwable reason(Attempt<?> attempt, Throwable thrown) {
        Throwable byRule = attempt.thrownByRule();
        if (byRule != null) {
            return byRule;
        }
        Throwable cause =
                Objects.requireNonNullElse(thrown instanceof CompletionException ? thrown.getCause() : thrown, thrown);
        return attempt.unexpectedStatus(cause).<Throwable>map(found -> found).orElse(cause);
    }

    private void stop() {
        Future<?> current = exchange;
        if (current != null) {
            current.cancel(true);
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Derived<>(this);
    }

    /** What the caller has made of the call: cancelled, it cancels the call. */
    private static final class Derived<U> extends CompletableFuture<U> {
        private final CompletableFuture<?> call;

        Derived(CompletableFuture<?> call) {
            this.call = call;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean isCancelled = super.cancel(mayInterruptIfRunning);
            call.cancel(mayInterruptIfRunning);
            return isCancelled;
        }

        @Override
        public <V> CompletableFuture<V> newIncompleteFuture() {
            return new Derived<>(call);
        }
    }
}
