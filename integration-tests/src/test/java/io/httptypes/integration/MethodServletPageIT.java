package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.integration.servlet.Application;
import io.httptypes.integration.servlet.Container;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.integration.servlet.RawResponse;
import io.httptypes.pages.Page;
import io.httptypes.servlet.MethodServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Measures {@code docs/method-servlet.md} from what both servlets answer, and sees that no method of the other one is
 * overridden in vain.
 */
class MethodServletPageIT {
    private static final List<String> METHODS = List.of(
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "FOO", "get");

    @TempDir
    private Path folder;

    private static final class Plain extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello");
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello");
        }
    }

    private static final class Ours extends MethodServlet {
        private static final long serialVersionUID = 1;

        Ours() {
            on(HttpMethod.GET, (request, response) -> response.getWriter().print("hello"));
            on(HttpMethod.POST, (request, response) -> response.getWriter().print("hello"));
        }
    }

    @Test
    void pageIsCurrent() throws IOException {
        StringBuilder rows = new StringBuilder();
        try (Container.Running jetty = start(Container.JETTY);
                Container.Running tomcat = start(Container.TOMCAT)) {
            for (String method : METHODS) {
                List<String> cells = new ArrayList<>(List.of("`" + method + "`"));
                for (String path : List.of("/plain", "/ours")) {
                    cells.add(answer(jetty, method, path));
                    cells.add(answer(tomcat, method, path));
                }
                rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
            }
        }
        Page.of(Path.of("..", "docs", "method-servlet.md"))
                .section(
                        "methods",
                        "| method | `HttpServlet` on Jetty | on Tomcat | `MethodServlet` on Jetty | on Tomcat "
                                + "|\n|---|---|---|---|---|\n"
                                + rows)
                .assertCurrent();
    }

    private static Container.Running start(Container container) {
        return container.start(
                new Application(Map.of("/plain", new Plain(), "/ours", new Ours()), List.of(), Map.of()));
    }

    private static String answer(Container.Running container, String method, String path) throws IOException {
        try (RawConnection connection = RawConnection.open(container.address())) {
            RawResponse response = connection.exchange(method, path);
            List<String> allow = response.values("Allow");
            return response.code() + (allow.isEmpty() ? "" : ", " + String.join("; ", allow));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "doGet",
                "doHead",
                "doPost",
                "doPut",
                "doPatch",
                "doDelete",
                "doOptions",
                "doTrace",
                "service"
            })
    void overrideThatWouldNeverBeCalledDoesNotCompile(String method) throws IOException {
        Path source = folder.resolve("Subject.java");
        Files.writeString(source, """
            import jakarta.servlet.http.*;

            final class Subject extends io.httptypes.servlet.MethodServlet {
                private static final long serialVersionUID = 1;
                %s
            }
            """.formatted(
                        method.isEmpty()
                                ? ""
                                : ("@Override protected void %s(HttpServletRequest request, HttpServletResponse "
                                                + "response) {}")
                                        .formatted(method)));
        if (method.isEmpty()) {
            JavaSources.compile(folder, JavaSources.CLASS_PATH, List.of(source));
        } else {
            assertThatThrownBy(() -> JavaSources.compile(folder, JavaSources.CLASS_PATH, List.of(source)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Subject.java:5: error: " + method + "(")
                    .hasMessageContaining("overridden method is ");
        }
    }
}
