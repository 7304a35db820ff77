package io.httptypes.jdk;

import io.httptypes.cookies.CookieField;
import io.httptypes.cookies.CookieJar;
import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.SetCookie;
import java.net.CookieHandler;
import java.net.HttpCookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Makes the JDK's clients use a {@link CookieJar}, and carries cookies into and out of {@link HttpCookie}, as far as
 * that class can carry them. To lose nothing, send {@link SetCookie#fieldValue()} as text.
 *
 * <p>It needs {@code http-types-cookies}. Every method throws {@link NullPointerException} that names the parameter if
 * it is given null.
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
     * @return the same cookie. A Max-Age of -1, which says that there is no Max-Age, is left out; any other negative
     *     one becomes zero
     * @throws IllegalArgumentException if a part holds what no field can carry, such as a semicolon, which the class
     *     does not check
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

    /**
     * Makes the cookies of a jar those of {@link java.net.http.HttpClient}, of its WebSocket, and of
     * {@link java.net.HttpURLConnection}.
     *
     * <p>The clients join a field {@code Cookie} of the caller with the jar's, and ask for each redirect and repeat.
     * They cannot send bytes beyond ASCII: cookies with such a byte in name or value are kept in the jar and left out.
     *
     * @param jar the jar of the user for whom the client sends
     * @return a thread-safe handler, for {@code HttpClient.newBuilder().cookieHandler(…)} or
     *     {@link CookieHandler#setDefault}
     */
    public static CookieHandler handler(CookieJar jar) {
        return new JarHandler(Objects.requireNonNull(jar, "jar"));
    }

    private static final class JarHandler extends CookieHandler {
        private static final int ORDERED = 18;

        private final CookieJar jar;

        JarHandler(CookieJar jar) {
            this.jar = jar;
        }

        @Override
        public Map<String, List<String>> get(URI url, Map<String, List<String>> requestFields) {
            Objects.requireNonNull(requestFields, "requestFields");
            String field = jar.cookieField(url).orElse("");
            if (!isAscii(field)) {
                field = CookieField.format(CookieField.parse(List.of(field)).stream()
                        .filter(pair -> isAscii(pair.name()) && isAscii(pair.value()))
                        .toList());
            }
            return field.isEmpty() ? Map.of() : Map.of("Cookie", List.of(field));
        }

        private static boolean isAscii(String text) {
            return text.chars().allMatch(c -> c < 0x80);
        }

        @Override
        public void put(URI url, Map<String, List<String>> responseFields) {
            Objects.requireNonNull(responseFields, "responseFields");
            List<String> lines = new ArrayList<>();
            boolean isConnection = false;
            for (Map.Entry<String, List<String>> field : responseFields.entrySet()) {
                String name = field.getKey();
                isConnection |= name == null;
                if ("Set-Cookie".equalsIgnoreCase(name) || "Set-Cookie2".equalsIgnoreCase(name)) {
                    lines.addAll(field.getValue());
                }
            }
            // HttpURLConnection has the status line under null, and before JDK 18 the last line first.
            if (isConnection && Runtime.version().feature() < ORDERED) {
                Collections.reverse(lines);
            }
            if (!lines.isEmpty()) {
                jar.store(url, lines);
            }
        }
    }
}
