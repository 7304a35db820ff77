package io.httptypes.benchmarks;

import io.httptypes.RequestMethod;
import io.ktor.http.HttpMethod;
import org.apache.hc.core5.http.Method;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.infra.Blackhole;

/** The method of a token. */
@Fork(jvmArgsAppend = Tokens.OPEN_STRINGS)
public class MethodByToken {
    @Benchmark
    public void httpTypes(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(RequestMethod.of(token));
        }
    }

    /** The limit. */
    @Benchmark
    public void stringSwitch(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(registered(token));
        }
    }

    @Benchmark
    public void netty(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(io.netty.handler.codec.http.HttpMethod.valueOf(token));
        }
    }

    @Benchmark
    public void spring(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(org.springframework.http.HttpMethod.valueOf(token));
        }
    }

    @Benchmark
    public void armeria(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(com.linecorp.armeria.common.HttpMethod.tryParse(token));
        }
    }

    @Benchmark
    public void jetty(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(org.eclipse.jetty.http.HttpMethod.fromString(token));
        }
    }

    @Benchmark
    public void httpCore(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(Method.normalizedValueOf(token));
        }
    }

    @Benchmark
    public void vertx(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(io.vertx.core.http.HttpMethod.valueOf(token));
        }
    }

    @Benchmark
    public void ktor(Tokens inputs, Blackhole hole) {
        for (String token : inputs.tokens) {
            hole.consume(HttpMethod.Companion.parse(token));
        }
    }

    private static io.httptypes.@Nullable HttpMethod registered(String token) {
        return switch (token) {
            case "GET" -> io.httptypes.HttpMethod.GET;
            case "HEAD" -> io.httptypes.HttpMethod.HEAD;
            case "POST" -> io.httptypes.HttpMethod.POST;
            case "PUT" -> io.httptypes.HttpMethod.PUT;
            case "DELETE" -> io.httptypes.HttpMethod.DELETE;
            case "CONNECT" -> io.httptypes.HttpMethod.CONNECT;
            case "OPTIONS" -> io.httptypes.HttpMethod.OPTIONS;
            case "TRACE" -> io.httptypes.HttpMethod.TRACE;
            case "PATCH" -> io.httptypes.HttpMethod.PATCH;
            default -> null;
        };
    }
}
