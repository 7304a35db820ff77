package io.httptypes.integration;

import io.httptypes.StatusCode;
import io.httptypes.integration.servlet.Application;
import io.httptypes.integration.servlet.Container;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.integration.servlet.RequestEnd;
import io.httptypes.pages.Page;
import io.httptypes.servlet.StatusFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures {@code docs/status-filter.md}: what a bare client has seen, and what the filter has told. */
class StatusFilterPageIT {
    private record Observation(String seen, Queue<String> told) {
        boolean agrees() {
            return told.size() == 1 && told.element().replace(", failure", "").equals(seen);
        }

        @Override
        public String toString() {
            return seen + " | " + (told.isEmpty() ? "-" : String.join("; ", told));
        }
    }

    private static final class Handling extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient RequestEnd ending;

        Handling(RequestEnd ending) {
            this.ending = ending;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            ending.handler().handle(request, response);
        }
    }

    private static final class ErrorPage extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            if (request.getAttribute("page") instanceof Integer status) {
                response.setStatus(status);
            }
        }
    }

    @Test
    void pageIsCurrent() throws Exception {
        StringBuilder rows = new StringBuilder();
        Set<String> unlike = new TreeSet<>();
        for (RequestEnd ending : RequestEnd.ALL) {
            Observation jetty = ask(Container.JETTY, ending);
            Observation tomcat = ask(Container.TOMCAT, ending);
            rows.append("| ")
                    .append(ending.what())
                    .append(" | ")
                    .append(jetty)
                    .append(" | ")
                    .append(tomcat)
                    .append(" |\n");
            if (!jetty.agrees() || !tomcat.agrees()) {
                unlike.add(ending.what());
            }
        }
        assertThat(unlike).containsExactlyInAnyOrderElementsOf(explained());
        StringBuilder flushed = new StringBuilder();
        for (RequestEnd ending : RequestEnd.ALL) {
            Observation jetty = ask(Container.JETTY, ending.afterAPart());
            Observation tomcat = ask(Container.TOMCAT, ending.afterAPart());
            assertThat(List.of(jetty, tomcat)).as(ending.what()).allMatch(Observation::agrees);
            if (!List.copyOf(jetty.told).equals(List.copyOf(tomcat.told))) {
                flushed.append("| ")
                        .append(ending.what())
                        .append(" | ")
                        .append(String.join("; ", jetty.told))
                        .append(" | ")
                        .append(String.join("; ", tomcat.told))
                        .append(" |\n");
            }
        }
        StringBuilder early = new StringBuilder();
        for (RequestEnd ending : RequestEnd.EARLY) {
            early.append("| ")
                    .append(ending.what())
                    .append(" | ")
                    .append(ask(Container.JETTY, ending))
                    .append(" | ")
                    .append(ask(Container.TOMCAT, ending))
                    .append(" |\n");
        }
        Page.of(Path.of("..", "docs", "status-filter.md"))
                .section(
                        "ends",
                        "| the request ends with | client of Jetty | listener | client of Tomcat | listener "
                                + "|\n|---|---|---|---|---|\n"
                                + rows)
                .section(
                        "after-a-part",
                        "| the request ends with | listener on Jetty | listener on Tomcat |\n|---|---|---|\n" + flushed)
                .section(
                        "early",
                        "| the request has | client of Jetty | listener | client of Tomcat | listener "
                                + "|\n|---|---|---|---|---|\n"
                                + early)
                .assertCurrent();
    }

    /** What the page explains: the list below the first table. */
    private static List<String> explained() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "status-filter.md"));
        String list =
                page.substring(page.indexOf("Client and listener differ here:"), page.indexOf("The same cases after"));
        return list.lines()
                .filter(line -> line.startsWith("- "))
                .map(line -> line.substring(2, line.indexOf(": ")))
                .toList();
    }

    private static String statusOf(RawConnection connection) throws IOException {
        try {
            return connection.readStatusLine().split(" ", -1)[1];
        } catch (IOException closed) {
            return "no response";
        }
    }

    private static Observation ask(Container container, RequestEnd ending) throws Exception {
        CountDownLatch isTold = new CountDownLatch(1);
        Queue<String> told = new ConcurrentLinkedQueue<>();
        StatusFilter filter = new StatusFilter((request, completion) -> {
            String status = completion
                    .status()
                    .map(StatusCode::code)
                    .map(Object::toString)
                    .orElse("none");
            told.add(status + (completion.failure().isEmpty() ? "" : ", failure"));
            isTold.countDown();
        });
        Application application = new Application(
                Map.of("/*", new Handling(ending), "/error", new ErrorPage()),
                List.of(filter),
                ending.hasErrorPage() ? Map.of(422, "/error", 500, "/error") : Map.of());
        String seen;
        try (Container.Running running = container.start(application)) {
            try (RawConnection connection = RawConnection.open(running.address())) {
                try {
                    connection.sendBytes(ending.request());
                } catch (SocketException closedEarly) {
                    // The container has replied before it has read all of a request that it refuses.
                }
                seen = statusOf(connection);
            }
            if (!RequestEnd.EARLY.contains(ending)) {
                assertThat(isTold.await(10, TimeUnit.SECONDS))
                        .as("%s on %s", ending.what(), container)
                        .isTrue();
            }
        }
        // The container has stopped: whatever it tells has been told.
        return new Observation(seen, told);
    }
}
