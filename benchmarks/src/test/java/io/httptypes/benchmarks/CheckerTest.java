package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Table.Contender;
import io.httptypes.benchmarks.Table.Row;
import io.httptypes.benchmarks.Table.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CheckerTest {
    private static final Contender OURS = new Contender("A.ours", "ours");
    private static final Contender PEER = new Contender("A.peer", "peer");
    private static final Contender FAST = new Contender("A.fast", "fast");
    private static final Contender NEWER = new Contender("A.newer", "newer", 25);

    private static final List<Row> ROWS = List.of(new Row(
            "work",
            "named",
            OURS,
            List.of(PEER, FAST, NEWER),
            List.of(new Target("the fastest peer", List.of(PEER, FAST, NEWER), 1, 0.1)),
            0));
    private static final List<Row> BESIDE =
            List.of(new Row("work", "named", OURS, List.of(PEER), List.of(), 16, List.of(PEER)));

    @TempDir
    private Path folder;

    @BeforeEach
    void everyTargetIsMet() throws IOException {
        write("times-1.json", time(OURS, 1, 1000), time(OURS, 2, 1100), time(PEER, 1, 3000), time(FAST, 1, 950));
        write("allocations.json", bytes(OURS, 0.001, 5), bytes(PEER, 100, 100));
    }

    @Test
    void meetsTargets() throws IOException {
        assertThat(checker().times(ROWS))
                .containsExactly(new Verdict(
                        "work, named", "the fastest peer: at most 1.00, with the margin 1.10", "1.05", true));
        assertThat(checker().threads(ROWS))
                .containsExactly(new Verdict(
                        "work, named", "twice the throughput: at least 1.60, with the margin 1.52", "1.82", true));
        assertThat(checker().allocations(ROWS))
                .containsExactly(new Verdict("work, named", "bytes: 0.00", "0.00", true));
    }

    @Test
    void missesRatio() throws IOException {
        write("times-1.json", time(OURS, 1, 1000), time(PEER, 1, 3000), time(FAST, 1, 900));

        assertThat(checker().times(ROWS))
                .extracting(Verdict::measured, Verdict::met)
                .containsExactly(row("1.11", false));
    }

    @Test
    void takesTheMedianOfTheRoundsRatios() throws IOException {
        write("times-1.json", time(OURS, 1, 1000), time(PEER, 1, 3000), time(FAST, 1, 1000));
        write("times-2.json", time(OURS, 1, 5000), time(PEER, 1, 9000), time(FAST, 1, 4000));
        write("times-3.json", time(OURS, 1, 1000), time(PEER, 1, 3000), time(FAST, 1, 500));

        assertThat(checker().times(ROWS))
                .extracting(Verdict::measured, Verdict::met)
                .containsExactly(row("1.25", false));
    }

    @Test
    void missesWhatOneRoundLacks() throws IOException {
        write("times-2.json", time(OURS, 1, 1000), time(OURS, 2, 1100), time(FAST, 1, 1000));

        assertThat(checker().times(ROWS))
                .extracting(Verdict::target, Verdict::measured, Verdict::met)
                .contains(row("beside peer", "missing", false))
                .allMatch(verdict -> verdict.toList().contains(false));
    }

    @Test
    void missesOurs() throws IOException {
        write("times-1.json", time(PEER, 1, 3000), time(FAST, 1, 900));
        write("allocations.json", bytes(PEER, 100, 100));

        assertThat(checker().times(ROWS)).isNotEmpty().noneMatch(Verdict::met);
        assertThat(checker().threads(ROWS)).isNotEmpty().noneMatch(Verdict::met);
        assertThat(checker().allocations(ROWS)).isNotEmpty().noneMatch(Verdict::met);
    }

    @Test
    void missesAllWithoutResults() throws IOException {
        Files.delete(folder.resolve("times-1.json"));
        Files.delete(folder.resolve("allocations.json"));

        assertThat(checker().times(Table.rows())).isNotEmpty().noneMatch(Verdict::met);
        assertThat(checker().threads(Table.rows())).isNotEmpty().noneMatch(Verdict::met);
        assertThat(checker().allocations(Table.rows())).isNotEmpty().noneMatch(Verdict::met);
    }

    @Test
    void missesWhatIsNoNumber() throws IOException {
        write("times-1.json", time(OURS, 1, Double.NaN), time(OURS, 2, 1), time(PEER, 1, 1), time(FAST, 1, 1));
        write("allocations.json", bytes(OURS, Double.NaN, Double.NaN));

        assertThat(checker().times(ROWS)).isNotEmpty().noneMatch(Verdict::met);
        assertThat(checker().threads(ROWS)).isNotEmpty().noneMatch(Verdict::met);
        assertThat(checker().allocations(ROWS)).isNotEmpty().noneMatch(Verdict::met);
    }

    @Test
    void expectsAPeerOfANewerJdkThereAlone() throws IOException {
        assertThat(new Checker(Measured.read(folder), 25).times(ROWS))
                .extracting(Verdict::target, Verdict::met)
                .contains(row("beside newer", false));
    }

    @Test
    void missesAnAllocation() throws IOException {
        write("allocations.json", bytes(OURS, 0.011, 0.02));

        assertThat(checker().allocations(ROWS)).extracting(Verdict::met).containsExactly(false);
    }

    @Test
    void allowsBytesBesideAnother() throws IOException {
        write("allocations.json", bytes(OURS, 116, 116), bytes(PEER, 100, 100));
        assertThat(checker().allocations(BESIDE)).extracting(Verdict::met).containsExactly(true);

        write("allocations.json", bytes(OURS, 124, 124), bytes(PEER, 100, 100));
        assertThat(checker().allocations(BESIDE)).extracting(Verdict::met).containsExactly(false);

        write("allocations.json", bytes(OURS, 116, 116));
        assertThat(checker().allocations(BESIDE)).extracting(Verdict::met).containsExactly(false);
    }

    @Test
    void missesTheSecondThread() throws IOException {
        write("times-1.json", time(OURS, 1, 1000), time(OURS, 2, 1400), time(PEER, 1, 3000), time(FAST, 1, 1000));

        assertThat(checker().threads(ROWS))
                .extracting(Verdict::measured, Verdict::met)
                .containsExactly(row("1.43", false));
    }

    private Checker checker() throws IOException {
        return new Checker(Measured.read(folder), 17);
    }

    private void write(String file, String... results) throws IOException {
        Files.writeString(folder.resolve(file), "[" + String.join(",", results) + "]");
    }

    private static org.assertj.core.groups.Tuple row(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static String time(Contender contender, int threads, double median) {
        return result(contender, threads, "\"scorePercentiles\": {\"0.0\": 1, \"50.0\": %s}", number(median), "");
    }

    /** Per operation; JMH counts batches. */
    private static String bytes(Contender contender, double first, double second) {
        String iterations = number(first * Inputs.SIZE) + ", " + number(second * Inputs.SIZE);
        return result(
                contender, 1, "\"score\": %s", "1", "\"gc.alloc.rate.norm\": {\"rawData\": [[" + iterations + "]]}");
    }

    private static String result(Contender contender, int threads, String primary, String figure, String secondary) {
        return """
                {"benchmark": "io.httptypes.benchmarks.%s", "threads": %d, "params": {"inputs": "named"},
                 "primaryMetric": {%s}, "secondaryMetrics": {%s}}\
                """.formatted(contender.benchmark(), threads, primary.formatted(figure), secondary);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "\"NaN\"" : String.format(Locale.ROOT, "%f", value);
    }
}
