package io.httptypes.okhttp;

import io.httptypes.clienttests.ClientContract;
import io.httptypes.clienttests.TestClient;
import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the client does as every other does. */
class OkHttpClientTest extends ClientContract {
    @RegisterExtension
    final LeakCheck clients = new LeakCheck();

    @Override
    protected TestClient newClient(Protocol protocol, HandshakeCertificates trusted) {
        OkHttpClient client = clients.newClient()
                .protocols(protocol == Protocol.HTTP_2 ? List.of(protocol, Protocol.HTTP_1_1) : List.of(protocol))
                .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                .build();
        return call -> {
            OkHttpClient.Builder builder = OkHttpInterceptors.install(client.newBuilder(), i -> {
                i.followRedirects(call.redirects()).retry(call.retry());
                if (call.isChecked()) {
                    i.checkStatus();
                }
            });
            try (Response response = builder.build().newCall(request(call)).execute()) {
                return new TestClient.Outcome(
                        response.code(),
                        response.body().string(),
                        response.request().url().toString(),
                        OkHttpResponses.history(response),
                        OkHttpResponses.methodChanged(response));
            }
        };
    }

    private static Request request(TestClient.Call call) {
        Request.Builder builder = new Request.Builder().url(call.url());
        call.fields().forEach(builder::header);
        return OkHttpAdapter.setMethod(builder, call.method(), body(call)).build();
    }

    private static @Nullable RequestBody body(TestClient.Call call) {
        String body = call.body();
        if (body == null) {
            return null;
        }
        return call.isOneShot() ? new OneShot(body) : RequestBody.create(body, null);
    }

    private static final class OneShot extends RequestBody {
        private final String content;

        OneShot(String content) {
            this.content = content;
        }

        @Override
        public @Nullable MediaType contentType() {
            return null;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8(content);
        }
    }
}
