package io.httptypes.okhttp;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.net.HttpRetryException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects as RFC 9110 says, and as {@link StatusCode#redirectMethod} does: a DELETE stays one after a 301, where OkHttp by itself
 * makes a GET of it.
 *
 * <ul>
 *   <li>301, 302, 303, 307 and 308 are followed, at most 20 of them in a call.
 *   <li>The body goes along if the method stays. If it becomes GET, the body and the fields that describe it go.
 *   <li>{@code Authorization}, {@code Proxy-Authorization}, {@code Cookie} and {@code Host} go if the scheme, the host or the port becomes
 *       another. What a client's authenticators and cookie jar add is not concerned.
 *   <li>A response without a {@code Location} that leads to an http or https URL is given to the caller as it is, and so is one that leads
 *       from https to http, unless that is allowed.
 * </ul>
 *
 * <p>A response's {@link Response#priorResponse} leads back the whole way, as it does with OkHttp's own redirects. An application
 * interceptor, for a client that follows none by itself; instances are immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, Section 15.4</a>
 */
public final class RedirectInterceptor implements Interceptor {
    private static final int MOST_REDIRECTS = 20;

    private static final Set<String> OF_ORIGIN = Set.of("authorization", "proxy-authorization", "cookie", "host");

    /** Beside those whose names begin with "Content-". A request without content must not expect 100 (RFC 9110, Section 10.1.1). */
    private static final Set<String> OF_CONTENT =
            Set.of("transfer-encoding", "trailer", "expect", "digest", "repr-digest", "last-modified");

    private final boolean allowDowngrade;

    /**
     * Makes an interceptor for a client that follows no redirect by itself. {@link #install} sees to that.
     *
     * @param allowDowngrade whether to follow from https to http
     */
    public RedirectInterceptor(boolean allowDowngrade) {
        this.allowDowngrade = allowDowngrade;
    }

    /**
     * Lets a client follow redirects in this way and no other. Call it after the interceptors have been added that are to see each call once,
     * and before those that are to see each hop.
     *
     * @param builder the client to change
     * @param allowDowngrade whether to follow from https to http
     * @return the builder
     */
    public static OkHttpClient.Builder install(OkHttpClient.Builder builder, boolean allowDowngrade) {
        Objects.requireNonNull(builder, "builder");
        builder.followRedirects(false).followSslRedirects(false);
        return Place.REDIRECT.install(builder, new RedirectInterceptor(allowDowngrade));
    }

    /**
     * Sends the request, and follows where the responses lead.
     *
     * @return the first response that leads nowhere
     * @throws ProtocolException after 20 redirects
     * @throws HttpRetryException if a body would have to be sent again that is {@link RequestBody#isOneShot one-shot}
     * @throws IllegalStateException if this was added where it cannot work: as a network interceptor, inside of one that repeats, or to a
     *     client that follows redirects by itself
     */
    @Override
    public Response intercept(Chain chain) throws IOException {
        return Place.REDIRECT.enter(chain, this::follow);
    }

    private Response follow(Chain chain) throws IOException {
        Request request = chain.request();
        Response previous = null;
        for (int redirects = 0; ; redirects++) {
            Response response = HiddenStatus.show(chain.proceed(request));
            if (hasFollowed(response)) {
                Exchanges.close(response);
                throw Place.REDIRECT.misplaced("to a client that follows redirects by itself");
            }
            if (previous != null) {
                response = Exchanges.append(previous, response);
            }
            HttpUrl target = target(response);
            if (target == null) {
                return response;
            }
            Exchanges.close(response);
            if (redirects == MOST_REDIRECTS) {
                throw new ProtocolException("too many redirects: more than " + MOST_REDIRECTS + ", the last one from "
                        + Texts.cut(Texts.redacted(response.request().url())));
            }
            request = next(request, response, target);
            previous = response;
        }
    }

    private static boolean hasFollowed(Response response) {
        for (Response prior = response.priorResponse(); prior != null; prior = prior.priorResponse()) {
            if (Exchanges.isRedirection(prior)) {
                return true;
            }
        }
        return false;
    }

    /** Where to go from a response, or null to stay. */
    private @Nullable HttpUrl target(Response response) {
        String location = response.header("Location");
        if (location == null || redirectMethod(response).isEmpty()) {
            return null;
        }
        HttpUrl url = response.request().url();
        HttpUrl target = url.resolve(location);
        if (target == null || (url.isHttps() && !target.isHttps() && !allowDowngrade)) {
            return null;
        }
        // RFC 9110, Section 10.2.2: a fragment goes along.
        return target.fragment() == null
                ? target.newBuilder().encodedFragment(url.encodedFragment()).build()
                : target;
    }

    private static Optional<RequestMethod> redirectMethod(Response response) {
        Optional<RequestMethod> method = OkHttpAdapter.findMethod(response.request());
        return OkHttpAdapter.findStatus(response).flatMap(status -> method.flatMap(status::redirectMethod));
    }

    /**
     * The fields are those of the request as it came here, not as it went out: interceptors farther in, which may add to it, see the next one
     * too.
     */
    private static Request next(Request request, Response response, HttpUrl target) throws IOException {
        RequestMethod method = redirectMethod(response).orElseThrow();
        Request.Builder next = request.newBuilder().url(target);
        if (!method.token().equals(response.request().method())) {
            OkHttpAdapter.setMethod(next, method, null);
            removeFields(request, next, name -> name.startsWith("content-") || OF_CONTENT.contains(name));
        } else if (!Exchanges.canBeSentAgain(request)) {
            throw new HttpRetryException(
                    "cannot follow " + OkHttpAdapter.statusOf(response) + " for " + Texts.cut(method.token()) + " "
                            + Texts.cut(Texts.redacted(response.request().url()))
                            + ": the body would have to be sent again, and it is one-shot",
                    response.code(),
                    Texts.redacted(target));
        }
        if (!isSameOrigin(response.request().url(), target)) {
            removeFields(request, next, OF_ORIGIN::contains);
        }
        return next.build();
    }

    private static void removeFields(Request request, Request.Builder next, Predicate<String> isLeftBehind) {
        for (String name : request.headers().names()) {
            if (isLeftBehind.test(name.toLowerCase(Locale.ROOT))) {
                next.removeHeader(name);
            }
        }
    }

    private static boolean isSameOrigin(HttpUrl url, HttpUrl other) {
        return url.scheme().equals(other.scheme()) && url.host().equals(other.host()) && url.port() == other.port();
    }
}
