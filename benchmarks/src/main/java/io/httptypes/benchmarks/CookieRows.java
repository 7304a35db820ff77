package io.httptypes.benchmarks;

import io.httptypes.cookies.SameSite;
import io.httptypes.cookies.SetCookie;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.CookieHeaderNames;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.netty.handler.codec.http.cookie.ServerCookieEncoder;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.eclipse.jetty.http.SetCookieParser;

/** The field of one cookie, read into a value, and written from the parts that an application has. */
final class CookieRows {
    private static final String NAME = "__Host-id";
    private static final int LIFETIME = 86_400;
    /** The text of a date, which Netty writes into a buffer of the thread, and what a builder keeps. */
    private static final double DATE = 144;
    /** The cookie itself, which some JVMs make and others do not. */
    private static final double COOKIE = 48;

    private CookieRows() {}

    static List<Row<?>> rows() {
        return List.of(read("session"), read("expires"), write("session"), write("expires"));
    }

    private static Row<?> read(String inputs) {
        SetCookieParser jetty = SetCookieParser.newInstance();
        // Without Max-Age, or Netty and Jetty would not read the date.
        Supplier<Stream<String>> fields =
                () -> values().map(value -> written(value, inputs).replaceFirst("; Max-Age=[0-9]+", ""));
        return Row.each("read a `Set-Cookie` field", inputs, fields)
                .ours(SetCookie::parse)
                .other("Netty, strict", field -> ClientCookieDecoder.STRICT.decode(field))
                .other("Jetty", jetty::parse)
                .other("`HttpCookie`", java.net.HttpCookie::parse)
                .target("the fastest other", 1 + Row.MARGIN)
                .bytesBeyond("Netty, strict", 0);
    }

    /** The others write the date behind each age. */
    private static Row<?> write(String inputs) {
        boolean isSession = inputs.equals("session");
        Rfc6265CookieProcessor tomcat = new Rfc6265CookieProcessor();
        return Row.each("write a `Set-Cookie` field", inputs, CookieRows::values)
                .ours(value -> written(value, inputs))
                .other("Netty, strict", value -> {
                    DefaultCookie cookie = new DefaultCookie(NAME, value);
                    cookie.setPath("/");
                    cookie.setSecure(true);
                    cookie.setHttpOnly(true);
                    cookie.setSameSite(CookieHeaderNames.SameSite.Lax);
                    cookie.setMaxAge(isSession ? DefaultCookie.UNDEFINED_MAX_AGE : LIFETIME);
                    return ServerCookieEncoder.STRICT.encode(cookie);
                })
                .other("Tomcat", value -> {
                    Cookie cookie = new Cookie(NAME, value);
                    cookie.setPath("/");
                    cookie.setSecure(true);
                    cookie.setHttpOnly(true);
                    cookie.setAttribute("SameSite", "Lax");
                    cookie.setMaxAge(isSession ? -1 : LIFETIME);
                    return tomcat.generateHeader(cookie, null);
                })
                .target("the fastest other", 1 + Row.MARGIN)
                .bytesBeyond("Netty, strict", isSession ? COOKIE : DATE);
    }

    private static Stream<String> values() {
        Random random = new Random(1);
        return Stream.generate(() -> Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()))
                .limit(Inputs.SIZE);
    }

    private static String written(String value, String inputs) {
        SetCookie.Builder cookie = SetCookie.builder(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(SameSite.LAX);
        if (inputs.equals("expires")) {
            cookie.maxAge(Duration.ofSeconds(LIFETIME)).expires(Instant.now().plusSeconds(LIFETIME));
        }
        return cookie.build().fieldValue();
    }
}
