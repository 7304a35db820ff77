package io.httptypes.jdk;

import io.httptypes.messages.FollowUp;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.messages.UnexpectedStatusException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request of a call. It decides as soon as the head of the response is there, as the client's body handler: then a
 * body that nobody is to get is not read.
 */
final class Attempt<T extends @Nullable Object> implements BodyHandler<T> {
    private final HttpRequest request;
    private final BodyHandler<T> handler;
    private final FollowUp before;
    private final @Nullable HttpResponse<T> previous;
    private volatile @Nullable FollowUp decision;
    private volatile @Nullable BeginningSubscriber<T> reading;
    private volatile @Nullable Throwable thrownByRule;

    private Attempt(HttpRequest request, BodyHandler<T> handler, FollowUp before, @Nullable HttpResponse<T> previous) {
        this.request = request;
        this.handler = handler;
        this.before = before;
        this.previous = previous;
    }

    static <T extends @Nullable Object> Attempt<T> first(
            HttpRequest request, BodyHandler<T> handler, RetryPolicy retry, RedirectPolicy redirects) {
        return new Attempt<>(request, handler, FollowUp.start(retry, redirects), null);
    }

    HttpRequest request() {
        return request;
    }

    @Override
    public BodySubscriber<T> apply(ResponseInfo info) {
        FollowUp next;
        try {
            next = before.after(JdkExchange.of(request, info));
        } catch (RuntimeException | Error thrown) {
            thrownByRule = thrown;
            throw thrown;
        }
        decision = next;
        if (next.kind() == FollowUp.Kind.STOP) {
            BodySubscriber<T> last = handler.apply(info);
            if (last instanceof BeginningSubscriber<T> beginning) {
                reading = beginning;
            }
            return last;
        }
        BeginningSubscriber<T> subscriber = new BeginningSubscriber<>(false, (beginning, body) -> body.complete(null));
        reading = subscriber;
        return subscriber;
    }

    /** The client wraps it otherwise. */
    void rethrowWhatARuleHasThrown() {
        Throwable thrown = thrownByRule;
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Nullable
    Throwable thrownByRule() {
        return thrownByRule;
    }

    /**
     * What the body handler has made of the status. If a body breaks off, the client may fail before it tells the
     * subscriber, and with that alone.
     */
    Optional<UnexpectedStatusException> unexpectedStatus(Throwable failed) {
        Optional<UnexpectedStatusException> found = UnexpectedStatusException.find(failed);
        BeginningSubscriber<T> beginning = reading;
        return found.isPresent() || beginning == null ? found : beginning.failure();
    }

    /** Also if the client has not asked what to do with the body, as for a response that it has made itself. */
    boolean isLast() {
        FollowUp next = decision;
        return next == null || next.kind() == FollowUp.Kind.STOP;
    }

    long delayNanos() {
        // Unlike toNanos, this does not throw for centuries.
        return TimeUnit.NANOSECONDS.convert(Objects.requireNonNull(decision).delay());
    }

    /** The next request, once the response to this one is there. */
    Attempt<T> next(HttpResponse<T> response) {
        FollowUp next = Objects.requireNonNull(decision);
        Objects.requireNonNull(reading).cancelRest();
        HttpRequest following = next.kind() == FollowUp.Kind.REDIRECT ? redirected(next) : request;
        return new Attempt<>(following, handler, next, linked(response));
    }

    HttpResponse<T> linked(HttpResponse<T> response) {
        return previous == null ? response : LinkedResponse.of(response, previous);
    }

    private HttpRequest redirected(FollowUp next) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> next.keepsField(name))
                .uri(next.url());
        if (!next.keepsContent()) {
            // A request without content must not expect 100 (RFC 9110, Section 10.1.1).
            builder.expectContinue(false);
        }
        if (!next.method().equals(JdkClientAdapter.methodOf(request))) {
            // A method stays or becomes GET, and this is the only way to say no length.
            builder.GET();
        }
        return builder.build();
    }
}
