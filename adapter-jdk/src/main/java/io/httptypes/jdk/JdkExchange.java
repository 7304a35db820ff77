package io.httptypes.jdk;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Exchange;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An exchange as the JDK's client holds it. */
final class JdkExchange implements Exchange {
    private static final int MAX_PORT = 0xFFFF;

    private final HttpRequest request;
    private final StatusCode status;
    private final HttpHeaders fields;
    private final Instant received = Instant.now();

    private JdkExchange(HttpRequest request, StatusCode status, HttpHeaders fields) {
        this.request = request;
        this.status = status;
        this.fields = fields;
    }

    static JdkExchange of(HttpResponse<?> response) {
        return new JdkExchange(response.request(), JdkClientAdapter.statusOf(response), response.headers());
    }

    static JdkExchange of(HttpRequest request, ResponseInfo info) {
        return new JdkExchange(request, JdkClientAdapter.statusOf(info), info.headers());
    }

    @Override
    public RequestMethod method() {
        return JdkClientAdapter.methodOf(request);
    }

    @Override
    public URI url() {
        return request.uri();
    }

    @Override
    public StatusCode status() {
        return status;
    }

    @Override
    public Instant received() {
        return received;
    }

    @Override
    public List<String> requestField(String name) {
        return request.headers().allValues(name);
    }

    @Override
    public List<String> responseField(String name) {
        return fields.allValues(name);
    }

    /** A publisher that does not know its length works once: a second time it has an empty body, or none. */
    @Override
    public boolean canBeSentAgain() {
        return request.bodyPublisher().map(body -> body.contentLength() >= 0).orElse(true);
    }

    /** The client refuses a URL without a host, as {@code http://a_b/} is to it, and a port that cannot be. */
    @Override
    public Optional<URI> target() {
        return Exchange.super
                .target()
                .filter(url -> url.getRawAuthority() == null || (url.getHost() != null && url.getPort() <= MAX_PORT));
    }
}
