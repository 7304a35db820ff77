package io.httptypes.messages;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which redirects a client follows, and what it takes along. Immutable.
 *
 * <p>301, 302, 303, 307 and 308 with Location are followed, with the method of
 * {@link io.httptypes.StatusCode#redirectMethod}. Content goes along if the method stays. {@code Authorization},
 * {@code Proxy-Authorization}, {@code Cookie} and {@code Host} never go to another origin, that is if scheme, host or
 * port become another.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, Section 15.4</a>
 */
public final class RedirectPolicy {
    private static final Set<String> OF_ORIGIN = Set.of("authorization", "proxy-authorization", "cookie", "host");
    private static final RedirectPolicy NONE = new RedirectPolicy(0, false, OF_ORIGIN, null);
    private static final RedirectPolicy STANDARD = new RedirectPolicy(20, false, OF_ORIGIN, null);

    private final int maxRedirects;
    private final boolean allowsDowngrade;
    private final Set<String> leftBehind;
    private final @Nullable Duration maxWait;

    private RedirectPolicy(
            int maxRedirects, boolean allowsDowngrade, Set<String> leftBehind, @Nullable Duration maxWait) {
        this.maxRedirects = maxRedirects;
        this.allowsDowngrade = allowsDowngrade;
        this.leftBehind = leftBehind;
        this.maxWait = maxWait;
    }

    /**
     * Returns the policy that follows nothing.
     *
     * @return a constant
     */
    public static RedirectPolicy none() {
        return NONE;
    }

    /**
     * Returns the policy that follows 20 redirects in a call, and none from https to http.
     *
     * @return a constant
     */
    public static RedirectPolicy standard() {
        return STANDARD;
    }

    /**
     * Returns this policy with another number of redirects.
     *
     * @param maxRedirects how many to follow in a call; zero or more
     * @return the changed copy
     * @throws IllegalArgumentException if the number is negative
     */
    public RedirectPolicy withMaxRedirects(int maxRedirects) {
        if (maxRedirects < 0) {
            throw new IllegalArgumentException(maxRedirects + " is not a valid maxRedirects; expected zero or more");
        }
        return new RedirectPolicy(maxRedirects, allowsDowngrade, leftBehind, maxWait);
    }

    /**
     * Returns this policy, following from https to http too.
     *
     * @return the changed copy
     */
    public RedirectPolicy withDowngrade() {
        return new RedirectPolicy(maxRedirects, true, leftBehind, maxWait);
    }

    /**
     * Returns this policy with further fields that do not go to another origin.
     *
     * @param names tokens such as {@code "X-Api-Key"}; case does not matter
     * @return the changed copy
     * @throws IllegalArgumentException if a name is not a token
     */
    public RedirectPolicy withFieldsLeftBehind(String... names) {
        Set<String> all = new HashSet<>(leftBehind);
        for (String name : Objects.requireNonNull(names, "names")) {
            all.add(Fields.requireName(Objects.requireNonNull(name, "names")).toLowerCase(Locale.ROOT));
        }
        return new RedirectPolicy(maxRedirects, allowsDowngrade, Set.copyOf(all), maxWait);
    }

    /**
     * Returns this policy with a bound for the waits before redirects, which Retry-After asks for (RFC 9110, Section
     * 10.2.3). Without it the bound is that of {@link RetryPolicy#of}, and 30 s with {@link RetryPolicy#none}.
     *
     * @param maxWait how long they may be together, in a call; zero or more
     * @return the changed copy
     * @throws IllegalArgumentException if the wait is negative
     */
    public RedirectPolicy withMaxWait(Duration maxWait) {
        if (Objects.requireNonNull(maxWait, "maxWait").isNegative()) {
            throw new IllegalArgumentException(maxWait + " is not a valid maxWait; expected zero or more");
        }
        return new RedirectPolicy(maxRedirects, allowsDowngrade, leftBehind, maxWait);
    }

    int maxRedirects() {
        return maxRedirects;
    }

    boolean allowsDowngrade() {
        return allowsDowngrade;
    }

    @Nullable
    Duration maxWait() {
        return maxWait;
    }

    /**
     * @param name in lower case
     */
    boolean leavesBehind(String name) {
        return leftBehind.contains(name);
    }
}
