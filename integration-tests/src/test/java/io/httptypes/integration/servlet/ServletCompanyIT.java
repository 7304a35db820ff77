package io.httptypes.integration.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.AsyncReply;
import io.httptypes.servlet.MethodServlet;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The adapter beside what other people do: wrappers, includes, filters that change the method, threads that come late.
 */
class ServletCompanyIT {
    private static final Reply HELLO = Reply.of(HttpStatus.OK, "text/plain", "hello");
    private static final Reply TOO_LATE = Reply.of(HttpStatus.GATEWAY_TIMEOUT, "text/plain", "late");

    private final BlockingQueue<String> results = new LinkedBlockingQueue<>();

    /** A servlet of one lambda. */
    private static HttpServlet servlet(MethodServlet.Handler handler) {
        return new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response)
                    throws ServletException, IOException {
                handler.handle(request, response);
            }
        };
    }

    private static MethodServlet getting(MethodServlet.Handler handler) {
        return new MethodServlet() {
            private static final long serialVersionUID = 1;

            {
                on(HttpMethod.GET, handler);
            }
        };
    }

    private static MethodServlet replying(Reply reply) {
        return new MethodServlet() {
            private static final long serialVersionUID = 1;

            {
                on(HttpMethod.GET, request -> reply);
            }
        };
    }

    private String result() throws InterruptedException {
        return String.valueOf(results.poll(10, TimeUnit.SECONDS));
    }

    private void tryBoth(HttpServletRequest request, HttpServletResponse response, Reply reply) {
        try {
            results.add(Boolean.toString(ServletAdapter.trySend(request, response, reply)));
            ServletAdapter.send(request, response, reply);
            results.add("sent");
        } catch (IllegalStateException e) {
            results.add("refused");
        } catch (IOException | RuntimeException e) {
            results.add(e.toString());
        }
    }

    /** A reply that a wrapper has held back is nothing that an error page would have to leave. */
    @ParameterizedTest
    @EnumSource
    void errorPageRepliesThoughAnotherReplyWasHeldBack(Container container) throws Exception {
        HttpServlet failing = servlet((request, response) -> {
            ServletAdapter.send(request, response, HELLO);
            throw new IllegalStateException("meant");
        });
        HttpServlet page = servlet((request, response) ->
                ServletAdapter.send(request, response, Reply.of(HttpStatus.BAD_GATEWAY, "text/plain", "error page")));
        try (Container.Running running = container.start(new Application(
                        Map.of("/failing", failing, "/page", page),
                        List.of(Wrapping.BUFFERING.filter()),
                        Map.of(500, "/page")));
                RawConnection connection = RawConnection.open(running.address())) {
            RawResponse response = connection.exchange("GET", "/failing");
            assertThat(response.code()).isEqualTo(502);
            assertThat(response.content()).isEqualTo("error page");
        }
    }

    static Stream<Arguments> wrapped() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(Wrapping.values()).map(wrapping -> Arguments.of(container, wrapping)));
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void hintsGoOutOnce(Container container, Wrapping wrapping) throws Exception {
        Semaphore seen = new Semaphore(0);
        HttpServlet hinting = servlet((request, response) -> {
            results.add(Boolean.toString(ServletAdapter.sendEarlyHints(request, response, "</a.css>; rel=preload")));
            try {
                // At the end it would be of no use. Over HTTP/1.1, Tomcat leaves it in a buffer until something is
                // flushed.
                results.add(Boolean.toString(container == Container.TOMCAT || seen.tryAcquire(5, TimeUnit.SECONDS)));
            } catch (InterruptedException e) {
                results.add(e.toString());
            }
            response.getWriter().print("done");
        });
        try (Container.Running running =
                        container.start(new Application(Map.of("/*", hinting), List.of(wrapping.filter()), Map.of()));
                RawConnection connection = RawConnection.open(running.address())) {
            for (int i = 0; i < 2; i++) {
                connection.send("GET", "/");
                RawResponse hints = connection.read("GET");
                seen.release();
                assertThat(hints.code()).isEqualTo(103);
                assertThat(hints.values("Link")).containsExactly("</a.css>; rel=preload");
                RawResponse last = connection.read("GET");
                assertThat(last.code()).isEqualTo(200);
                assertThat(last.content()).isEqualTo("done");
                assertThat(List.of(result(), result())).containsExactly("true", "true");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void oneReplyIsSentToARequest(Container container, Wrapping wrapping) throws Exception {
        HttpServlet twice = servlet((request, response) -> {
            ServletAdapter.send(request, response, HELLO);
            tryBoth(request, response, TOO_LATE);
        });
        try (Container.Running running =
                        container.start(new Application(Map.of("/*", twice), List.of(wrapping.filter()), Map.of()));
                RawConnection connection = RawConnection.open(running.address())) {
            RawResponse response = connection.exchange("GET", "/");
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.content()).isEqualTo("hello");
            assertThat(result()).isEqualTo("false");
            assertThat(result()).isEqualTo("refused");
        }
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void headHasNoOtherLengthThanGet(Container container, Wrapping wrapping) throws Exception {
        Map<String, MethodServlet.Handler> handlers = Map.of(
                "/stream",
                (request, response) -> response.getOutputStream().print("hello"),
                "/writer",
                (request, response) -> response.getWriter().print("hello"),
                "/reply",
                (request, response) -> ServletAdapter.send(request, response, HELLO),
                "/large",
                (request, response) -> response.getOutputStream().write(new byte[100_000]));
        MethodServlet servlet = getting(
                (request, response) -> handlers.get(request.getRequestURI()).handle(request, response));
        try (Container.Running running =
                        container.start(new Application(Map.of("/*", servlet), List.of(wrapping.filter()), Map.of()));
                RawConnection connection = RawConnection.open(running.address())) {
            for (String path : handlers.keySet()) {
                RawResponse get = connection.exchange("GET", path);
                RawResponse head = connection.exchange("HEAD", path);
                assertThat(head.code()).isEqualTo(get.code());
                if (!head.values("Content-Length").isEmpty()) {
                    assertThat(head.values("Content-Length")).as(path).isEqualTo(get.values("Content-Length"));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void headHasNoOtherLengthThanGetInAnyCharset(Container container) throws Exception {
        List<String> texts =
                List.of("a", "\u00e9", "\u20ac", "\ud83d\ude00", "\ud83d", "\ude00", "x\ud83d", "\ude00\ud83dy");
        List<String> charsets = List.of("ISO-8859-1", "UTF-8", "UTF-16", "US-ASCII", "windows-1252", "Shift_JIS");
        MethodServlet servlet = getting((request, response) -> {
            response.setCharacterEncoding(request.getParameter("charset"));
            String text = texts.get(Integer.parseInt(request.getParameter("text")));
            switch (request.getParameter("how")) {
                case "print" -> response.getWriter().print(text);
                case "twice" -> {
                    response.getWriter().print(text);
                    response.getWriter().print(text);
                }
                case "characters" ->
                    text.chars().forEach(c -> {
                        try {
                            response.getWriter().write(c);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                default -> {
                    response.getWriter().print(text);
                    response.resetBuffer();
                    response.getWriter().print("again" + text);
                }
            }
        });
        SoftAssertions softly = new SoftAssertions();
        int known = 0;
        try (Container.Running running = container.start(Application.of(servlet))) {
            for (String charset : charsets) {
                for (int text = 0; text < texts.size(); text++) {
                    for (String how : List.of("print", "twice", "characters", "reset")) {
                        String target = "/?charset=" + charset + "&text=" + text + "&how=" + how;
                        try (RawConnection connection = RawConnection.open(running.address())) {
                            List<String> head =
                                    connection.exchange("HEAD", target).values("Content-Length");
                            List<String> get =
                                    connection.exchange("GET", target).values("Content-Length");
                            if (!head.isEmpty()) {
                                known++;
                                softly.assertThat(head).as(target).isEqualTo(get);
                            }
                        }
                    }
                }
            }
        }
        softly.assertAll();
        assertThat(known).isGreaterThan(50);
    }

    /** Whatever a filter makes of the method, the content that is announced is sent, and no other. */
    @ParameterizedTest
    @EnumSource
    void filterMayOverrideTheMethod(Container container) throws Exception {
        Filter overriding = new HttpFilter() {
            private static final long serialVersionUID = 1;

            @Override
            protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                String override = request.getHeader("X-HTTP-Method-Override");
                chain.doFilter(
                        override == null
                                ? request
                                : new HttpServletRequestWrapper(request) {
                                    @Override
                                    public String getMethod() {
                                        return override;
                                    }
                                },
                        response);
            }
        };
        MethodServlet writing =
                getting((request, response) -> response.getOutputStream().print("hello"));
        try (Container.Running running = container.start(new Application(
                        Map.of("/written", writing, "/replied", replying(HELLO)), List.of(overriding), Map.of()));
                RawConnection connection = RawConnection.open(running.address())) {
            for (String path : List.of("/written", "/replied")) {
                for (String method : List.of("POST", "GET", "HEAD")) {
                    for (String override : List.of("HEAD", "GET")) {
                        connection.sendBytes(method + " " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n"
                                + "X-HTTP-Method-Override: " + override + "\r\n\r\n");
                        RawResponse response = connection.read(method);
                        assertThat(response.code())
                                .as("%s as %s", method, override)
                                .isEqualTo(200);
                        assertThat(response.content()).isEqualTo(method.equals("HEAD") ? "" : "hello");
                        assertThat(response.values("Content-Length")).containsExactly("5");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void includeLeavesThePageWhole(Container container) throws Exception {
        MethodServlet refusing = new MethodServlet() {
            private static final long serialVersionUID = 1;
        };
        HttpServlet page = servlet((request, response) -> {
            boolean isWritten = request.getParameter("stream") == null;
            print(response, isWritten, "before ");
            RequestDispatcher part = request.getRequestDispatcher(request.getParameter("part"));
            part.include(request, response);
            print(response, isWritten, " after");
        });
        try (Container.Running running = container.start(new Application(
                        Map.of("/page", page, "/refusing", refusing, "/replying", replying(HELLO)),
                        List.of(),
                        Map.of()));
                RawConnection connection = RawConnection.open(running.address())) {
            for (String stream : List.of("", "&stream=1")) {
                RawResponse refused = connection.exchange("GET", "/page?part=/refusing" + stream);
                assertThat(refused.code()).isEqualTo(200);
                assertThat(refused.content()).isEqualTo("before  after");
                RawResponse replied = connection.exchange("GET", "/page?part=/replying" + stream);
                assertThat(replied.code()).isEqualTo(200);
                assertThat(replied.content()).isEqualTo("before hello after");
                assertThat(connection
                                .exchange("HEAD", "/page?part=/replying" + stream)
                                .code())
                        .isEqualTo(200);
            }
        }
    }

    private static void print(HttpServletResponse response, boolean isWritten, String text) throws IOException {
        if (isWritten) {
            response.getWriter().print(text);
        } else {
            response.getOutputStream().print(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void workerThatComesTooLateIsTold(Container container) throws Exception {
        CountDownLatch isOver = new CountDownLatch(1);
        List<Runnable> late = new ArrayList<>();
        HttpServlet servlet = servlet((request, response) -> {
            if (request.getRequestURI().equals("/next")) {
                ServletAdapter.send(request, response, HELLO);
                return;
            }
            late.add(() -> tryBoth(request, response, TOO_LATE));
            request.startAsync(request, response).complete();
            isOver.countDown();
        });
        try (Container.Running running = container.start(Application.of(servlet));
                RawConnection connection = RawConnection.open(running.address())) {
            assertThat(connection.exchange("GET", "/").code()).isEqualTo(200);
            assertThat(isOver.await(10, TimeUnit.SECONDS)).isTrue();
            // The response has been read, but the container may still be about to take it back.
            assertThat(connection.exchange("GET", "/next").content()).isEqualTo("hello");
            late.get(0).run();
            assertThat(result()).isEqualTo("false");
            assertThat(result()).isEqualTo("refused");
            assertThat(connection.exchange("GET", "/next").content()).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @EnumSource
    void trailersGoWithTheContentThatTheyBelongTo(Container container) throws Exception {
        HttpServlet servlet = servlet((request, response) -> {
            response.setHeader("Trailer", "X-Sum");
            response.setTrailerFields(() -> Map.of("X-Sum", "1"));
            if (request.getRequestURI().equals("/written")) {
                response.getWriter().print("old");
            }
            ServletAdapter.send(request, response, HELLO);
        });
        try (Container.Running running = container.start(Application.of(servlet));
                RawConnection connection = RawConnection.open(running.address())) {
            for (String path : List.of("/", "/written")) {
                RawResponse response = connection.exchange("GET", path);
                assertThat(response.content()).isEqualTo("hello");
                assertThat(response.values("Trailer")).isEmpty();
                assertThat(response.values("Content-Length")).containsExactly("5");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void timeOutRepliesOnceAndTheWorkerIsTold(Container container) throws Exception {
        CountDownLatch isOver = new CountDownLatch(1);
        HttpServlet servlet = servlet((request, response) -> {
            AsyncReply reply = AsyncReply.start(request, response, Duration.ofMillis(200), TOO_LATE);
            new Thread(() -> {
                        try {
                            isOver.await(10, TimeUnit.SECONDS);
                            results.add(Boolean.toString(reply.trySend(HELLO)));
                        } catch (InterruptedException | IOException e) {
                            results.add(e.toString());
                        }
                    })
                    .start();
        });
        try (Container.Running running = container.start(Application.of(servlet));
                RawConnection connection = RawConnection.open(running.address())) {
            RawResponse response = connection.exchange("GET", "/");
            isOver.countDown();
            assertThat(response.code()).isEqualTo(504);
            assertThat(response.content()).isEqualTo("late");
            assertThat(result()).isEqualTo("false");
        }
    }

    @ParameterizedTest
    @EnumSource
    void workersReplyOnceAndBeforeTheTimeOut(Container container) throws Exception {
        HttpServlet servlet = servlet((request, response) -> {
            AsyncReply reply = AsyncReply.start(request, response, Duration.ofSeconds(30), TOO_LATE);
            for (int i = 0; i < 4; i++) {
                new Thread(() -> {
                            try {
                                results.add(Boolean.toString(reply.trySend(HELLO)));
                            } catch (IOException e) {
                                results.add(e.toString());
                            }
                        })
                        .start();
            }
        });
        try (Container.Running running = container.start(Application.of(servlet));
                RawConnection connection = RawConnection.open(running.address())) {
            for (int i = 0; i < 50; i++) {
                assertThat(connection.exchange("GET", "/").content()).isEqualTo("hello");
                assertThat(List.of(result(), result(), result(), result()))
                        .containsExactlyInAnyOrder("true", "false", "false", "false");
            }
        }
    }
}
