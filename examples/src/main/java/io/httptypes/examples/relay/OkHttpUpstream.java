package io.httptypes.examples.relay;

import io.httptypes.okhttp.OkHttpAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;

/** Calls the origin by OkHttp. */
final class OkHttpUpstream implements Upstream {
    private final OkHttpClient client = Gateway.newClient();
    private final HttpUrl origin;

    OkHttpUpstream(HttpUrl origin) {
        this.origin = origin;
    }

    @Override
    public CompletableFuture<Response> send(Request request) {
        okhttp3.Request.Builder builder =
                new okhttp3.Request.Builder().url(Objects.requireNonNull(origin.resolve(request.target())));
        Upstream.forwarded(request.fields()).forEach(field -> builder.addHeader(field.name(), field.value()));
        OkHttpAdapter.setMethod(
                builder,
                request.method(),
                request.content().hasRemaining() ? RequestBody.create(Upstream.bytes(request.content()), null) : null);
        CompletableFuture<Response> received = new CompletableFuture<>();
        client.newCall(builder.build()).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, okhttp3.Response response) {
                try (response) {
                    List<Field> fields = new ArrayList<>();
                    response.headers().forEach(field -> fields.add(new Field(field.getFirst(), field.getSecond())));
                    received.complete(new Response(
                            OkHttpAdapter.statusOf(response),
                            fields,
                            ByteBuffer.wrap(response.body().bytes())));
                } catch (IOException | RuntimeException broken) {
                    received.completeExceptionally(broken);
                }
            }

            @Override
            public void onFailure(Call call, IOException failure) {
                received.completeExceptionally(failure);
            }
        });
        return received;
    }

    @Override
    public void close() {
        Gateway.close(client);
    }
}
