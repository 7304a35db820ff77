package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.okhttp.OkHttpAdapter;
import io.httptypes.okhttp.OkHttpInterceptors;
import io.httptypes.pages.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures {@code docs/okhttp.md} from what OkHttp sends, alone and with our interceptors. */
class OkHttpPageIT {
    private final OkHttpClient alone = new OkHttpClient();
    private final OkHttpClient helped = OkHttpInterceptors.install(
                    alone.newBuilder(),
                    i -> i.checkStatus()
                            .followRedirects(RedirectPolicy.standard())
                            .retry(RetryPolicy.of(3, Duration.ofSeconds(20))))
            .build();
    private final AtomicInteger counted = new AtomicInteger();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AutoClose
    private final PageOrigin origin = new PageOrigin();

    OkHttpPageIT() throws IOException {}

    @AfterEach
    void stop() {
        alone.connectionPool().evictAll();
    }

    private static PageOrigin.Client client(OkHttpClient client) {
        return (method, url) -> {
            RequestBody body = OkHttpAdapter.permitsBody(method) ? RequestBody.create("a body", null) : null;
            Request request = OkHttpAdapter.setMethod(new Request.Builder(), method, body)
                    .url(url)
                    .build();
            client.newCall(request).execute().close();
        };
    }

    private String attempts() {
        StringBuilder rows = new StringBuilder();
        for (String path : PageOrigin.ATTEMPTS) {
            List<String> cells =
                    new ArrayList<>(List.of(path.replace("?", ", `Retry-After: ") + (path.contains("?") ? "`" : "")));
            for (RequestMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
                cells.add(Integer.toString(
                        origin.received(client(alone), method, path).size()));
                cells.add(Integer.toString(
                        origin.received(client(helped), method, path).size()));
            }
            rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return rows.toString();
    }

    /** What people add to a client that has our interceptors already. */
    private Map<String, Interceptor> others() {
        Map<String, Response> kept = new HashMap<>();
        Map<String, Interceptor> others = new LinkedHashMap<>();
        others.put("counts", chain -> {
            counted.incrementAndGet();
            return chain.proceed(chain.request());
        });
        others.put(
                "adds fields",
                chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .addHeader("Authorization", "secret")
                        .header("X-Trace", "1")
                        .build()));
        others.put(
                "asks another client", chain -> alone.newCall(chain.request()).execute());
        others.put("makes the response itself", chain -> {
            try (Response received = chain.proceed(chain.request())) {
                return new Response.Builder()
                        .request(received.request())
                        .protocol(received.protocol())
                        .code(received.code())
                        .message(received.message())
                        .headers(received.headers())
                        .body(ResponseBody.create("", null))
                        .build();
            }
        });
        others.put("keeps what is not 200", chain -> {
            if (chain.request().url().encodedPath().equals("/200")) {
                return chain.proceed(chain.request());
            }
            String key = chain.request().method() + chain.request().url();
            if (!kept.containsKey(key)) {
                try (Response received = chain.proceed(chain.request())) {
                    kept.put(key, received);
                }
            }
            return kept.get(key)
                    .newBuilder()
                    .body(ResponseBody.create("", null))
                    .build();
        });
        return others;
    }

    /** Each beside the others, since most of the time is spent between the attempts. */
    private String inCompany() {
        String expected = origin.redirects(client(helped));
        String expectedAlone = origin.redirects(client(alone));
        List<CompletableFuture<String>> rows = new ArrayList<>();
        others().forEach((what, interceptor) -> rows.add(CompletableFuture.supplyAsync(
                () -> inCompany(
                        what, helped.newBuilder().addInterceptor(interceptor).build()),
                threads)));
        return rows.stream()
                .map(CompletableFuture::join)
                .map(row -> row.replace(expected, "as the policy says").replace(expectedAlone, "as OkHttp alone"))
                .collect(Collectors.joining());
    }

    private static String inCompany(String what, OkHttpClient client) {
        try (PageOrigin own = new PageOrigin()) {
            String redirects = own.redirects(client(client));
            return "| " + what + " | " + redirects + " | " + own.attempts(client(client), HttpMethod.GET) + " | "
                    + own.attempts(client(client), HttpMethod.POST) + " |\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pageIsCurrent() throws IOException {
        Page.of(Path.of("..", "docs", "okhttp.md"))
                .section("redirects-alone", origin.redirects(client(alone)))
                .section("redirects-with-policy", origin.redirects(client(helped)))
                .section(
                        "attempts",
                        "| the server always sends | GET alone | GET with it | POST alone | POST with it "
                                + "|\n|---|---|---|---|---|\n"
                                + attempts())
                .section(
                        "in-company", "| the interceptor | redirects | GET | POST |\n|---|---|---|---|\n" + inCompany())
                .assertCurrent();
        assertThat(counted).hasValueGreaterThan(PageOrigin.ATTEMPTS.size());
    }

    @Test
    void pageNamesExpressionsThatCompile(@TempDir Path folder) throws IOException {
        List<String> expressions = Pattern.compile("`((OkHttpResponses|RedirectPolicy|RetryPolicy)\\.[^`]+)`")
                .matcher(Files.readString(Path.of("..", "docs", "okhttp.md")))
                .results()
                .map(result -> "        use(" + result.group(1) + ");\n")
                .toList();
        assertThat(expressions).hasSizeGreaterThan(14);
        Path source = Files.writeString(folder.resolve("Page.java"), """
            import io.httptypes.HttpStatus;
            import io.httptypes.messages.RedirectPolicy;
            import io.httptypes.messages.RetryPolicy;
            import io.httptypes.okhttp.OkHttpResponses;
            import java.time.Duration;

            class Page {
                static void use(Object value) {}

                static void compile(okhttp3.Response response, Duration wait) throws java.io.IOException {
            %s    }
            }
            """.formatted(String.join("", expressions)));
        JavaSources.compile(folder, JavaSources.CLASS_PATH, List.of(source));
    }
}
