package io.httptypes.okhttp;

import io.httptypes.StatusCode;
import io.httptypes.StatusCodes;
import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fails every call of a client with {@link UnexpectedStatusException} unless its response has a status that was expected, after all
 * redirects and repeats.
 *
 * <p>The 101 that a WebSocket asks for passes too. An application interceptor; instances are immutable.
 */
public final class StatusCheckInterceptor implements Interceptor {
    private final Expectation expectation;

    /** Expects a successful status, 200 to 299. */
    public StatusCheckInterceptor() {
        this(Expectation.SUCCESSFUL);
    }

    /**
     * Expects a certain status.
     *
     * @param expected a status that the callers can work with
     * @param more others
     * @throws NullPointerException if one of them is null
     */
    public StatusCheckInterceptor(StatusCode expected, StatusCode... more) {
        this(Expectation.anyOf(expected, more));
    }

    private StatusCheckInterceptor(Expectation expectation) {
        this.expectation = expectation;
    }

    /**
     * Lets a client expect a successful status, 200 to 299.
     *
     * @param builder the client to change
     * @return the builder
     */
    public static OkHttpClient.Builder install(OkHttpClient.Builder builder) {
        return install(builder, new StatusCheckInterceptor());
    }

    /**
     * Lets a client expect a certain status.
     *
     * @param builder the client to change
     * @param expected a status that the callers can work with
     * @param more others
     * @return the builder
     */
    public static OkHttpClient.Builder install(OkHttpClient.Builder builder, StatusCode expected, StatusCode... more) {
        return install(builder, new StatusCheckInterceptor(expected, more));
    }

    private static OkHttpClient.Builder install(OkHttpClient.Builder builder, StatusCheckInterceptor interceptor) {
        Objects.requireNonNull(builder, "builder");
        return Place.STATUS_CHECK.install(builder, interceptor);
    }

    /**
     * Sends the request, and looks at the status of the response.
     *
     * @throws UnexpectedStatusException if it is not the one that was expected
     * @throws IllegalStateException if this was added where it cannot work: as a network interceptor, or inside of one that redirects or
     *     repeats
     */
    @Override
    public Response intercept(Chain chain) throws IOException {
        return Place.STATUS_CHECK.enter(chain, this::check);
    }

    private Response check(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = HiddenStatus.show(chain.proceed(request));
        boolean isUpgraded = response.code() == StatusCodes.SWITCHING_PROTOCOLS && request.header("Upgrade") != null;
        return isUpgraded ? response : expectation.check(response);
    }
}
