package io.httptypes.okhttp;

import io.httptypes.messages.FollowUp;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Does what {@link FollowUp} decides: waits, builds the next request, sends it. */
final class FollowUpInterceptor implements Interceptor {
    /**
     * How often a wait looks whether its call has been cancelled: OkHttp tells nobody but the client's one event
     * listener.
     */
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final String[] CREDENTIALS = {"Authorization", "Proxy-Authorization"};

    private final @Nullable RetryPolicy retry;
    private final @Nullable RedirectPolicy redirects;
    private final Waiting waiting;

    /** Waits for the sake of a call, until the time is over or the call has been cancelled. */
    @FunctionalInterface
    interface Waiting {
        void await(Call call, Duration wait) throws IOException;
    }

    /**
     * @param retry null to repeat nothing, not even for a request that has a policy of its own
     * @param redirects null to follow nothing, not even for a request that has a policy of its own
     */
    FollowUpInterceptor(@Nullable RetryPolicy retry, @Nullable RedirectPolicy redirects, Waiting waiting) {
        this.retry = retry;
        this.redirects = redirects;
        this.waiting = waiting;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        FollowUp next = FollowUp.start(retryFor(request), redirectsFor(request));
        Response received = chain.proceed(request);
        Response response = received;
        while (true) {
            OkHttpExchange exchange = new OkHttpExchange(request, response);
            if (!exchange.isHttp()) {
                return response;
            }
            next = decide(next, exchange);
            if (next.kind() == FollowUp.Kind.STOP) {
                return response;
            }
            CallExchanges.close(response);
            waiting.await(chain.call(), next.delay());
            request = next(exchange, next, CallExchanges.firstRequest(received));
            received = chain.proceed(request);
            response = CallExchanges.append(response, received);
        }
    }

    private RetryPolicy retryFor(Request request) {
        if (retry == null) {
            return RetryPolicy.none();
        }
        RetryPolicy own = request.tag(RetryPolicy.class);
        return own == null ? retry : own;
    }

    private RedirectPolicy redirectsFor(Request request) {
        if (redirects == null) {
            return RedirectPolicy.none();
        }
        RedirectPolicy own = request.tag(RedirectPolicy.class);
        return own == null ? redirects : own;
    }

    private static FollowUp decide(FollowUp before, OkHttpExchange exchange) {
        try {
            return before.after(exchange);
        } catch (RuntimeException | Error thrownByRule) {
            CallExchanges.close(exchange.response());
            throw thrownByRule;
        }
    }

    /**
     * The fields are those of the request as it came here, not as it went out: interceptors farther in, which may add
     * to it, see the next one too. But what an authenticator has added goes along as far as it may, as it does with
     * OkHttp's own follow-ups.
     *
     * @param first what OkHttp sent first in this attempt, to which an authenticator has added nothing yet
     */
    private static Request next(OkHttpExchange exchange, FollowUp next, Request first) {
        Request request = exchange.request();
        Request sent = exchange.response().request();
        Request.Builder builder = request.newBuilder();
        if (next.kind() == FollowUp.Kind.REDIRECT) {
            redirect(exchange, next, builder);
        }
        boolean isChanged = next.kind() == FollowUp.Kind.REDIRECT;
        for (String name : CREDENTIALS) {
            String added = sent.header(name);
            if (added != null && first.header(name) == null && next.keepsField(name)) {
                builder.header(name, added);
                isChanged = true;
            }
        }
        return isChanged ? builder.build() : request;
    }

    private static void redirect(OkHttpExchange exchange, FollowUp next, Request.Builder builder) {
        Request request = exchange.request();
        HttpUrl target = Objects.requireNonNull(exchange.targetUrl());
        builder.url(
                target.newBuilder().encodedFragment(next.url().getRawFragment()).build());
        OwnCacheUrl.forget(request, builder);
        if (!next.method().token().equals(request.method())) {
            OkHttpAdapter.setMethod(builder, next.method(), null);
        }
        for (String name : request.headers().names()) {
            if (!next.keepsField(name)) {
                builder.removeHeader(name);
            }
        }
    }

    /** The URL under which a cache holds a response, which is that of one request. OkHttp has it since version 5. */
    private static final class OwnCacheUrl {
        private static final boolean IS_KNOWN = isKnown();

        private static boolean isKnown() {
            try {
                new Request.Builder().cacheUrlOverride(null);
                return true;
            } catch (NoSuchMethodError older) {
                return false;
            }
        }

        static void forget(Request request, Request.Builder next) {
            if (IS_KNOWN && request.cacheUrlOverride() != null) {
                next.cacheUrlOverride(null);
            }
        }
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
                        new InterruptedIOException("interrupted while waiting to send a request");
                exception.initCause(e);
                throw exception;
            }
        }
        if (call.isCanceled()) {
            throw new IOException("Canceled");
        }
    }
}
