package io.httptypes.benchmarks;

import io.httptypes.StatusCode;
import io.ktor.http.HttpStatusCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The status of a number. */
@State(Scope.Thread)
public class StatusByNumber {
    @Param({"named", "unnamed", "mixed"})
    public String inputs = "named";

    public int[] codes = {};
    private final Object[] table = new Object[1000];

    @Setup
    public void prepare() {
        codes = Inputs.codes(inputs);
        for (int code = 100; code < table.length; code++) {
            table[code] = StatusCode.of(code);
        }
    }

    @Benchmark
    public void httpTypes(Blackhole hole) {
        for (int code : codes) {
            hole.consume(StatusCode.of(code));
        }
    }

    /** The limit. */
    @Benchmark
    public void arrayLoad(Blackhole hole) {
        for (int code : codes) {
            hole.consume(table[code]);
        }
    }

    @Benchmark
    public void netty(Blackhole hole) {
        for (int code : codes) {
            hole.consume(HttpResponseStatus.valueOf(code));
        }
    }

    @Benchmark
    public void spring(Blackhole hole) {
        for (int code : codes) {
            hole.consume(org.springframework.http.HttpStatusCode.valueOf(code));
        }
    }

    @Benchmark
    public void springResolve(Blackhole hole) {
        for (int code : codes) {
            hole.consume(org.springframework.http.HttpStatus.resolve(code));
        }
    }

    @Benchmark
    public void armeria(Blackhole hole) {
        for (int code : codes) {
            hole.consume(com.linecorp.armeria.common.HttpStatus.valueOf(code));
        }
    }

    @Benchmark
    public void jetty(Blackhole hole) {
        for (int code : codes) {
            hole.consume(org.eclipse.jetty.http.HttpStatus.getCode(code));
        }
    }

    @Benchmark
    public void jaxRs(Blackhole hole) {
        for (int code : codes) {
            hole.consume(Response.Status.fromStatusCode(code));
        }
    }

    /** It has no type for a status; this is its table of phrases. */
    @Benchmark
    public void httpCore(Blackhole hole) {
        for (int code : codes) {
            hole.consume(EnglishReasonPhraseCatalog.INSTANCE.getReason(code, Locale.ROOT));
        }
    }

    @Benchmark
    public void ktor(Blackhole hole) {
        for (int code : codes) {
            hole.consume(HttpStatusCode.Companion.fromValue(code));
        }
    }
}
