package io.httptypes.benchmarks;

import io.httptypes.benchmarks.EndToEnd.Ratios;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EndToEndTest {
    private static final List<Double> EQUAL = List.of(0.9, 0.95, 0.97, 0.99, 1.0, 1.01, 1.02, 1.05);
    private static final List<Double> LESS = Collections.nCopies(8, 0.95);
    private static final List<Double> MORE = Collections.nCopies(8, 1.05);

    @Test
    void noiseIsNoDifference() {
        assertThat(EndToEnd.check(new Ratios(EQUAL, EQUAL, EQUAL))).hasSize(3).allMatch(Verdict::met);
    }

    @Test
    void lessThroughputAndMoreLatencyAreMissed() {
        assertThat(EndToEnd.check(new Ratios(LESS, MORE, MORE))).hasSize(3).noneMatch(Verdict::met);
    }

    @Test
    void moreThroughputAndLessLatencyAreNot() {
        assertThat(EndToEnd.check(new Ratios(MORE, LESS, LESS))).hasSize(3).allMatch(Verdict::met);
    }
}
