package io.httptypes.cookies;

import java.util.Objects;

/**
 * A name and a value, as a field {@code Cookie} has them.
 *
 * @param name the name; empty for a cookie without one
 * @param value the value; quotes are part of it
 */
public record CookiePair(String name, String value) {
    /**
     * Makes a pair.
     *
     * @throws IllegalArgumentException if a field could not carry it: if it holds a semicolon or a control character,
     *     the name an equals sign, or either of them a blank at its start or end
     */
    public CookiePair {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        CookieText.requireCarried("a cookie's name", name, true);
        CookieText.requireCarried("a cookie's value", value, false);
    }

    /**
     * Describes the pair without its value, which may be a secret.
     *
     * @return the name
     */
    @Override
    public String toString() {
        return "CookiePair[" + name + "]";
    }
}
