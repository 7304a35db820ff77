package io.httptypes.benchmarks.jdk25;

import io.helidon.http.Method;
import io.httptypes.benchmarks.Tokens;
import io.micronaut.http.HttpMethod;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.infra.Blackhole;

/** The method of a token. */
@Fork(jvmArgsAppend = Tokens.OPEN_STRINGS)
public class NewerMethodByToken {
    @Benchmark
    public void helidon(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(Method.create(token));
        }
    }

    @Benchmark
    public void micronaut(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(HttpMethod.parse(token));
        }
    }
}
