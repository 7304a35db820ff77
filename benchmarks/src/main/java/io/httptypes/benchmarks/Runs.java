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
import java.util.regex.Pattern;
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
 * Runs the benchmarks of the table in rounds. In each round every case gets one fork, two threads right after one, so
 * that what the machine does meanwhile meets all of them alike; every other round goes backwards.
 */
final class Runs {
    private final Path folder;
    private final PrintStream out;

    Runs(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    private record Run(Contender contender, String inputs, int threads) {}

    /** How long all rows take, with their contenders, ours on two threads too. */
    void times(List<Row> rows, int jdk, int rounds) throws IOException, RunnerException {
        List<Run> runs = new ArrayList<>();
        // the control of two threads
        runs.add(new Run(rows.get(0).others().get(0), rows.get(0).inputs(), 2));
        for (Row row : rows) {
            runs.add(new Run(row.ours(), row.inputs(), 1));
            runs.add(new Run(row.ours(), row.inputs(), 2));
            add(runs, row, row.others(), jdk);
        }
        for (int round = 1; round <= rounds; round++) {
            // Of many batches the median: what stops a batch now and then does not count.
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .mode(Mode.SampleTime)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementTime(TimeValue.milliseconds(200))
                    .measurementIterations(2);
            run(runs, options, "times-" + round);
            Collections.reverse(runs);
        }
    }

    /** What an operation allocates; not while it is timed, since JMH keeps the times in objects. */
    void allocations(List<Row> rows, int jdk, boolean all) throws IOException, RunnerException {
        List<Run> runs = new ArrayList<>();
        for (Row row : rows) {
            runs.add(new Run(row.ours(), row.inputs(), 1));
            add(runs, row, all ? row.others() : row.beside(), jdk);
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .addProfiler(GCProfiler.class)
                // What is left out must not depend on when a busy machine gets to compiling.
                .jvmArgsPrepend("-XX:-BackgroundCompilation")
                .warmupTime(TimeValue.milliseconds(500))
                .measurementTime(TimeValue.milliseconds(100))
                .measurementIterations(3);
        run(runs, options, "allocations");
    }

    private static void add(List<Run> runs, Row row, List<Contender> others, int jdk) {
        for (Contender other : others) {
            Run run = new Run(other, row.inputs(), 1);
            if (other.jdk() <= jdk && !runs.contains(run)) {
                runs.add(run);
            }
        }
    }

    private void run(List<Run> runs, ChainedOptionsBuilder common, String name) throws IOException, RunnerException {
        Files.createDirectories(folder);
        List<RunResult> results = new ArrayList<>();
        long start = System.nanoTime();
        for (Run run : runs) {
            String benchmark = Runs.class.getPackageName() + "." + run.contender.benchmark();
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .parent(common.build())
                    .include("^" + Pattern.quote(benchmark) + "$")
                    .threads(run.threads)
                    .timeUnit(TimeUnit.NANOSECONDS)
                    .forks(1)
                    .warmupIterations(1)
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
        try (PrintStream json =
                new PrintStream(Files.newOutputStream(folder.resolve(name + ".json")), false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
        }
        out.printf("%s: %d forks, %d s%n", name, results.size(), (System.nanoTime() - start) / 1_000_000_000);
    }
}
