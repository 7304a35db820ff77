package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.StatusCode;
import io.httptypes.jdk.JdkClientAdapter;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.okhttp.OkHttpAdapter;
import io.httptypes.servlet.ServletAdapter;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Function;
import okhttp3.Request;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What a user puts into a bundle: it offers what the library returned to it. */
public final class UserBundle implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Request request = OkHttpAdapter.setMethod(
                        new Request.Builder().url("http://a.example/"), HttpMethod.QUERY, null)
                .build();
        Function<HttpServletRequest, Object> servlet = ServletAdapter::methodOf;
        context.registerService(
                List.class,
                List.of(
                        StatusCode.of(299),
                        NettyAdapter.toStatusCode(HttpResponseStatus.NOT_FOUND),
                        OkHttpAdapter.methodOf(request),
                        Reply.of(StatusCode.of(204)).status(),
                        JdkClientAdapter.methodOf(HttpRequest.newBuilder(URI.create("http://a.example/"))
                                .build()),
                        servlet.getClass().isSynthetic()),
                null);
    }

    @Override
    public void stop(BundleContext context) {}
}
