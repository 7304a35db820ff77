package io.httptypes.okhttp;

import io.httptypes.cookies.CookieField;
import io.httptypes.cookies.CookieJar;
import io.httptypes.cookies.CookiePair;
import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.CookieRules;
import io.httptypes.cookies.SameSite;
import io.httptypes.cookies.SetCookie;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes OkHttp use a {@link CookieJar}, and carries cookies into and out of OkHttp's {@link Cookie}, as far as that
 * class can carry them. To lose nothing, set {@link SetCookie#fieldValue()} as text.
 *
 * <p>It needs {@code http-types-cookies}. Every method throws {@link NullPointerException} that names the parameter if
 * it is given null.
 */
public final class OkHttpCookies {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Consumer<CookiePart> REFUSING = CookiePart.refusing("OkHttp's Cookie");

    private OkHttpCookies() {}

    /**
     * Converts a cookie.
     *
     * @param cookie any cookie
     * @param url where it comes from: its host and path stand for a Domain and a Path that the cookie does not have
     * @return the same cookie. Max-Age becomes a date, counted from now
     * @throws IllegalArgumentException if it is Partitioned, if it has SameSite and this is OkHttp 4, or if the domain
     *     is not a host
     */
    public static Cookie toCookie(SetCookie cookie, HttpUrl url) {
        return toCookie(cookie, url, REFUSING);
    }

    /**
     * Converts a cookie, and tells what gets lost.
     *
     * @param cookie any cookie
     * @param url as for the other method
     * @param losses takes each part that the class cannot carry: PARTITIONED, MAX_AGE, EXTENSION, and in OkHttp 4
     *     SAME_SITE
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
     * @return the same cookie. It always has a path, since OkHttp has filled it in, and a date in place of Max-Age, at
     *     the earliest the epoch
     * @throws IllegalArgumentException if a part holds what no field can carry, such as a semicolon, which the class
     *     does not check
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

    /**
     * Makes the cookies of a jar those of a client: of each request that it sends, redirects and repeats included, and
     * of the handshake of a WebSocket.
     *
     * <p>A response from the cache stores nothing again. A field {@code Cookie} of the caller, or of the client's own
     * {@code cookieJar}, stays alone. OkHttp reads and writes fields as UTF-8: a cookie whose bytes are not UTF-8 is
     * neither stored nor sent.
     *
     * @param client gets an interceptor for each request over the network, and one for WebSockets
     * @param jar the jar of the user for whom the client sends
     * @return the client
     */
    public static OkHttpClient.Builder install(OkHttpClient.Builder client, CookieJar jar) {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(jar, "jar");
        return client.addInterceptor(
                        chain -> isHandshake(chain.request()) ? exchange(chain, jar) : chain.proceed(chain.request()))
                .addNetworkInterceptor(chain -> exchange(chain, jar));
    }

    /** No interceptor for the network runs for a WebSocket. */
    private static boolean isHandshake(Request request) {
        return request.header("Sec-WebSocket-Key") != null;
    }

    private static Response exchange(Interceptor.Chain chain, CookieJar jar) throws IOException {
        Request request = chain.request();
        URI url = request.url().uri();
        String field = request.header("Cookie") == null ? field(jar, url) : "";
        if (!field.isEmpty()) {
            request = request.newBuilder()
                    .headers(request.headers()
                            .newBuilder()
                            .addUnsafeNonAscii("Cookie", field)
                            .build())
                    .build();
        }
        Response response = chain.proceed(request);
        List<String> lines = response.headers("Set-Cookie");
        if (!lines.isEmpty()) {
            jar.store(
                    url,
                    lines.stream()
                            .filter(line -> line.indexOf(REPLACEMENT) < 0)
                            .map(line -> new String(line.getBytes(UTF_8), ISO_8859_1))
                            .toList());
        }
        return response;
    }

    /** The jar's bytes as OkHttp's text. */
    private static String field(CookieJar jar, URI url) {
        String field = jar.cookieField(url).orElse("");
        String text = decoded(field);
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : CookieField.format(CookieField.parse(List.of(field)).stream()
                        .filter(pair -> decoded(pair.name() + pair.value()).indexOf(REPLACEMENT) < 0)
                        .map(pair -> new CookiePair(decoded(pair.name()), decoded(pair.value())))
                        .toList());
    }

    /** With a replacement for each byte that is not UTF-8, and each character that is not a byte. */
    private static String decoded(String bytes) {
        return bytes.chars().allMatch(c -> c < 0x100)
                ? new String(bytes.getBytes(ISO_8859_1), UTF_8)
                : String.valueOf(REPLACEMENT);
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
