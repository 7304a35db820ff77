package io.httptypes.jdk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A response of the client that leads back to those before it. */
final class LinkedResponse<T extends @Nullable Object> implements HttpResponse<T> {
    private final HttpResponse<T> response;
    private final HttpResponse<T> previous;

    private LinkedResponse(HttpResponse<T> response, HttpResponse<T> previous) {
        this.response = response;
        this.previous = previous;
    }

    /** What the client itself has met on the way stands between. */
    static <T extends @Nullable Object> HttpResponse<T> of(HttpResponse<T> response, HttpResponse<T> previous) {
        Optional<HttpResponse<T>> own = response.previousResponse();
        return new LinkedResponse<>(response, own.isPresent() ? of(own.get(), previous) : previous);
    }

    @Override
    public int statusCode() {
        return response.statusCode();
    }

    @Override
    public HttpRequest request() {
        return response.request();
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.of(previous);
    }

    @Override
    public HttpHeaders headers() {
        return response.headers();
    }

    @Override
    public T body() {
        return response.body();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return response.sslSession();
    }

    @Override
    public URI uri() {
        return response.uri();
    }

    @Override
    public HttpClient.Version version() {
        return response.version();
    }

    @Override
    public String toString() {
        return response.toString();
    }
}
