package io.httptypes.benchmarks;

import io.httptypes.StatusCode;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Predicates and labels of all codes, beside a field of an object for each code. */
@State(Scope.Thread)
public class Reading {
    public StatusCode[] statuses = {};
    public Plain[] plains = {};

    @Setup
    public void prepare() {
        statuses = Inputs.statuses("all");
        Plain[] byCode = new Plain[1000];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = new Plain(code >= 400, Integer.toString(code));
        }
        plains = Arrays.stream(statuses).map(status -> byCode[status.code()]).toArray(Plain[]::new);
    }

    @Benchmark
    public void code(Blackhole hole) {
        for (StatusCode status : statuses) {
            hole.consume(status.code());
        }
    }

    @Benchmark
    public void isError(Blackhole hole) {
        for (StatusCode status : statuses) {
            hole.consume(status.isError());
        }
    }

    @Benchmark
    public void isClientError(Blackhole hole) {
        for (StatusCode status : statuses) {
            hole.consume(status.isClientError());
        }
    }

    @Benchmark
    public void allowsContent(Blackhole hole) {
        for (StatusCode status : statuses) {
            hole.consume(status.allowsContent());
        }
    }

    @Benchmark
    public void booleanField(Blackhole hole) {
        for (Plain plain : plains) {
            hole.consume(plain.error);
        }
    }

    @Benchmark
    public void label(Blackhole hole) {
        for (StatusCode status : statuses) {
            hole.consume(status.label());
        }
    }

    @Benchmark
    public void stringField(Blackhole hole) {
        for (Plain plain : plains) {
            hole.consume(plain.label);
        }
    }

    /** One object for each code, as there is one of ours. */
    public static final class Plain {
        final boolean error;
        final String label;

        Plain(boolean error, String label) {
            this.error = error;
            this.label = label;
        }
    }
}
