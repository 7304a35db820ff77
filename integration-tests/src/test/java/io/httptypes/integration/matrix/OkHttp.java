package io.httptypes.integration.matrix;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.okhttp.OkHttpAdapter;
import io.httptypes.okhttp.OkHttpInterceptors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

final class OkHttp implements Client {
    private final Protocol protocol;
    private final OkHttpClient client;
    private final Optional<Helped> helped;

    private OkHttp(Protocol protocol, OkHttpClient client, Optional<Helped> helped) {
        this.protocol = protocol;
        this.client = client;
        this.helped = helped;
    }

    static Client over(Protocol protocol) {
        OkHttpClient client = new OkHttpClient.Builder()
                .protocols(List.of(toOkHttp(protocol)))
                // Shorter than any server waits: it would close an idle connection, and nothing is sent again here.
                .readTimeout(Duration.ZERO)
                .connectionPool(new ConnectionPool(5, 5, TimeUnit.SECONDS))
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        OkHttpClient helped = OkHttpInterceptors.install(client.newBuilder(), OkHttpInterceptors::carryOrigin407)
                .build();
        return new OkHttp(
                protocol,
                client,
                Optional.of(new Helped("carryOrigin407", new OkHttp(protocol, helped, Optional.empty()))));
    }

    @Override
    public String name() {
        return "OkHttp";
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public ClientResponse send(InetSocketAddress server, RequestMethod method, String target, Duration timeout)
            throws IOException {
        Request request = OkHttpAdapter.setMethod(new Request.Builder(), method, null)
                .url(HttpUrl.get(Client.uri(server, target)))
                .build();
        Call call = client.newCall(request);
        call.timeout().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return new ClientResponse(
                    response.protocol() == okhttp3.Protocol.H2_PRIOR_KNOWLEDGE ? Protocol.HTTP_2 : Protocol.HTTP_1_1,
                    List.of(),
                    response.code(),
                    OkHttpAdapter.findStatus(response),
                    response.header(Server.SEEN_METHOD, ""),
                    response.body().string());
        } finally {
            if (method == HttpMethod.CONNECT) {
                // A server may close behind a CONNECT that it refuses, without saying so.
                client.connectionPool().evictAll();
            }
        }
    }

    @Override
    public Optional<Helped> helped() {
        return helped;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static okhttp3.Protocol toOkHttp(Protocol protocol) {
        return switch (protocol) {
            case HTTP_1_1 -> okhttp3.Protocol.HTTP_1_1;
            case HTTP_2 -> okhttp3.Protocol.H2_PRIOR_KNOWLEDGE;
        };
    }
}
