package io.httptypes.messages;

import io.httptypes.RequestMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a call does next, and what it may still do. Immutable: each response leads to another one.
 *
 * <p>A client adapter asks {@link #after} about each response, waits for {@link #delay}, builds the next request and
 * sends it, until the kind is {@link Kind#STOP}. Then the caller gets the last response as it is.
 *
 * <pre>{@code
 * FollowUp next = FollowUp.start(retryPolicy, redirectPolicy);
 * do {
 *     …send…
 *     next = next.after(exchange);
 * } while (next.kind() != FollowUp.Kind.STOP);
 * }</pre>
 */
public final class FollowUp {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    private static final Duration MOST_FOR_REDIRECTS = Duration.ofSeconds(30);

    /**
     * Beside those whose names begin with "Content-". A request without content must not expect 100 (RFC 9110, Section
     * 10.1.1).
     */
    private static final Set<String> OF_CONTENT =
            Set.of("transfer-encoding", "trailer", "expect", "digest", "repr-digest", "last-modified");

    /** What a call does next. */
    public enum Kind {
        /** Send the first request. */
        START,
        /** Send the same request again. */
        REPEAT,
        /** Send a request to the target of a redirect. */
        REDIRECT,
        /** Return the last response. */
        STOP
    }

    /** Why a call is over. */
    public enum Reason {
        /** The call is not over. */
        NONE,
        /** The response is neither an error that is repeated nor a redirect that is followed. */
        FINAL,
        /** The policy allows no more attempts. */
        ATTEMPTS,
        /** The next wait is longer than the policy allows. */
        WAIT,
        /** The policy allows no more redirects. */
        REDIRECTS,
        /** The redirect leads from https to http. */
        DOWNGRADE,
        /** The target of the redirect is not an http or https URL. */
        SCHEME,
        /** The redirect has no target. */
        TARGET,
        /** The request has a body that cannot be sent again. */
        CONTENT
    }

    private final Call call;
    private final int attempts;
    private final int redirects;
    private final Duration waited;
    private final Duration waitedForRedirects;
    private final Kind kind;
    private final Reason reason;
    private final Duration delay;
    private final @Nullable RequestMethod method;
    private final @Nullable URI url;
    private final boolean keepsContent;
    private final boolean keepsOrigin;

    /** What stays the same in all of a call. */
    private record Call(RetryPolicy retry, RedirectPolicy redirects, DoubleSupplier random) {}

    private FollowUp(Call call) {
        this.call = call;
        attempts = 1;
        redirects = 0;
        waited = Duration.ZERO;
        waitedForRedirects = Duration.ZERO;
        kind = Kind.START;
        reason = Reason.NONE;
        delay = Duration.ZERO;
        method = null;
        url = null;
        keepsContent = true;
        keepsOrigin = true;
    }

    private FollowUp(
            FollowUp before,
            Kind kind,
            Reason reason,
            Duration delay,
            @Nullable RequestMethod method,
            @Nullable URI url,
            boolean keepsContent,
            boolean keepsOrigin) {
        call = before.call;
        attempts = before.attempts + (kind == Kind.REPEAT ? 1 : 0);
        redirects = before.redirects + (kind == Kind.REDIRECT ? 1 : 0);
        waited = before.waited.plus(delay);
        waitedForRedirects = kind == Kind.REDIRECT ? before.waitedForRedirects.plus(delay) : before.waitedForRedirects;
        this.kind = kind;
        this.reason = reason;
        this.delay = delay;
        this.method = method;
        this.url = url;
        this.keepsContent = keepsContent;
        this.keepsOrigin = keepsOrigin;
    }

    /**
     * Starts a call.
     *
     * @param retry what to repeat
     * @param redirects what to follow
     * @return what comes before the first request
     */
    public static FollowUp start(RetryPolicy retry, RedirectPolicy redirects) {
        return start(retry, redirects, () -> ThreadLocalRandom.current().nextDouble());
    }

    static FollowUp start(RetryPolicy retry, RedirectPolicy redirects, DoubleSupplier random) {
        return new FollowUp(new Call(
                Objects.requireNonNull(retry, "retry"), Objects.requireNonNull(redirects, "redirects"), random));
    }

    /**
     * Decides what follows a response.
     *
     * @param exchange the request that this has led to, and its response
     * @return a repeat, a redirect or a stop
     */
    public FollowUp after(Exchange exchange) {
        Objects.requireNonNull(exchange, "exchange");
        Optional<RequestMethod> redirected = exchange.status().redirectMethod(exchange.method());
        boolean isRedirect = redirected.isPresent()
                && call.redirects.maxRedirects() > 0
                && !exchange.responseField("Location").isEmpty();
        return isRedirect ? redirect(exchange, redirected.get()) : repeat(exchange);
    }

    private FollowUp redirect(Exchange exchange, RequestMethod redirected) {
        Optional<URI> found = exchange.target();
        if (found.isEmpty()) {
            return stop(Reason.TARGET);
        }
        URI url = exchange.url();
        URI target = found.get();
        boolean isSecure = "https".equalsIgnoreCase(target.getScheme());
        boolean keepsMethod = redirected.equals(exchange.method());
        if (target.getRawAuthority() == null || (!isSecure && !"http".equalsIgnoreCase(target.getScheme()))) {
            return stop(Reason.SCHEME);
        } else if (!isSecure && "https".equalsIgnoreCase(url.getScheme()) && !call.redirects.allowsDowngrade()) {
            return stop(Reason.DOWNGRADE);
        } else if (redirects >= call.redirects.maxRedirects()) {
            return stop(Reason.REDIRECTS);
        } else if (keepsMethod && !exchange.canBeSentAgain()) {
            return stop(Reason.CONTENT);
        }
        Duration wait = exchange.retryAfter().orElse(Duration.ZERO);
        if (wait.compareTo(leftForRedirects()) > 0) {
            return stop(Reason.WAIT);
        }
        return new FollowUp(
                this,
                Kind.REDIRECT,
                Reason.NONE,
                wait,
                redirected,
                withFragmentOf(url, target),
                keepsMethod,
                origin(url).equals(origin(target)));
    }

    /** RFC 9110, Section 10.2.2: a fragment goes along. */
    private static URI withFragmentOf(URI url, URI target) {
        return target.getRawFragment() == null && url.getRawFragment() != null
                ? URI.create(target + "#" + url.getRawFragment())
                : target;
    }

    private Duration leftForRedirects() {
        Duration said = call.redirects.maxWait();
        boolean isUnbounded = call.retry == RetryPolicy.none();
        Duration most = said == null && isUnbounded ? MOST_FOR_REDIRECTS : said;
        Duration left = isUnbounded ? null : call.retry.maxTotalWait().minus(waited);
        if (most == null) {
            return Objects.requireNonNull(left);
        }
        Duration leftOfMost = most.minus(waitedForRedirects);
        return left == null || leftOfMost.compareTo(left) < 0 ? leftOfMost : left;
    }

    private FollowUp repeat(Exchange exchange) {
        if (!call.retry.allows(exchange)) {
            return stop(Reason.FINAL);
        } else if (attempts >= call.retry.maxAttempts()) {
            return stop(Reason.ATTEMPTS);
        } else if (!exchange.canBeSentAgain()) {
            return stop(Reason.CONTENT);
        }
        Duration left = call.retry.maxTotalWait().minus(waited);
        Duration wait = longer(exchange.retryAfter().orElseGet(() -> shorter(backOff(), left)), SHORTEST_WAIT);
        if (wait.compareTo(left) > 0) {
            return stop(Reason.WAIT);
        }
        return new FollowUp(this, Kind.REPEAT, Reason.NONE, wait, exchange.method(), exchange.url(), true, true);
    }

    private Duration backOff() {
        // The limit of the shift keeps the product small; the longest wait is reached long before.
        Duration longest = shorter(FIRST_BACK_OFF.multipliedBy(1L << Math.min(attempts - 1, 20)), LONGEST_BACK_OFF);
        return Duration.ofNanos((long) (longest.toNanos() * (1 + call.random.getAsDouble()) / 2));
    }

    private FollowUp stop(Reason why) {
        return new FollowUp(this, Kind.STOP, why, Duration.ZERO, null, null, true, true);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** By the authority's text, since {@link URI#getHost} is null for a host with an underscore. */
    private static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String authority = url.getRawAuthority();
        authority = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon >= 0 && authority.indexOf(']', colon) < 0;
        String host = hasPort ? authority.substring(0, colon) : authority;
        String port = hasPort ? authority.substring(colon + 1) : "";
        return scheme + "://" + host + ":" + (port.isEmpty() ? (scheme.equals("https") ? "443" : "80") : port);
    }

    /**
     * Returns what the call does next.
     *
     * @return {@link Kind#START} before the first request, and never again
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns why the call is over.
     *
     * @return {@link Reason#NONE} if it is not
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns how long to wait before the next request.
     *
     * @return zero or more; 50 ms or more before a repeat
     */
    public Duration delay() {
        return delay;
    }

    /**
     * Returns the method of the next request.
     *
     * @return the method
     * @throws IllegalStateException for {@link Kind#START} and {@link Kind#STOP}
     */
    public RequestMethod method() {
        return required(method);
    }

    /**
     * Returns where the next request goes.
     *
     * @return the URL
     * @throws IllegalStateException for {@link Kind#START} and {@link Kind#STOP}
     */
    public URI url() {
        return required(url);
    }

    private <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(kind + " has no request; expected REPEAT or REDIRECT");
        }
        return value;
    }

    /**
     * Tells whether the next request has the content of the last one.
     *
     * @return false if the method has become GET
     */
    public boolean keepsContent() {
        return keepsContent;
    }

    /**
     * Tells whether the next request has a field of the last one.
     *
     * @param name any name; case does not matter
     * @return false for what describes content, if that does not go along, and for what must not go to another origin
     */
    public boolean keepsField(String name) {
        String folded = Objects.requireNonNull(name, "name").toLowerCase(Locale.ROOT);
        boolean isOfContent = folded.startsWith("content-") || OF_CONTENT.contains(folded);
        return (keepsContent || !isOfContent) && (keepsOrigin || !call.redirects.leavesBehind(folded));
    }

    /**
     * Describes the decision, for a log.
     *
     * @return the kind, and its reason, delay and URL without secrets
     */
    @Override
    public String toString() {
        return switch (kind) {
            case START -> "START";
            case STOP -> "STOP, " + reason;
            case REPEAT, REDIRECT -> kind + " after " + delay + ", " + method() + " " + RedactedUrl.of(url());
        };
    }
}
