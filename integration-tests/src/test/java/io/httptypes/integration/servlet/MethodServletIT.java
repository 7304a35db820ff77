package io.httptypes.integration.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.servlet.MethodServlet;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The answers to HEAD of a handler of GET, against those to GET. */
class MethodServletIT {
    private static final int UNKNOWN = -1;
    private static final int AS_GET = -2;
    private static final byte[] MEBIBYTE = new byte[1 << 20];
    private static final Map<String, Content> CONTENTS = contents();
    private static final Map<Container, Container.Running> RUNNING = new LinkedHashMap<>();

    private record Content(int length, MethodServlet.Handler handler) {}

    private static Map<String, Content> contents() {
        Map<String, Content> contents = new LinkedHashMap<>();
        contents.put("/nothing", new Content(0, (request, response) -> {}));
        contents.put("/empty-stream", new Content(0, (request, response) -> response.getOutputStream()));
        contents.put("/empty-writer", new Content(0, (request, response) -> response.getWriter()));
        contents.put(
                "/small",
                new Content(5, (request, response) -> response.getOutputStream().write(new byte[5])));
        contents.put(
                "/one",
                new Content(1, (request, response) -> response.getOutputStream().write('x')));
        contents.put("/closed-stream", new Content(5, (request, response) -> {
            ServletOutputStream out = response.getOutputStream();
            out.write(new byte[5]);
            out.close();
        }));
        contents.put("/closed-writer", new Content(5, (request, response) -> {
            try (PrintWriter writer = response.getWriter()) {
                writer.print("abcde");
            }
        }));
        contents.put("/writer-latin", new Content(1, (request, response) -> {
            response.setContentType("text/plain");
            response.getWriter().print("\u00e9");
        }));
        contents.put("/writer-utf-8", new Content(9, (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().print("\u00e9\u20ac\ud83d");
            response.getWriter().print("\ude00");
        }));
        contents.put("/println", new Content(4 + System.lineSeparator().length(), (request, response) -> {
            response.getWriter().println(true);
        }));
        contents.put("/print", new Content(7, (request, response) -> {
            response.getOutputStream().print(true);
            response.getOutputStream().println('c');
        }));
        contents.put("/print-latin", new Content(UNKNOWN, (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().print("\u00e9");
        }));
        contents.put(
                "/beyond-the-buffer",
                new Content(
                        100_000,
                        (request, response) -> response.getOutputStream().write(new byte[100_000])));
        contents.put("/beyond-the-buffer-writer", new Content(200_000, (request, response) -> {
            response.setCharacterEncoding("UTF-8");
            response.getWriter().print("\u00e9".repeat(100_000));
        }));
        contents.put("/large", new Content(10 << 20, (request, response) -> {
            for (int i = 0; i < 10; i++) {
                response.getOutputStream().write(MEBIBYTE);
            }
        }));
        contents.put("/flushed-first", new Content(UNKNOWN, (request, response) -> {
            response.flushBuffer();
            response.getOutputStream().write(new byte[5]);
        }));
        contents.put("/flushed-stream", new Content(UNKNOWN, (request, response) -> {
            response.getOutputStream().write(new byte[5]);
            response.getOutputStream().flush();
        }));
        contents.put("/flushed-writer", new Content(UNKNOWN, (request, response) -> {
            response.getWriter().print("abcde");
            response.getWriter().flush();
        }));
        contents.put("/length-set", new Content(5, (request, response) -> {
            response.setContentLength(5);
            response.getOutputStream().write(new byte[5]);
        }));
        contents.put("/length-set-and-flushed", new Content(5, (request, response) -> {
            response.setContentLength(5);
            response.flushBuffer();
            response.getOutputStream().write(new byte[5]);
        }));
        contents.put("/reset", new Content(2, (request, response) -> {
            response.setHeader("X-Old", "old");
            response.getWriter().print("abcde");
            response.reset();
            response.getOutputStream().write(new byte[2]);
        }));
        contents.put("/reset-buffer", new Content(2, (request, response) -> {
            response.setHeader("X-Old", "old");
            response.getWriter().print("abcde");
            response.resetBuffer();
            response.getWriter().print("fg");
        }));
        contents.put("/fields", new Content(5, (request, response) -> {
            response.setStatus(203);
            response.setContentType("text/css;charset=UTF-8");
            response.addHeader("Set-Cookie", "a=1");
            response.addHeader("Set-Cookie", "b=2");
            response.setHeader("ETag", "\"x\"");
            response.setDateHeader("Last-Modified", 0);
            response.getWriter().print("abcde");
        }));
        contents.put("/204", new Content(UNKNOWN, (request, response) -> response.setStatus(204)));
        contents.put("/205", new Content(0, (request, response) -> response.setStatus(205)));
        contents.put("/304", new Content(UNKNOWN, (request, response) -> {
            response.setStatus(304);
            response.flushBuffer();
        }));
        contents.put("/404", new Content(AS_GET, (request, response) -> {
            response.getWriter().print("abcde");
            response.sendError(404);
        }));
        contents.put("/async", new Content(5, (request, response) -> {
            AsyncContext async = request.startAsync(request, response);
            async.start(() -> {
                try {
                    async.getResponse().getOutputStream().write(new byte[5]);
                    async.complete();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }));
        contents.put("/async-original", new Content(5, (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                try {
                    async.getResponse().getOutputStream().write(new byte[5]);
                    async.complete();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }));
        contents.put("/async-closed", new Content(5, (request, response) -> {
            AsyncContext async = request.startAsync(request, response);
            async.start(() -> {
                try (ServletOutputStream out = async.getResponse().getOutputStream()) {
                    out.write(new byte[5]);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                async.complete();
            });
        }));
        contents.put("/async-complete-at-once", new Content(5, (request, response) -> {
            AsyncContext async = request.startAsync(request, response);
            async.getResponse().getOutputStream().write(new byte[5]);
            async.complete();
        }));
        contents.put("/dispatch-at-once", new Content(5, (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                response.getOutputStream().write(new byte[5]);
            } else {
                request.startAsync(request, response).dispatch();
            }
        }));
        contents.put("/dispatch-original", new Content(5, (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                response.getOutputStream().write(new byte[5]);
            } else {
                request.startAsync().dispatch();
            }
        }));
        contents.put("/dispatch-after-content", new Content(UNKNOWN, (request, response) -> {
            response.getOutputStream().write(new byte[5]);
            if (request.getDispatcherType() != DispatcherType.ASYNC) {
                request.startAsync(request, response).dispatch();
            }
        }));
        contents.put("/write-listener", new Content(UNKNOWN, (request, response) -> {
            AsyncContext async = request.startAsync(request, response);
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new WriteListener() {
                private int left = 100;

                @Override
                public void onWritePossible() throws IOException {
                    while (left > 0 && out.isReady()) {
                        out.write(new byte[1000]);
                        left--;
                    }
                    if (left == 0 && out.isReady()) {
                        out.close();
                        async.complete();
                    }
                }

                @Override
                public void onError(Throwable failure) {
                    async.complete();
                }
            });
        }));
        return contents;
    }

    private static final class Contents extends MethodServlet {
        private static final long serialVersionUID = 1;

        Contents() {
            on(
                    HttpMethod.GET,
                    (request, response) ->
                            content(request.getRequestURI()).handler().handle(request, response));
        }
    }

    @BeforeAll
    static void start() {
        for (Container container : Container.values()) {
            RUNNING.put(container, container.start(Application.of(new Contents())));
        }
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(Container.Running::close);
    }

    static Stream<Arguments> headIsGetWithoutContent() {
        return RUNNING.keySet().stream()
                .flatMap(container -> CONTENTS.keySet().stream().map(path -> Arguments.of(container, path)));
    }

    @ParameterizedTest
    @MethodSource
    void headIsGetWithoutContent(Container container, String path) throws IOException {
        Container.Running running = running(container);
        int length = content(path).length();
        RawResponse get;
        try (RawConnection connection = RawConnection.open(running.address())) {
            get = connection.exchange("GET", path);
        }
        try (RawConnection connection = RawConnection.open(running.address())) {
            RawResponse head = connection.exchange("HEAD", path);
            assertThat(head.code()).isEqualTo(get.code());
            assertThat(head.content()).isEmpty();
            List<String> lengths = head.values("Content-Length");
            if (length == UNKNOWN) {
                assertThat(lengths).isEmpty();
            } else if (length != AS_GET) {
                assertThat(lengths).containsExactly(Integer.toString(length));
            }
            if (!get.values("Transfer-Encoding").isEmpty() && length >= 0) {
                assertThat(get.content().getBytes(StandardCharsets.UTF_8)).hasSize(length);
            } else if (length != UNKNOWN) {
                assertThat(lengths).isEqualTo(get.values("Content-Length"));
            }
            assertThat(fieldsWithoutFraming(head)).isEqualTo(fieldsWithoutFraming(get));
            // Whatever was sent behind the header section would stand before this.
            assertThat(connection.exchange("GET", "/small").content()).hasSize(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void headHasTheLengthOverHttp2(Container container) throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .callTimeout(Duration.ofSeconds(10))
                .build();
        try {
            for (String path : List.of("/nothing", "/small", "/beyond-the-buffer", "/large", "/async-closed")) {
                Request request = new Request.Builder()
                        .url(running(container).url(path))
                        .head()
                        .build();
                try (Response response = client.newCall(request).execute()) {
                    assertThat(response.protocol()).isEqualTo(Protocol.H2_PRIOR_KNOWLEDGE);
                    assertThat(response.code()).isEqualTo(200);
                    assertThat(response.headers("Content-Length"))
                            .containsExactly(Integer.toString(content(path).length()));
                    assertThat(response.body().bytes()).isEmpty();
                }
            }
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static List<String> fieldsWithoutFraming(RawResponse response) {
        return response.fields().stream()
                .filter(line -> !line.matches("(?i)(Date|Content-Length|Transfer-Encoding):.*"))
                .toList();
    }

    private static Content content(String path) {
        return Objects.requireNonNull(CONTENTS.get(path), path);
    }

    private static Container.Running running(Container container) {
        return Objects.requireNonNull(RUNNING.get(container), container.name());
    }
}
