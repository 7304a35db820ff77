package io.httptypes.examples.relay;

import io.httptypes.jdk.JdkClientAdapter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls the origin by the JDK's client. */
final class JdkUpstream implements Upstream {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI origin;

    JdkUpstream(URI origin) {
        this.origin = origin;
    }

    @Override
    public CompletableFuture<Response> send(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create("http://" + origin.getRawAuthority() + request.target()))
                .timeout(Duration.ofSeconds(10));
        Upstream.forwarded(request.fields()).forEach(field -> builder.header(field.name(), field.value()));
        JdkClientAdapter.setMethod(
                builder,
                request.method(),
                request.content().hasRemaining()
                        ? BodyPublishers.ofByteArray(Upstream.bytes(request.content()))
                        : null);
        return client.sendAsync(builder.build(), BodyHandlers.ofByteArray()).thenApply(JdkUpstream::response);
    }

    private static Response response(HttpResponse<byte[]> response) {
        List<Field> fields = response.headers().map().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .toList();
        return new Response(JdkClientAdapter.statusOf(response), fields, ByteBuffer.wrap(response.body()));
    }

    @Override
    public void close() {
        // The client ends with its last call.
    }
}
