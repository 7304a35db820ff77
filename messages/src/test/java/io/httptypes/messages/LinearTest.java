package io.httptypes.messages;

import io.httptypes.HttpStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A check that looks at a long value twice for each of its characters would take minutes here. */
@Timeout(10)
class LinearTest {
    private static final int MANY = 1_000_000;

    @ParameterizedTest
    @MethodSource
    void checkIsLinear(String name, String start, String repeated, String end) {
        String value = start + repeated.repeat(MANY) + end;
        try {
            Reply.of(HttpStatus.OK).withField(name, List.of(value));
            if (name.equals("Content-Type")) {
                Reply.of(HttpStatus.OK, value, "text").text();
            }
        } catch (IllegalArgumentException refused) {
            // fast, too
        }
    }

    static Stream<Arguments> checkIsLinear() {
        return Stream.of(
                arguments("Content-Type", "a/b;", " ", "x"),
                arguments("Content-Type", "a/b", "; ", "x"),
                arguments("Content-Type", "a/b;c=\"", "\\\\", "\""),
                arguments("Content-Type", "a/b;c=\"", "x", ""),
                arguments("Content-Type", "a/b", ";charset=x", ";"),
                arguments("Content-Type", "a/b", ";c=d", ";"),
                arguments("WWW-Authenticate", "Basic a=\"", "\\\"", ""),
                arguments("WWW-Authenticate", "Basic", " ", "x"),
                arguments("WWW-Authenticate", "Basic a", " ", "="),
                arguments("WWW-Authenticate", "Basic a=b", ",c=d", ","),
                arguments("WWW-Authenticate", "Basic a=b", " ", ","),
                arguments("WWW-Authenticate", "Basic ", "=", "x"),
                arguments("WWW-Authenticate", "Basic", ",Basic", ","),
                arguments("WWW-Authenticate", "Basic", ", Basic a", " "),
                arguments("Allow", "GET", " ", ","),
                arguments("Allow", "GET", ",GET", ","),
                arguments("ETag", "\"", "x", ""),
                arguments("Retry-After", "", "1", "x"),
                arguments("Retry-After", "Sun, ", " ", "x"),
                arguments("Content-Range", "bytes ", "0", "-"),
                arguments("Content-Range", "bytes */", "1", ""),
                arguments("X", "x", " ", "x"));
    }
}
