package io.httptypes.integration.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.servlet.StatusFilter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The filter on real containers: many requests at once, and a listener or a mapping that is not as it should be. */
class StatusFilterIT {
    private static final int REQUESTS = 200;

    /** Ends each request in one of six ways, by the number in its path. */
    private static final class SixWays extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (number(request) % 6) {
                case 0 -> response.setStatus(201);
                case 1 -> response.sendError(422);
                case 2 -> throw new IllegalStateException("meant");
                case 3 -> {
                    AsyncContext async = request.startAsync();
                    async.start(() -> {
                        response.setStatus(202);
                        async.complete();
                    });
                }
                // Not less: of many requests at once, Jetty 12.1.14 never answers one or two whose time is up within a
                // few milliseconds.
                case 4 -> request.startAsync().setTimeout(100);
                default -> request.getParameter("a");
            }
        }

        static int expected(int number) {
            return List.of(201, 422, 500, 202, 500, 400).get(number % 6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsEachOfManyRequestsOnce(Container container) throws Exception {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        StatusFilter filter = new StatusFilter((request, completion) -> told.add(
                number(request) + " " + completion.status().orElseThrow().code()));
        List<String> seen = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
        try (Container.Running running = container.start(application(filter))) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                String target = "/" + i;
                calls.add(() -> {
                    try (RawConnection connection = RawConnection.open(running.address())) {
                        return target.substring(1) + " "
                                + connection.exchange("GET", target + "?a=%zz").code();
                    }
                });
            }
            for (Future<String> answer : clients.invokeAll(calls)) {
                seen.add(answer.get());
            }
        } finally {
            clients.shutdown();
        }
        // The container has stopped, and with it whoever might have told one late or again.
        assertThat(told).containsExactlyInAnyOrderElementsOf(seen);
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(seen.get(i)).isEqualTo(i + " " + SixWays.expected(i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void listenerThatThrowsIsLoggedAndHarmsNobody(Container container) throws IOException {
        List<LogRecord> logged = new ArrayList<>();
        Logger logger = Logger.getLogger(StatusFilter.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                synchronized (logged) {
                    logged.add(logRecord);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try (Container.Running running = container.start(application(new StatusFilter((request, completion) -> {
            throw new AssertionError("of the listener");
        })))) {
            for (int i = 0; i < 6; i++) {
                try (RawConnection connection = RawConnection.open(running.address())) {
                    assertThat(connection.exchange("GET", "/" + i + "?a=%zz").code())
                            .isEqualTo(SixWays.expected(i));
                }
            }
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(logged)
                .hasSize(6)
                .allSatisfy(logRecord -> assertThat(logRecord.getThrown()).hasMessage("of the listener"));
    }

    @ParameterizedTest
    @EnumSource
    void filterThatStandsTwiceTellsOnceAndTwoFiltersTellBoth(Container container) throws IOException {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        StatusFilter twice = new StatusFilter(
                (request, completion) -> told.add("twice " + completion.status().orElseThrow()));
        StatusFilter other = new StatusFilter(
                (request, completion) -> told.add("other " + completion.status().orElseThrow()));
        try (Container.Running running = container.start(application(twice, other, twice))) {
            for (int i = 0; i < 4; i += 3) {
                try (RawConnection connection = RawConnection.open(running.address())) {
                    connection.exchange("GET", "/" + i);
                }
            }
        }
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "twice " + HttpStatus.CREATED,
                        "other " + HttpStatus.CREATED,
                        "twice " + HttpStatus.ACCEPTED,
                        "other " + HttpStatus.ACCEPTED);
    }

    private static Application application(Filter... filters) {
        return new Application(Map.of("/*", new SixWays()), List.of(filters), Map.of());
    }

    private static int number(HttpServletRequest request) {
        return Integer.parseInt(request.getRequestURI().substring(1));
    }
}
