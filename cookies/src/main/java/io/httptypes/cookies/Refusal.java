package io.httptypes.cookies;

import java.util.Objects;

/**
 * A cookie that a {@link CookieJar} has not stored, and why. It never holds the cookie's value.
 *
 * @param name the cookie's name; empty if it has none or the field holds no cookie
 * @param reason a sentence, which is the same for all cookies that are refused for one reason
 */
public record Refusal(String name, String reason) {
    /** Makes a refusal. */
    public Refusal {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }
}
