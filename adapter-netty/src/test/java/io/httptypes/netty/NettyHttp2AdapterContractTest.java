package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.HttpAdapterContract;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

@ExtendWith(NoLeaks.class)
class NettyHttp2AdapterContractTest extends HttpAdapterContract {
    @Override
    protected void declare(Gaps gaps) {
        gaps.readingStatus(HttpStatus.SWITCHING_PROTOCOLS::equals, "HTTP/2 has no 101");
        gaps.writingStatus(HttpStatus.SWITCHING_PROTOCOLS::equals, "HTTP/2 has no 101");
    }

    @Override
    protected int writeStatus(StatusCode status) {
        return Integer.parseInt(NettyHttp2Adapter.setStatus(headers().status("200"), status)
                .status()
                .toString());
    }

    @Override
    protected StatusCode readStatus(int code) {
        return NettyHttp2Adapter.statusOf(headers().status(Integer.toString(code)));
    }

    @Override
    protected Optional<StatusCode> findStatus(int code) {
        return NettyHttp2Adapter.findStatus(headers().status(Integer.toString(code)));
    }

    @Override
    protected String writeMethod(RequestMethod method) {
        return NettyHttp2Adapter.setMethod(headers().method("GET"), method)
                .method()
                .toString();
    }

    @Override
    protected RequestMethod readMethod(String token) {
        return NettyHttp2Adapter.methodOf(headers().method(token));
    }

    @Override
    protected Optional<RequestMethod> findMethod(String token) {
        return NettyHttp2Adapter.findMethod(headers().method(token));
    }

    @Override
    protected List<Executable> callsWithNull() {
        return List.of(
                () -> NettyHttp2Adapter.statusOf(none()),
                () -> NettyHttp2Adapter.findStatus(none()),
                () -> NettyHttp2Adapter.setStatus(none(), HttpStatus.OK),
                () -> NettyHttp2Adapter.setStatus(headers(), none()),
                () -> NettyHttp2Adapter.methodOf(none()),
                () -> NettyHttp2Adapter.findMethod(none()),
                () -> NettyHttp2Adapter.setMethod(none(), io.httptypes.HttpMethod.GET),
                () -> NettyHttp2Adapter.setMethod(headers(), none()),
                () -> NettyHttp2Adapter.toHeaders(none(), Reply.of(HttpStatus.OK)),
                () -> NettyHttp2Adapter.toHeaders(io.httptypes.HttpMethod.GET, none()));
    }

    /** Not validated, as a peer's might be: a later Netty validates values as well. */
    private static Http2Headers headers() {
        return new DefaultHttp2Headers(false);
    }
}
