package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Measurements.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH in rounds. In each round every case gets one fork, two threads right after one, so that what the machine
 * does meanwhile meets all of them alike; every other round goes backwards.
 */
record Rounds(Path file, List<Row<?>> rows, int jdk) {
    /** How long all rows take, with their contenders, ours on two threads too. */
    void times(int rounds) throws IOException, RunnerException {
        List<Case> cases = new ArrayList<>();
        for (Row<?> row : rows) {
            cases.add(Case.of(row, Row.OURS));
            cases.add(new Case(row.name, Row.OURS, 2));
            row.others(jdk).forEach(other -> cases.add(Case.of(row, other)));
        }
        for (int round = 1; round <= rounds; round++) {
            // Of many batches the median: what stops a batch now and then does not count.
            run(
                    round,
                    new OptionsBuilder(),
                    cases,
                    result -> result.getPrimaryResult().getStatistics().getPercentile(50));
            Collections.reverse(cases);
        }
    }

    /** What an operation allocates, of those that a limit is about, or of all; not while it is timed. */
    void bytes(boolean isOfAll) throws IOException, RunnerException {
        List<Case> cases = new ArrayList<>();
        for (Row<?> row : rows) {
            cases.add(Case.of(row, Row.OURS));
            row.others(jdk).stream()
                    .filter(other -> isOfAll || other.equals(row.bytesBeyond))
                    .forEach(other -> cases.add(Case.of(row, other)));
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .addProfiler(GCProfiler.class)
                // What is left out must not depend on when a busy machine gets to compiling.
                .jvmArgsPrepend("-XX:-BackgroundCompilation")
                .warmupTime(TimeValue.milliseconds(500))
                .measurementTime(TimeValue.milliseconds(100))
                .measurementIterations(3);
        // Of the iterations the least: what the JVM allocates meanwhile for its own ends only adds to them.
        run(
                Measurements.BYTES,
                options,
                cases,
                result -> Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                                .getStatistics()
                                .getMin()
                        / Inputs.SIZE);
    }

    private void run(int round, ChainedOptionsBuilder common, List<Case> cases, ToDoubleFunction<RunResult> figure)
            throws IOException, RunnerException {
        for (Case measured : cases) {
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .parent(common.build())
                    .include(Rows.class.getName())
                    .param("row", measured.row())
                    .param("contender", measured.contender())
                    .threads(measured.threads())
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT);
            RunResult result = new Runner(options.build()).runSingle();
            Measurements.append(file, round, measured, figure.applyAsDouble(result));
        }
        System.out.printf("round %d: %d forks%n", round, cases.size());
    }
}
