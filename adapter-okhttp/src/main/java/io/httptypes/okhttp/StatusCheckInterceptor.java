package io.httptypes.okhttp;

import io.httptypes.StatusCodes;
import io.httptypes.internal.Expectation;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Fails a call whose response, in the end, has another status than was expected. The 101 that a WebSocket asks for
 * passes too.
 */
record StatusCheckInterceptor(Expectation expectation) implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean isUpgraded = response.code() == StatusCodes.SWITCHING_PROTOCOLS
                && chain.request().header("Upgrade") != null;
        return isUpgraded ? response : StatusCheck.check(response, expectation);
    }
}
