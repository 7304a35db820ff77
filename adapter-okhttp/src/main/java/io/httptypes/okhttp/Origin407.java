package io.httptypes.okhttp;

import io.httptypes.StatusCodes;
import java.io.IOException;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.Route;

/** Hides an origin's 407 from OkHttp's own handling of redirects and credentials, which throws on it. */
final class Origin407 {
    private Origin407() {}

    static OkHttpClient.Builder install(OkHttpClient.Builder builder) {
        // The first network interceptor is the one farthest from the wire: all others still see what the origin sent.
        builder.networkInterceptors().add(0, Origin407::hide);
        return builder.addInterceptor(chain -> HiddenStatus.show(chain.proceed(chain.request())));
    }

    private static Response hide(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == StatusCodes.PROXY_AUTHENTICATION_REQUIRED && !isFromProxy(chain)
                ? HiddenStatus.hide(response)
                : response;
    }

    /** Through a tunnel, it is the origin that speaks, and must not be given the proxy's credentials. */
    private static boolean isFromProxy(Interceptor.Chain chain) {
        Route route = Objects.requireNonNull(chain.connection()).route();
        return route.proxy().type() == Proxy.Type.HTTP && !route.requiresTunnel();
    }
}
