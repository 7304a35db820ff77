package io.httptypes.integration.servlet;

import io.httptypes.integration.servlet.KeptConnection.Protocol;
import io.httptypes.servlet.StatusFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The filter tells of each request once, those whose client leaves in the middle too, as far as the container tells of
 * them.
 */
@Timeout(120)
class LeavingClientsIT {
    private static final int REQUESTS = 2_000;
    private static final int CLIENTS = 20;

    private final Map<String, AtomicInteger> told = new ConcurrentHashMap<>();

    private final StatusFilter filter = new StatusFilter(
            (request, completion) -> told.computeIfAbsent(request.getRequestURI(), uri -> new AtomicInteger())
                    .incrementAndGet());

    /** Ends as the first letter of the path says. */
    private static final class Streams extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient ExecutorService workers;

        Streams(ExecutorService workers) {
            this.workers = workers;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getRequestURI().charAt(1)) {
                case 'n' -> response.getWriter().print("done");
                case 'e' -> response.sendError(422);
                case 's' -> stream(response);
                case 'a' -> {
                    AsyncContext async = request.startAsync();
                    async.setTimeout(5_000);
                    workers.execute(() -> {
                        try {
                            stream(response);
                            async.complete();
                        } catch (IOException clientHasLeft) {
                            // As many applications do: nothing. The container has to end the request.
                        } catch (RuntimeException over) {
                            // The container has, and says so in one of several ways.
                        }
                    });
                }
                default -> {
                    if (request.getDispatcherType() == DispatcherType.ASYNC) {
                        stream(response);
                    } else {
                        response.setStatus(206);
                        response.flushBuffer();
                        request.startAsync().dispatch();
                    }
                }
            }
        }

        private static void stream(HttpServletResponse response) throws IOException {
            byte[] bytes = new byte[1 << 16];
            for (int i = 0; i < 40; i++) {
                response.getOutputStream().write(bytes);
                response.getOutputStream().flush();
            }
        }
    }

    static Stream<Arguments> tellsOfEachOnce() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(Protocol.values()).map(protocol -> Arguments.of(container, protocol)));
    }

    @ParameterizedTest
    @MethodSource
    void tellsOfEachOnce(Container container, Protocol protocol) throws Exception {
        Map<String, Throwable> failures = new HashMap<>();
        ExecutorService workers = Executors.newCachedThreadPool();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Container.Running running =
                container.start(new Application(Map.of("/*", new Streams(workers)), List.of(filter), Map.of()))) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                String path = path(i);
                boolean leaves = i % 3 == 0;
                ends.add(clients.submit(() -> {
                    ask(running, protocol, path, leaves);
                    return null;
                }));
            }
            for (int i = 0; i < REQUESTS; i++) {
                try {
                    ends.get(i).get();
                } catch (ExecutionException broken) {
                    failures.put(path(i), broken.getCause());
                }
            }
            long start = System.nanoTime();
            while (told.size() < REQUESTS && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10)) {
                Thread.onSpinWait();
            }
        } finally {
            clients.shutdownNow();
            workers.shutdownNow();
        }
        List<String> missing = Stream.iterate(0, i -> i < REQUESTS, i -> i + 1)
                .map(LeavingClientsIT::path)
                .filter(path -> !told.containsKey(path) && !failures.containsKey(path))
                .toList();
        if (container == Container.TOMCAT) {
            // Tomcat 11.0.27 may take a request back while a worker writes, and call no listener. What the worker
            // writes then
            // may end up on the connection of another client.
            assertThat(failures).hasSizeLessThan(REQUESTS / 100);
            assertThat(failures.values()).allMatch(IOException.class::isInstance);
            assertThat(missing).hasSizeLessThan(REQUESTS / 100).allMatch(path -> path.startsWith("/a"));
        } else {
            assertThat(failures).isEmpty();
            assertThat(missing).isEmpty();
        }
        assertThat(told.values()).allMatch(times -> times.get() == 1);
    }

    private static String path(int i) {
        return "/" + "nesad".charAt(i % 5) + i;
    }

    private static void ask(Container.Running running, Protocol protocol, String path, boolean leaves)
            throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .protocols(List.of(
                        protocol == Protocol.HTTP_2 ? okhttp3.Protocol.H2_PRIOR_KNOWLEDGE : okhttp3.Protocol.HTTP_1_1))
                .readTimeout(Duration.ofSeconds(20))
                .build();
        okhttp3.Call call =
                client.newCall(new Request.Builder().url(running.url(path)).build());
        try (Response response = call.execute()) {
            BufferedSource content = response.body().source();
            if (leaves) {
                content.request(1);
                call.cancel();
            } else {
                content.readByteArray();
            }
        } finally {
            client.connectionPool().evictAll();
        }
    }
}
