package io.httptypes.integration.hostile;

import io.httptypes.integration.servlet.Application;
import io.httptypes.integration.servlet.Container;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** No response makes a call of a client with little memory fail with anything but an IOException. */
@Timeout(300)
class SmallHeapIT {
    @Test
    void overHttp1() throws Exception {
        try (HostileOrigin origin = new HostileOrigin()) {
            assertOnlyIOExceptions(false, origin.urls());
        }
    }

    @Test
    void overHttp2() throws Exception {
        try (Container.Running container = Container.JETTY.start(Application.of(new HostileServlet()))) {
            assertOnlyIOExceptions(
                    true,
                    Stream.of(HostileBody.values())
                            .map(body -> container.url("/" + body))
                            .toList());
        }
    }

    private static void assertOnlyIOExceptions(boolean isHttp2, List<String> urls) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapClient.class.getName(),
                Boolean.toString(isHttp2)));
        command.addAll(urls);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> outcomes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(outcomes)
                    .hasSize(urls.size() * SmallHeapClient.WAYS)
                    .allMatch(line -> line.matches("\\S+ \\S+ IOException: \\S+"));
        } finally {
            process.destroyForcibly();
        }
    }

    /** The name of a body is the path. */
    private static final class HostileServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HostileBody body = HostileBody.valueOf(request.getPathInfo().substring(1));
            response.setStatus(500);
            response.setContentType("text/plain");
            if (!body.coding.isEmpty()) {
                response.setHeader("Content-Encoding", body.coding);
            }
            body.writeTo(response.getOutputStream());
        }
    }
}
