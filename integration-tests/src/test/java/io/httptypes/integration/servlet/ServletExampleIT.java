package io.httptypes.integration.servlet;

import io.httptypes.examples.servlet.ServletExample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the example prints for a shell gets the same answers from both containers. */
class ServletExampleIT {
    private static final Pattern CURL =
            Pattern.compile("curl -i(?: (-I)| -X (\\S+))?(?: -d (\\S+))? http://127\\.0\\.0\\.1:\\d+(/\\S+)");

    @ParameterizedTest
    @ValueSource(strings = {"jetty", "tomcat"})
    void linesForTheShellAreAnswered(String container) throws Exception {
        List<String> answers = new ArrayList<>();
        try (ServletExample example = ServletExample.start(container)) {
            InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), example.port());
            for (String line : example.curlLines()) {
                answers.add(answer(server, line));
            }
        }
        String allow = " Allow [GET, HEAD, PUT, OPTIONS, PURGE]";
        assertThat(answers)
                .containsExactly(
                        "GET 200 Length [6] hello",
                        "HEAD 200 Length [6]",
                        "PUT 204",
                        "PURGE 204",
                        "OPTIONS 204" + allow,
                        "DELETE 405" + allow + " Length [0]",
                        "PROPFIND 405" + allow + " Length [0]",
                        "FOO 501 Length [0]");
    }

    private static String answer(InetSocketAddress server, String line) throws IOException {
        MatchResult curl = CURL.matcher(line).results().findFirst().orElseThrow(() -> new AssertionError(line));
        String method = curl.group(1) != null ? "HEAD" : curl.group(2) != null ? curl.group(2) : "GET";
        String content = curl.group(3) == null ? "" : curl.group(3);
        try (RawConnection connection = RawConnection.open(server)) {
            connection.sendBytes("%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(method, curl.group(4), content.length(), content));
            RawResponse response = connection.read(method);
            return (method + " " + response.code() + field(" Allow ", response.values("Allow"))
                            + field(" Length ", response.values("Content-Length")) + " " + response.content())
                    .strip();
        }
    }

    private static String field(String name, List<String> values) {
        return values.isEmpty() ? "" : name + values;
    }
}
