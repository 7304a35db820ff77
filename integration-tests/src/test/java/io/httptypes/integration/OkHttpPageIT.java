package io.httptypes.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.okhttp.OkHttpAdapter;
import io.httptypes.okhttp.OkHttpInterceptors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Writes {@code docs/okhttp.md} from what OkHttp sends, alone and with our interceptors. */
class OkHttpPageIT {
    private static final List<RequestMethod> METHODS = Stream.of(
                    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND", "REPORT", "PURGE")
            .map(RequestMethod::of)
            .toList();
    private static final List<Integer> REDIRECTS = List.of(300, 301, 302, 303, 307, 308);
    private static final List<String> ATTEMPTS =
            List.of("408", "425", "429", "429?0", "500", "502", "503", "503?0", "503?3600", "504");

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
    private final Origin origin = new Origin();

    OkHttpPageIT() throws IOException {}

    @AfterEach
    void stop() {
        alone.connectionPool().evictAll();
    }

    /** Tells what it has been sent. */
    private static final class Origin implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        /** What the server has received since it was asked last: method, and whether there was a body. */
        private final Queue<String> received = new ConcurrentLinkedQueue<>();

        Origin() throws IOException {
            server.createContext("/", this::answer);
            server.start();
        }

        @Override
        public void close() {
            server.stop(0);
        }

        /** The path is the status to answer with, and the query the value of Retry-After, if any; a redirect leads to 200. */
        private void answer(HttpExchange exchange) throws IOException {
            boolean hasBody = exchange.getRequestBody().readAllBytes().length > 0;
            received.add(exchange.getRequestMethod() + (hasBody ? " with the body" : ""));
            int code = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            if (code >= 300 && code <= 399) {
                exchange.getResponseHeaders().set("Location", "/200");
            }
            if (exchange.getRequestURI().getQuery() != null) {
                exchange.getResponseHeaders()
                        .set("Retry-After", exchange.getRequestURI().getQuery());
            }
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        }

        List<String> received(OkHttpClient client, RequestMethod method, String path) {
            received.clear();
            RequestBody body = OkHttpAdapter.permitsBody(method) ? RequestBody.create("a body", null) : null;
            Request request = OkHttpAdapter.setMethod(new Request.Builder(), method, body)
                    .url("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path)
                    .build();
            try {
                client.newCall(request).execute().close();
            } catch (IOException refused) {
                // The status check has thrown; what the server has received tells the rest.
            }
            return List.copyOf(received);
        }

        String redirects(OkHttpClient client) {
            StringBuilder rows = new StringBuilder("| request | ");
            REDIRECTS.forEach(code -> rows.append(code).append(" | "));
            rows.setLength(rows.length() - 1);
            rows.append("\n|---|").append("---|".repeat(REDIRECTS.size())).append('\n');
            for (RequestMethod method : METHODS) {
                List<String> cells = new ArrayList<>();
                for (int code : REDIRECTS) {
                    List<String> sent = received(client, method, Integer.toString(code));
                    if (cells.isEmpty()) {
                        cells.add(sent.get(0));
                    }
                    cells.add(sent.size() == 1 ? "-" : sent.get(1));
                }
                rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
            }
            return rows.toString();
        }

        String attempts(OkHttpClient client, RequestMethod method) {
            return ATTEMPTS.stream()
                    .map(path -> Integer.toString(received(client, method, path).size()))
                    .collect(Collectors.joining(", "));
        }
    }

    private String attempts() {
        StringBuilder rows = new StringBuilder();
        for (String path : ATTEMPTS) {
            List<String> cells =
                    new ArrayList<>(List.of(path.replace("?", ", `Retry-After: ") + (path.contains("?") ? "`" : "")));
            for (RequestMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
                cells.add(Integer.toString(origin.received(alone, method, path).size()));
                cells.add(Integer.toString(origin.received(helped, method, path).size()));
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
        String expected = origin.redirects(helped);
        String expectedAlone = origin.redirects(alone);
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
        try (Origin own = new Origin()) {
            String redirects = own.redirects(client);
            return "| " + what + " | " + redirects + " | " + own.attempts(client, HttpMethod.GET) + " | "
                    + own.attempts(client, HttpMethod.POST) + " |\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pageIsCurrent() throws IOException {
        String page = """
            # Responses of OkHttp

            `OkHttpResponses` asks a response; `OkHttpInterceptors` does what cannot be asked afterwards. All of it runs on OkHttp 4.12 and 5.5. The build
            writes the tables of this page from what a server receives of OkHttp %s, and fails if they are not current.

            | to | write |
            |---|---|
            | fail unless it worked | `OkHttpResponses.requireSuccessful(response)`, `OkHttpResponses.require(response, HttpStatus.OK, HttpStatus.GONE)` |
            | know what has failed | `catch (UnexpectedStatusException e)`: status, method, URL, content type, Retry-After, and the first 1 KiB of a textual body |
            | know whether and when to try again | `OkHttpResponses.isRetryable(response)`, `OkHttpResponses.retryAfter(response)` |
            | know which way it came | `OkHttpResponses.history(response)`, `OkHttpResponses.methodChanged(response)`, `OkHttpResponses.originOf(response)` |
            | print a phrase over HTTP/2 too | `OkHttpResponses.reasonPhraseOf(response)` |
            | know what else may be sent | `OkHttpResponses.allowedMethods(response)`: empty if the response does not say |

            The message of an `UnexpectedStatusException` ends in logs. So it has no user info, query or fragment of the URL, nothing of the
            body, and no phrase but the registered one; what a server may choose freely is in `bodyExcerpt()` and `contentType()`, with control
            characters and line breaks escaped.

            ## Check, follow, repeat

                OkHttpClient client = OkHttpInterceptors.install(new OkHttpClient.Builder(), i -> i.checkStatus()
                                .followRedirects(RedirectPolicy.standard())
                                .retry(RetryPolicy.of(4, Duration.ofSeconds(30))))
                        .build();

            In Kotlin: `OkHttpInterceptors.install(builder) { it.retry(policy) }`. Each of the three may be left out, and their order does not matter:

            - `checkStatus()` throws `UnexpectedStatusException` unless what comes in the end is successful, or one of the statuses given.
            - `followRedirects(policy)` follows redirects in place of OkHttp.
            - `retry(policy)` repeats requests. Attempts and waits count for the whole call, over all hops.
            - `carryOrigin407()` hands out a 407 of an origin, on which OkHttp by itself throws.
            - `carryNoContentWithLength()` hands out a 204 or 205 that names a length, without content, on which OkHttp by itself throws. On versions of OkHttp
              without `Call.addEventListener`, such as 4.12, it has no fields.

            The policies decide without OkHttp, in `http-types-messages`, and other clients ask them too:

            | to | write |
            |---|---|
            | leave another field behind on a redirect to another origin | `RedirectPolicy.standard().withFieldsLeftBehind("X-Api-Key")` |
            | follow fewer redirects, or from https to http | `RedirectPolicy.standard().withMaxRedirects(5)`, `RedirectPolicy.standard().withDowngrade()` |
            | wait less before redirects | `RedirectPolicy.standard().withMaxWait(Duration.ofSeconds(5))` |
            | repeat on another status too | `RetryPolicy.of(4, wait).withAlsoRetryable(exchange -> exchange.status() == HttpStatus.NOT_FOUND)` |
            | repeat on nothing else | `RetryPolicy.of(4, wait).withRetryable(exchange -> exchange.status() == HttpStatus.TOO_MANY_REQUESTS)` |
            | name the field that makes a POST as good as idempotent | `RetryPolicy.of(4, wait).withIdempotencyFields("X-Request-Id")`; without it, it is `Idempotency-Key` |
            | switch it off for one request | `new Request.Builder().tag(RetryPolicy.class, RetryPolicy.none())`, and the same with `RedirectPolicy` |

            **An interceptor of yours that sets `Authorization` on every request belongs before `install`.** Added after it, it sets the field on the request to another
            origin, too, where nothing of ours can tell it from one that was meant for that origin.

            A policy never throws: when it stops, the caller gets the last response, and `checkStatus()` looks at that.

            Interceptors of your own that are added before `install` see a call once; those that are added after see each request. Statuses and bodies they see as
            they came; in a 408 or 503 they see `Retry-After: not for OkHttp`, and behind it the server's value, since OkHttp repeats on its own otherwise. With
            `carryOrigin407()` they see 1407 in place of an origin's 407. Installed again, in a copy of the client, it replaces what was there.

            ## What is sent after a redirect

            OkHttp alone:

            %s
            With `RedirectPolicy.standard()`, as `StatusCode.redirectMethod` says:

            %s
            - A redirect that would need a one-shot body again, and the 21st, is given to the caller.
            - `Authorization`, `Proxy-Authorization`, `Cookie` and `Host` stay behind if scheme, host or port becomes another. Of these, OkHttp leaves
              `Authorization` behind.
            - From https to http leads no way unless it is allowed: the redirect is given to the caller, as it is without a `Location`, or with one
              that is no http or https URL.

            ## How often a request is sent

            By OkHttp alone, and with `RetryPolicy.of(3, Duration.ofSeconds(20))`:

            | the server always answers | GET alone | GET with it | POST alone | POST with it |
            |---|---|---|---|---|
            %s
            The same from the server's side, if an interceptor is added after `install`. The numbers stand in the order of the rows above:

            | the interceptor | redirects | GET | POST |
            |---|---|---|---|
            %s
            - One that asks another client gets what that client follows and repeats by itself. What no server has sent, as far as the response tells, is not
              repeated. One that keeps responses is asked again, the server is not.
            - Without `Retry-After` the wait is random between half and whole of 200 ms, which doubles each time up to 30 s. If the field asks for more
              than is left, the response is given to the caller at once. No wait before a repeat is shorter than 50 ms.
            - A date in `Retry-After` is compared with the response's own `Date`, so that two clocks need not agree. Of several fields the longest wait counts.
            - A 504 that OkHttp's cache has made for `only-if-cached` is not repeated: no server has been asked.
            - A one-shot or duplex body is never sent again.
            - A wait ends within 100 ms after `cancel()`, or after the call's time-out. It does hold its thread, and with it a place in the dispatcher, and
              OkHttp keeps the call's connection. The interceptor looks 20 times a second, since OkHttp tells only the client's one event listener.
            - `callTimeout` bounds the whole call with all its hops and waits; the other time-outs bound each attempt.

            ## Limits

            - OkHttp's repeats after a failed connection, after 421 on a shared connection, and after an authenticator's answer go on within an
              attempt. What an authenticator has added goes along on repeats, and on redirects to the same origin, as it does with OkHttp alone.
            - A WebSocket's first request passes no network interceptors. So OkHttp's own single repeat after 408, and after 503 with
              `Retry-After: 0`, comes on top there. Its 101 passes the status check.
            - No excerpt is read of a body without a length over HTTP/1.1, chunked or not, and of one that is compressed: OkHttp keeps the extension of a
              chunk, and Okio a file name in gzip, however long a server makes them. Over HTTP/2, and from the cache, the length does not matter.
            - The excerpt of a body takes no longer than one read time-out in all, or 10 seconds if that is switched off. This rests on the time-out of the
              body's source; an interceptor that gives the body a source of its own has to pass that on, as Okio's `ForwardingSource` does.
            - Closing a response over HTTP/1.1 takes up to 100 ms, in which OkHttp tries to reach the end of the body and keep the connection. Where the body
              may be chunked, these interceptors and `require` leave it 10 ms: in 100 ms a chunk's extension may fill 50 MB. OkHttp by itself, and
              `Response.close`, do not: a client with a small heap and hostile servers closes such responses by `Call.cancel`.
            """.formatted(
                okhttp3.OkHttp.VERSION, origin.redirects(alone), origin.redirects(helped), attempts(), inCompany());
        assertThat(counted).hasValueGreaterThan(ATTEMPTS.size());
        Reviewed.assertCurrent(Path.of("..", "docs", "okhttp.md"), page);
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
