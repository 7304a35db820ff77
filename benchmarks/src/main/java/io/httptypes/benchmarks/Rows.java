package io.httptypes.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** All that is measured: the run, the check and the page are made from these rows. */
@State(Scope.Thread)
@Fork(1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class Rows {
    static final List<Row<?>> ALL = Stream.of(LookupRows.rows(), MessageRows.rows(), CookieRows.rows(), JarRows.rows())
            .flatMap(List::stream)
            .toList();

    /** What {@code run} measures with {@link FirstUse}, in a JVM for each question. */
    static final Row<Loop> FIRST_USE = new Row<Loop>("first use", "", loop -> loop).target("the fastest other", 1.05);

    static {
        List.of(Row.OURS, "JAX-RS", "HttpCore", "Jetty", "Netty", "Ktor", "Spring", "Armeria")
                .forEach(label -> FIRST_USE.other(label, hole -> {}));
        List.of("Helidon", "Micronaut").forEach(label -> FIRST_USE.otherOnJdk25(label, hole -> {}));
    }

    /** The name of a row. */
    @Param("")
    public String row = "";

    /** The label of a contender in it. */
    @Param("")
    public String contender = "";

    private Loop loop = hole -> {};

    static Row<?> named(String name) {
        return ALL.stream().filter(row -> row.name.equals(name)).findFirst().orElseThrow();
    }

    @Setup
    public void makeInputs() throws Exception {
        loop = named(row).loop(contender);
    }

    /** Once for many inputs, so that the clock, which stops meanwhile, hides nothing of note. */
    @Setup(Level.Invocation)
    public void prepare() {
        loop.prepare();
    }

    /** In a JVM where nothing else is run, so that the JIT compiler knows one loop and one operation. */
    @Benchmark
    public void run(Blackhole hole) throws Exception {
        loop.run(hole);
    }
}
