package io.httptypes.netty;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.HttpAdapterContract;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertTrue;

@ExtendWith(NoLeaks.class)
class NettyAdapterContractTest extends HttpAdapterContract {
    @Test
    void runsOnTheVersionThatTheBuildNames() {
        assertTrue(HttpResponseStatus.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith("-" + System.getProperty("stack.version") + ".jar"));
    }

    @Override
    protected int writeStatus(StatusCode status) {
        return NettyAdapter.setStatus(response(HttpResponseStatus.OK), status)
                .status()
                .code();
    }

    @Override
    protected StatusCode readStatus(int code) {
        return NettyAdapter.statusOf(response(new HttpResponseStatus(code, "")));
    }

    @Override
    protected Optional<StatusCode> findStatus(int code) {
        return NettyAdapter.findStatus(response(new HttpResponseStatus(code, "")));
    }

    @Override
    protected String writeMethod(RequestMethod method) {
        return NettyAdapter.setMethod(request(HttpMethod.GET), method).method().name();
    }

    @Override
    protected RequestMethod readMethod(String token) {
        return NettyAdapter.methodOf(request(methodNamed(token)));
    }

    @Override
    protected Optional<RequestMethod> findMethod(String token) {
        return NettyAdapter.findMethod(request(methodNamed(token)));
    }

    @Override
    protected Object convertStatus(StatusCode status) {
        return NettyAdapter.toNettyStatus(status);
    }

    @Override
    protected Object convertMethod(RequestMethod method) {
        return NettyAdapter.toNettyMethod(method);
    }

    @Override
    protected List<Executable> callsWithNull() {
        return List.of(
                () -> NettyAdapter.toStatusCode(none()),
                () -> NettyAdapter.toNettyStatus(none()),
                () -> NettyAdapter.toNettyStatus(none(), "OK"),
                () -> NettyAdapter.toNettyStatus(StatusCode.of(200), none()),
                () -> NettyAdapter.toRequestMethod(none()),
                () -> NettyAdapter.toNettyMethod(none()),
                () -> NettyAdapter.methodOf(none()),
                () -> NettyAdapter.findMethod(none()),
                () -> NettyAdapter.statusOf(none()),
                () -> NettyAdapter.findStatus(none()),
                () -> NettyAdapter.reasonPhraseOf(none()),
                () -> NettyAdapter.setMethod(none(), io.httptypes.HttpMethod.GET),
                () -> NettyAdapter.setMethod(request(HttpMethod.GET), none()),
                () -> NettyAdapter.setStatus(none(), StatusCode.of(200)),
                () -> NettyAdapter.setStatus(response(HttpResponseStatus.OK), none()));
    }

    /** Holds any text: Netty 4.1's constructor strips blanks, and later ones refuse what is no token. */
    static HttpMethod methodNamed(String name) {
        return new HttpMethod("GET") {
            @Override
            public String name() {
                return name;
            }
        };
    }

    private static HttpRequest request(HttpMethod method) {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/");
    }

    private static HttpResponse response(HttpResponseStatus status) {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
    }
}
