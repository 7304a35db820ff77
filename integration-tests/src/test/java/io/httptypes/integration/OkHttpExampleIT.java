package io.httptypes.integration;

import io.httptypes.examples.okhttp.OkHttpExample;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The example tells what it is meant to tell. */
class OkHttpExampleIT {
    @Test
    void tellsEachStory() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        OkHttpExample.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
        String text = printed.toString(StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .replaceAll("127\\.0\\.0\\.1:[0-9]+", "a.example");
        assertThat(text)
                .containsPattern("waited [1-9][0-9]{2,} ms after 503")
                .containsPattern("waited [1-9][0-9]{3,} ms after 429");
        assertThat(text.replaceAll("waited [0-9]+ ms", "waited")).isEqualTo("""
            OkHttp alone

            DELETE /old
              DELETE http://a.example/old -> 301 Moved Permanently
              GET http://a.example/new -> 204 No Content
              the method has changed on the way

            POST /form
              POST http://a.example/form -> 303 See Other
              GET http://a.example/done -> 200 OK
              the method has changed on the way

            GET /resting
              GET http://a.example/resting -> 503 Service Unavailable
              may be tried again: yes

            POST /limited
              POST http://a.example/limited -> 429 Too Many Requests
              may be tried again: yes

            GET /closed
              GET http://a.example/closed -> 503 Service Unavailable
              may be tried again: yes

            GET /loop
              error: Too many follow-up requests: 21

            POST /orders
              POST http://a.example/orders -> 422 Unprocessable Content
              may be tried again: no

            with OkHttpInterceptors

            DELETE /old
              DELETE http://a.example/old -> 301 Moved Permanently
              DELETE http://a.example/new -> 204 No Content

            POST /form
              POST http://a.example/form -> 303 See Other
              GET http://a.example/done -> 200 OK
              the method has changed on the way

            GET /resting
              GET http://a.example/resting -> 503 Service Unavailable
              GET http://a.example/resting -> 503 Service Unavailable
              GET http://a.example/resting -> 200 OK
              waited after 503 Service Unavailable
              waited after 503 Service Unavailable

            POST /limited
              POST http://a.example/limited -> 429 Too Many Requests
              POST http://a.example/limited -> 201 Created
              waited after 429 Too Many Requests

            GET /closed
              error: expected a successful status but was 503 Service Unavailable for GET http://a.example/closed
              the server says: come back tomorrow
              again after: 86400 s

            GET /loop
              error: expected a successful status but was 302 Found for GET http://a.example/loop

            POST /orders
              error: expected a successful status but was 422 Unprocessable Content for POST http://a.example/orders
              the server says: no such amount:\\r\\n-1
            """);
    }
}
