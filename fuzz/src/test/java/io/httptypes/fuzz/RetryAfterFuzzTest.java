package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.messages.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RetryAfterFuzzTest extends FuzzTarget {
    private static final Duration MOST = Duration.ofSeconds(1L << 31);

    /**
     * The ends of the calendar, those of HTTP's, and two moments between which the century of a two-digit year changes.
     */
    private static final List<Instant> NOWS = List.of(
            Instant.MIN,
            Instant.parse("0000-01-01T00:00:00Z"),
            Instant.parse("2026-11-23T12:34:56.789Z"),
            Instant.parse("2050-01-15T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"),
            Instant.MAX);

    @FuzzTest(maxDuration = "20s")
    void find(byte[] input) {
        String value = text(input);

        for (Instant now : NOWS) {
            Optional<Duration> found = RetryAfter.find(value, now);

            assertEquals(found, RetryAfter.find(" \t" + value + "\t ", now));
            if (found.isPresent()) {
                Duration wait = found.get();
                assertTrue(!wait.isNegative() && wait.compareTo(MOST) <= 0, wait::toString);
                assertFoundAgain(wait, RetryAfter.format(wait), now);
                Optional<String> date = unlessRefused(() -> RetryAfter.format(end(wait, now)));
                date.ifPresent(text -> assertFoundAgain(wait, text, now));
            }
        }
    }

    private static Instant end(Duration wait, Instant now) {
        return now.isAfter(Instant.MAX.minus(wait)) ? Instant.MAX : now.plus(wait);
    }

    /** It was written in whole seconds, rounded up. */
    private static void assertFoundAgain(Duration wait, String written, Instant now) {
        Duration again = RetryAfter.find(written, now).orElseThrow();
        assertTrue(again.compareTo(wait) >= 0 && again.minus(wait).toSeconds() < 1, written);
    }
}
