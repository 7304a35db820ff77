package io.httptypes.netty;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.SameSite;
import io.httptypes.cookies.SetCookie;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.CookieHeaderNames;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Carries cookies into and out of Netty's {@link Cookie}, as far as that class can carry them. To lose nothing, set
 * {@link SetCookie#fieldValue()} as text.
 *
 * <p>It needs {@code http-types-cookies}. Every method throws {@link NullPointerException} that names the parameter if
 * it is given null.
 */
public final class NettyCookies {
    private static final Consumer<CookiePart> REFUSING = CookiePart.refusing("Netty's Cookie");

    private NettyCookies() {}

    /**
     * Converts a cookie.
     *
     * @param cookie any cookie
     * @return the same cookie. Expires becomes a Max-Age, counted from now
     * @throws IllegalArgumentException if it has no name, or is Partitioned and this version of Netty does not know
     *     that
     */
    public static DefaultCookie toNettyCookie(SetCookie cookie) {
        return toNettyCookie(cookie, REFUSING);
    }

    /**
     * Converts a cookie, and tells what gets lost.
     *
     * @param cookie any cookie
     * @param losses takes each part that the class cannot carry: EXPIRES, EXTENSION, and on older versions PARTITIONED
     * @return the cookie without these parts
     * @throws IllegalArgumentException if it has no name
     */
    public static DefaultCookie toNettyCookie(SetCookie cookie, Consumer<? super CookiePart> losses) {
        Objects.requireNonNull(cookie, "cookie");
        Objects.requireNonNull(losses, "losses");
        String value = cookie.value();
        boolean isQuoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        DefaultCookie converted =
                new DefaultCookie(cookie.name(), isQuoted ? value.substring(1, value.length() - 1) : value);
        converted.setWrap(isQuoted);
        cookie.domain().ifPresent(converted::setDomain);
        cookie.path().ifPresent(converted::setPath);
        converted.setSecure(cookie.isSecure());
        converted.setHttpOnly(cookie.isHttpOnly());
        cookie.sameSite().ifPresent(sameSite -> converted.setSameSite(toNetty(sameSite)));
        cookie.lifetime(Instant.now()).ifPresent(lifetime -> converted.setMaxAge(lifetime.toSeconds()));
        if (cookie.expires().isPresent()) {
            losses.accept(CookiePart.EXPIRES);
        }
        if (cookie.isPartitioned() && !Partitioned.set(converted)) {
            losses.accept(CookiePart.PARTITIONED);
        }
        if (!cookie.extensions().isEmpty()) {
            losses.accept(CookiePart.EXTENSION);
        }
        return converted;
    }

    /**
     * Converts a cookie of Netty.
     *
     * @param cookie any cookie
     * @return the same cookie. A Max-Age that Netty calls undefined is left out; any other negative one becomes zero
     * @throws IllegalArgumentException if a part holds what no field can carry, such as a semicolon in the value, which
     *     the class does not check
     */
    public static SetCookie toSetCookie(Cookie cookie) {
        Objects.requireNonNull(cookie, "cookie");
        SetCookie.Builder builder = SetCookie.receivedBuilder(
                        cookie.name(), cookie.wrap() ? '"' + cookie.value() + '"' : cookie.value())
                .domain(cookie.domain())
                .path(cookie.path())
                .secure(cookie.isSecure())
                .httpOnly(cookie.isHttpOnly());
        if (cookie.maxAge() != Cookie.UNDEFINED_MAX_AGE) {
            builder.maxAge(Duration.ofSeconds(Math.max(0, cookie.maxAge())));
        }
        if (cookie instanceof DefaultCookie full) {
            builder.partitioned(Partitioned.get(full));
            if (full.sameSite() != null) {
                builder.sameSite(SameSite.valueOf(full.sameSite().name().toUpperCase(Locale.ROOT)));
            }
        }
        return builder.build();
    }

    private static CookieHeaderNames.SameSite toNetty(SameSite sameSite) {
        return switch (sameSite) {
            case STRICT -> CookieHeaderNames.SameSite.Strict;
            case LAX -> CookieHeaderNames.SameSite.Lax;
            case NONE -> CookieHeaderNames.SameSite.None;
        };
    }

    /** Netty has the attribute since one of the versions 4.1. */
    private static final class Partitioned {
        private static final boolean IS_KNOWN = isKnown();

        private static boolean isKnown() {
            try {
                return !new DefaultCookie("a", "").isPartitioned();
            } catch (NoSuchMethodError older) {
                return false;
            }
        }

        static boolean set(DefaultCookie cookie) {
            if (IS_KNOWN) {
                cookie.setPartitioned(true);
            }
            return IS_KNOWN;
        }

        static boolean get(DefaultCookie cookie) {
            return IS_KNOWN && cookie.isPartitioned();
        }
    }
}
