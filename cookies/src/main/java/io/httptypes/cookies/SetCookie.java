package io.httptypes.cookies;

import io.httptypes.internal.Quoted;
import io.httptypes.internal.Token;
import io.httptypes.messages.HttpDate;
import io.httptypes.messages.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of one field {@code Set-Cookie}: what a server builds, a gateway rewrites and a client reads. Immutable.
 *
 * <p>{@link #of} and {@link #builder} take what a server may send. {@link #parse} takes what clients take, and
 * {@link #deviations()} says what of it a server must not send. Texts are Latin-1 images of the bytes on the wire; what
 * a stack has decoded can be read too, and not be sent. Two values are equal if all their parts are, in the order of
 * the extensions.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265">RFC 6265</a>, and draft-ietf-httpbis-rfc6265bis for SameSite,
 *     prefixes and Partitioned
 */
public final class SetCookie {
    private final String name;
    private final String value;
    private final @Nullable String domain;
    private final @Nullable String path;
    private final @Nullable Duration maxAge;
    private final @Nullable Instant expires;
    private final boolean isSecure;
    private final boolean isHttpOnly;
    private final boolean isPartitioned;
    private final @Nullable SameSite sameSite;
    private final List<String> extensions;
    private final List<String> deviations;

    SetCookie(Builder builder, @Nullable List<String> deviations) {
        name = builder.name;
        value = builder.value;
        domain = builder.domain;
        path = builder.path;
        maxAge = builder.maxAge;
        expires = builder.expires;
        isSecure = builder.isSecure;
        isHttpOnly = builder.isHttpOnly;
        isPartitioned = builder.isPartitioned;
        sameSite = builder.sameSite;
        extensions = builder.extensions == null ? List.of() : List.copyOf(builder.extensions);
        this.deviations = deviations == null ? List.of() : List.copyOf(deviations);
    }

    /**
     * Makes a cookie of a session: without attributes.
     *
     * @param name a token
     * @param value visible ASCII without quotation mark, comma, semicolon and backslash; quotation marks around it are
     *     allowed
     * @return the cookie
     * @throws IllegalArgumentException if one of them is anything else, or the name begins with {@code __Secure-} or
     *     {@code __Host-}, which ask for attributes
     */
    public static SetCookie of(String name, String value) {
        return builder(name, value).build();
    }

    /**
     * Starts a cookie.
     *
     * @param name as for {@link #of}
     * @param value as for {@link #of}
     * @return a builder, for one thread
     * @throws IllegalArgumentException as for {@link #of}, but for the prefixes
     */
    public static Builder builder(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (!Token.isToken(name)) {
            throw new IllegalArgumentException(Quoted.of(name) + " is not a valid name of a cookie; expected a token");
        }
        requireValue(value);
        return new Builder(name, value);
    }

    /**
     * Starts a cookie of parts that a stack has received and read: for bridges, which must not lose what a server
     * should not have sent.
     *
     * @param name the name; {@code ""} for a cookie without a name
     * @param value the value
     * @return a builder, for one thread, that takes what {@link #parse} takes
     * @throws IllegalArgumentException if one of them holds what no field can carry: a semicolon, a control character,
     *     a blank at one of its ends, or in the name an equals sign; or if both are empty
     */
    public static Builder receivedBuilder(String name, String value) {
        CookiePair pair = new CookiePair(name, value);
        if (name.isEmpty() && value.isEmpty()) {
            throw new IllegalArgumentException("the cookie has neither a name nor a value; expected one of them");
        }
        Builder builder = new Builder(pair.name(), pair.value());
        builder.isReceived = true;
        return builder;
    }

    private static void requireValue(String value) {
        if (!CookieText.isStrictValue(value)) {
            // The value may be a secret.
            throw new IllegalArgumentException(
                    "the text is not a valid value of a cookie; expected visible ASCII without"
                            + " quotation mark, comma, semicolon and backslash");
        }
    }

    /**
     * Reads a field value, leniently, as clients do: of two attributes of a name the last one counts, and one that
     * cannot be read does not.
     *
     * @param fieldValue one line of the field; commas divide nothing
     * @return the cookie; without an equals sign before the first semicolon it has no name
     * @throws IllegalArgumentException if there is neither a name nor a value, or the text holds a control character
     *     other than tab
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.2">RFC 6265, Section 5.2</a>
     */
    public static SetCookie parse(CharSequence fieldValue) {
        Objects.requireNonNull(fieldValue, "fieldValue");
        SetCookie cookie = SetCookieParser.parse(fieldValue.toString());
        if (cookie == null) {
            throw new IllegalArgumentException(
                    "the text is not a valid Set-Cookie field; expected a name or a value, and no control character");
        }
        return cookie;
    }

    /**
     * Finds the cookie of a field value.
     *
     * @param fieldValue one line of the field
     * @return the cookie, or empty where {@link #parse} would throw
     */
    public static Optional<SetCookie> find(CharSequence fieldValue) {
        Objects.requireNonNull(fieldValue, "fieldValue");
        return Optional.ofNullable(SetCookieParser.parse(fieldValue.toString()));
    }

    /**
     * Returns the name.
     *
     * @return the name; {@code ""} if a cookie was read that has none
     */
    public String name() {
        return name;
    }

    /**
     * Returns the value.
     *
     * @return the value; quotation marks are a part of it
     */
    public String value() {
        return value;
    }

    /**
     * Returns the attribute {@code Domain}.
     *
     * @return the domain in lower case, without the dot that may have stood before it; empty if the cookie is for its
     *     host alone
     */
    public Optional<String> domain() {
        return Optional.ofNullable(domain);
    }

    /**
     * Returns the attribute {@code Path}.
     *
     * @return a path that begins with a slash; empty without the attribute, and then clients take
     *     {@link CookieRules#defaultPath}
     */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /**
     * Returns the attribute {@code Max-Age}.
     *
     * @return how long the cookie lives, in seconds; zero or less if it is to be removed. What is beyond a long is the
     *     greatest or the least
     */
    public Optional<Duration> maxAge() {
        return Optional.ofNullable(maxAge);
    }

    /**
     * Returns the attribute {@code Expires}.
     *
     * @return when the cookie ends, if there is no {@code Max-Age}
     */
    public Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /**
     * Returns when the cookie ends.
     *
     * @param received when it was received
     * @return by {@code Max-Age} if there is one, else by {@code Expires}; {@link Instant#MIN} if it is to be removed,
     *     {@link Instant#MAX} if that is later than an instant can be; empty for a cookie of a session
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.3">RFC 6265, Section 5.3</a>
     */
    public Optional<Instant> expiry(Instant received) {
        Objects.requireNonNull(received, "received");
        if (maxAge == null) {
            return expires();
        }
        if (maxAge.isZero() || maxAge.isNegative()) {
            return Optional.of(Instant.MIN);
        }
        try {
            return Optional.of(received.plus(maxAge));
        } catch (DateTimeException | ArithmeticException beyond) {
            return Optional.of(Instant.MAX);
        }
    }

    /**
     * Returns how much longer the cookie lives, for stacks that have a Max-Age and no date.
     *
     * @param now when this is asked
     * @return by {@code Max-Age} if there is one, else the time until {@code Expires}; zero if the cookie has ended or
     *     is to be removed; empty for a cookie of a session
     */
    public Optional<Duration> lifetime(Instant now) {
        Objects.requireNonNull(now, "now");
        Duration left = maxAge != null ? maxAge : expires == null ? null : Duration.between(now, expires);
        return Optional.ofNullable(left).map(lives -> lives.isNegative() ? Duration.ZERO : lives);
    }

    /**
     * Tells whether a client sends the cookie over a secure connection alone.
     *
     * @return true with the attribute {@code Secure}
     */
    public boolean isSecure() {
        return isSecure;
    }

    /**
     * Tells whether a browser keeps the cookie from scripts.
     *
     * @return true with the attribute {@code HttpOnly}
     */
    public boolean isHttpOnly() {
        return isHttpOnly;
    }

    /**
     * Tells whether a browser keeps one cookie for each top-level site.
     *
     * @return true with the attribute {@code Partitioned}
     */
    public boolean isPartitioned() {
        return isPartitioned;
    }

    /**
     * Returns the attribute {@code SameSite}.
     *
     * @return its meaning; empty without the attribute, and for a value that clients do not know
     */
    public Optional<SameSite> sameSite() {
        return Optional.ofNullable(sameSite);
    }

    /**
     * Returns the attributes that have no method here.
     *
     * @return each as it stands in the field, such as {@code "Priority=High"}, in their order; unmodifiable
     */
    public List<String> extensions() {
        return extensions;
    }

    /**
     * Returns what a server must not send.
     *
     * @return a sentence for each deviation, without the value; empty for a cookie that {@link #builder} could have
     *     made; unmodifiable
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1">RFC 6265, Section 4.1.1</a>
     */
    public List<String> deviations() {
        return deviations;
    }

    /**
     * Writes the value of the field.
     *
     * @return name, value and attributes, always in the same order; {@link #parse} makes an equal cookie of it
     */
    public String fieldValue() {
        // One expression, which the JVM writes into the result without a buffer before it.
        String field = name
                + '='
                + value
                + (expires == null ? "" : "; Expires=")
                + (expires == null ? "" : HttpDate.format(expires))
                + (maxAge == null ? "" : "; Max-Age=")
                + (maxAge == null ? "" : Long.toString(maxAge.toSeconds()))
                + (domain == null ? "" : "; Domain=")
                + (domain == null ? "" : domain)
                + (path == null ? "" : "; Path=")
                + (path == null ? "" : path)
                + (isSecure ? "; Secure" : "")
                + (isHttpOnly ? "; HttpOnly" : "")
                + (sameSite == null ? "" : "; SameSite=")
                + (sameSite == null ? "" : sameSite.value())
                + (isPartitioned ? "; Partitioned" : "");
        return extensions.isEmpty() ? field : field + "; " + String.join("; ", extensions);
    }

    /**
     * Adds this cookie to a reply, as one more line.
     *
     * @param reply any reply
     * @return the changed reply
     */
    public Reply addTo(Reply reply) {
        return Objects.requireNonNull(reply, "reply").withAddedField("Set-Cookie", fieldValue());
    }

    /**
     * Starts a changed copy. What is not changed stays as it was received, even if a server must not send it.
     *
     * @return a builder, for one thread
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, value);
        builder.domain = domain;
        builder.path = path;
        builder.maxAge = maxAge;
        builder.expires = expires;
        builder.isSecure = isSecure;
        builder.isHttpOnly = isHttpOnly;
        builder.isPartitioned = isPartitioned;
        builder.sameSite = sameSite;
        if (!extensions.isEmpty()) {
            builder.extensions = new ArrayList<>(extensions);
        }
        return builder;
    }

    /** Compares all parts. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SetCookie that
                && name.equals(that.name)
                && value.equals(that.value)
                && Objects.equals(domain, that.domain)
                && Objects.equals(path, that.path)
                && Objects.equals(maxAge, that.maxAge)
                && Objects.equals(expires, that.expires)
                && isSecure == that.isSecure
                && isHttpOnly == that.isHttpOnly
                && isPartitioned == that.isPartitioned
                && sameSite == that.sameSite
                && extensions.equals(that.extensions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                name, value, domain, path, maxAge, expires, isSecure, isHttpOnly, isPartitioned, sameSite, extensions);
    }

    /**
     * Describes the cookie without its value, which may be a secret.
     *
     * @return the name and the attributes
     */
    @Override
    public String toString() {
        String field = fieldValue();
        return "SetCookie[" + name + field.substring(name.length() + 1 + value.length()) + "]";
    }

    /** Builds a cookie. For one thread. */
    public static final class Builder {
        private final String name;
        private String value;
        private @Nullable String domain;
        private @Nullable String path;
        private @Nullable Duration maxAge;
        private @Nullable Instant expires;
        private boolean isSecure;
        private boolean isHttpOnly;
        private boolean isPartitioned;
        private @Nullable SameSite sameSite;
        private @Nullable List<String> extensions;
        private boolean isReceived;

        Builder(String name, String value) {
            this.name = name;
            this.value = value;
        }

        /**
         * Sets another value.
         *
         * @param value as for {@link SetCookie#of}
         * @return this builder
         * @throws IllegalArgumentException as for {@link SetCookie#of}
         */
        public Builder value(String value) {
            requireValue(Objects.requireNonNull(value, "value"));
            this.value = value;
            return this;
        }

        /**
         * Sets the domain whose hosts get the cookie too.
         *
         * @param domain letters, digits and hyphens, divided by dots, or null for the host alone; case does not matter
         * @return this builder
         * @throws IllegalArgumentException if it is anything else, also with a dot before it
         */
        public Builder domain(@Nullable String domain) {
            if (isReceived && domain != null) {
                CookieText.requireCarried("a cookie's domain", domain, false);
                String bare = SetCookieParser.bareDomain(domain);
                return receivedDomain(bare.isEmpty() ? null : bare);
            }
            if (domain != null && !CookieText.isSubdomain(domain)) {
                throw new IllegalArgumentException(
                        Quoted.of(domain) + " is not a valid domain of a cookie; expected a host name in ASCII");
            }
            return receivedDomain(domain == null ? null : CookieText.toLowerCase(domain));
        }

        Builder receivedDomain(@Nullable String received) {
            domain = received;
            return this;
        }

        /**
         * Sets the path below which clients send the cookie.
         *
         * @param path a path that begins with a slash, of ASCII without a control character, semicolon and blank at its
         *     end; null for none
         * @return this builder
         * @throws IllegalArgumentException if it is anything else
         */
        public Builder path(@Nullable String path) {
            if (isReceived && path != null) {
                CookieText.requireCarried("a cookie's path", path, false);
                return receivedPath(path.startsWith("/") ? path : null);
            }
            if (path != null && (!path.startsWith("/") || !CookieText.isAttributeValue(path) || path.endsWith(" "))) {
                throw new IllegalArgumentException(
                        Quoted.of(path) + " is not a valid path of a cookie; expected one that begins with a slash");
            }
            return receivedPath(path);
        }

        Builder receivedPath(@Nullable String received) {
            path = received;
            return this;
        }

        /**
         * Sets how long the cookie lives. A part of a second is left out.
         *
         * @param maxAge zero, which removes the cookie, or more; null to leave it out
         * @return this builder
         * @throws IllegalArgumentException if it is negative. Other APIs write -1 for a cookie without Max-Age; pass
         *     null for that
         */
        public Builder maxAge(@Nullable Duration maxAge) {
            if (maxAge != null && maxAge.isNegative() && !isReceived) {
                throw new IllegalArgumentException(
                        maxAge + " is not a valid Max-Age; expected zero or more, or null for none");
            }
            return receivedMaxAge(maxAge == null ? null : maxAge.truncatedTo(ChronoUnit.SECONDS));
        }

        Builder receivedMaxAge(@Nullable Duration received) {
            maxAge = received;
            return this;
        }

        /**
         * Sets when the cookie ends. A part of a second is left out.
         *
         * @param expires from the year 1601 to 9999, or null for none
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder expires(@Nullable Instant expires) {
            if (expires != null && (expires.isBefore(SetCookieParser.FIRST) || expires.isAfter(SetCookieParser.LAST))) {
                throw new IllegalArgumentException(
                        expires + " is not a valid Expires; expected the years 1601 to 9999");
            }
            return receivedExpires(expires == null ? null : expires.truncatedTo(ChronoUnit.SECONDS));
        }

        Builder receivedExpires(@Nullable Instant received) {
            expires = received;
            return this;
        }

        /**
         * Sets whether clients send the cookie over secure connections alone.
         *
         * @param isSecure true for the attribute
         * @return this builder
         */
        public Builder secure(boolean isSecure) {
            this.isSecure = isSecure;
            return this;
        }

        /**
         * Sets whether browsers keep the cookie from scripts.
         *
         * @param isHttpOnly true for the attribute
         * @return this builder
         */
        public Builder httpOnly(boolean isHttpOnly) {
            this.isHttpOnly = isHttpOnly;
            return this;
        }

        /**
         * Sets whether browsers keep one cookie for each top-level site.
         *
         * @param isPartitioned true for the attribute, which needs Secure
         * @return this builder
         */
        public Builder partitioned(boolean isPartitioned) {
            this.isPartitioned = isPartitioned;
            return this;
        }

        /**
         * Sets to which requests of other sites browsers add the cookie.
         *
         * @param sameSite the attribute; {@link SameSite#NONE} needs Secure; null for none
         * @return this builder
         */
        public Builder sameSite(@Nullable SameSite sameSite) {
            this.sameSite = sameSite;
            return this;
        }

        /**
         * Adds an attribute that has no method here.
         *
         * @param extension as it stands in the field, such as {@code "Priority=High"}
         * @return this builder
         * @throws IllegalArgumentException if it is empty, begins or ends with a blank, holds anything but ASCII or a
         *     control character or a semicolon, or is an attribute with a method
         */
        public Builder extension(String extension) {
            Objects.requireNonNull(extension, "extension");
            if (isReceived && !extension.isEmpty() && !SetCookieParser.isKnown(extension)) {
                CookieText.requireCarried("a cookie's extension", extension, false);
                return receivedExtension(extension);
            }
            boolean isFramed = extension.isEmpty() || extension.startsWith(" ") || extension.endsWith(" ");
            if (isFramed || !CookieText.isAttributeValue(extension) || SetCookieParser.isKnown(extension)) {
                throw new IllegalArgumentException(Quoted.of(extension)
                        + " is not a valid extension of a cookie; expected visible ASCII without a "
                        + "semicolon, and no attribute with a method");
            }
            return receivedExtension(extension);
        }

        Builder receivedExtension(String received) {
            if (extensions == null) {
                extensions = new ArrayList<>();
            }
            extensions.add(received);
            return this;
        }

        /**
         * Removes all attributes that have no method here.
         *
         * @return this builder
         */
        public Builder withoutExtensions() {
            extensions = null;
            return this;
        }

        /**
         * Builds the cookie.
         *
         * @return the cookie
         * @throws IllegalArgumentException if {@code __Secure-}, SameSite=None or Partitioned is without Secure, or
         *     {@code __Host-} without Secure and the path {@code /}, or with a domain: clients refuse that
         */
        public SetCookie build() {
            String contradiction = contradiction();
            if (contradiction != null && !isReceived) {
                throw new IllegalArgumentException(contradiction);
            }
            List<String> deviations = SetCookieParser.deviations(this, null);
            return new SetCookie(
                    this, contradiction == null ? deviations : SetCookieParser.with(deviations, contradiction));
        }

        /** What clients refuse, or null. */
        @Nullable
        String contradiction() {
            String what = isPrefixed("__Host-")
                    ? "__Host-"
                    : isPrefixed("__Secure-")
                            ? "__Secure-"
                            : sameSite == SameSite.NONE ? "SameSite=None" : isPartitioned ? "Partitioned" : null;
            if (what == null) {
                return null;
            }
            if (!isSecure) {
                return "a cookie with " + what + " is not Secure; expected the attribute Secure";
            }
            if (what.equals("__Host-") && (domain != null || !"/".equals(path))) {
                return "a cookie with __Host- has a domain, or another path than /; expected Path=/ and no Domain";
            }
            return null;
        }

        private boolean isPrefixed(String prefix) {
            return name.regionMatches(true, 0, prefix, 0, prefix.length());
        }

        String name() {
            return name;
        }

        String value() {
            return value;
        }

        @Nullable
        String domain() {
            return domain;
        }

        @Nullable
        String path() {
            return path;
        }

        @Nullable
        Duration maxAge() {
            return maxAge;
        }

        List<String> extensions() {
            return extensions == null ? List.of() : extensions;
        }

        SetCookie received(@Nullable List<String> deviations) {
            return new SetCookie(this, deviations);
        }
    }
}
