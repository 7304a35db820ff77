package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.HttpAdapterContract;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class NettyHttp2AdapterContractTest extends HttpAdapterContract {
    @Override
    protected void declare(Gaps gaps) {
        gaps.readingStatus(HttpStatus.SWITCHING_PROTOCOLS::equals, "HTTP/2 has no 101");
        gaps.writingStatus(HttpStatus.SWITCHING_PROTOCOLS::equals, "HTTP/2 has no 101");
    }

    @Override
    protected List<Class<?>> adapters() {
        return List.of(NettyHttp2Adapter.class);
    }

    @Override
    protected @Nullable Object sample(Class<?> type) {
        return type == Http2Headers.class ? headers().method("GET").status("200") : null;
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

    /** Not validated, as a peer's might be: a later Netty validates values as well. */
    private static Http2Headers headers() {
        return new DefaultHttp2Headers(false);
    }
}
