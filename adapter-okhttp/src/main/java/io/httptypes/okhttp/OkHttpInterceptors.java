package io.httptypes.okhttp;

import io.httptypes.StatusCode;
import io.httptypes.internal.Expectation;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a client does with a response before its caller gets it: repeat, follow, check.
 *
 * <pre>{@code
 * OkHttpClient client = OkHttpInterceptors.install(new OkHttpClient.Builder(), i -> i.checkStatus()
 *                 .followRedirects(RedirectPolicy.standard())
 *                 .retry(RetryPolicy.of(4, Duration.ofSeconds(30))))
 *         .build();
 * }</pre>
 *
 * <p>The order of the calls does not matter: the status is checked after all redirects and repeats. Not safe for use by
 * several threads, and of no use outside of {@link #install}.
 */
public final class OkHttpInterceptors {
    private final FollowUpInterceptor.Waiting waiting;
    private @Nullable Expectation expectation;
    private @Nullable RedirectPolicy redirects;
    private @Nullable RetryPolicy retry;
    private boolean carriesOrigin407;
    private boolean carriesNoContentWithLength;

    private OkHttpInterceptors(FollowUpInterceptor.Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * Changes a client. Interceptors that were added before see each call once, those that are added later see each
     * request. What an earlier call has installed here, such as in the client that this builder copies, is replaced.
     *
     * @param builder the client to change; unchanged if {@code settings} throws
     * @param settings says what to install
     * @return the builder
     */
    public static OkHttpClient.Builder install(OkHttpClient.Builder builder, Consumer<OkHttpInterceptors> settings) {
        return install(builder, settings, FollowUpInterceptor::await);
    }

    static OkHttpClient.Builder install(
            OkHttpClient.Builder builder, Consumer<OkHttpInterceptors> settings, FollowUpInterceptor.Waiting waiting) {
        Objects.requireNonNull(builder, "builder");
        OkHttpInterceptors wanted = new OkHttpInterceptors(waiting);
        Objects.requireNonNull(settings, "settings").accept(wanted);
        wanted.addTo(builder);
        return builder;
    }

    private void addTo(OkHttpClient.Builder builder) {
        List<Interceptor> installed = builder.interceptors();
        int place = 0;
        while (place < installed.size() && !isOurs(installed.get(place))) {
            place++;
        }
        installed.removeIf(OkHttpInterceptors::isOurs);
        builder.networkInterceptors().removeIf(OkHttpInterceptors::isOurs);

        boolean hidesRepeats = retry != null;
        if (hidesRepeats || carriesOrigin407) {
            builder.networkInterceptors().add(0, new Hidden.Hiding(hidesRepeats, carriesOrigin407));
            installed.add(place, new Hidden.Showing());
        }
        if (carriesNoContentWithLength) {
            installed.add(place, new NoContentInterceptor());
        }
        if (retry != null || redirects != null) {
            installed.add(place, new FollowUpInterceptor(retry, redirects, waiting));
        }
        if (expectation != null) {
            installed.add(place, new StatusCheckInterceptor(expectation));
        }
        if (redirects != null) {
            builder.followRedirects(false).followSslRedirects(false);
        }
    }

    private static boolean isOurs(Interceptor interceptor) {
        return interceptor instanceof StatusCheckInterceptor
                || interceptor instanceof FollowUpInterceptor
                || interceptor instanceof NoContentInterceptor
                || interceptor instanceof Hidden.Hiding
                || interceptor instanceof Hidden.Showing;
    }

    /**
     * Fails every call with {@link io.httptypes.messages.UnexpectedStatusException} unless its response is successful,
     * 200 to 299. The 101 that a WebSocket asks for passes too.
     *
     * @return this
     */
    public OkHttpInterceptors checkStatus() {
        expectation = Expectation.SUCCESSFUL;
        return this;
    }

    /**
     * Fails every call with {@link io.httptypes.messages.UnexpectedStatusException} unless its response has a certain
     * status.
     *
     * @param expected a status that the callers can work with
     * @param more others
     * @return this
     */
    public OkHttpInterceptors checkStatus(StatusCode expected, StatusCode... more) {
        expectation = Expectation.anyOf(expected, more);
        return this;
    }

    /**
     * Follows redirects as the policy says, in place of OkHttp. A request may have a policy of its own, as a tag of the
     * class {@link RedirectPolicy}; {@link RedirectPolicy#none} switches it off. When the policy ends the way, the
     * caller gets the last response.
     *
     * <p>What an authenticator has added goes along to the same origin; a cookie jar decides by itself. <b>An
     * interceptor that sets {@code Authorization} on every request belongs before {@link #install}:</b> added after it,
     * it sets the field on the request to another origin, too.
     *
     * @param policy what to follow
     * @return this
     */
    public OkHttpInterceptors followRedirects(RedirectPolicy policy) {
        redirects = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sends requests again as the policy says. A request may have a policy of its own, as a tag of the class
     * {@link RetryPolicy}; {@link RetryPolicy#none} switches it off. When the policy ends the call, the caller gets the
     * last response.
     *
     * <p>OkHttp's own repeats after 408 and 503 are switched off. What it does about connections that fail, credentials
     * and its cache is left alone. A body that is one-shot or duplex is not sent again.
     *
     * <p>A wait holds the thread, and for a call that was enqueued one of the places of its {@link okhttp3.Dispatcher}.
     * It ends with an {@link java.io.IOException} within 100 ms after {@link okhttp3.Call#cancel}, a call's time-out
     * too, and at once when the thread is interrupted.
     *
     * @param policy what to repeat
     * @return this
     */
    public OkHttpInterceptors retry(RetryPolicy policy) {
        retry = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Lets the client return a 407 of an origin server, as a gateway needs it. OkHttp alone fails such a call with a
     * {@link java.net.ProtocolException}. A 407 from an HTTP proxy still goes to the client's proxy authenticator; one
     * that comes from the origin through the proxy's tunnel does not. WebSockets are left as they are: OkHttp runs no
     * network interceptor for them.
     *
     * <p>Application interceptors that are added later see 1407, for which OkHttp has no handling; those before see
     * 407.
     *
     * @return this
     */
    public OkHttpInterceptors carryOrigin407() {
        carriesOrigin407 = true;
        return this;
    }

    /**
     * Lets the client return a 204 or 205 that has a length, as some servers send it. OkHttp alone fails such a call
     * with a {@link java.net.ProtocolException}. The response has no content and no {@code Content-Length}, and the
     * connection is not kept.
     *
     * <p>Interceptors that are added later, a cookie jar and the cache do not see it. On versions of OkHttp without
     * {@link okhttp3.Call#addEventListener}, such as 4.12, it has no fields.
     *
     * @return this
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.6">RFC 9110, Section 8.6</a>
     */
    public OkHttpInterceptors carryNoContentWithLength() {
        carriesNoContentWithLength = true;
        return this;
    }
}
