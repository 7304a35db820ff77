package io.httptypes.okhttp;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.CookieRules;
import io.httptypes.cookies.SameSite;
import io.httptypes.cookies.SetCookie;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Carries cookies into and out of OkHttp's {@link Cookie}, as far as that class can carry them. To lose nothing, set {@link SetCookie#fieldValue()} as text.
 *
 * <p>It needs {@code http-types-cookies}. Every method throws {@link NullPointerException} that names the parameter if it is given null.
 */
public final class OkHttpCookies {
    private static final Consumer<CookiePart> REFUSING = CookiePart.refusing("OkHttp's Cookie");

    private OkHttpCookies() {}

    /**
     * Converts a cookie.
     *
     * @param cookie any cookie
     * @param url where it comes from: its host and path stand for a Domain and a Path that the cookie does not have
     * @return the same cookie. Max-Age becomes a date, counted from now
     * @throws IllegalArgumentException if it is Partitioned, if it has SameSite and this is OkHttp 4, or if the domain is not a host
     */
    public static Cookie toCookie(SetCookie cookie, HttpUrl url) {
        return toCookie(cookie, url, REFUSING);
    }

    /**
     * Converts a cookie, and tells what gets lost.
     *
     * @param cookie any cookie
     * @param url as for the other method
     * @param losses takes each part that the class cannot carry: PARTITIONED, MAX_AGE, EXTENSION, and in OkHttp 4 SAME_SITE
     * @return the cookie without these parts
     * @throws IllegalArgumentException if the domain is not a host
     */
    public static Cookie toCookie(SetCookie cookie, HttpUrl url, Consumer<? super CookiePart> losses) {
        Objects.requireNonNull(cookie, "cookie");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(losses, "losses");
        Cookie.Builder builder = new Cookie.Builder()
                .name(cookie.name())
                .value(cookie.value())
                .path(cookie.path().orElseGet(() -> CookieRules.defaultPath(url.encodedPath())));
        Optional<String> domain = cookie.domain();
        if (domain.isPresent()) {
            builder.domain(domain.get());
        } else {
            builder.hostOnlyDomain(url.host());
        }
        cookie.expiry(Instant.now()).ifPresent(end -> builder.expiresAt(millis(end)));
        if (cookie.isSecure()) {
            builder.secure();
        }
        if (cookie.isHttpOnly()) {
            builder.httpOnly();
        }
        if (cookie.sameSite().isPresent()
                && !SameSites.set(builder, cookie.sameSite().get())) {
            losses.accept(CookiePart.SAME_SITE);
        }
        if (cookie.isPartitioned()) {
            losses.accept(CookiePart.PARTITIONED);
        }
        if (cookie.maxAge().isPresent()) {
            losses.accept(CookiePart.MAX_AGE);
        }
        if (!cookie.extensions().isEmpty()) {
            losses.accept(CookiePart.EXTENSION);
        }
        return builder.build();
    }

    /** To OkHttp, what is not after the epoch is over, and what is after the year 9999 never is. */
    private static long millis(Instant end) {
        if (end.isBefore(Instant.EPOCH)) {
            return 0;
        }
        return end.getEpochSecond() > Long.MAX_VALUE / 1000 - 1 ? Long.MAX_VALUE : end.toEpochMilli();
    }

    /**
     * Converts a cookie of OkHttp.
     *
     * @param cookie any cookie
     * @return the same cookie. It always has a path, since OkHttp has filled it in, and a date in place of Max-Age, at the earliest the epoch
     * @throws IllegalArgumentException if a part holds what no field can carry, such as a semicolon, which the class does not check
     */
    public static SetCookie toSetCookie(Cookie cookie) {
        Objects.requireNonNull(cookie, "cookie");
        SetCookie.Builder builder = SetCookie.receivedBuilder(cookie.name(), cookie.value())
                .domain(cookie.hostOnly() ? null : cookie.domain())
                .path(cookie.path())
                .secure(cookie.secure())
                .httpOnly(cookie.httpOnly());
        if (cookie.persistent()) {
            builder.expires(Instant.ofEpochMilli(Math.max(0, cookie.expiresAt())));
        }
        String sameSite = SameSites.get(cookie);
        if (sameSite != null) {
            builder.sameSite(SameSite.find(sameSite).orElse(null));
        }
        return builder.build();
    }

    /** OkHttp has the attribute since version 5. */
    private static final class SameSites {
        private static final boolean IS_KNOWN = isKnown();

        private static boolean isKnown() {
            try {
                new Cookie.Builder().sameSite("Lax");
                return true;
            } catch (NoSuchMethodError older) {
                return false;
            }
        }

        static boolean set(Cookie.Builder builder, SameSite sameSite) {
            if (IS_KNOWN) {
                builder.sameSite(sameSite.value());
            }
            return IS_KNOWN;
        }

        static @Nullable String get(Cookie cookie) {
            return IS_KNOWN ? cookie.sameSite() : null;
        }
    }
}
