package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.messages.HttpDate;
import java.time.Instant;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A date from a peer: what is read can be written, and reads the same again. */
class HttpDateFuzzTest extends FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    @FuzzTest(maxDuration = "20s")
    void find(byte[] input) {
        Optional<Instant> found = HttpDate.find(text(input), NOW);

        Optional<String> written = found.flatMap(date -> unlessRefused(() -> HttpDate.format(date)));
        written.ifPresent(text -> assertEquals(found, HttpDate.find(text, NOW)));
    }
}
