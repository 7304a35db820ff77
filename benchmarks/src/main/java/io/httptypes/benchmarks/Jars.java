package io.httptypes.benchmarks;

import io.httptypes.cookies.CookieJar;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import okhttp3.java.net.cookiejar.JavaNetCookieJar;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.cookie.CookieOrigin;
import org.apache.hc.client5.http.cookie.CookieSpec;
import org.apache.hc.client5.http.cookie.MalformedCookieException;
import org.apache.hc.client5.http.impl.cookie.RFC6265LaxSpec;
import org.apache.hc.core5.http.message.BasicHeader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The field of a request, and a response that sets a cookie, with jars that hold a number of hosts times a number of
 * cookies.
 */
@State(Scope.Thread)
public class Jars {
    @Param({"1x10", "1000x1", "50x50"})
    public String inputs = "1x10";

    private final CookieJar ours = CookieJar.create();
    private final CookieJar full = CookieJar.create();
    private final CookieManager manager = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final CookieManager behindOkHttp = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final JavaNetCookieJar okHttp = new JavaNetCookieJar(behindOkHttp);
    private final BasicCookieStore store = new BasicCookieStore();
    private final CookieSpec spec = new RFC6265LaxSpec();

    public URI[] urls = {};
    public HttpUrl[] httpUrls = {};
    public CookieOrigin[] origins = {};
    public String[] lines = {};

    private URI[] others = {};
    private int next;
    private int nextOther;

    @Setup
    public void prepare() throws IOException, MalformedCookieException {
        int hosts = Integer.parseInt(inputs.substring(0, inputs.indexOf('x')));
        int cookies = Integer.parseInt(inputs.substring(inputs.indexOf('x') + 1));
        urls = IntStream.range(0, hosts)
                .mapToObj(i -> URI.create("https://www" + i + ".site" + i + ".com/docs/page"))
                .toArray(URI[]::new);
        httpUrls = IntStream.range(0, hosts)
                .mapToObj(i -> HttpUrl.get(urls[i].toString()))
                .toArray(HttpUrl[]::new);
        origins = IntStream.range(0, hosts)
                .mapToObj(i -> new CookieOrigin(urls[i].getHost(), 443, "/docs/page", true))
                .toArray(CookieOrigin[]::new);
        lines = IntStream.range(0, cookies)
                .mapToObj(i -> "name" + i + "=0123456789abcdef; Path=/; Max-Age=86400; Secure")
                .toArray(String[]::new);
        for (int host = 0; host < hosts; host++) {
            for (String line : lines) {
                store(ours, urls[host], line);
                store(manager, urls[host], line);
                store(behindOkHttp, urls[host], line);
                store(origins[host], line);
            }
        }
        others = IntStream.range(0, 6_000)
                .mapToObj(i -> URI.create("https://www" + i + ".full" + i + ".com/docs/page"))
                .toArray(URI[]::new);
        for (URI other : others) {
            store(full, other, lines[0]);
        }
    }

    private static void store(CookieJar jar, URI url, String line) {
        jar.store(url, List.of(line));
    }

    private static void store(CookieManager manager, URI url, String line) throws IOException {
        manager.put(url, Map.of("Set-Cookie", List.of(line)));
    }

    private void store(CookieOrigin origin, String line) throws MalformedCookieException {
        spec.parse(new BasicHeader("Set-Cookie", line), origin).forEach(store::addCookie);
    }

    private int next() {
        next = next + 1 == urls.length ? 0 : next + 1;
        return next;
    }

    @Benchmark
    public void cookieField(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(ours.cookieField(urls[next()]));
        }
    }

    @Benchmark
    public void cookieFieldByCookieManager(Blackhole hole) throws IOException {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(String.join("; ", manager.get(urls[next()], Map.of()).get("Cookie")));
        }
    }

    /** With the loop that OkHttp makes the field by. */
    @Benchmark
    public void cookieFieldByOkHttp(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            StringBuilder field = new StringBuilder();
            for (Cookie cookie : okHttp.loadForRequest(httpUrls[next()])) {
                field.append(field.isEmpty() ? "" : "; ")
                        .append(cookie.name())
                        .append('=')
                        .append(cookie.value());
            }
            hole.consume(field.toString());
        }
    }

    /** As its interceptor does: all cookies, those that match, and their field. */
    @Benchmark
    public void cookieFieldByHttpClient(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            CookieOrigin origin = origins[next()];
            List<org.apache.hc.client5.http.cookie.Cookie> matching = new ArrayList<>();
            for (org.apache.hc.client5.http.cookie.Cookie cookie : store.getCookies()) {
                if (spec.match(cookie, origin)) {
                    matching.add(cookie);
                }
            }
            hole.consume(spec.formatCookies(matching).get(0).getValue());
        }
    }

    @Benchmark
    public void store(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(ours.store(urls[next()], List.of(lines[i % lines.length])));
        }
    }

    /** Each is a cookie of another host, in a jar that has room for all. */
    @Benchmark
    public void storeInAnEmptyJar(Blackhole hole) {
        CookieJar empty = CookieJar.create();
        for (int i = 0; i < Inputs.SIZE; i++) {
            nextOther = nextOther + 1 == others.length ? 0 : nextOther + 1;
            hole.consume(empty.store(others[nextOther], List.of(lines[i % lines.length])));
        }
    }

    /** Each is a cookie of another host, and one is evicted for it. */
    @Benchmark
    public void storeInAFullJar(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            nextOther = nextOther + 1 == others.length ? 0 : nextOther + 1;
            hole.consume(full.store(others[nextOther], List.of(lines[i % lines.length])));
        }
    }

    @Benchmark
    public void storeByCookieManager(Blackhole hole) throws IOException {
        for (int i = 0; i < Inputs.SIZE; i++) {
            store(manager, urls[next()], lines[i % lines.length]);
        }
        hole.consume(manager);
    }

    @Benchmark
    public void storeByOkHttp(Blackhole hole) {
        for (int i = 0; i < Inputs.SIZE; i++) {
            HttpUrl url = httpUrls[next()];
            Cookie cookie = Cookie.parse(url, lines[i % lines.length]);
            if (cookie != null) {
                okHttp.saveFromResponse(url, List.of(cookie));
            }
        }
        hole.consume(okHttp);
    }

    @Benchmark
    public void storeByHttpClient(Blackhole hole) throws MalformedCookieException {
        for (int i = 0; i < Inputs.SIZE; i++) {
            store(origins[next()], lines[i % lines.length]);
        }
        hole.consume(store);
    }
}
