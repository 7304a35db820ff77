package io.httptypes.jdk;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.SetCookie;
import java.net.HttpCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Carries cookies into and out of {@link HttpCookie}, as far as that class can carry them. To lose nothing, send {@link SetCookie#fieldValue()} as text.
 *
 * <p>It needs {@code http-types-cookies}. Every method throws {@link NullPointerException} that names the parameter if it is given null.
 */
public final class JdkCookies {
    private static final Consumer<CookiePart> REFUSING = CookiePart.refusing("java.net.HttpCookie");

    /** To {@link HttpCookie}, that there is no Max-Age. */
    private static final long NO_MAX_AGE = -1;

    private JdkCookies() {}

    /**
     * Converts a cookie.
     *
     * @param cookie any cookie
     * @return the same cookie, of version 0. Expires becomes a Max-Age, counted from now
     * @throws IllegalArgumentException if it has SameSite or Partitioned, or a name that the class refuses
     */
    public static HttpCookie toHttpCookie(SetCookie cookie) {
        return toHttpCookie(cookie, REFUSING);
    }

    /**
     * Converts a cookie, and tells what gets lost.
     *
     * @param cookie any cookie
     * @param losses takes each part that the class cannot carry: SAME_SITE, PARTITIONED, EXPIRES, EXTENSION
     * @return the cookie without these parts, of version 0
     * @throws IllegalArgumentException if the class refuses the name, as it does if that begins with a dollar sign
     */
    public static HttpCookie toHttpCookie(SetCookie cookie, Consumer<? super CookiePart> losses) {
        Objects.requireNonNull(cookie, "cookie");
        Objects.requireNonNull(losses, "losses");
        HttpCookie converted = new HttpCookie(cookie.name(), cookie.value());
        // Version 1 would put quotes around the value.
        converted.setVersion(0);
        cookie.domain().ifPresent(converted::setDomain);
        cookie.path().ifPresent(converted::setPath);
        converted.setSecure(cookie.isSecure());
        converted.setHttpOnly(cookie.isHttpOnly());
        cookie.lifetime(Instant.now()).ifPresent(lifetime -> converted.setMaxAge(lifetime.toSeconds()));
        if (cookie.expires().isPresent()) {
            losses.accept(CookiePart.EXPIRES);
        }
        if (cookie.sameSite().isPresent()) {
            losses.accept(CookiePart.SAME_SITE);
        }
        if (cookie.isPartitioned()) {
            losses.accept(CookiePart.PARTITIONED);
        }
        if (!cookie.extensions().isEmpty()) {
            losses.accept(CookiePart.EXTENSION);
        }
        return converted;
    }

    /**
     * Converts a cookie of the JDK.
     *
     * @param cookie any cookie
     * @return the same cookie. A Max-Age of -1, which says that there is no Max-Age, is left out; any other negative one becomes zero
     * @throws IllegalArgumentException if a part holds what no field can carry, such as a semicolon, which the class does not check
     */
    public static SetCookie toSetCookie(HttpCookie cookie) {
        Objects.requireNonNull(cookie, "cookie");
        String value = cookie.getValue();
        SetCookie.Builder builder = SetCookie.receivedBuilder(cookie.getName(), value == null ? "" : value)
                .domain(cookie.getDomain())
                .path(cookie.getPath())
                .secure(cookie.getSecure())
                .httpOnly(cookie.isHttpOnly());
        if (cookie.getMaxAge() != NO_MAX_AGE) {
            builder.maxAge(Duration.ofSeconds(Math.max(0, cookie.getMaxAge())));
        }
        return builder.build();
    }
}
