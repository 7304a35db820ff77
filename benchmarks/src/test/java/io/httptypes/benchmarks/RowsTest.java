package io.httptypes.benchmarks;

import io.httptypes.HttpStatus;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.infra.Blackhole;

import static org.assertj.core.api.Assertions.assertThat;

class RowsTest {
    private static final int JDK = Runtime.version().feature();
    private static final Blackhole HOLE = new Blackhole(
            "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");

    @Test
    void namesTellRowsApart() {
        assertThat(Rows.ALL).extracting(row -> row.name).doesNotHaveDuplicates();
    }

    /** Each of them can do what it is measured with. */
    @TestFactory
    Stream<DynamicTest> contendersRun() {
        return Rows.ALL.stream()
                .flatMap(row -> Stream.concat(Stream.of(Row.OURS), row.others(JDK).stream())
                        .map(contender -> DynamicTest.dynamicTest(row.name + ": " + contender, () -> {
                            Loop loop = row.loop(contender);
                            loop.prepare();
                            loop.run(HOLE);
                        })));
    }

    /** A target, or bytes, beside one that is not there would never be missed. */
    @Test
    void targetsAreAmongTheOthers() {
        for (Row<?> row : Rows.ALL) {
            for (Row.Target target : row.targets) {
                assertThat(row.others(25)).as(row.name).isNotEmpty().containsAll(target.against());
            }
            assertThat(row.others(17))
                    .as(row.name)
                    .containsAll(row.bytesBeyond.isEmpty() ? List.of() : List.of(row.bytesBeyond));
        }
    }

    @Test
    void mixedHasAboutOnePercentWithoutAName() {
        assertThat(unnamed("mixed")).isBetween(5L, 20L);
        assertThat(unnamed("named")).isZero();
        assertThat(unnamed("unnamed")).isEqualTo(Inputs.SIZE);
    }

    @Test
    void freshTokensAreNotTheConstants() {
        Set<String> interned = Collections.newSetFromMap(new IdentityHashMap<>());
        interned.addAll(Inputs.tokens("interned").toList());

        assertThat(Inputs.tokens("fresh").toList())
                .hasSize(Inputs.SIZE)
                .isEqualTo(Inputs.tokens("interned").toList())
                .noneMatch(interned::contains);
    }

    private static long unnamed(String kind) {
        return Arrays.stream(Inputs.codes(kind))
                .filter(code -> HttpStatus.find(code).isEmpty())
                .count();
    }
}
