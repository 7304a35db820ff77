package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import java.nio.CharBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class StatusCodeFuzzTest extends FuzzTarget {
    private static final Pattern THREE_DIGITS = Pattern.compile("[1-9][0-9]{2}");

    @FuzzTest(maxDuration = "20s")
    void parse(byte[] input) {
        String text = text(input);

        Optional<StatusCode> parsed = unlessRefused(() -> StatusCode.parse(text));

        assertEquals(parsed, StatusCode.find(text));
        assertEquals(parsed, StatusCode.find(CharBuffer.wrap(text)));
        assertEquals(parsed.isPresent(), THREE_DIGITS.matcher(text).matches());
        if (parsed.isPresent()) {
            StatusCode status = parsed.get();
            assertEquals(text, Integer.toString(status.code()));
            assertSame(status, StatusCode.of(status.code()));
            assertEquals(parsed.filter(HttpStatus.class::isInstance), HttpStatus.find(status.code()));
        }
    }
}
