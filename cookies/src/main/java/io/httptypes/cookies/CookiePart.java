package io.httptypes.cookies;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * A part of a cookie that a stack's own class may not be able to carry. The bridges in the adapters name parts by this.
 */
public enum CookiePart {
    /** A character of the name. */
    NAME("the name", true),
    /** A character of the value. */
    VALUE("the value", true),
    /** That the cookie is for its host alone. */
    HOST_ONLY("the absence of Domain", true),
    /** The attribute Secure. */
    SECURE("Secure", true),
    /** The attribute HttpOnly. */
    HTTP_ONLY("HttpOnly", true),
    /** The attribute SameSite. */
    SAME_SITE("SameSite", true),
    /** The attribute Partitioned. */
    PARTITIONED("Partitioned", true),
    /** The attribute Domain. */
    DOMAIN("Domain", false),
    /** The attribute Path. */
    PATH("Path", false),
    /** The attribute Max-Age, or a part of it. */
    MAX_AGE("Max-Age", false),
    /** The attribute Expires, or that it is not a Max-Age. */
    EXPIRES("Expires", false),
    /** An attribute that {@link SetCookie} has no method for. */
    EXTENSION("an extension", false);

    private final String words;
    private final boolean protects;

    CookiePart(String words, boolean protects) {
        this.words = words;
        this.protects = protects;
    }

    /**
     * Tells whether the user is less safe without the part.
     *
     * @return true for the first seven
     */
    public boolean protects() {
        return protects;
    }

    /**
     * Makes what a bridge does with a loss unless the caller says otherwise: it throws if the part protects the user,
     * and does nothing otherwise.
     *
     * @param stack what cannot carry the part, for the message
     * @return a consumer that throws {@link IllegalArgumentException} that names the part
     */
    public static Consumer<CookiePart> refusing(String stack) {
        Objects.requireNonNull(stack, "stack");
        return part -> {
            if (part.protects) {
                throw new IllegalArgumentException(stack + " cannot carry " + part.words
                        + " of the cookie; expected a cookie without it, or a consumer of losses");
            }
        };
    }
}
