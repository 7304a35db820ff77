package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.integration.servlet.Application;
import io.httptypes.integration.servlet.Container;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.integration.servlet.RawResponse;
import io.httptypes.integration.servlet.Wrapping;
import io.httptypes.messages.Reply;
import io.httptypes.pages.Page;
import io.httptypes.servlet.MethodServlet;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Measures the table of {@code docs/servlet.md}. */
class ServletPageIT {
    private static final Reply HELLO = Reply.of(HttpStatus.OK, "text/plain", "hello");

    /** What an application does, and what is told of it. */
    private record Row(String what, String method, MethodServlet.Handler handler, Telling telling) {}

    @FunctionalInterface
    private interface Telling {
        String of(List<RawResponse> responses);
    }

    private static final List<Row> ROWS = List.of(
            new Row("a reply with content", "GET", (rq, rs) -> ServletAdapter.send(rq, rs, HELLO), ServletPageIT::last),
            new Row(
                    "its `Content-Length`",
                    "GET",
                    (rq, rs) -> ServletAdapter.send(rq, rs, HELLO),
                    ServletPageIT::length),
            new Row("the same to HEAD", "HEAD", (rq, rs) -> ServletAdapter.send(rq, rs, HELLO), ServletPageIT::length),
            new Row(
                    "a redirect: status and content",
                    "GET",
                    (rq, rs) -> ServletAdapter.send(rq, rs, Reply.redirect(HttpStatus.SEE_OTHER, "/")),
                    ServletPageIT::last),
            new Row(
                    "`isCommitted()` after `send`",
                    "GET",
                    (rq, rs) -> {
                        ServletAdapter.send(rq, rs, HELLO);
                        tell(rs.isCommitted());
                    },
                    ServletPageIT::told),
            new Row(
                    "`trySend` after `send`",
                    "GET",
                    (rq, rs) -> {
                        ServletAdapter.send(rq, rs, HELLO);
                        tell(ServletAdapter.trySend(rq, rs, HELLO));
                    },
                    ServletPageIT::told),
            new Row(
                    "`setStatus(500)` after `send`",
                    "GET",
                    (rq, rs) -> {
                        ServletAdapter.send(rq, rs, HELLO);
                        rs.setStatus(500);
                    },
                    ServletPageIT::last),
            new Row(
                    "content written after `send`",
                    "GET",
                    (rq, rs) -> {
                        ServletAdapter.send(rq, rs, HELLO);
                        try {
                            rs.getOutputStream().print(", more");
                        } catch (IOException refused) {
                            // That is one way not to send it.
                        }
                    },
                    ServletPageIT::last),
            new Row(
                    "`sendEarlyHints`, then a reply",
                    "GET",
                    (rq, rs) -> {
                        ServletAdapter.sendEarlyHints(rq, rs, "</a.css>; rel=preload");
                        ServletAdapter.send(rq, rs, HELLO);
                    },
                    responses -> responses.get(0).code() + " and " + last(responses)),
            new Row(
                    "HEAD of a handler of GET that writes 5 bytes: `Content-Length`",
                    "HEAD",
                    (rq, rs) -> rs.getOutputStream().print("hello"),
                    ServletPageIT::length));

    private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();

    private static void tell(boolean what) {
        TOLD.add(Boolean.toString(what));
    }

    private static String told(List<RawResponse> responses) {
        try {
            return String.valueOf(TOLD.poll(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String last(List<RawResponse> responses) {
        RawResponse last = responses.get(responses.size() - 1);
        return last.code() + (last.content().isEmpty() ? "" : ", `" + last.content() + "`");
    }

    private static String length(List<RawResponse> responses) {
        List<String> lengths = responses.get(responses.size() - 1).values("Content-Length");
        return lengths.isEmpty() ? "none" : String.join(", ", lengths);
    }

    @Test
    void tableIsCurrent() throws Exception {
        StringBuilder table = new StringBuilder("| | no wrapper | buffering | compressing | keeping errors |\n");
        table.append("|---|---|---|---|---|\n");
        for (Row row : ROWS) {
            table.append("| ").append(row.what);
            List<Filter[]> columns = new ArrayList<>();
            columns.add(new Filter[0]);
            for (Wrapping wrapping : Wrapping.values()) {
                columns.add(new Filter[] {wrapping.filter()});
            }
            for (Filter[] filters : columns) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (Container container : Container.values()) {
                    cells.put(container == Container.JETTY ? "Jetty" : "Tomcat", measure(container, filters, row));
                }
                boolean isAlike = cells.values().stream().distinct().count() == 1;
                table.append(" | ")
                        .append(
                                isAlike
                                        ? cells.get("Jetty")
                                        : "Jetty " + cells.get("Jetty") + "; Tomcat " + cells.get("Tomcat"));
            }
            table.append(" |\n");
        }
        Page.of(Path.of("..", "docs", "servlet.md"))
                .section("wrappers", table.toString())
                .assertCurrent();
    }

    private static String measure(Container container, Filter[] filters, Row row) throws IOException {
        MethodServlet servlet = new MethodServlet() {
            private static final long serialVersionUID = 1;

            {
                on(HttpMethod.GET, row.handler);
            }
        };
        List<RawResponse> responses = new ArrayList<>();
        try (Container.Running running =
                        container.start(new Application(Map.of("/*", servlet), List.of(filters), Map.of()));
                RawConnection connection = RawConnection.open(running.address())) {
            connection.send(row.method, "/");
            do {
                responses.add(connection.read(row.method));
            } while (responses.get(responses.size() - 1).code() < 200);
            return row.telling.of(responses);
        }
    }
}
