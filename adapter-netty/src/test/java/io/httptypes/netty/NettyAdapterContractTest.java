package io.httptypes.netty;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.HttpAdapterContract;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.junit.jupiter.api.Assertions.assertTrue;

@ExtendWith(NoLeaks.class)
class NettyAdapterContractTest extends HttpAdapterContract {
    private static final List<Object> NATIVES = List.of(
            HttpMethod.GET,
            HttpResponseStatus.OK,
            HttpVersion.HTTP_1_1,
            EmptyHttpHeaders.INSTANCE,
            DecoderResult.failure(new TooLongFrameException()));

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
    protected List<Class<?>> adapters() {
        return List.of(NettyAdapter.class);
    }

    @Override
    protected @Nullable Object sample(Class<?> type) {
        if (type == HttpRequest.class) {
            return request(HttpMethod.GET);
        } else if (type == HttpResponse.class) {
            return response(HttpResponseStatus.OK);
        } else if (type == ByteBuf.class) {
            return Unpooled.EMPTY_BUFFER;
        } else if (type == ChannelHandlerContext.class) {
            return new EmbeddedChannel(new ChannelInboundHandlerAdapter())
                    .pipeline()
                    .firstContext();
        } else {
            return NATIVES.stream().filter(type::isInstance).findFirst().orElse(null);
        }
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
