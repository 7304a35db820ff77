package io.httptypes.okhttp;

import io.httptypes.HttpStatus;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class Origin407NewestTest {
    private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(20))
            .proxy(Proxy.NO_PROXY)
            .build();

    private static final MockResponse PLAIN_407 =
            new MockResponse.Builder().code(407).build();

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    /** The codes that interceptors and authenticators have seen. */
    private final Queue<Integer> seen = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void startServer() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "H2_PRIOR_KNOWLEDGE"})
    void clientAloneFailsOn407FromOrigin(Protocol protocol) {
        server.enqueue(PLAIN_407);
        // When this no longer throws, carryOrigin407 has no more reason.
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> get(speaking(protocol).build()).close())
                .withMessageContaining("407");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "H2_PRIOR_KNOWLEDGE"})
    void carries407FromOriginWithItsFieldsAndContent(Protocol protocol) throws IOException {
        server.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"origin\"")
                .body("who are you?")
                .build());
        OkHttpClient client = Origin407.carry(speaking(protocol)).build();
        try (Response response = get(client)) {
            assertThat(response.protocol()).isEqualTo(protocol);
            assertThat(response.code()).isEqualTo(407);
            assertThat(OkHttpAdapter.statusOf(response)).isSameAs(HttpStatus.PROXY_AUTHENTICATION_REQUIRED);
            assertThat(response.header("Proxy-Authenticate")).isEqualTo("Basic realm=\"origin\"");
            assertThat(response.body().string()).isEqualTo("who are you?");
            assertThat(Objects.requireNonNull(response.networkResponse()).code())
                    .isEqualTo(407);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void carries407ThatIsEnqueued() {
        server.enqueue(PLAIN_407);
        CompletableFuture<Integer> code = new CompletableFuture<>();
        carrying().newCall(request("/")).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                response.close();
                code.complete(response.code());
            }

            @Override
            public void onFailure(Call call, IOException e) {
                code.completeExceptionally(e);
            }
        });
        assertThat(code).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(407);
    }

    @Test
    void carries407AfterRedirect() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "/there")
                .build());
        server.enqueue(PLAIN_407);
        try (Response response = get(carrying())) {
            assertThat(response.code()).isEqualTo(407);
            assertThat(Objects.requireNonNull(response.priorResponse()).code()).isEqualTo(302);
        }
    }

    @Test
    void carries407WhereInstalledTwice() throws IOException {
        server.enqueue(new MockResponse.Builder().code(407).body("once").build());
        OkHttpClient client = Origin407.carry(carrying().newBuilder()).build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(407);
            assertThat(Objects.requireNonNull(response.networkResponse()).code())
                    .isEqualTo(407);
            assertThat(response.body().string()).isEqualTo("once");
        }
    }

    @Test
    void answersTheBuilder() {
        OkHttpClient.Builder builder = CLIENT.newBuilder();
        assertThat(Origin407.carry(builder)).isSameAs(builder);
    }

    @Test
    void leavesEveryOtherStatusAlone() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int code = Integer.parseInt(request.getTarget().substring(1));
                return new MockResponse.Builder()
                        .status("HTTP/1.1 " + code + " Phrase")
                        .build();
            }
        });
        OkHttpClient client = carrying();
        for (int code = 200; code <= 999; code++) {
            if (code == 407) {
                continue;
            }
            try (Response response = client.newCall(request("/" + code)).execute()) {
                assertThat(response.code()).isEqualTo(code);
                assertThat(response.message()).as("message of %s", code).isEqualTo("Phrase");
                assertThat(Objects.requireNonNull(response.networkResponse()).code())
                        .isEqualTo(code);
            }
        }
    }

    @Test
    void networkInterceptorsSee407WheneverTheyWereAdded() throws IOException {
        server.enqueue(PLAIN_407);
        OkHttpClient client = Origin407.carry(CLIENT.newBuilder().addNetworkInterceptor(this::see))
                .addNetworkInterceptor(this::see)
                .build();
        get(client).close();
        assertThat(seen).containsExactly(407, 407);
    }

    @Test
    void applicationInterceptorsSee407WhereAddedBefore() throws IOException {
        server.enqueue(PLAIN_407);
        OkHttpClient client =
                Origin407.carry(CLIENT.newBuilder().addInterceptor(this::see)).build();
        get(client).close();
        assertThat(seen).containsExactly(407);
    }

    @Test
    void keeps407OutOfTheCache(@TempDir File directory) throws IOException {
        MockResponse cacheable = new MockResponse.Builder()
                .code(407)
                .addHeader("Cache-Control", "public, max-age=1000")
                .build();
        server.enqueue(cacheable);
        server.enqueue(cacheable);
        try (Cache cache = new Cache(directory, 1 << 20)) {
            OkHttpClient client = carrying().newBuilder().cache(cache).build();
            for (int i = 0; i < 2; i++) {
                try (Response response = get(client)) {
                    assertThat(response.code()).isEqualTo(407);
                    assertThat(response.cacheResponse()).isNull();
                }
            }
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void answers407FromHttpProxyWithCredentials() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
                .build());
        server.enqueue(new MockResponse.Builder().body("let in").build());
        String credentials = Credentials.basic("user", "password");
        OkHttpClient client = Origin407.carry(CLIENT.newBuilder())
                .proxy(server.getProxyAddress())
                .proxyAuthenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Proxy-Authorization", credentials)
                        .build())
                .build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.body().string()).isEqualTo("let in");
            assertThat(Objects.requireNonNull(response.priorResponse()).code()).isEqualTo(407);
        }
        assertThat(takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
        assertThat(takeRequest().getHeaders().get("Proxy-Authorization")).isEqualTo(credentials);
    }

    @Test
    void handsOut407FromHttpProxyWithoutCredentials() throws IOException {
        server.enqueue(PLAIN_407);
        OkHttpClient client =
                carrying().newBuilder().proxy(server.getProxyAddress()).build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(407);
        }
    }

    @Test
    void carries407FromOriginBehindTunnel() throws IOException {
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        server.enqueue(PLAIN_407);
        OkHttpClient client = Origin407.carry(speaking(Protocol.H2_PRIOR_KNOWLEDGE))
                .proxy(server.getProxyAddress())
                .proxyAuthenticator((route, response) -> {
                    seen.add(response.code());
                    // OkHttp asks once before the tunnel is made.
                    return response.request().method().equals("CONNECT") ? response.request() : null;
                })
                .build();
        try (Response response = get(client)) {
            assertThat(response.code()).isEqualTo(407);
            assertThat(Objects.requireNonNull(response.networkResponse()).code())
                    .isEqualTo(407);
        }
        assertThat(seen).as("what the authenticator was asked").containsExactly(407);
    }

    @Test
    void carries407FromOriginBehindSocksProxy() throws IOException {
        try (ServerSocket socks = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            socks.setSoTimeout(20_000);
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> serve407ThroughSocks(socks));
            Proxy proxy =
                    new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(socks.getInetAddress(), socks.getLocalPort()));
            OkHttpClient client = carrying().newBuilder().proxy(proxy).build();
            try (Response response = get(client)) {
                assertThat(response.code()).isEqualTo(407);
            }
            assertThat(served).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private Response see(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        seen.add(response.code());
        return response;
    }

    private OkHttpClient.Builder speaking(Protocol protocol) {
        server.setProtocols(List.of(protocol));
        return CLIENT.newBuilder().protocols(List.of(protocol));
    }

    private static OkHttpClient carrying() {
        return Origin407.carry(CLIENT.newBuilder()).build();
    }

    private Request request(String path) {
        return new Request.Builder()
                .url("http://127.0.0.1:" + server.getPort() + path)
                .build();
    }

    private Response get(OkHttpClient client) throws IOException {
        return client.newCall(request("/")).execute();
    }

    private RecordedRequest takeRequest() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(20, TimeUnit.SECONDS), "no request in time");
    }

    /** Plays both the proxy (RFC 1928) and the origin behind it, for one connection. */
    private static void serve407ThroughSocks(ServerSocket socks) {
        try (Socket socket = socks.accept()) {
            socket.setSoTimeout(20_000);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            in.readByte(); // version
            in.readFully(new byte[in.readUnsignedByte()]); // methods
            out.write(new byte[] {5, 0});
            in.readFully(new byte[4]); // version, command, reserved, and the type of the address: a name
            in.readFully(new byte[in.readUnsignedByte() + 2]); // name and port
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            out.write("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
