package io.httptypes.benchmarks;

import io.httptypes.netty.NettyAdapter;
import io.httptypes.okhttp.OkHttpAdapter;
import io.httptypes.servlet.ServletAdapter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From one stack to the other: a Netty status to OkHttp, a servlet's method to Netty. */
@State(Scope.Thread)
public class Seam {
    @Param({"named", "unnamed"})
    public String inputs = "named";

    public HttpResponseStatus[] nettyStatuses = {};
    public HttpServletRequest[] servletRequests = {};
    public Response response = new Response.Builder()
            .request(new Request.Builder().url("http://a.example/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .build();
    public Response.Builder builder = response.newBuilder();

    @Setup
    public void prepare() {
        nettyStatuses = Arrays.stream(Inputs.statuses(inputs))
                .map(NettyAdapter::toNettyStatus)
                .toArray(HttpResponseStatus[]::new);
        servletRequests = Arrays.stream(Inputs.methods(inputs))
                .map(method -> new ServletRequest(new String(method.token().toCharArray())))
                .toArray(HttpServletRequest[]::new);
    }

    /** A message with a status: what the seam adds to it. */
    @Benchmark
    public void okHttp(Blackhole hole) {
        for (HttpResponseStatus status : nettyStatuses) {
            hole.consume(OkHttpAdapter.setStatus(response.newBuilder(), NettyAdapter.toStatusCode(status))
                    .build());
        }
    }

    @Benchmark
    public void okHttpByHand(Blackhole hole) {
        for (HttpResponseStatus status : nettyStatuses) {
            hole.consume(response.newBuilder()
                    .code(status.code())
                    .message(status.reasonPhrase())
                    .build());
        }
    }

    /** The same without the message: OkHttp's setters do no more than store. */
    @Benchmark
    public void okHttpSetter(Blackhole hole) {
        for (HttpResponseStatus status : nettyStatuses) {
            hole.consume(OkHttpAdapter.setStatus(builder, NettyAdapter.toStatusCode(status)));
        }
    }

    @Benchmark
    public void okHttpSetterByHand(Blackhole hole) {
        for (HttpResponseStatus status : nettyStatuses) {
            hole.consume(builder.code(status.code()).message(status.reasonPhrase()));
        }
    }

    @Benchmark
    public void netty(Blackhole hole) {
        for (HttpServletRequest servlet : servletRequests) {
            HttpMethod method = NettyAdapter.toNettyMethod(ServletAdapter.methodOf(servlet));
            hole.consume(new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/"));
        }
    }

    @Benchmark
    public void nettyByHand(Blackhole hole) {
        for (HttpServletRequest servlet : servletRequests) {
            HttpMethod method = HttpMethod.valueOf(servlet.getMethod());
            hole.consume(new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/"));
        }
    }

    /**
     * With a message that is as young as those of a server. Storing a new method in an old one is work for the garbage
     * collector's threads, which two threads here have to share two cores with.
     */
    @Benchmark
    public void nettySetter(Blackhole hole) {
        HttpRequest request = newRequest();
        for (HttpServletRequest servlet : servletRequests) {
            hole.consume(NettyAdapter.setMethod(request, ServletAdapter.methodOf(servlet)));
        }
    }

    @Benchmark
    public void nettySetterByHand(Blackhole hole) {
        HttpRequest request = newRequest();
        for (HttpServletRequest servlet : servletRequests) {
            hole.consume(request.setMethod(HttpMethod.valueOf(servlet.getMethod())));
        }
    }

    private static HttpRequest newRequest() {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    }

    /** A request that knows its method and nothing else. */
    private static final class ServletRequest extends HttpServletRequestWrapper {
        private static final HttpServletRequest NOTHING = (HttpServletRequest) Proxy.newProxyInstance(
                Seam.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });

        private final String method;

        ServletRequest(String method) {
            super(NOTHING);
            this.method = method;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
