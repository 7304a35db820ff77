package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Table.Contender;
import io.httptypes.benchmarks.Table.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of the table in rounds. In each round every case gets one fork, two threads right after one, so that what the
 * machine does meanwhile meets all of them alike; every other round goes backwards.
 */
final class Runs {
    private final Path folder;
    private final PrintStream out;

    Runs(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    private record Run(Contender contender, String inputs, int threads) {}

    /** All rows, with their contenders, and ours on two threads too. */
    void full(List<Row> rows, int jdk, int rounds) throws IOException, RunnerException {
        List<Run> runs = new ArrayList<>();
        // the control of two threads
        runs.add(new Run(rows.get(0).others().get(0), rows.get(0).inputs(), 2));
        for (Row row : rows) {
            runs.add(new Run(row.ours(), row.inputs(), 1));
            runs.add(new Run(row.ours(), row.inputs(), 2));
            for (Contender other : row.others()) {
                Run run = new Run(other, row.inputs(), 1);
                if (other.jdk() <= jdk && !runs.contains(run)) {
                    runs.add(run);
                }
            }
        }
        for (int round = 1; round <= rounds; round++) {
            run(runs, round, TimeValue.milliseconds(500), TimeValue.milliseconds(200), 3);
            Collections.reverse(runs);
        }
    }

    /** What the check of allocations needs, and no more. */
    void allocations(List<Row> rows) throws IOException, RunnerException {
        List<Run> runs = new ArrayList<>();
        for (Row row : rows) {
            runs.add(new Run(row.ours(), row.inputs(), 1));
            if (Double.isNaN(row.bytes())) {
                runs.add(new Run(row.others().get(0), row.inputs(), 1));
            }
        }
        run(runs, 1, TimeValue.milliseconds(300), TimeValue.milliseconds(200), 1);
    }

    private void run(List<Run> runs, int round, TimeValue warmup, TimeValue time, int iterations)
            throws IOException, RunnerException {
        Files.createDirectories(folder);
        List<RunResult> results = new ArrayList<>();
        for (Run run : runs) {
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .include("^" + (Runs.class.getPackageName() + "." + run.contender.benchmark()).replace(".", "\\.")
                            + "$")
                    .threads(run.threads)
                    // Of many batches the median: what stops a batch now and then does not count.
                    .mode(Mode.SampleTime)
                    .timeUnit(TimeUnit.NANOSECONDS)
                    .forks(1)
                    .warmupIterations(1)
                    .warmupTime(warmup)
                    .measurementIterations(iterations)
                    .measurementTime(time)
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT);
            if (!run.inputs.isEmpty()) {
                options.param("inputs", run.inputs);
            }
            Collection<RunResult> result = new Runner(options.build()).run();
            if (result.size() != 1) {
                throw new IllegalStateException(run + " names " + result.size() + " benchmarks");
            }
            results.addAll(result);
        }
        Path file = folder.resolve("round-" + round + ".json");
        try (PrintStream json = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
        }
        out.println("round " + round + ": " + results.size() + " forks");
    }
}
