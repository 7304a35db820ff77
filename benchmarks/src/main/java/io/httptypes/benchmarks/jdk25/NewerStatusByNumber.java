package io.httptypes.benchmarks.jdk25;

import io.helidon.http.Status;
import io.httptypes.benchmarks.Inputs;
import io.micronaut.http.HttpStatus;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The status of a number. */
@State(Scope.Thread)
public class NewerStatusByNumber {
    @Param({"named", "unnamed", "mixed"})
    public String inputs = "named";

    public int[] codes = {};

    @Setup
    public void prepare() {
        codes = Inputs.codes(inputs);
    }

    @Benchmark
    public void helidon(Blackhole hole) {
        for (int code : codes) {
            hole.consume(Status.create(code));
        }
    }

    @Benchmark
    public void micronaut(Blackhole hole) {
        for (int code : codes) {
            hole.consume(HttpStatus.valueOf(code));
        }
    }
}
