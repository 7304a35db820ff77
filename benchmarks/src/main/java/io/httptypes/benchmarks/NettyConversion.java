package io.httptypes.benchmarks;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.netty.NettyAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Netty's values to ours and back, and the same as users write it today, between Netty's and Spring's or from ours by
 * number or token.
 */
@State(Scope.Thread)
public class NettyConversion {
    @Param({"named", "unnamed"})
    public String inputs = "named";

    public StatusCode[] statuses = {};
    public RequestMethod[] methods = {};
    public HttpResponseStatus[] nettyStatuses = {};
    public HttpMethod[] nettyMethods = {};

    @Setup
    public void prepare() {
        statuses = Inputs.statuses(inputs);
        methods = Inputs.methods(inputs);
        nettyStatuses = Arrays.stream(statuses).map(NettyAdapter::toNettyStatus).toArray(HttpResponseStatus[]::new);
        nettyMethods = Arrays.stream(methods).map(NettyAdapter::toNettyMethod).toArray(HttpMethod[]::new);
    }

    @Benchmark
    public void statusFromNetty(Blackhole hole) {
        for (HttpResponseStatus status : nettyStatuses) {
            hole.consume(NettyAdapter.toStatusCode(status));
        }
    }

    @Benchmark
    public void statusFromNettyByHand(Blackhole hole) {
        for (HttpResponseStatus status : nettyStatuses) {
            hole.consume(org.springframework.http.HttpStatusCode.valueOf(status.code()));
        }
    }

    @Benchmark
    public void statusToNetty(Blackhole hole) {
        for (StatusCode status : statuses) {
            hole.consume(NettyAdapter.toNettyStatus(status));
        }
    }

    @Benchmark
    public void statusToNettyByHand(Blackhole hole) {
        for (StatusCode status : statuses) {
            hole.consume(HttpResponseStatus.valueOf(status.code()));
        }
    }

    @Benchmark
    public void methodFromNetty(Blackhole hole) {
        for (HttpMethod method : nettyMethods) {
            hole.consume(NettyAdapter.toRequestMethod(method));
        }
    }

    @Benchmark
    public void methodFromNettyByHand(Blackhole hole) {
        for (HttpMethod method : nettyMethods) {
            hole.consume(org.springframework.http.HttpMethod.valueOf(method.name()));
        }
    }

    @Benchmark
    public void methodFromNettyVertx(Blackhole hole) {
        for (HttpMethod method : nettyMethods) {
            hole.consume(io.vertx.core.http.HttpMethod.fromNetty(method));
        }
    }

    /** Unlike its {@code fromNetty}, this checks the token. */
    @Benchmark
    public void methodFromNettyVertxValueOf(Blackhole hole) {
        for (HttpMethod method : nettyMethods) {
            hole.consume(io.vertx.core.http.HttpMethod.valueOf(method.name()));
        }
    }

    @Benchmark
    public void methodToNetty(Blackhole hole) {
        for (RequestMethod method : methods) {
            hole.consume(NettyAdapter.toNettyMethod(method));
        }
    }

    @Benchmark
    public void methodToNettyByHand(Blackhole hole) {
        for (RequestMethod method : methods) {
            hole.consume(HttpMethod.valueOf(method.token()));
        }
    }
}
