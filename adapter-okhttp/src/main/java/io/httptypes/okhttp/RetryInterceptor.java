package io.httptypes.okhttp;

import io.httptypes.StatusCodes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends a request again while {@link OkHttpResponses#isRetryable} allows it, after the time that {@code Retry-After} asks for.
 *
 * <ul>
 *   <li>Without that field the wait is a random one between half and whole of 200 ms, which doubles with each attempt up to 30 s, and is cut
 *       to what may still be waited.
 *   <li>If the field asks for more than may still be waited, the response is given to the caller at once, and so is the last one.
 *   <li>A body that is {@link okhttp3.RequestBody#isOneShot one-shot} or duplex is never sent again.
 *   <li>OkHttp's own repeats after 408, and after 503 with {@code Retry-After: 0}, are switched off, so that no request is sent more often
 *       than this allows. What OkHttp does about connections that fail is left alone.
 *   <li>A wait ends with an {@link IOException} within 100 ms after {@link Call#cancel}, a call's time-out too, and at once when the thread is
 *       interrupted. It holds the thread, and OkHttp keeps the connection for the call.
 * </ul>
 *
 * <p>A response's {@link Response#priorResponse} leads back to all attempts. This is an application interceptor, and a network
 * interceptor for the same calls, which hides from OkHttp what it would repeat; {@link #install} adds it as both. Instances are safe for use by
 * many threads.
 */
public final class RetryInterceptor implements Interceptor {
    private static final long FIRST_BACK_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST_BACK_OFF_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** How often a wait looks whether its call has been cancelled: OkHttp tells nobody but the client's one event listener. */
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final int maxAttempts;
    private final Duration maxTotalWait;
    private final InstantSource clock;
    private final DoubleSupplier random;
    private final Waiting waiting;

    /** The calls that are inside of this application interceptor, and whether the network interceptor has seen them. */
    private final Map<Call, Boolean> calls = new ConcurrentHashMap<>();

    /** Waits for the sake of a call, until the time is over or the call has been cancelled. */
    @FunctionalInterface
    interface Waiting {
        void await(Call call, Duration wait) throws IOException;
    }

    /**
     * Makes an interceptor that has to be added to the client twice, as an application interceptor and as a network interceptor.
     * {@link #install} sees to that.
     *
     * @param maxAttempts how often a request may be sent in all, 1 or more; each hop of a redirect counts anew
     * @param maxTotalWait how long all waits may be together, zero or more; what the exchanges take does not count
     * @throws IllegalArgumentException if {@code maxAttempts} is below 1 or {@code maxTotalWait} is negative
     */
    public RetryInterceptor(int maxAttempts, Duration maxTotalWait) {
        this(
                maxAttempts,
                maxTotalWait,
                InstantSource.system(),
                () -> ThreadLocalRandom.current().nextDouble(),
                RetryInterceptor::await);
    }

    RetryInterceptor(
            int maxAttempts, Duration maxTotalWait, InstantSource clock, DoubleSupplier random, Waiting waiting) {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts: " + maxAttempts + "; expected 1 or more");
        }
        if (Objects.requireNonNull(maxTotalWait, "maxTotalWait").isNegative()) {
            throw new IllegalArgumentException("maxTotalWait: " + maxTotalWait + "; expected zero or more");
        }
        this.maxAttempts = maxAttempts;
        this.maxTotalWait = maxTotalWait;
        this.clock = clock;
        this.random = random;
        this.waiting = waiting;
    }

    /**
     * Lets a client repeat requests. Call it after the other application interceptors have been added: those in between would see 1408 and
     * 1503, which hide the statuses from OkHttp.
     *
     * @param builder the client to change
     * @param maxAttempts how often a request may be sent in all, 1 or more; each hop of a redirect counts anew
     * @param maxTotalWait how long all waits may be together, zero or more; what the exchanges take does not count
     * @return the builder
     * @throws IllegalArgumentException if {@code maxAttempts} is below 1 or {@code maxTotalWait} is negative
     */
    public static OkHttpClient.Builder install(OkHttpClient.Builder builder, int maxAttempts, Duration maxTotalWait) {
        Objects.requireNonNull(builder, "builder");
        return install(builder, new RetryInterceptor(maxAttempts, maxTotalWait));
    }

    static OkHttpClient.Builder install(OkHttpClient.Builder builder, RetryInterceptor interceptor) {
        // The first network interceptor is the one farthest from the wire: all others still see what the origin sent.
        builder.networkInterceptors().add(0, interceptor);
        return Place.RETRY.install(builder, interceptor);
    }

    /**
     * Sends the request, and repeats it.
     *
     * @return the first response that is not to be repeated, or the last one that may be had
     * @throws InterruptedIOException if the thread is interrupted while it waits; the thread stays interrupted
     * @throws IOException if the call is cancelled while it waits
     * @throws IllegalStateException if this was added as one kind of interceptor alone, or twice
     */
    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.connection() == null ? Place.RETRY.enter(chain, this::repeat) : hide(chain);
    }

    private Response hide(Chain chain) throws IOException {
        if (calls.replace(chain.call(), true) == null) {
            throw Place.RETRY.misplaced("as a network interceptor alone");
        }
        Response response = chain.proceed(chain.request());
        return switch (response.code()) {
            case StatusCodes.REQUEST_TIMEOUT, StatusCodes.SERVICE_UNAVAILABLE -> HiddenStatus.hide(response);
            default -> response;
        };
    }

    private Response repeat(Chain chain) throws IOException {
        try {
            Response response = send(chain);
            Duration left = maxTotalWait;
            for (int attempt = 1; attempt < maxAttempts; attempt++) {
                Optional<Duration> wait = findWait(chain.request(), response, attempt, left);
                if (wait.isEmpty()) {
                    break;
                }
                Exchanges.close(response);
                waiting.await(chain.call(), wait.get());
                left = left.minus(wait.get());
                response = Exchanges.append(response, send(chain));
            }
            return response;
        } finally {
            calls.remove(chain.call());
        }
    }

    private Response send(Chain chain) throws IOException {
        calls.put(chain.call(), false);
        Response response = HiddenStatus.show(chain.proceed(chain.request()));
        // Neither a cache's answer nor a WebSocket's passes network interceptors.
        boolean isSeen = response.networkResponse() == null
                || chain.request().header("Upgrade") != null
                || Boolean.TRUE.equals(calls.get(chain.call()));
        if (!isSeen) {
            Exchanges.close(response);
            throw Place.RETRY.misplaced("as an application interceptor alone");
        }
        return response;
    }

    /** How long to wait before the request is sent again; empty if it is not to be sent again. */
    private Optional<Duration> findWait(Request request, Response response, int attempt, Duration left) {
        if (!OkHttpResponses.isRetryable(response) || !Exchanges.canBeSentAgain(request)) {
            return Optional.empty();
        }
        Optional<Duration> asked = OkHttpResponses.retryAfter(response, clock.instant());
        if (asked.isPresent()) {
            return asked.filter(wait -> wait.compareTo(left) <= 0);
        }
        Duration backOff = backOff(attempt);
        return left.isZero() ? Optional.empty() : Optional.of(backOff.compareTo(left) <= 0 ? backOff : left);
    }

    private Duration backOff(int attempt) {
        // The limit of the shift keeps the product positive; the longest wait is reached long before.
        long longest = Math.min(LONGEST_BACK_OFF_NANOS, FIRST_BACK_OFF_NANOS << Math.min(attempt - 1, 20));
        return Duration.ofNanos((long) (longest * (1 + random.getAsDouble()) / 2));
    }

    /** In slices, since a cancelled call does not wake its thread. */
    static void await(Call call, Duration wait) throws IOException {
        long start = System.nanoTime();
        // Unlike toNanos, this does not throw for centuries.
        long nanos = TimeUnit.NANOSECONDS.convert(wait);
        for (long left = nanos; left > 0 && !call.isCanceled(); left = nanos - (System.nanoTime() - start)) {
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, SLICE_NANOS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                InterruptedIOException exception =
                        new InterruptedIOException("interrupted while waiting to repeat a request");
                exception.initCause(e);
                throw exception;
            }
        }
        if (call.isCanceled()) {
            throw new IOException("Canceled");
        }
    }
}
