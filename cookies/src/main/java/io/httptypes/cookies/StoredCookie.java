package io.httptypes.cookies;

import io.httptypes.internal.Quoted;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cookie as a client keeps it: with its domain, its path and the end of its life filled in. Immutable. Two are equal
 * if all their parts are.
 *
 * <p>Texts are Latin-1 images of the bytes on the wire. What a stack has decoded can be kept and compared too, but not
 * be written to a file or sent by the bridges.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-storage-model">rfc6265bis,
 *     Storage Model</a>
 */
public final class StoredCookie {
    private final String name;
    private final String value;
    private final String domain;
    private final boolean isHostOnly;
    private final String path;
    private final boolean isSecure;
    private final boolean isHttpOnly;
    private final boolean isPartitioned;
    private final @Nullable SameSite sameSite;
    private final @Nullable Instant expiry;
    private final Instant creationTime;

    private StoredCookie(Builder builder) {
        name = builder.name;
        value = builder.value;
        domain = builder.domain;
        isHostOnly = builder.isHostOnly;
        path = builder.path;
        isSecure = builder.isSecure;
        isHttpOnly = builder.isHttpOnly;
        isPartitioned = builder.isPartitioned;
        sameSite = builder.sameSite;
        expiry = builder.expiry;
        creationTime = builder.creationTime == null ? Instant.now() : builder.creationTime;
    }

    /**
     * Starts a cookie for one host, the path {@code /}, any connection and one session.
     *
     * @param name the name; {@code ""} for a cookie without a name
     * @param value the value
     * @param domain the host, or the domain whose hosts get the cookie, in ASCII, without a dot before it; case does
     *     not matter
     * @return a builder, for one thread
     * @throws IllegalArgumentException if the name or the value holds what no field can carry, both are empty, or the
     *     domain is empty or holds anything but what a host in a URL does
     */
    public static Builder builder(String name, String value, String domain) {
        CookiePair pair = new CookiePair(name, value);
        if (name.isEmpty() && value.isEmpty()) {
            throw new IllegalArgumentException("the cookie has neither a name nor a value; expected one of them");
        }
        if (!CookieText.isHost(Objects.requireNonNull(domain, "domain"))) {
            throw new IllegalArgumentException(
                    Quoted.of(domain) + " is not a valid domain of a stored cookie; expected a host in ASCII");
        }
        return new Builder(pair.name(), pair.value(), CookieText.toLowerCase(domain));
    }

    /**
     * Returns the name.
     *
     * @return the name; {@code ""} if the cookie has none
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
     * Returns the domain.
     *
     * @return the host that the cookie is for, or the domain, in lower case
     */
    public String domain() {
        return domain;
    }

    /**
     * Tells whether the cookie is for its host alone.
     *
     * @return false if the hosts below the domain get it too
     */
    public boolean isHostOnly() {
        return isHostOnly;
    }

    /**
     * Returns the path.
     *
     * @return a path that begins with a slash
     */
    public String path() {
        return path;
    }

    /**
     * Tells whether the cookie goes to secure origins alone.
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
     * @return its meaning; empty without the attribute
     */
    public Optional<SameSite> sameSite() {
        return Optional.ofNullable(sameSite);
    }

    /**
     * Returns when the cookie ends.
     *
     * @return the first instant at which it is not sent any more; empty for a cookie of a session
     */
    public Optional<Instant> expiry() {
        return Optional.ofNullable(expiry);
    }

    /**
     * Returns when the cookie was set first.
     *
     * @return the time of creation, which a change of the cookie does not change
     */
    public Instant creationTime() {
        return creationTime;
    }

    /** Compares all parts. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredCookie that
                && name.equals(that.name)
                && value.equals(that.value)
                && domain.equals(that.domain)
                && isHostOnly == that.isHostOnly
                && path.equals(that.path)
                && isSecure == that.isSecure
                && isHttpOnly == that.isHttpOnly
                && isPartitioned == that.isPartitioned
                && sameSite == that.sameSite
                && Objects.equals(expiry, that.expiry)
                && creationTime.equals(that.creationTime);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                name,
                value,
                domain,
                isHostOnly,
                path,
                isSecure,
                isHttpOnly,
                isPartitioned,
                sameSite,
                expiry,
                creationTime);
    }

    /**
     * Describes the cookie without its value, which may be a secret.
     *
     * @return the name, the domain and the path
     */
    @Override
    public String toString() {
        return "StoredCookie[" + name + " of " + (isHostOnly ? "" : ".") + domain + path + "]";
    }

    /** Builds a stored cookie. For one thread. */
    public static final class Builder {
        private final String name;
        private final String value;
        private final String domain;
        private boolean isHostOnly = true;
        private String path = "/";
        private boolean isSecure;
        private boolean isHttpOnly;
        private boolean isPartitioned;
        private @Nullable SameSite sameSite;
        private @Nullable Instant expiry;
        private @Nullable Instant creationTime;

        /** Of parts that have been checked. */
        Builder(String name, String value, String domain) {
            this.name = name;
            this.value = value;
            this.domain = domain;
        }

        /**
         * Sets whether the cookie is for its host alone.
         *
         * @param isHostOnly false if the hosts below the domain get it too
         * @return this builder
         */
        public Builder hostOnly(boolean isHostOnly) {
            this.isHostOnly = isHostOnly;
            return this;
        }

        /**
         * Sets the path below which the cookie is sent.
         *
         * @param path begins with a slash
         * @return this builder
         * @throws IllegalArgumentException if it does not, or holds a semicolon, a control character or a blank at its
         *     end
         */
        public Builder path(String path) {
            CookieText.requireCarried("a cookie's path", path, false);
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException(Quoted.of(path)
                        + " is not a valid path of a stored cookie; expected one that begins with a slash");
            }
            return receivedPath(path);
        }

        Builder receivedPath(String received) {
            path = received;
            return this;
        }

        /**
         * Sets whether the cookie goes to secure origins alone.
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
         * @param isPartitioned true for the attribute
         * @return this builder
         */
        public Builder partitioned(boolean isPartitioned) {
            this.isPartitioned = isPartitioned;
            return this;
        }

        /**
         * Sets to which requests of other sites browsers add the cookie.
         *
         * @param sameSite the attribute; null for none
         * @return this builder
         */
        public Builder sameSite(@Nullable SameSite sameSite) {
            this.sameSite = sameSite;
            return this;
        }

        /**
         * Sets when the cookie ends.
         *
         * @param expiry the first instant at which it is not sent any more; null for a cookie of a session
         * @return this builder
         */
        public Builder expiry(@Nullable Instant expiry) {
            this.expiry = expiry;
            return this;
        }

        /**
         * Sets when the cookie was set first.
         *
         * @param creationTime the time; when {@link #build} is called unless it is set
         * @return this builder
         */
        public Builder creationTime(Instant creationTime) {
            this.creationTime = Objects.requireNonNull(creationTime, "creationTime");
            return this;
        }

        /**
         * Builds the cookie.
         *
         * @return the cookie; a {@link CookieJar} may refuse it
         */
        public StoredCookie build() {
            return new StoredCookie(this);
        }
    }
}
