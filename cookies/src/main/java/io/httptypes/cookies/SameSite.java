package io.httptypes.cookies;

import java.util.Objects;
import java.util.Optional;

/**
 * To which requests of other sites a browser adds a cookie.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis">draft-ietf-httpbis-rfc6265bis,
 *     Section 4.1.2.7</a>
 */
public enum SameSite {
    /** To none. */
    STRICT("Strict"),
    /** To those that lead to the site, such as a link that is followed. */
    LAX("Lax"),
    /** To all. The cookie has to be Secure. */
    NONE("None");

    private final String value;

    SameSite(String value) {
        this.value = value;
    }

    /**
     * Returns the value of the attribute.
     *
     * @return {@code "Strict"}, {@code "Lax"} or {@code "None"}
     */
    public String value() {
        return value;
    }

    /**
     * Finds what the value of an attribute means.
     *
     * @param value any text; case does not matter
     * @return the constant, or empty for any other text
     */
    public static Optional<SameSite> find(CharSequence value) {
        String text = Objects.requireNonNull(value, "value").toString();
        for (SameSite sameSite : values()) {
            if (sameSite.value.equalsIgnoreCase(text)) {
                return Optional.of(sameSite);
            }
        }
        return Optional.empty();
    }
}
