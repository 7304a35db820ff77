package io.httptypes.servlet;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.CookieRules;
import io.httptypes.cookies.SameSite;
import io.httptypes.cookies.SetCookie;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Carries cookies into and out of the servlet API's {@link Cookie}, as far as that class can carry them. To lose
 * nothing, and to have every container write the same, send {@link SetCookie#fieldValue()} as text.
 *
 * <p>It needs {@code http-types-cookies}. Every method throws {@link NullPointerException} that names the parameter if
 * it is given null.
 */
public final class ServletCookies {
    private static final Consumer<CookiePart> REFUSING = CookiePart.refusing("Servlet's Cookie");

    private ServletCookies() {}

    /**
     * Converts a cookie.
     *
     * @param cookie any cookie
     * @return the same cookie, with extensions in the order of the alphabet. Expires becomes a Max-Age, counted from
     *     now
     * @throws IllegalArgumentException if it has SameSite or Partitioned and this is Servlet 5.0, or a name that the
     *     class refuses
     */
    public static Cookie toServletCookie(SetCookie cookie) {
        return toServletCookie(cookie, REFUSING);
    }

    /**
     * Converts a cookie, and tells what gets lost.
     *
     * @param cookie any cookie
     * @param losses takes each part that the class cannot carry: EXPIRES, MAX_AGE beyond an int, EXTENSION if the class
     *     refuses one or two have one name; and in Servlet 5.0 SAME_SITE, PARTITIONED and each EXTENSION
     * @return the cookie without these parts
     * @throws IllegalArgumentException if the class refuses the name, as it does if there is none, and in Servlet
     *     5.0 if it begins with a dollar sign
     */
    public static Cookie toServletCookie(SetCookie cookie, Consumer<? super CookiePart> losses) {
        Objects.requireNonNull(cookie, "cookie");
        Objects.requireNonNull(losses, "losses");
        Cookie converted = new Cookie(cookie.name(), cookie.value());
        cookie.domain().ifPresent(converted::setDomain);
        cookie.path().ifPresent(converted::setPath);
        converted.setSecure(cookie.isSecure());
        converted.setHttpOnly(cookie.isHttpOnly());
        if (cookie.expires().isPresent()) {
            losses.accept(CookiePart.EXPIRES);
        }
        cookie.lifetime(Instant.now()).map(Duration::toSeconds).ifPresent(seconds -> {
            converted.setMaxAge((int) Math.min(Integer.MAX_VALUE, seconds));
            if (seconds > Integer.MAX_VALUE) {
                losses.accept(CookiePart.MAX_AGE);
            }
        });
        if (cookie.sameSite().isPresent()
                && !Attributes.set(
                        converted, Attributes.SAME_SITE, cookie.sameSite().get().value())) {
            losses.accept(CookiePart.SAME_SITE);
        }
        // Tomcat leaves the attribute out if it has the value "true".
        if (cookie.isPartitioned() && !Attributes.set(converted, Attributes.PARTITIONED, "")) {
            losses.accept(CookiePart.PARTITIONED);
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String extension : cookie.extensions()) {
            int equals = extension.indexOf('=');
            String name = equals < 0 ? extension : extension.substring(0, equals);
            String value = equals < 0 ? "" : extension.substring(equals + 1);
            // Without a value the class has no equals sign.
            boolean isExact = equals < 0 || !value.isEmpty();
            if (!names.add(name) || !isExact || !Attributes.set(converted, name, value)) {
                losses.accept(CookiePart.EXTENSION);
            }
        }
        return converted;
    }

    /**
     * Converts a cookie of the servlet API.
     *
     * @param cookie any cookie
     * @return the same cookie. A negative Max-Age, which says that there is no Max-Age, is left out
     * @throws IllegalArgumentException if a part holds what no field can carry, such as a semicolon in the value, which
     *     the class does not check
     */
    public static SetCookie toSetCookie(Cookie cookie) {
        Objects.requireNonNull(cookie, "cookie");
        String value = cookie.getValue();
        SetCookie.Builder builder = SetCookie.receivedBuilder(cookie.getName(), value == null ? "" : value)
                .domain(cookie.getDomain())
                .path(cookie.getPath())
                .secure(cookie.getSecure())
                .httpOnly(cookie.isHttpOnly());
        if (cookie.getMaxAge() >= 0) {
            builder.maxAge(Duration.ofSeconds(cookie.getMaxAge()));
        }
        Attributes.of(cookie).forEach((name, attribute) -> read(name, attribute, builder));
        return builder.build();
    }

    private static void read(String name, String value, SetCookie.Builder builder) {
        if (name.equalsIgnoreCase(Attributes.SAME_SITE)) {
            builder.sameSite(SameSite.find(value).orElse(null));
        } else if (name.equalsIgnoreCase(Attributes.PARTITIONED)) {
            builder.partitioned(!value.equalsIgnoreCase("false"));
        } else if (name.equalsIgnoreCase("Expires")) {
            builder.expires(CookieRules.findDate(value).orElse(null));
        } else if (!Attributes.isMethod(name)) {
            builder.extension(value.isEmpty() ? name : name + '=' + value);
        }
    }

    /** The API has them since Servlet 6.0. */
    private static final class Attributes {
        static final String SAME_SITE = "SameSite";
        static final String PARTITIONED = "Partitioned";

        private static final boolean ARE_KNOWN = areKnown();

        private static boolean areKnown() {
            try {
                new Cookie("a", "").getAttributes();
                return true;
            } catch (NoSuchMethodError older) {
                return false;
            }
        }

        static boolean set(Cookie cookie, String name, String value) {
            if (!ARE_KNOWN) {
                return false;
            }
            try {
                cookie.setAttribute(name, value);
                return true;
            } catch (IllegalArgumentException notAName) {
                return false;
            }
        }

        static Map<String, String> of(Cookie cookie) {
            return ARE_KNOWN ? cookie.getAttributes() : Map.of();
        }

        /** Whether it is one of those that the class has methods for, and among the attributes all the same. */
        static boolean isMethod(String name) {
            return name.equalsIgnoreCase("Domain")
                    || name.equalsIgnoreCase("Path")
                    || name.equalsIgnoreCase("Max-Age")
                    || name.equalsIgnoreCase("Secure")
                    || name.equalsIgnoreCase("HttpOnly");
        }
    }
}
