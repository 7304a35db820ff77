package io.httptypes.okhttp;

import io.httptypes.StatusCodes;
import okhttp3.Response;

/**
 * Keeps a status from OkHttp's own handling of it, which stands between the network interceptors and the application interceptors: one of
 * the former hides the status, one of the latter shows it again.
 */
final class HiddenStatus {
    /** Added to a code that is hidden. No status line has four digits, so no peer can send the sum. */
    private static final int OFFSET = 1000;

    private HiddenStatus() {}

    static Response hide(Response response) {
        return withCode(response, response.code() + OFFSET).build();
    }

    /** Any interceptor of ours may be the first to see what another one has hidden, so each of them shows it. */
    static Response show(Response response) {
        int code = response.code() - OFFSET;
        if (!isHideable(code)) {
            return response;
        }
        Response network = response.networkResponse();
        return withCode(response, code)
                .networkResponse(
                        network == null ? null : withCode(network, code).build())
                .build();
    }

    private static boolean isHideable(int code) {
        return code == StatusCodes.PROXY_AUTHENTICATION_REQUIRED
                || code == StatusCodes.REQUEST_TIMEOUT
                || code == StatusCodes.SERVICE_UNAVAILABLE;
    }

    private static Response.Builder withCode(Response response, int code) {
        return response.newBuilder().code(code);
    }
}
