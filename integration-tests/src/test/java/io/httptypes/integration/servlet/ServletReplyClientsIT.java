package io.httptypes.integration.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.integration.servlet.ReplyKindApplication.Caller;
import io.httptypes.messages.Reply;
import io.httptypes.okhttp.OkHttpInterceptors;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What OkHttp and the JDK's client make of the answers: they read each, log in, follow, revalidate. */
class ServletReplyClientsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final List<String> METHODS = List.of("GET", "HEAD");
    private static final Map<Container, Container.Running> RUNNING = new LinkedHashMap<>();

    private static final OkHttpClient OK_HTTP = OkHttpInterceptors.install(
                    new OkHttpClient.Builder(), OkHttpInterceptors::carryOrigin407)
            .callTimeout(TIMEOUT)
            .build();
    private static final HttpClient JDK = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** Who logs in, what has not changed, what has moved. */
    private static final class Orders extends HttpServlet {
        private static final long serialVersionUID = 1;
        private static final String CREDENTIALS =
                "Basic " + Base64.getEncoder().encodeToString("clerk:secret".getBytes(StandardCharsets.UTF_8));

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getServletPath()) {
                case "/login" -> {
                    if (CREDENTIALS.equals(request.getHeader("Authorization"))) {
                        ServletAdapter.send(request, response, Reply.of(HttpStatus.OK, "text/plain", "welcome"));
                    } else {
                        ServletAdapter.send(request, response, Reply.unauthorized("Basic realm=\"orders\""));
                    }
                }
                case "/cached" -> {
                    if ("\"1\"".equals(request.getHeader("If-None-Match"))) {
                        // From now on it need not ask.
                        response.setHeader("Cache-Control", "max-age=3600");
                        ServletAdapter.send(request, response, Reply.notModified("\"1\""));
                    } else {
                        response.setHeader("ETag", "\"1\"");
                        response.setHeader("Cache-Control", "no-cache");
                        ServletAdapter.send(request, response, Reply.of(HttpStatus.OK, "text/plain", "an order"));
                    }
                }
                default ->
                    ServletAdapter.send(
                            request,
                            response,
                            Reply.redirect(StatusCode.of(Integer.parseInt(request.getParameter("status"))), "/cached"));
            }
        }
    }

    @BeforeAll
    static void start() {
        Application answers = new ReplyKindApplication().application();
        Map<String, Servlet> servlets = new LinkedHashMap<>(answers.servlets());
        Orders orders = new Orders();
        for (String path : List.of("/login", "/cached", "/moved")) {
            servlets.put(path, orders);
        }
        for (Container container : Container.values()) {
            RUNNING.put(container, container.start(new Application(servlets, List.of(), Map.of())));
        }
    }

    @AfterAll
    static void stop() {
        OK_HTTP.dispatcher().executorService().shutdown();
        OK_HTTP.connectionPool().evictAll();
        RUNNING.values().forEach(Container.Running::close);
    }

    @ParameterizedTest
    @EnumSource
    void okHttpReadsEach(Container container) {
        OkHttpClient client = OK_HTTP.newBuilder().followRedirects(false).build();
        SoftAssertions softly = new SoftAssertions();
        for (ReplyKind answer : ReplyKind.values()) {
            for (String method : METHODS) {
                Request request = new Request.Builder()
                        .url(url(container, answer))
                        .method(method, null)
                        .build();
                try (Response response = client.newCall(request).execute()) {
                    softly.assertThat(response.code() + " " + response.body().string())
                            .as("%s %s", method, answer)
                            .isEqualTo(expected(answer, method));
                } catch (IOException e) {
                    softly.fail(method + " " + answer, e);
                }
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void jdkReadsEach(Container container) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        SoftAssertions softly = new SoftAssertions();
        for (ReplyKind answer : ReplyKind.values()) {
            for (String method : METHODS) {
                try {
                    HttpResponse<String> response = send(client, method, url(container, answer));
                    softly.assertThat(response.statusCode() + " " + response.body())
                            .as("%s %s", method, answer)
                            .isEqualTo(expected(answer, method));
                } catch (IOException e) {
                    softly.fail(method + " " + answer, e);
                }
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void jdkLogsIn(Container container) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .authenticator(login())
                .build();
        HttpResponse<String> response = send(client, "GET", running(container).url("/login"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("welcome");
        assertThat(send(JDK, "GET", running(container).url("/login")).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void bothFollow(int status) throws Exception {
        for (Container container : Container.values()) {
            String url = running(container).url("/moved?status=" + status);
            assertThat(send(JDK, "GET", url).body()).isEqualTo("an order");
            try (Response response =
                    OK_HTTP.newCall(new Request.Builder().url(url).build()).execute()) {
                assertThat(response.body().string()).isEqualTo("an order");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void okHttpRevalidatesAndServesFromItsCache(Container container, @TempDir Path folder) throws IOException {
        try (Cache cache = new Cache(folder.toFile(), 1 << 20)) {
            OkHttpClient client = OK_HTTP.newBuilder().cache(cache).build();
            Request request =
                    new Request.Builder().url(running(container).url("/cached")).build();
            // The number of exchanges over the network so far, and of responses from the cache.
            List<String> counts = List.of("1 0 200 none", "2 1 304 200", "2 2 none 200");
            for (String count : counts) {
                try (Response response = client.newCall(request).execute()) {
                    assertThat(response.code()).isEqualTo(200);
                    assertThat(response.header("ETag")).isEqualTo("\"1\"");
                    assertThat(response.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
                    assertThat(response.body().string()).isEqualTo("an order");
                    assertThat("%d %d %s %s"
                                    .formatted(
                                            cache.networkCount(),
                                            cache.hitCount(),
                                            code(response.networkResponse()),
                                            code(response.cacheResponse())))
                            .isEqualTo(count);
                }
            }
        }
    }

    private static String code(@Nullable Response response) {
        return response == null ? "none" : Integer.toString(response.code());
    }

    private static String expected(ReplyKind answer, String method) {
        return answer.code + " " + (method.equals("HEAD") ? "" : answer.content);
    }

    private static HttpResponse<String> send(HttpClient client, String method, String url)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(TIMEOUT)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Authenticator login() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("clerk", "secret".toCharArray());
            }
        };
    }

    private static String url(Container container, ReplyKind answer) {
        return running(container).url(ReplyKindApplication.path(Caller.SERVLET, ResponseState.TEXT_WRITTEN, answer));
    }

    private static Container.Running running(Container container) {
        return Objects.requireNonNull(RUNNING.get(container), container.name());
    }
}
