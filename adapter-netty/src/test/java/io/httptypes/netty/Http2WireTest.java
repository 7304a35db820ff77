package io.httptypes.netty;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The same helpers over HTTP/2, through Netty's converter, to the JDK's client. */
@ExtendWith(NoLeaks.class)
class Http2WireTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    @Test
    void everyStatusInCleartext() throws Exception {
        try (WireServer server = WireServer.start(Http2WireTest::addCleartext)) {
            answers(IntStream.rangeClosed(200, 999), client().build(), "http://127.0.0.1:" + server.port());
        }
    }

    @Test
    void everyNamedStatusOverTls() throws Exception {
        KeyStore keys = selfSigned();
        SslContext context = serverContext(keys);
        try (WireServer server = WireServer.start((connection, application) -> {
            connection.pipeline().addLast(context.newHandler(connection.alloc()));
            addHttp2(connection, application);
        })) {
            IntStream named = Stream.of(HttpStatus.values())
                    .filter(status -> !status.isInformational())
                    .mapToInt(StatusCode::code);
            answers(named, client().sslContext(clientContext(keys)).build(), "https://127.0.0.1:" + server.port());
        }
    }

    private static void answers(IntStream codes, HttpClient client, String server) throws Exception {
        for (int code : codes.toArray()) {
            StatusCode status = StatusCode.of(code);
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
                HttpResponse<String> empty = send(client, method, server + "/empty/" + code);
                assertThat(empty.statusCode()).isEqualTo(code);
                assertThat(length(empty))
                        .as("%s", status)
                        .isEqualTo(code == 204 || code == 304 || method == HttpMethod.HEAD ? "none" : "0");
                assertThat(empty.body()).isEmpty();

                HttpResponse<String> full = send(client, method, server + "/full/" + code);
                if (status.allowsContent()) {
                    String content = WireServer.contentOf(status);
                    assertThat(full.statusCode()).isEqualTo(code);
                    assertThat(length(full)).isEqualTo("" + content.length());
                    assertThat(full.body()).isEqualTo(method == HttpMethod.HEAD ? "" : content);
                } else {
                    assertThat(full.statusCode()).isEqualTo(500);
                }
            }
        }
        // The oldest supported converter takes any 1xx but 100 for the end of the stream.
        String interim = Http1WireTest.isOldest() ? "/100" : "/100/102/103/150";
        HttpResponse<String> last = send(client, HttpMethod.GET, server + "/full/404" + interim);
        assertThat(last.statusCode()).isEqualTo(404);
        assertThat(last.body()).isEqualTo(WireServer.contentOf(HttpStatus.NOT_FOUND));
    }

    private static HttpResponse<String> send(HttpClient client, HttpMethod method, String uri)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .method(method.token(), HttpRequest.BodyPublishers.noBody())
                        .timeout(TIMEOUT)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.headers().map()).doesNotContainKeys("connection", "transfer-encoding");
        return response;
    }

    private static String length(HttpResponse<?> response) {
        Optional<String> length = response.headers().firstValue("content-length");
        return length.orElse("none");
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).connectTimeout(TIMEOUT);
    }

    private static void addCleartext(Channel connection, Supplier<ChannelHandler> application) {
        HttpServerCodec codec = new HttpServerCodec();
        HttpServerUpgradeHandler upgrade = new HttpServerUpgradeHandler(
                codec,
                protocol -> new Http2ServerUpgradeCodec(
                        Http2FrameCodecBuilder.forServer().build(), multiplexer(application)),
                1 << 16);
        connection
                .pipeline()
                .addLast(new CleartextHttp2ServerUpgradeHandler(
                        codec, upgrade, WireServer.initializer(http2 -> addHttp2(http2, application))))
                .addLast(application.get());
    }

    private static void addHttp2(Channel connection, Supplier<ChannelHandler> application) {
        connection
                .pipeline()
                .addLast(Http2FrameCodecBuilder.forServer().build())
                .addLast(multiplexer(application));
    }

    private static Http2MultiplexHandler multiplexer(Supplier<ChannelHandler> application) {
        return new Http2MultiplexHandler(WireServer.initializer(stream -> stream.pipeline()
                .addLast(new Http2StreamFrameToHttpObjectCodec(true))
                .addLast(new HttpObjectAggregator(1 << 16))
                .addLast(application.get())));
    }

    private static SslContext serverContext(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        return SslContextBuilder.forServer(managers)
                .sslProvider(SslProvider.JDK)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        "h2"))
                .build();
    }

    private static SSLContext clientContext(KeyStore keys) throws GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** By the JDK's own tool, which is there wherever a build is. */
    private static KeyStore selfSigned() throws GeneralSecurityException, IOException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }
}
