package io.httptypes.benchmarks;

import io.httptypes.cookies.CookieJar;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.Cookie;
import org.apache.hc.client5.http.cookie.CookieOrigin;
import org.apache.hc.client5.http.cookie.CookieSpec;
import org.apache.hc.client5.http.impl.cookie.RFC6265LaxSpec;
import org.apache.hc.core5.http.message.BasicHeader;

/** The field of a request, and a cookie of a response, with jars that hold a number of sites times one of cookies. */
final class JarRows {
    private static final int FULL = 6_000;
    private static final String LINE = "name=0123456789abcdef; Path=/; Max-Age=86400; Secure";

    private JarRows() {}

    /** What a client does with the cookies of a site, which is a number. */
    private record Jar(Use cookieField, Use store) {}

    @FunctionalInterface
    private interface Use {
        Object of(int site, String line) throws Exception;
    }

    static List<Row<?>> rows() {
        List<Row<?>> rows = new ArrayList<>(List.of(storeInAFullJar()));
        for (String inputs : List.of("1x10", "1000x1", "50x50")) {
            rows.add(row("the `Cookie` field of a jar", inputs, Jar::cookieField)
                    .target("the fastest other", inputs.equals("1x10") ? 0.6 : 0.1)
                    .bytes(inputs.equals("1x10") ? 640 : inputs.equals("1000x1") ? 320 : 2_304));
            rows.add(row("a cookie stored in a jar", inputs, Jar::store)
                    .target("the fastest other", 0.8)
                    .bytes(960));
        }
        return rows;
    }

    private static Row<Function<URI[], Jar>> row(String work, String inputs, Function<Jar, Use> use) {
        int sites = Integer.parseInt(inputs.substring(0, inputs.indexOf('x')));
        String[] lines = IntStream.range(0, Integer.parseInt(inputs.substring(inputs.indexOf('x') + 1)))
                .mapToObj(i -> LINE.replace("name", "name" + i))
                .toArray(String[]::new);
        return new Row<Function<URI[], Jar>>(work, inputs, kind -> {
                    Jar jar = kind.apply(urls(sites));
                    for (int site = 0; site < sites; site++) {
                        for (String line : lines) {
                            jar.store.of(site, line);
                        }
                    }
                    Use measured = use.apply(jar);
                    return hole -> {
                        for (int i = 0; i < Inputs.SIZE; i++) {
                            hole.consume(measured.of(i % sites, lines[i % lines.length]));
                        }
                    };
                })
                .ours(JarRows::ofHttpTypes)
                .other("HttpClient 5", JarRows::ofHttpClient)
                .other("`CookieManager`", JarRows::ofTheJdk);
    }

    private static URI[] urls(int sites) {
        return IntStream.range(0, sites)
                .mapToObj(i -> URI.create("https://www" + i + ".site" + i + ".com/docs/page"))
                .toArray(URI[]::new);
    }

    private static Jar ofHttpTypes(URI... urls) {
        CookieJar jar = CookieJar.create();
        return new Jar(
                (site, line) -> jar.cookieField(urls[site]), (site, line) -> jar.store(urls[site], List.of(line)));
    }

    /** OkHttp's {@code JavaNetCookieJar} does the same, and makes its own cookies of them. */
    private static Jar ofTheJdk(URI... urls) {
        CookieManager manager = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        return new Jar(
                (site, line) ->
                        String.join("; ", manager.get(urls[site], Map.of()).get("Cookie")),
                (site, line) -> {
                    manager.put(urls[site], Map.of("Set-Cookie", List.of(line)));
                    return manager;
                });
    }

    /** As its interceptor does: all cookies, those that match, and their field. */
    private static Jar ofHttpClient(URI... urls) {
        BasicCookieStore store = new BasicCookieStore();
        CookieSpec spec = new RFC6265LaxSpec();
        CookieOrigin[] origins = Arrays.stream(urls)
                .map(url -> new CookieOrigin(url.getHost(), 443, "/docs/page", true))
                .toArray(CookieOrigin[]::new);
        return new Jar(
                (site, line) -> {
                    List<Cookie> matching = new ArrayList<>();
                    for (Cookie cookie : store.getCookies()) {
                        if (spec.match(cookie, origins[site])) {
                            matching.add(cookie);
                        }
                    }
                    return spec.formatCookies(matching).get(0).getValue();
                },
                (site, line) -> {
                    spec.parse(new BasicHeader("Set-Cookie", line), origins[site])
                            .forEach(store::addCookie);
                    return store;
                });
    }

    /** Each cookie is of another host than those before it; in the full jar one is evicted for it. */
    private static Row<?> storeInAFullJar() {
        return new Row<Boolean>("a cookie stored in a full jar", "", isFull -> {
                    URI[] others = urls(FULL);
                    CookieJar full = CookieJar.create();
                    for (URI other : others) {
                        full.store(other, List.of(LINE));
                    }
                    int[] next = {0};
                    return hole -> {
                        CookieJar jar = isFull ? full : CookieJar.create();
                        for (int i = 0; i < Inputs.SIZE; i++) {
                            hole.consume(jar.store(others[next[0]++ % FULL], List.of(LINE)));
                        }
                    };
                })
                .ours(true)
                .other("a jar with room", false)
                .bytes(960);
    }
}
