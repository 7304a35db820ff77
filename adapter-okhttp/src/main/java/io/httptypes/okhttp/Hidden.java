package io.httptypes.okhttp;

import io.httptypes.StatusCodes;
import java.io.IOException;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.Route;

/**
 * Keeps a response from OkHttp's own handling of it, which stands between the network interceptors and the application
 * interceptors: the first network interceptor hides what OkHttp would act on, an application interceptor shows it
 * again.
 */
final class Hidden {
    private static final String RETRY_AFTER = "Retry-After";

    /**
     * In front of the value, or in place of none. To OkHttp, which repeats at once after 0, it is a long time since it
     * is not a number.
     */
    private static final String MARK = "not for OkHttp";

    private static final String MARK_OF_VALUE = MARK + ": ";

    /** Added to a code that is hidden. No status line has four digits, so no peer can send the sum. */
    private static final int OFFSET = 1000;

    private Hidden() {}

    /**
     * Added to a client's network interceptors before all others, since those still have to see what the server sent.
     */
    record Hiding(boolean hidesRepeats, boolean hides407) implements Interceptor {
        @Override
        public Response intercept(Chain chain) throws IOException {
            Response response = chain.proceed(chain.request());
            return switch (response.code()) {
                case StatusCodes.REQUEST_TIMEOUT -> hidesRepeats ? withHiddenWait(response, true) : response;
                case StatusCodes.SERVICE_UNAVAILABLE -> hidesRepeats ? withHiddenWait(response, false) : response;
                case StatusCodes.PROXY_AUTHENTICATION_REQUIRED ->
                    hides407 && !isFromProxy(chain)
                            ? response.newBuilder()
                                    .code(response.code() + OFFSET)
                                    .build()
                            : response;
                default -> response;
            };
        }
    }

    /** The innermost of ours among the application interceptors. */
    static final class Showing implements Interceptor {
        @Override
        public Response intercept(Chain chain) throws IOException {
            return show(chain.proceed(chain.request()));
        }
    }

    /** Through a tunnel, it is the origin that speaks, and must not be given the proxy's credentials. */
    private static boolean isFromProxy(Interceptor.Chain chain) {
        Route route = Objects.requireNonNull(chain.connection()).route();
        return route.proxy().type() == Proxy.Type.HTTP && !route.requiresTunnel();
    }

    /**
     * @param addsMark where OkHttp acts on the absence of the field, too
     */
    private static Response withHiddenWait(Response response, boolean addsMark) {
        Headers.Builder hidden = new Headers.Builder();
        for (int i = 0; i < response.headers().size(); i++) {
            String name = response.headers().name(i);
            String value = response.headers().value(i);
            hidden.addUnsafeNonAscii(name, isWait(name) ? MARK_OF_VALUE + value : value);
        }
        if (addsMark && response.header(RETRY_AFTER) == null) {
            hidden.add(RETRY_AFTER, MARK);
        }
        return response.newBuilder().headers(hidden.build()).build();
    }

    private static Response show(Response response) {
        Response network = response.networkResponse();
        if (!isHidden(response) && (network == null || !isHidden(network))) {
            return response;
        }
        Response.Builder shown = shown(response);
        return network == null
                ? shown.build()
                : shown.networkResponse(shown(network).build()).build();
    }

    private static boolean isHidden(Response response) {
        String wait = response.header(RETRY_AFTER);
        return response.code() == StatusCodes.PROXY_AUTHENTICATION_REQUIRED + OFFSET
                || (wait != null && wait.startsWith(MARK));
    }

    private static Response.Builder shown(Response response) {
        Headers.Builder headers = new Headers.Builder();
        for (int i = 0; i < response.headers().size(); i++) {
            String name = response.headers().name(i);
            String value = response.headers().value(i);
            if (isWait(name) && value.startsWith(MARK_OF_VALUE)) {
                headers.addUnsafeNonAscii(name, value.substring(MARK_OF_VALUE.length()));
            } else if (!isWait(name) || !value.equals(MARK)) {
                headers.addUnsafeNonAscii(name, value);
            }
        }
        boolean isHidden407 = response.code() == StatusCodes.PROXY_AUTHENTICATION_REQUIRED + OFFSET;
        return response.newBuilder()
                .headers(headers.build())
                .code(isHidden407 ? response.code() - OFFSET : response.code());
    }

    private static boolean isWait(String name) {
        return name.equalsIgnoreCase(RETRY_AFTER);
    }
}
