package io.httptypes.integration;

import io.httptypes.examples.jdk.JdkExample;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JdkExampleIT {
    @Test
    void tellsItsStories() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        JdkExample.run(new PrintStream(printed, true, StandardCharsets.UTF_8));

        // The server's lines and the client's come from two threads.
        assertThat(Arrays.asList(printed.toString(StandardCharsets.UTF_8)
                        .lines()
                        .sorted()
                        .toArray()))
                .containsExactly(
                        "  the client got \"a note\" after 2 requests",
                        "  the client got \"a note\" after 3 requests",
                        "  the client got 404 Not Found: {\"title\":\"Not "
                                + "Found\",\"status\":404,\"detail\":\"There is no such note.\"}",
                        "  the server: GET /busy, 303 See Other",
                        "  the server: GET /busy, 503 Service Unavailable",
                        "  the server: GET /missing, 404 Not Found",
                        "  the server: GET /note, 200 OK",
                        "  the server: GET /note, 200 OK",
                        "  the server: GET /old, 301 Moved Permanently",
                        "GET /busy",
                        "GET /missing",
                        "GET /old");
    }
}
