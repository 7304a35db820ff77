package io.httptypes.benchmarks;

import io.httptypes.StatusCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The status of three characters, as they stand in a status line and in HTTP/2's {@code :status}. */
@State(Scope.Thread)
public class StatusByText {
    @Param({"named", "unnamed", "mixed"})
    public String inputs = "named";

    public String[] strings = {};
    public AsciiString[] asciiStrings = {};

    @Setup
    public void prepare() {
        strings = IntStream.of(Inputs.codes(inputs)).mapToObj(Integer::toString).toArray(String[]::new);
        asciiStrings = Arrays.stream(strings).map(AsciiString::new).toArray(AsciiString[]::new);
    }

    @Benchmark
    public void stringHttpTypes(Blackhole hole) {
        for (String text : strings) {
            hole.consume(StatusCode.parse(text));
        }
    }

    /** The JDK's parser before the fastest look-up there is. */
    @Benchmark
    public void stringParseInt(Blackhole hole) {
        for (String text : strings) {
            hole.consume(StatusCode.of(Integer.parseInt(text)));
        }
    }

    @Benchmark
    public void stringNetty(Blackhole hole) {
        for (String text : strings) {
            hole.consume(HttpResponseStatus.parseLine(text));
        }
    }

    @Benchmark
    public void asciiHttpTypes(Blackhole hole) {
        for (AsciiString text : asciiStrings) {
            hole.consume(StatusCode.parse(text));
        }
    }

    /** Netty's parser before the fastest look-up there is. */
    @Benchmark
    public void asciiParseInt(Blackhole hole) {
        for (AsciiString text : asciiStrings) {
            hole.consume(StatusCode.of(text.parseInt()));
        }
    }

    @Benchmark
    public void asciiNetty(Blackhole hole) {
        for (AsciiString text : asciiStrings) {
            hole.consume(HttpResponseStatus.parseLine(text));
        }
    }
}
