package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each test of a subclass runs over both protocols, against a server that is told what to answer, and must not leak a
 * connection.
 */
@ParameterizedClass
@EnumSource(names = {"HTTP_1_1", "H2_PRIOR_KNOWLEDGE"})
@Timeout(60)
abstract class ServerTest {
    @Parameter
    @SuppressWarnings("NullAway") // JUnit sets it
    Protocol protocol;

    @AutoClose
    final MockWebServer server = new MockWebServer();

    @RegisterExtension
    final LeakCheck clients = new LeakCheck();

    @BeforeEach
    void startServer() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    /** The start of a client that speaks the protocol of the test, and takes every name for this machine's. */
    OkHttpClient.Builder newClient() {
        return clients.newClient(server, protocol).dns(name -> List.of(InetAddress.getLoopbackAddress()));
    }

    /** Not {@code server.url}: that names the host in a way of its own. */
    HttpUrl url(String path) {
        return Objects.requireNonNull(
                HttpUrl.get("http://127.0.0.1:" + server.getPort()).resolve(path));
    }

    Request request(RequestMethod method, String path) {
        return OkHttpAdapter.setMethod(new Request.Builder().url(url(path)), method, null)
                .build();
    }

    Request request(RequestMethod method, String path, RequestBody body) {
        return OkHttpAdapter.setMethod(new Request.Builder().url(url(path)), method, body)
                .build();
    }

    Response get(OkHttpClient client) throws IOException {
        return client.newCall(request(HttpMethod.GET, "/")).execute();
    }

    void answer(MockResponse... responses) {
        for (MockResponse response : responses) {
            server.enqueue(response);
        }
    }

    static MockResponse status(int code) {
        return new MockResponse().setResponseCode(code);
    }

    static MockResponse redirect(int code, Object location) {
        return status(code).setHeader("Location", location);
    }

    RecordedRequest takeRequest() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(20, TimeUnit.SECONDS), "no request in time");
    }
}
