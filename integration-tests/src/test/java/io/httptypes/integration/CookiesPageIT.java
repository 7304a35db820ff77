package io.httptypes.integration;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.SameSite;
import io.httptypes.cookies.SetCookie;
import io.httptypes.integration.servlet.Application;
import io.httptypes.integration.servlet.Container;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.integration.servlet.RawResponse;
import io.httptypes.jdk.JdkCookies;
import io.httptypes.netty.NettyCookies;
import io.httptypes.okhttp.OkHttpCookies;
import io.httptypes.pages.Page;
import io.httptypes.servlet.ServletCookies;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.ServerCookieEncoder;
import io.vertx.core.http.CookieSameSite;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.eclipse.jetty.http.SetCookieParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ResponseCookie;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures in {@code docs/cookies.md} what becomes of a cookie in each stack's own class, and holds that each bridge
 * tells it.
 */
class CookiesPageIT {
    private static final HttpUrl URL = HttpUrl.get("https://www.example.com/docs/page");

    /** The attributes that Jetty's class has methods for, and shows among the others. */
    private static final Set<String> METHODS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        METHODS.addAll(List.of(
                "Comment", "Domain", "Expires", "HttpOnly", "Max-Age", "Partitioned", "Path", "SameSite", "Secure"));
    }

    /** One part of a cookie, a field that has it, and how to see whether it is still there. */
    enum Part {
        SAME_SITE("`SameSite=Strict`", "a=b; SameSite=Strict", SetCookie::sameSite),
        PARTITIONED("`Partitioned`", "a=b; Secure; Partitioned", SetCookie::isPartitioned),
        SECURE("`Secure`", "a=b; Secure", SetCookie::isSecure),
        HTTP_ONLY("`HttpOnly`", "a=b; HttpOnly", SetCookie::isHttpOnly),
        HOST_ONLY(
                "no `Domain`: for its host alone",
                "a=b; Path=/",
                cookie -> cookie.domain().isEmpty()),
        DOMAIN("`Domain`", "a=b; Domain=example.com", SetCookie::domain),
        PATH("`Path`", "a=b; Path=/x", SetCookie::path),
        NO_PATH("no `Path`", "a=b", cookie -> cookie.path().isEmpty()),
        EXPIRES("`Expires`", "a=b; Expires=Tue, 01 Jan 2199 00:00:00 GMT", SetCookie::expires),
        MAX_AGE("`Max-Age`", "a=b; Max-Age=1000", SetCookie::maxAge),
        LONG_MAX_AGE("`Max-Age` beyond an int", "a=b; Max-Age=3000000000", SetCookie::maxAge),
        REMOVAL("`Max-Age=0`", "a=b; Max-Age=0", cookie -> ended(cookie)),
        BOTH(
                "`Max-Age` beside `Expires`",
                "a=b; Expires=Tue, 01 Jan 2199 00:00:00 GMT; Max-Age=1000",
                cookie -> cookie.maxAge().isPresent() ? Optional.of(cookie.maxAge()) : Optional.empty()),
        EXTENSION("`Priority=High`", "a=b; Priority=High", SetCookie::extensions),
        FLAG("an unknown attribute without a value", "a=b; Flag", SetCookie::extensions),
        QUOTES("quotation marks around the value", "a=\"b\"", SetCookie::value),
        BLANK("a blank in the value", "a=b c", SetCookie::value),
        COMMA("a comma in the value", "a=b,c", SetCookie::value),
        LATIN_1("a byte beyond ASCII in the value", "a=\u00e9", SetCookie::value),
        EMPTY("an empty value", "a=", SetCookie::value),
        NAMELESS("no name", "b", SetCookie::name);

        final String words;
        final SetCookie cookie;
        private final Function<SetCookie, Object> look;

        Part(String words, String field, Function<SetCookie, Object> look) {
            this.words = words;
            this.cookie = SetCookie.parse(field);
            this.look = look;
        }

        private static boolean ended(SetCookie cookie) {
            return cookie.expiry(Instant.now())
                    .map(end -> end.isBefore(Instant.now()))
                    .orElse(false);
        }

        String verdict(Function<SetCookie, Optional<SetCookie>> stack) {
            SetCookie after;
            try {
                Optional<SetCookie> there = stack.apply(cookie);
                if (there.isEmpty()) {
                    return "no cookie";
                }
                after = there.get();
            } catch (RuntimeException | NoSuchMethodError refused) {
                return "refused";
            }
            Object expected = look.apply(cookie);
            Object actual = look.apply(after);
            if (expected.equals(actual)) {
                return "yes";
            }
            return actual.equals(Optional.empty()) || actual.equals(List.of()) || actual.equals(false)
                    ? "**lost**"
                    : "changed";
        }
    }

    @Test
    void pageIsCurrent() throws Exception {
        Map<String, Function<SetCookie, Optional<SetCookie>>> writers = new LinkedHashMap<>();
        writers.put("Netty", written(CookiesPageIT::byNetty));
        writers.put(
                "OkHttp",
                written(cookie ->
                        OkHttpCookies.toCookie(cookie, URL, part -> {}).toString()));
        writers.put("Spring", written(CookiesPageIT::bySpring));
        writers.put("JAX-RS", written(CookiesPageIT::byJaxRs));
        writers.put("Vert.x", written(CookiesPageIT::byVertx));
        Map<String, Function<SetCookie, Optional<SetCookie>>> readers = new LinkedHashMap<>();
        readers.put(
                "Netty",
                read(field -> Optional.ofNullable(ClientCookieDecoder.STRICT.decode(field))
                        .map(NettyCookies::toSetCookie)));
        readers.put(
                "OkHttp",
                read(field -> Optional.ofNullable(Cookie.parse(URL, field)).map(OkHttpCookies::toSetCookie)));
        readers.put(
                "JDK",
                read(field -> HttpCookie.parse("Set-Cookie: " + field).stream()
                        .map(JdkCookies::toSetCookie)
                        .findFirst()));
        readers.put("Jetty", read(CookiesPageIT::readByJetty));
        readers.put("JAX-RS", read(CookiesPageIT::readByJaxRs));
        try (Containers containers = new Containers()) {
            Map<String, Function<SetCookie, Optional<SetCookie>>> all = new LinkedHashMap<>();
            all.put("Tomcat", containers.writer(Container.TOMCAT));
            all.put("Jetty", containers.writer(Container.JETTY));
            all.putAll(writers);
            Page.of(Path.of("..", "docs", "cookies.md"))
                    .section("written", table("a server sends", all))
                    .section("read", table("a client gets", readers))
                    .section("injection", injection())
                    .assertCurrent();
        }
    }

    private static String table(String what, Map<String, Function<SetCookie, Optional<SetCookie>>> stacks) {
        StringBuilder table = new StringBuilder("| " + what + " | " + String.join(" | ", stacks.keySet()) + " |\n"
                + "|---".repeat(stacks.size() + 1) + "|\n");
        for (Part part : Part.values()) {
            table.append("| ").append(part.words).append(" | ");
            table.append(stacks.values().stream().map(part::verdict).collect(Collectors.joining(" | ")));
            table.append(" |\n");
        }
        return table.toString();
    }

    private static Function<SetCookie, Optional<SetCookie>> written(Function<SetCookie, String> writer) {
        return cookie -> SetCookie.find(writer.apply(cookie));
    }

    private static Function<SetCookie, Optional<SetCookie>> read(Function<String, Optional<SetCookie>> reader) {
        // As it was received, since the own form of a cookie without a name begins with an equals sign.
        return cookie -> reader.apply(cookie.name().isEmpty() ? cookie.value() : cookie.fieldValue());
    }

    private static String byNetty(SetCookie cookie) {
        return ServerCookieEncoder.STRICT.encode(NettyCookies.toNettyCookie(cookie, part -> {}));
    }

    private static String bySpring(SetCookie cookie) {
        ResponseCookie.ResponseCookieBuilder builder = ResponseCookie.from(cookie.name(), cookie.value())
                .domain(cookie.domain().orElse(null))
                .path(cookie.path().orElse(null))
                .secure(cookie.isSecure())
                .httpOnly(cookie.isHttpOnly())
                .partitioned(cookie.isPartitioned())
                .sameSite(cookie.sameSite().map(SameSite::value).orElse(null));
        cookie.lifetime(Instant.now()).ifPresent(builder::maxAge);
        return builder.build().toString();
    }

    private static String byJaxRs(SetCookie cookie) {
        NewCookie.Builder builder = new NewCookie.Builder(cookie.name())
                .value(cookie.value())
                .domain(cookie.domain().orElse(null))
                .path(cookie.path().orElse(null))
                .secure(cookie.isSecure())
                .httpOnly(cookie.isHttpOnly());
        cookie.sameSite().ifPresent(sameSite -> builder.sameSite(NewCookie.SameSite.valueOf(sameSite.name())));
        cookie.maxAge().ifPresent(maxAge -> builder.maxAge((int) Math.min(Integer.MAX_VALUE, maxAge.toSeconds())));
        cookie.expires().ifPresent(expires -> builder.expiry(Date.from(expires)));
        return RuntimeDelegate.getInstance()
                .createHeaderDelegate(NewCookie.class)
                .toString(builder.build());
    }

    private static String byVertx(SetCookie cookie) {
        io.vertx.core.http.Cookie converted = io.vertx.core.http.Cookie.cookie(cookie.name(), cookie.value());
        cookie.domain().ifPresent(converted::setDomain);
        cookie.path().ifPresent(converted::setPath);
        converted.setSecure(cookie.isSecure()).setHttpOnly(cookie.isHttpOnly());
        cookie.sameSite().ifPresent(sameSite -> converted.setSameSite(CookieSameSite.valueOf(sameSite.name())));
        cookie.lifetime(Instant.now()).ifPresent(lifetime -> converted.setMaxAge(lifetime.toSeconds()));
        return converted.encode();
    }

    private static Optional<SetCookie> readByJetty(String field) {
        org.eclipse.jetty.http.HttpCookie cookie = SetCookieParser.newInstance().parse(field);
        if (cookie == null) {
            return Optional.empty();
        }
        SetCookie.Builder builder = SetCookie.receivedBuilder(cookie.getName(), cookie.getValue())
                .domain(cookie.getDomain())
                .path(cookie.getPath())
                .secure(cookie.isSecure())
                .httpOnly(cookie.isHttpOnly())
                .partitioned(cookie.isPartitioned())
                .expires(cookie.getExpires());
        if (cookie.getMaxAge() >= 0) {
            builder.maxAge(Duration.ofSeconds(cookie.getMaxAge()));
        }
        if (cookie.getSameSite() != null) {
            builder.sameSite(SameSite.valueOf(cookie.getSameSite().name()));
        }
        cookie.getAttributes().forEach((name, value) -> {
            if (!METHODS.contains(name)) {
                builder.extension(value == null || value.isEmpty() ? name : name + '=' + value);
            }
        });
        return Optional.of(builder.build());
    }

    private static Optional<SetCookie> readByJaxRs(String field) {
        NewCookie cookie = RuntimeDelegate.getInstance()
                .createHeaderDelegate(NewCookie.class)
                .fromString(field);
        SetCookie.Builder builder = SetCookie.receivedBuilder(cookie.getName(), cookie.getValue())
                .domain(cookie.getDomain())
                .path(cookie.getPath())
                .secure(cookie.isSecure())
                .httpOnly(cookie.isHttpOnly());
        if (cookie.getMaxAge() >= 0) {
            builder.maxAge(Duration.ofSeconds(cookie.getMaxAge()));
        }
        if (cookie.getExpiry() != null) {
            builder.expires(cookie.getExpiry().toInstant());
        }
        if (cookie.getSameSite() != null) {
            builder.sameSite(SameSite.valueOf(cookie.getSameSite().name()));
        }
        return Optional.of(builder.build());
    }

    /** What becomes of a text that would add an attribute. */
    private static String injection() {
        String value = "b; Domain=evil";
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(
                "`SetCookie.of(\"a\", text)`",
                verdict(() -> SetCookie.of("a", value).fieldValue()));
        rows.put(
                "`SetCookie`'s `path(text)`",
                verdict(() -> SetCookie.builder("a", "b")
                        .path("/; Domain=evil")
                        .build()
                        .fieldValue()));
        rows.put(
                "OkHttp's `value(text)`",
                verdict(() -> new Cookie.Builder()
                        .name("a")
                        .value(value)
                        .hostOnlyDomain("example.com")
                        .build()
                        .toString()));
        rows.put("Netty's strict encoder", verdict(() -> ServerCookieEncoder.STRICT.encode("a", value)));
        rows.put(
                "Vert.x's `Cookie.cookie(\"a\", text)`",
                verdict(() -> io.vertx.core.http.Cookie.cookie("a", value).encode()));
        rows.put(
                "Spring's `ResponseCookie.from(\"a\", text)`",
                verdict(() -> ResponseCookie.from("a", value).build().toString()));
        rows.put(
                "Spring's `sameSite(text)`",
                verdict(() -> ResponseCookie.from("a", "b")
                        .sameSite("Lax; Domain=evil")
                        .build()
                        .toString()));
        rows.put(
                "JAX-RS's `value(text)`",
                verdict(() -> byJaxRs(new NewCookie.Builder("a").value(value).build())));
        return rows.entrySet().stream()
                .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |\n")
                .collect(Collectors.joining("", "| a text with `; Domain=evil` at | a client gets |\n|---|---|\n", ""));
    }

    private static String byJaxRs(NewCookie cookie) {
        return RuntimeDelegate.getInstance()
                .createHeaderDelegate(NewCookie.class)
                .toString(cookie);
    }

    private static String verdict(Supplier<String> writer) {
        String field;
        try {
            field = writer.get();
        } catch (IllegalArgumentException refused) {
            return "nothing: refused";
        }
        return SetCookie.parse(field).domain().isPresent() ? "**the domain `evil`**" : "no domain";
    }

    /**
     * The protecting parts that a bridge loses are those that it throws for, and each difference after a round trip is
     * told.
     */
    @ParameterizedTest
    @EnumSource
    void eachBridgeTellsEachLoss(Part part) {
        Map<String, BiFunction<SetCookie, Consumer<CookiePart>, SetCookie>> bridges = Map.of(
                "servlet",
                (cookie, losses) -> ServletCookies.toSetCookie(ServletCookies.toServletCookie(cookie, losses)),
                "netty",
                (cookie, losses) -> NettyCookies.toSetCookie(NettyCookies.toNettyCookie(cookie, losses)),
                "okhttp",
                (cookie, losses) -> OkHttpCookies.toSetCookie(OkHttpCookies.toCookie(cookie, URL, losses)),
                "jdk",
                (cookie, losses) -> JdkCookies.toSetCookie(JdkCookies.toHttpCookie(cookie, losses)));
        bridges.forEach((name, bridge) -> {
            Set<CookiePart> losses = EnumSet.noneOf(CookiePart.class);
            String verdict = part.verdict(cookie -> Optional.of(bridge.apply(cookie, losses::add)));
            if (!verdict.equals("yes") && !verdict.equals("refused") && part != Part.NO_PATH) {
                assertThat(losses).as(name).isNotEmpty();
            }
            Consumer<CookiePart> refusing = CookiePart.refusing(name);
            boolean protects = losses.stream().anyMatch(CookiePart::protects);
            assertThat(part.verdict(cookie -> Optional.of(bridge.apply(cookie, refusing)))
                            .equals("refused"))
                    .as(name)
                    .isEqualTo(protects || verdict.equals("refused"));
        });
    }

    /** Containers that add a cookie by the servlet API's method. */
    private static final class Containers implements AutoCloseable {
        private final List<Container.Running> running = new ArrayList<>();
        private final Map<String, SetCookie> cookies = new ConcurrentHashMap<>();

        Function<SetCookie, Optional<SetCookie>> writer(Container container) {
            HttpServlet servlet = new HttpServlet() {
                private static final long serialVersionUID = 1;

                @Override
                protected void service(HttpServletRequest request, HttpServletResponse response) {
                    SetCookie cookie = cookies.get(request.getRequestURI());
                    try {
                        response.addCookie(ServletCookies.toServletCookie(cookie, part -> {}));
                    } catch (RuntimeException refused) {
                        response.setStatus(299);
                    }
                }
            };
            Container.Running started = container.start(new Application(Map.of("/*", servlet), List.of(), Map.of()));
            running.add(started);
            return cookie -> {
                String path = "/" + cookies.size();
                cookies.put(path, cookie);
                try (RawConnection connection = RawConnection.open(started.address())) {
                    RawResponse response = connection.exchange("GET", path);
                    if (response.code() == 299) {
                        throw new IllegalArgumentException("refused");
                    }
                    return response.values("Set-Cookie").stream().findFirst().flatMap(SetCookie::find);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        }

        @Override
        public void close() {
            running.forEach(Container.Running::close);
        }
    }
}
