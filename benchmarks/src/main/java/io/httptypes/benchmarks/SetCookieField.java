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
import java.util.Random;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.SetCookieParser;
import org.eclipse.jetty.server.HttpCookieUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The field of one cookie, read into a value, and written from the parts that an application has. */
@State(Scope.Thread)
public class SetCookieField {
    private static final String NAME = "__Host-id";
    private static final int LIFETIME = 86_400;

    /** {@code session}: without a date and an age. */
    @Param({"session", "expires"})
    public String inputs = "session";

    public boolean isSession;
    public String[] values = {};
    public String[] fields = {};

    private final SetCookieParser jetty = SetCookieParser.newInstance();
    private final Rfc6265CookieProcessor tomcat = new Rfc6265CookieProcessor();

    @Setup
    public void prepare() {
        isSession = inputs.equals("session");
        Random random = new Random(1);
        values = Stream.generate(() -> Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()))
                .limit(Inputs.SIZE)
                .toArray(String[]::new);
        // Without Max-Age, or Netty and Jetty would not read the date.
        fields = Stream.of(values)
                .map(value -> written(value).replaceFirst("; Max-Age=[0-9]+", ""))
                .toArray(String[]::new);
    }

    @Benchmark
    public void read(Blackhole hole) {
        for (String field : fields) {
            hole.consume(SetCookie.parse(field));
        }
    }

    @Benchmark
    public void readByNetty(Blackhole hole) {
        for (String field : fields) {
            hole.consume(ClientCookieDecoder.STRICT.decode(field));
        }
    }

    @Benchmark
    public void readByJetty(Blackhole hole) {
        for (String field : fields) {
            hole.consume(jetty.parse(field));
        }
    }

    @Benchmark
    public void readByJdk(Blackhole hole) {
        for (String field : fields) {
            hole.consume(java.net.HttpCookie.parse(field));
        }
    }

    @Benchmark
    public void write(Blackhole hole) {
        for (String value : values) {
            hole.consume(written(value));
        }
    }

    private String written(String value) {
        SetCookie.Builder cookie = SetCookie.builder(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(SameSite.LAX);
        if (!isSession) {
            cookie.maxAge(Duration.ofSeconds(LIFETIME)).expires(Instant.now().plusSeconds(LIFETIME));
        }
        return cookie.build().fieldValue();
    }

    /** It writes the date behind each age. */
    @Benchmark
    public void writeByNetty(Blackhole hole) {
        for (String value : values) {
            DefaultCookie cookie = new DefaultCookie(NAME, value);
            cookie.setPath("/");
            cookie.setSecure(true);
            cookie.setHttpOnly(true);
            cookie.setSameSite(CookieHeaderNames.SameSite.Lax);
            if (!isSession) {
                cookie.setMaxAge(LIFETIME);
            }
            hole.consume(ServerCookieEncoder.STRICT.encode(cookie));
        }
    }

    /** It writes the date behind each age. */
    @Benchmark
    public void writeByJetty(Blackhole hole) {
        for (String value : values) {
            HttpCookie.Builder cookie = HttpCookie.build(NAME, value)
                    .path("/")
                    .secure(true)
                    .httpOnly(true)
                    .sameSite(HttpCookie.SameSite.LAX);
            if (!isSession) {
                cookie.maxAge(LIFETIME);
            }
            hole.consume(HttpCookieUtils.getRFC6265SetCookie(cookie.build()));
        }
    }

    /** It writes the date behind each age. */
    @Benchmark
    public void writeByTomcat(Blackhole hole) {
        for (String value : values) {
            Cookie cookie = new Cookie(NAME, value);
            cookie.setPath("/");
            cookie.setSecure(true);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            if (!isSession) {
                cookie.setMaxAge(LIFETIME);
            }
            hole.consume(tomcat.generateHeader(cookie, null));
        }
    }
}
