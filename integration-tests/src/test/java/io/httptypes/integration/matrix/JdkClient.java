package io.httptypes.integration.matrix;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The JDK's client, which asks for HTTP/2 by an upgrade from HTTP/1.1. */
final class JdkClient implements Client {
    private final Protocol protocol;
    private final HttpClient client;

    private JdkClient(Protocol protocol) {
        this.protocol = protocol;
        client = HttpClient.newBuilder()
                .version(toJdk(protocol))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static Client over(Protocol protocol) {
        return new JdkClient(protocol);
    }

    @Override
    public String name() {
        return "java.net.http";
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public ClientResponse send(InetSocketAddress server, RequestMethod method, String target, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Client.uri(server, target))
                .method(method.token(), HttpRequest.BodyPublishers.noBody())
                .timeout(timeout)
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new ClientResponse(
                response.version() == HttpClient.Version.HTTP_2 ? Protocol.HTTP_2 : Protocol.HTTP_1_1,
                List.of(),
                response.statusCode(),
                StatusCode.find(response.statusCode()),
                response.headers().firstValue(Server.SEEN_METHOD).orElse(""),
                response.body());
    }

    @Override
    public void close() {
        // From JDK 21 on; before that the client's threads are daemons that end when it is garbage.
        if (client instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static HttpClient.Version toJdk(Protocol protocol) {
        return switch (protocol) {
            case HTTP_1_1 -> HttpClient.Version.HTTP_1_1;
            case HTTP_2 -> HttpClient.Version.HTTP_2;
        };
    }
}
