package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Allow;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** An {@code Allow} field from a peer: what is read can be written, and reads the same again. */
class AllowFuzzTest extends FuzzTarget {
    @FuzzTest(maxDuration = "20s")
    void parse(byte[] input) {
        String field = text(input);

        Set<RequestMethod> methods = Allow.parse(field);
        assertEquals(methods, Allow.parse(Allow.format(methods)));
        assertEquals(methods, Allow.parse(List.of(field)));
        assertEquals(methods, Allow.parse(List.of(field, field)));
    }
}
