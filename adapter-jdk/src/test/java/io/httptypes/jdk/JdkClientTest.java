package io.httptypes.jdk;

import io.httptypes.clienttests.ClientContract;
import io.httptypes.clienttests.TestClient;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

class JdkClientTest {
    @Nested
    class Blocking extends ClientContract {
        @Override
        protected TestClient newClient(Protocol protocol, HandshakeCertificates trusted) {
            HttpClient client = client(protocol, trusted);
            return call -> {
                HttpRequest request = request(call);
                return outcome(
                        JdkClients.send(client, request, handler(call, request), call.retry(), call.redirects()));
            };
        }
    }

    @Nested
    class Asynchronous extends ClientContract {
        @Override
        protected TestClient newClient(Protocol protocol, HandshakeCertificates trusted) {
            HttpClient client = client(protocol, trusted);
            return call -> {
                HttpRequest request = request(call);
                try {
                    return outcome(JdkClients.sendAsync(
                                    client, request, handler(call, request), call.retry(), call.redirects())
                            .get());
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof Exception cause ? cause : e;
                }
            };
        }
    }

    private static HttpClient client(Protocol protocol, HandshakeCertificates trusted) {
        return HttpClient.newBuilder()
                .version(protocol == Protocol.HTTP_2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .sslContext(trusted.sslContext())
                .build();
    }

    private static HttpRequest request(TestClient.Call call) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(call.url()));
        call.fields().forEach(builder::header);
        return JdkClientAdapter.setMethod(builder, call.method(), body(call)).build();
    }

    private static @Nullable BodyPublisher body(TestClient.Call call) {
        String body = call.body();
        if (body == null) {
            return null;
        }
        return call.isOneShot()
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                : BodyPublishers.ofString(body);
    }

    private static BodyHandler<String> handler(TestClient.Call call, HttpRequest request) {
        BodyHandler<String> text = BodyHandlers.ofString();
        return call.isChecked() ? JdkResponses.successful(request, text) : text;
    }

    private static TestClient.Outcome outcome(HttpResponse<String> response) {
        return new TestClient.Outcome(
                response.statusCode(),
                response.body(),
                response.request().uri().toString(),
                JdkResponses.history(response),
                JdkResponses.methodChanged(response));
    }
}
