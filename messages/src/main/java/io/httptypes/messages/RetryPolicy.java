package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which requests a client sends again, how often, and how long it waits for that in all. Immutable; its rules are
 * called by many threads.
 *
 * <p>If nothing else is said, a request is repeated where {@link StatusCode#isRetryable} allows it, one with an
 * {@code Idempotency-Key} like an idempotent one, and after 413 with Retry-After (RFC 9110, Section 15.5.14).
 *
 * <p>A request is repeated after the time that Retry-After asks for, and without that after a random one between half
 * and whole of 200 ms, which doubles with each repeat up to 30 s. No wait before a repeat is shorter than 50 ms.
 */
public final class RetryPolicy {
    private static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, RetryPolicy::isStandard, Set.of());

    private final int maxAttempts;
    private final Duration maxTotalWait;
    private final Rule rule;
    private final Set<String> idempotencyFields;

    private RetryPolicy(int maxAttempts, Duration maxTotalWait, Rule rule, Set<String> idempotencyFields) {
        this.maxAttempts = maxAttempts;
        this.maxTotalWait = maxTotalWait;
        this.rule = rule;
        this.idempotencyFields = idempotencyFields;
    }

    /** What is to be repeated, if it is an error. */
    @FunctionalInterface
    private interface Rule {
        boolean allows(Exchange exchange, boolean isIdempotent);
    }

    /**
     * Returns the policy that repeats nothing, and bounds no wait before a redirect: see
     * {@link RedirectPolicy#withMaxWait}.
     *
     * @return a constant
     */
    public static RetryPolicy none() {
        return NONE;
    }

    /**
     * Makes a policy. Both bounds hold for the whole call, over all redirects.
     *
     * @param maxAttempts how often a request may be sent, 1 or more; each repeat counts, a redirect does not
     * @param maxTotalWait how long all waits may be together, before redirects too; zero or more. What the exchanges
     *     take does not count
     * @return the policy
     * @throws IllegalArgumentException if {@code maxAttempts} is below 1 or {@code maxTotalWait} is negative
     */
    public static RetryPolicy of(int maxAttempts, Duration maxTotalWait) {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(maxAttempts + " is not a valid maxAttempts; expected 1 or more");
        }
        if (Objects.requireNonNull(maxTotalWait, "maxTotalWait").isNegative()) {
            throw new IllegalArgumentException(maxTotalWait + " is not a valid maxTotalWait; expected zero or more");
        }
        return new RetryPolicy(maxAttempts, maxTotalWait, RetryPolicy::isStandard, Set.of("Idempotency-Key"));
    }

    /**
     * Returns this policy with another rule in place of its own.
     *
     * @param rule whether to repeat; asked about responses with 400 to 999 alone
     * @return the changed copy
     */
    public RetryPolicy withRetryable(Predicate<? super Exchange> rule) {
        Objects.requireNonNull(rule, "rule");
        return with((exchange, isIdempotent) -> rule.test(exchange));
    }

    /**
     * Returns this policy with one more reason to repeat.
     *
     * @param rule whether to repeat what this policy does not; asked about responses with 400 to 999 alone
     * @return the changed copy
     */
    public RetryPolicy withAlsoRetryable(Predicate<? super Exchange> rule) {
        Objects.requireNonNull(rule, "rule");
        Rule first = this.rule;
        return with((exchange, isIdempotent) -> first.allows(exchange, isIdempotent) || rule.test(exchange));
    }

    private RetryPolicy with(Rule rule) {
        return new RetryPolicy(maxAttempts, maxTotalWait, rule, idempotencyFields);
    }

    /**
     * Returns this policy with other fields that make a request as good as idempotent, in place of
     * {@code Idempotency-Key}.
     *
     * @param names tokens; none for no such field
     * @return the changed copy
     * @throws IllegalArgumentException if a name is not a token
     */
    public RetryPolicy withIdempotencyFields(String... names) {
        Set<String> fields = new LinkedHashSet<>();
        for (String name : Objects.requireNonNull(names, "names")) {
            fields.add(Fields.requireName(Objects.requireNonNull(name, "names")));
        }
        return new RetryPolicy(maxAttempts, maxTotalWait, rule, Set.copyOf(fields));
    }

    int maxAttempts() {
        return maxAttempts;
    }

    Duration maxTotalWait() {
        return maxTotalWait;
    }

    boolean allows(Exchange exchange) {
        return exchange.status().isError() && rule.allows(exchange, isIdempotent(exchange));
    }

    private boolean isIdempotent(Exchange exchange) {
        return exchange.method().isIdempotent()
                || idempotencyFields.stream()
                        .anyMatch(name -> !exchange.requestField(name).isEmpty());
    }

    private static boolean isStandard(Exchange exchange, boolean isIdempotent) {
        // Any idempotent method stands for those that a field makes so.
        RequestMethod method = isIdempotent ? HttpMethod.PUT : exchange.method();
        return exchange.status().isRetryable(method)
                || (exchange.status() == HttpStatus.CONTENT_TOO_LARGE
                        && exchange.retryAfter().isPresent());
    }
}
