package io.httptypes.integration;

import io.httptypes.StatusCode;
import io.httptypes.integration.servlet.Application;
import io.httptypes.integration.servlet.Container;
import io.httptypes.integration.servlet.Ending;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.servlet.StatusFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes {@code docs/status-filter.md}: what a bare client has seen, and what the filter has told. */
class StatusFilterPageIT {
    private static final Map<String, String> EXPLAINED = Map.of(
            "a number that is no status, `setStatus(1000)`",
            "Tomcat sends it, and the listener is given no status. Jetty throws out of `setStatus`.",
            "`sendError(422)`, and an error page that sets 418",
            "no filter is told what comes after the request's own dispatch; the next one is the same.",
            "an exception, and an error page that sets 418",
            "as above.",
            "an exception after `sendError(422)`",
            "to Jetty the error that was sent stands, to Tomcat the exception comes on top. The filter tells the former.",
            "`UnavailableException` in a `ServletException`",
            "Jetty looks into exceptions for one of these, Tomcat does not.",
            "a form of 3 MB",
            "what is too much for the container is unreadable to the filter, which tells 400. Tomcat answers 413.",
            "malformed chunks of content",
            "Jetty answers 400 for what it throws while content is read. Tomcat sets the status before it throws.",
            "`getParts` of what has none",
            "Jetty answers 400, Tomcat 500.");

    private record Answer(String seen, Queue<String> told) {
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

        private final transient Ending ending;

        Handling(Ending ending) {
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
        for (Ending ending : Ending.ALL) {
            Answer jetty = ask(Container.JETTY, ending);
            Answer tomcat = ask(Container.TOMCAT, ending);
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
        assertThat(unlike).containsExactlyInAnyOrderElementsOf(EXPLAINED.keySet());
        StringBuilder flushed = new StringBuilder();
        int asEver = 0;
        for (Ending ending : Ending.ALL) {
            Answer jetty = ask(Container.JETTY, ending.afterAPart());
            Answer tomcat = ask(Container.TOMCAT, ending.afterAPart());
            assertThat(List.of(jetty, tomcat)).as(ending.what()).allMatch(Answer::agrees);
            if (List.copyOf(jetty.told).equals(List.copyOf(tomcat.told))) {
                asEver++;
            } else {
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
        for (Ending ending : Ending.EARLY) {
            early.append("| ")
                    .append(ending.what())
                    .append(" | ")
                    .append(ask(Container.JETTY, ending))
                    .append(" | ")
                    .append(ask(Container.TOMCAT, ending))
                    .append(" |\n");
        }
        String reasons = EXPLAINED.entrySet().stream()
                .map(row -> "- " + row.getKey() + ": " + row.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        String page = """
            # StatusFilter

            What a client saw on a bare socket, and what `StatusFilter` told its listener: the status, and whether there was a failure with it.
            The build asks, writes this page, and fails if it is not current, or if the two differ in a row that is not explained below.

            | the request ends with | client of Jetty | listener | client of Tomcat | listener |
            |---|---|---|---|---|
            %s
            The listener was told once in each row.

            Where they differ:

            %s
            The same once more, after 206 and a part of the content that has been flushed: the client sees 206 in all %d rows, and the listener is told 206, once.
            On %d of them both containers agree whether there is a failure. The others:

            | the request ends with | listener on Jetty | listener on Tomcat |
            |---|---|---|
            %s
            ## How it is done

            At the end of a request's dispatch no filter knows whether the container will answer with an error page of the application, or what
            that page will do. It does know what the container has to answer by the specification, and that is what it tells: 500 for an exception
            that leaves the chain before the response is committed, whatever status was set, and 404 or 503 for an `UnavailableException`.
            A malformed parameter is 400 on these containers, but each throws an exception of its own; the filter wraps the request, and
            knows what its parameter methods have thrown. An asynchronous request is told about by its `AsyncListener`, when it is complete; the status
            is read from the response then.

            ## Other containers

            Tried by hand, with the same requests, and not again by each build: Jetty 11.0.26 and 12.0.39, Tomcat 10.0.27 and 10.1.59, and Undertow
            2.3.26 are like the two above, but for this:

            - Undertow answers malformed parameters and a form of 3 MB before any filter, so nothing is told.
            - After `sendError(422)`, an exception makes 500 of it on Undertow and on Tomcat 10, as on Tomcat 11.
            - Tomcat 10 closes the connection without a response if a servlet throws after `startAsync`, with this filter and without, and never
              completes the request: nothing is told. Nor is anything on 10.0.27 if an ASYNC dispatch throws `UnavailableException`. Malformed
              parameters are no error there.

            ## What it does not see

            What the container answers before any filter, where the listener is told nothing. The servlet, where it is asked, sets 203:

            | the request has | client of Jetty | listener | client of Tomcat | listener |
            |---|---|---|---|---|
            %s
            Tomcat passes TRACE on if `Connector.setAllowTrace(true)` is called. Nor does the filter see:

            - What a filter outside of it does. It has to be the outermost one.
            - A response that a client has not read to its end, unless writing it has failed while the servlet was at it.
            - On Tomcat, a servlet that was added as an object with `Tomcat.addServlet` never becomes unavailable: the client is sent 200 where
              the listener is told 503 or 404.
            """.formatted(rows, reasons, Ending.ALL.size(), asEver, flushed, early);
        Reviewed.assertCurrent(Path.of("..", "docs", "status-filter.md"), page);
    }

    private static String statusOf(RawConnection connection) throws IOException {
        try {
            return connection.readStatusLine().split(" ", -1)[1];
        } catch (IOException closed) {
            return "no response";
        }
    }

    private static Answer ask(Container container, Ending ending) throws Exception {
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
                connection.sendBytes(ending.request());
                seen = statusOf(connection);
            }
            if (!Ending.EARLY.contains(ending)) {
                assertThat(isTold.await(10, TimeUnit.SECONDS))
                        .as("%s on %s", ending.what(), container)
                        .isTrue();
            }
        }
        // The container has stopped: whatever it tells has been told.
        return new Answer(seen, told);
    }
}
