package io.httptypes.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.httptypes.cookies.CookieFile;
import io.httptypes.cookies.CookieJar;
import io.httptypes.cookies.StoredCookie;
import io.httptypes.examples.cookies.LoginExample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * curl and Python read what {@link CookieFile} writes, and it reads what they write. Skipped where they are not
 * installed, unless TOOLS_REQUIRED is set.
 */
class CookieFileToolsIT {
    private static final String HOST = "www.example.test";

    /** Prints the field that Python sends to each URL. */
    private static final String PYTHON_SENDS = """
            import sys, urllib.request
            from http.cookiejar import MozillaCookieJar
            jar = MozillaCookieJar(sys.argv[1])
            jar.load(ignore_discard=True, ignore_expires=True)
            for cookie in jar:
                if cookie.expires == 0:
                    cookie.expires = None
            for url in sys.argv[2:]:
                request = urllib.request.Request(url)
                jar.add_cookie_header(request)
                print(request.get_header('Cookie', ''))
            """;

    /** Takes the fields of a response, and saves them. */
    private static final String PYTHON_STORES = """
            import sys, email.message, urllib.request
            from http.cookiejar import MozillaCookieJar
            class Response:
                def __init__(self, lines):
                    self.fields = email.message.Message()
                    for line in lines:
                        self.fields['Set-Cookie'] = line
                def info(self):
                    return self.fields
            jar = MozillaCookieJar(sys.argv[1])
            jar.extract_cookies(Response(sys.argv[3:]), urllib.request.Request(sys.argv[2]))
            jar.save(ignore_discard=True)
            """;

    @TempDir
    private Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<String> set = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway") // made before each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
    }

    private void reply(HttpExchange exchange) throws IOException {
        seen.add(String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of())));
        set.forEach(line -> exchange.getResponseHeaders().add("Set-Cookie", line));
        byte[] text = seen.get(seen.size() - 1).getBytes(StandardCharsets.ISO_8859_1);
        exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static void require(String tool) {
        boolean isThere;
        try {
            isThere = new ProcessBuilder(tool, "--version")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(20, TimeUnit.SECONDS);
        } catch (IOException missing) {
            isThere = false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (System.getenv("TOOLS_REQUIRED") != null && !isThere) {
            fail(tool + " is not installed");
        }
        assumeTrue(isThere, tool + " is not installed");
    }

    private String url(String host, String path) {
        return "http://" + host + ":" + server.getAddress().getPort() + path;
    }

    private void curl(String url, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--noproxy", "*"));
        command.addAll(List.of(
                "--resolve",
                URI.create(url).getHost() + ":" + server.getAddress().getPort() + ":127.0.0.1"));
        command.addAll(List.of(options));
        command.add(url);
        run(command);
    }

    private static Set<String> pairs(String field) {
        return Set.of(field.split("; "));
    }

    /** Of every kind of line that is written. */
    private static CookieJar jar(URI url) {
        CookieJar jar = CookieJar.create();
        assertThat(jar.store(
                        url,
                        List.of(
                                "host=only; Path=/; Max-Age=1000",
                                "domain=d; Domain=example.test; Path=/; Max-Age=1000",
                                "http=only; HttpOnly; Path=/; Max-Age=1000",
                                "httpdomain=x; HttpOnly; Domain=example.test; Path=/; Max-Age=1000",
                                "path=p; Path=/docs; Max-Age=1000",
                                "session=s; Path=/",
                                "empty=; Path=/; Max-Age=1000",
                                "quoted=\"q\"; Path=/; Max-Age=1000",
                                "blank=a b, c; Path=/; Max-Age=1000",
                                "utf8=\u00c3\u00a9; Path=/; Max-Age=1000",
                                "forever=f; Path=/; Max-Age=99999999999999999999")))
                .isEmpty();
        assertThat(jar.put(
                        StoredCookie.builder("secure", "s", HOST).secure(true).build()))
                .isEmpty();
        return jar;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/page", "/other"})
    void curlSendsWhatTheJarDoes(String path) throws Exception {
        require("curl");
        CookieJar jar = jar(URI.create(url(HOST, "/")));
        Path file = folder.resolve("cookies.txt");
        assertThat(CookieFile.write(file, jar, true)).isEmpty();
        for (String host : List.of(HOST, "example.test", "sub." + HOST, "other.example.test", "example.org")) {
            curl(url(host, path), "--cookie", file.toString());
            assertThat(pairs(seen.get(seen.size() - 1)))
                    .as(host)
                    .isEqualTo(
                            pairs(jar.cookieField(URI.create(url(host, path))).orElse("")));
        }
        assertThat(CookieFile.write(file, jar)).isEmpty();
        curl(url(HOST, "/"), "--cookie", file.toString());
        assertThat(seen.get(seen.size() - 1)).contains("host=only").doesNotContain("session=s");
    }

    @Test
    void curlReadsTheLongestLineThatIsWritten() throws Exception {
        require("curl");
        CookieJar jar = CookieJar.create();
        int fixed = "127.0.0.1\tFALSE\t/\tFALSE\t0\ta\tb\n".length();
        jar.put(StoredCookie.builder("a", "b".repeat(4_096 - 1), "127.0.0.1").build());
        jar.put(StoredCookie.builder("c", "d", "127.0.0.1")
                .path("/" + "p".repeat(4_999 - fixed))
                .build());
        Path file = folder.resolve("cookies.txt");
        assertThat(CookieFile.write(file, jar, true)).isEmpty();
        // What curl keeps of the file, it writes again.
        Path again = folder.resolve("again.txt");
        curl(url("127.0.0.1", "/"), "--cookie", file.toString(), "--cookie-jar", again.toString());
        assertThat(CookieFile.read(again).cookies())
                .extracting(StoredCookie::name)
                .contains("c");
    }

    private List<String> pythonSends(Path file, List<String> urls) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "-X", "utf8", "-c", PYTHON_SENDS, file.toString()));
        command.addAll(urls);
        return List.of(run(command).split("\n", -1));
    }

    @Test
    void pythonSendsWhatTheJarDoes() throws Exception {
        require("python3");
        CookieJar jar = jar(URI.create("https://" + HOST + "/"));
        Path file = folder.resolve("cookies.txt");
        assertThat(CookieFile.write(file, jar, true)).isEmpty();
        List<String> urls = List.of(
                "https://" + HOST + "/",
                "http://" + HOST + "/docs/page",
                "https://sub.example.test/",
                "https://example.org/");
        List<String> sent = pythonSends(file, urls);
        for (int i = 0; i < urls.size(); i++) {
            String expected = jar.cookieField(URI.create(urls.get(i))).orElse("");
            // Python prints what it has read as UTF-8.
            assertThat(pairs(sent.get(i)))
                    .as(urls.get(i))
                    .isEqualTo(
                            pairs(new String(expected.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
        }
    }

    @Test
    void whatCurlStoresTheJarSends() throws Exception {
        require("curl");
        set.addAll(List.of(
                "host=only; Path=/",
                "domain=d; Domain=example.test; Path=/; Max-Age=1000",
                "http=only; HttpOnly; Path=/",
                "httpdomain=x; HttpOnly; Domain=.example.test; Path=/",
                "path=p; Path=/docs",
                "expires=e; Path=/; Expires=Tue, 01 Jan 2199 00:00:00 GMT",
                "empty=; Path=/",
                "quoted=\"q\"; Path=/",
                "blank=a b, c; Path=/",
                "other=o; Path=/other"));
        Path file = folder.resolve("cookies.txt");
        curl(url(HOST, "/docs/page"), "--cookie-jar", file.toString());
        CookieFile read = CookieFile.read(file);
        assertThat(read.problems()).isEmpty();
        assertThat(read.cookies()).hasSize(10);
        CookieJar jar = CookieJar.create();
        read.cookies().forEach(cookie -> assertThat(jar.put(cookie)).isEmpty());
        assertThat(read.cookies().stream().filter(StoredCookie::isHttpOnly)).hasSize(2);
        set.clear();
        for (String host : List.of(HOST, "sub." + HOST, "other.example.test")) {
            for (String path : List.of("/", "/docs/page", "/other")) {
                curl(url(host, path), "--cookie", file.toString());
                assertThat(pairs(jar.cookieField(URI.create(url(host, path))).orElse("")))
                        .as(host + path)
                        .isEqualTo(pairs(seen.get(seen.size() - 1)));
            }
        }
    }

    @Test
    void whatPythonStoresTheJarSends() throws Exception {
        require("python3");
        Path file = folder.resolve("cookies.txt");
        List<String> command = new ArrayList<>(List.of(
                "python3", "-X", "utf8", "-c", PYTHON_STORES, file.toString(), "https://" + HOST + "/docs/page"));
        command.addAll(List.of(
                "host=only; Path=/",
                "domain=d; Domain=example.test; Path=/; Max-Age=1000",
                "http=only; HttpOnly; Path=/",
                "secure=s; Secure; Path=/",
                "path=p; Path=/docs",
                "empty=; Path=/",
                "blank=a b, c; Path=/"));
        run(command);
        CookieFile read = CookieFile.read(file);
        assertThat(read.problems()).isEmpty();
        assertThat(read.cookies()).hasSize(7);
        CookieJar jar = CookieJar.create();
        read.cookies().forEach(cookie -> assertThat(jar.put(cookie)).isEmpty());
        List<String> urls =
                List.of("https://" + HOST + "/", "http://" + HOST + "/docs/page", "https://sub.example.test/");
        List<String> sent = pythonSends(file, urls);
        for (int i = 0; i < urls.size(); i++) {
            assertThat(pairs(jar.cookieField(URI.create(urls.get(i))).orElse("")))
                    .as(urls.get(i))
                    .isEqualTo(pairs(sent.get(i)));
        }
    }

    /** Lines that neither writes, and that both read or leave out as we do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1\tFALSE\t/\tFALSE\t4102444800\ta\tb\r\n",
                "127.0.0.1\tfalse\t/\tFalse\t4102444800\ta\tb\n",
                "#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t4102444800\ta\tb\n",
                "# a comment\n\n127.0.0.1\tFALSE\t/\tFALSE\t4102444800\ta\tb",
                "127.0.0.1\tFALSE\t/\tFALSE\t1\ta\tb\n",
                "127.0.0.1 FALSE / FALSE 4102444800 a b\n"
            })
    void curlReadsTheSameOfALine(String line) throws Exception {
        require("curl");
        Path file = folder.resolve("cookies.txt");
        Files.writeString(file, "# Netscape HTTP Cookie File\n" + line);
        curl(url("127.0.0.1", "/"), "--cookie", file.toString());
        CookieJar jar = CookieJar.create();
        CookieFile.read(file).cookies().forEach(jar::put);
        assertThat(jar.cookieField(URI.create(url("127.0.0.1", "/"))).orElse(""))
                .isEqualTo(seen.get(0));
    }

    @Test
    void oneLoginIsEnough() throws Exception {
        require("curl");
        set.add("id=a38; Path=/; HttpOnly");
        String got = LoginExample.run(
                URI.create(url("127.0.0.1", "/login")),
                URI.create(url("127.0.0.1", "/page")),
                folder.resolve("cookies.txt"));
        assertThat(got).isEqualTo("id=a38, id=a38");
        assertThat(seen).containsExactly("", "id=a38", "id=a38");
    }
}
