package io.httptypes.clienttests;

import io.httptypes.cookies.CookieJar;
import io.httptypes.cookies.StoredCookie;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.WebSocketListener;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** What a client with a jar does, by what a server sees of it. */
public enum CookieScenario {
    NEXT_REQUEST("the next request") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(ok("a=b"), ok());
            setting.get("/docs/one");
            setting.get("/docs/two");
            setting.seen(setting.first);
            return setting.seen(setting.first);
        }
    },
    REDIRECT_TO_PATH("a redirect to another path") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(redirect("/other/x", "a=b; Path=/other", "c=d; Path=/docs"), ok());
            setting.get("/docs/one");
            setting.seen(setting.first);
            return setting.seen(setting.first);
        }
    },
    REDIRECT_TO_PORT("a redirect to another port") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(redirect(setting.url(setting.second, "127.0.0.1", "/"), "a=b; Path=/"));
            setting.second.enqueue(ok());
            setting.get("/");
            return setting.seen(setting.second);
        }
    },
    REDIRECT_TO_HOST("a redirect to another host") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(redirect(setting.url(setting.second, "localhost", "/"), "a=b; Path=/"), ok());
            setting.second.enqueue(ok("c=d"));
            setting.get("/");
            setting.get("/");
            setting.seen(setting.first);
            return setting.seen(setting.second) + ", and back " + setting.seen(setting.first);
        }
    },
    REPEAT("a repeat after a 503 that has set a cookie") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(ok("a=b").setResponseCode(503).setHeader("Retry-After", 0), ok());
            setting.get("/");
            setting.seen(setting.first);
            return setting.first.getRequestCount() == 1 ? "no repeat" : setting.seen(setting.first);
        }
    },
    DELETION("a cookie that is deleted") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(ok("a=b"), ok("a=; Max-Age=0"), ok());
            setting.get("/");
            setting.get("/");
            setting.get("/");
            setting.seen(setting.first);
            return setting.seen(setting.first) + ", then " + setting.seen(setting.first);
        }
    },
    TWO_LINES("two lines with one name") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(ok("a=1", "a=2"), ok());
            setting.get("/");
            setting.get("/");
            setting.seen(setting.first);
            return setting.seen(setting.first);
        }
    },
    OWN_FIELD("the caller's own field `own=1`") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(ok("a=b"), ok());
            setting.get("/");
            setting.client.get(setting.url(setting.first, "127.0.0.1", "/"), "own=1");
            setting.seen(setting.first);
            // Clients that join differ in the order, and in the blank.
            String seen = setting.seen(setting.first).replaceAll("[`; ]+", " ").strip();
            return "`" + Stream.of(seen.split(" ")).sorted().collect(Collectors.joining("; ")) + "`";
        }
    },
    UTF_8("the bytes of `a=\u00e9`") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(ok().addHeaderLenient("Set-Cookie", "a=\u00e9"), ok("c=d"), ok());
            setting.get("/");
            StoredCookie stored = setting.jar.cookies().get(0);
            if (!stored.value().equals("\u00c3\u00a9")) {
                return "stored wrong";
            }
            setting.get("/");
            setting.get("/");
            setting.seen(setting.first);
            setting.seen(setting.first);
            return setting.seen(setting.first);
        }
    },
    NOT_UTF_8("the byte E9, which is not UTF-8, beside `c=d`") {
        @Override
        String run(Setting setting) throws Exception {
            URI url = URI.create(setting.url(setting.first, "127.0.0.1", "/"));
            setting.jar.store(url, List.of("a=\u00e9", "c=d"));
            setting.reply(ok());
            setting.get("/");
            return setting.seen(setting.first);
        }
    },
    FIFTY("50 cookies") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(
                    ok(IntStream.range(0, 50).mapToObj(i -> "n" + i + "=v" + i).toArray(String[]::new)), ok());
            setting.get("/");
            setting.get("/");
            setting.seen(setting.first);
            String expected = String.join(
                    "; ",
                    IntStream.range(0, 50).mapToObj(i -> "n" + i + "=v" + i).toList());
            return setting.seen(setting.first).equals("`" + expected + "`") ? "all" : "not all";
        }
    },
    WEB_SOCKET("a WebSocket's handshake, and the request after it") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(
                    ok("a=b"),
                    new MockResponse()
                            .withWebSocketUpgrade(new WebSocketListener() {})
                            .addHeader("Set-Cookie", "c=d"),
                    ok());
            setting.get("/");
            if (!setting.client.openWebSocket(
                    setting.url(setting.first, "127.0.0.1", "/").replaceFirst("^http", "ws"))) {
                return "no WebSocket";
            }
            setting.get("/");
            setting.seen(setting.first);
            return setting.seen(setting.first) + ", then " + setting.seen(setting.first);
        }
    },
    CACHED("a response from the client's cache, after the jar was cleared") {
        @Override
        String run(Setting setting) throws Exception {
            setting.reply(ok("a=b").setHeader("Cache-Control", "max-age=1000"), ok());
            setting.get("/");
            setting.jar.clear();
            setting.get("/");
            return setting.first.getRequestCount() == 2
                    ? "no cache"
                    : setting.jar.cookies().isEmpty() ? "stores nothing" : "stores it again";
        }
    };

    /** What happens, for a table. */
    public final String words;

    CookieScenario(String words) {
        this.words = words;
    }

    abstract String run(Setting setting) throws Exception;

    /** Runs it on two servers that have had no request, and returns what they saw. */
    public String run(MockWebServer first, MockWebServer second, CookieClient client, CookieJar jar) throws Exception {
        return run(new Setting(first, second, client, jar));
    }

    private static MockResponse ok(String... cookies) {
        MockResponse response = new MockResponse().setBody("body");
        for (String cookie : cookies) {
            response.addHeader("Set-Cookie", cookie);
        }
        return response;
    }

    private static MockResponse redirect(String location, String... cookies) {
        return ok(cookies).setResponseCode(302).setHeader("Location", location);
    }

    record Setting(MockWebServer first, MockWebServer second, CookieClient client, CookieJar jar) {
        String url(MockWebServer server, String host, String path) {
            String scheme = server.url("/").scheme();
            return scheme + "://" + host + ":" + server.getPort() + path;
        }

        void reply(MockResponse... responses) {
            for (MockResponse response : responses) {
                first.enqueue(response);
            }
        }

        void get(String path) throws Exception {
            client.get(url(first, "127.0.0.1", path), null);
        }

        /** The field of the next request, of HTTP/2 maybe several lines. */
        String seen(MockWebServer server) throws InterruptedException {
            @Nullable RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
            List<String> lines = Objects.requireNonNull(request, "no request in time")
                    .getHeaders()
                    .values("Cookie");
            return lines.isEmpty() ? "nothing" : "`" + String.join("; ", lines) + "`";
        }
    }
}
