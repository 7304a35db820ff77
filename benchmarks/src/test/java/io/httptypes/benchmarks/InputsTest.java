package io.httptypes.benchmarks;

import io.httptypes.HttpStatus;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InputsTest {
    @Test
    void mixedHasOnePercentWithoutAName() {
        assertThat(unnamed("mixed")).isEqualTo(10);
        assertThat(unnamed("named")).isZero();
        assertThat(unnamed("unnamed")).isEqualTo(Inputs.SIZE);
    }

    @Test
    void freshTokensAreNotTheConstants() {
        Set<String> interned = Collections.newSetFromMap(new IdentityHashMap<>());
        interned.addAll(List.of(Inputs.tokens("interned")));

        assertThat(List.of(Inputs.tokens("fresh")))
                .hasSize(Inputs.SIZE)
                .isEqualTo(List.of(Inputs.tokens("unhashed")))
                .noneMatch(interned::contains);
        assertThat(List.of(Inputs.tokens("interned"))).isEqualTo(List.of(Inputs.tokens("fresh")));
    }

    private static long unnamed(String kind) {
        return Arrays.stream(Inputs.codes(kind))
                .filter(code -> HttpStatus.find(code).isEmpty())
                .count();
    }
}
