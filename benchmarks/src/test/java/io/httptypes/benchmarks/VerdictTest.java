package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Measurements.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {
    private static final List<Row<?>> ROWS = List.of(new Row<Loop>("work", "named", loop -> loop)
            .ours(hole -> {})
            .other("peer", hole -> {})
            .other("fast", hole -> {})
            .otherOnJdk25("newer", hole -> {})
            .target("the fastest other", 1.1));
    private static final List<Row<?>> BEYOND = List.of(
            new Row<Loop>("work", "named", loop -> loop).ours(hole -> {}).bytesBeyond("peer", 16));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeNothing() throws IOException {
        file = Files.writeString(folder.resolve("measurements.tsv"), "");
    }

    @Test
    void meetsTargets() throws IOException {
        times(1, 1000, 3000, 950);
        Measurements.append(file, 1, new Case("work, named", Row.OURS, 2), 1100);
        bytes(Row.OURS, 0.001);

        assertThat(Verdict.ofTimes(ROWS, measured(), 17))
                .containsExactly(new Verdict("work, named", "the fastest other: at most 1.10", 1000.0 / 950, true));
        assertThat(Verdict.ofThreads(ROWS, measured()))
                .containsExactly(new Verdict("work, named", "at least 1.52", 2 / 1.1, true));
        assertThat(Verdict.ofBytes(ROWS, measured()))
                .containsExactly(new Verdict("work, named", "bytes: at most 0.00", 0.001, true));
    }

    @Test
    void missesRatio() throws IOException {
        times(1, 1000, 3000, 900);

        assertThat(Verdict.ofTimes(ROWS, measured(), 17))
                .extracting(Verdict::met)
                .containsExactly(false);
    }

    @Test
    void takesTheMedianOfTheRoundsRatios() throws IOException {
        times(1, 1000, 3000, 1000);
        times(2, 5000, 9000, 4000);
        times(3, 1000, 3000, 500);

        assertThat(Verdict.ofTimes(ROWS, measured(), 17))
                .extracting(Verdict::measured)
                .containsExactly(1.25);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() throws IOException {
        times(1, 1000, 3000, 1000);
        times(2, 1100, 3000, 1000);

        assertThat(Verdict.ofTimes(ROWS, measured(), 17))
                .extracting(Verdict::measured)
                .containsExactly(1.05);
    }

    @Test
    void missesWhatOneRoundLacks() throws IOException {
        times(1, 1000, 3000, 1000);
        Measurements.append(file, 2, new Case("work, named", Row.OURS, 1), 1000);
        Measurements.append(file, 2, new Case("work, named", "fast", 1), 1000);

        assertThat(Verdict.ofTimes(ROWS, measured(), 17))
                .extracting(Verdict::target, Verdict::met)
                .contains(org.assertj.core.groups.Tuple.tuple("beside peer", false))
                .noneMatch(verdict -> verdict.toList().contains(true));
    }

    @Test
    void expectsAContenderOfANewerJdkThereAlone() throws IOException {
        times(1, 1000, 3000, 1000);

        assertThat(Verdict.ofTimes(ROWS, measured(), 25))
                .extracting(Verdict::target)
                .contains("beside newer");
    }

    @Test
    void missesAllWithoutFiguresOrWithoutNumbers() throws IOException {
        assertThat(verdicts(Rows.ALL)).hasSizeGreaterThan(100).noneMatch(Verdict::met);

        times(1, Double.NaN, 1, 1);
        Measurements.append(file, 1, new Case("work, named", Row.OURS, 2), 1);
        bytes(Row.OURS, Double.NaN);
        assertThat(verdicts(ROWS)).hasSizeGreaterThan(3).noneMatch(Verdict::met);
    }

    @Test
    void missesAnAllocation() throws IOException {
        bytes(Row.OURS, 0.011);

        assertThat(Verdict.ofBytes(ROWS, measured())).noneMatch(Verdict::met);
    }

    @Test
    void allowsBytesBeyondAnother() throws IOException {
        bytes(Row.OURS, 116);
        assertThat(Verdict.ofBytes(BEYOND, measured())).noneMatch(Verdict::met);

        bytes("peer", 100);
        assertThat(Verdict.ofBytes(BEYOND, measured())).allMatch(Verdict::met);

        bytes(Row.OURS, 124);
        assertThat(Verdict.ofBytes(BEYOND, measured())).noneMatch(Verdict::met);
    }

    @Test
    void missesTheSecondThread() throws IOException {
        times(1, 1000, 3000, 1000);
        Measurements.append(file, 1, new Case("work, named", Row.OURS, 2), 1400);

        assertThat(Verdict.ofThreads(ROWS, measured())).noneMatch(Verdict::met);
    }

    private List<Verdict> verdicts(List<Row<?>> rows) throws IOException {
        return new Report(rows, measured(), 25).verdicts();
    }

    private void times(int round, double ours, double peer, double fast) throws IOException {
        Measurements.append(file, round, new Case("work, named", Row.OURS, 1), ours);
        Measurements.append(file, round, new Case("work, named", "peer", 1), peer);
        Measurements.append(file, round, new Case("work, named", "fast", 1), fast);
    }

    private void bytes(String contender, double bytes) throws IOException {
        Measurements.append(file, Measurements.BYTES, new Case("work, named", contender, 1), bytes);
    }

    private Measurements measured() throws IOException {
        return Measurements.read(file);
    }
}
