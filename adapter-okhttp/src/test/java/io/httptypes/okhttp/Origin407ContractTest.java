package io.httptypes.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs on every supported version, which {@link Origin407NewestTest} does not: its server needs the newest OkHttp. */
class Origin407ContractTest {
    @Test
    void carries407() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        OkHttpClient client = Origin407.carry(new OkHttpClient.Builder()).build();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(10_000);
            Future<Void> served = thread.submit(answer407(server));
            Request request = new Request.Builder()
                    .url("http://127.0.0.1:" + server.getLocalPort() + "/")
                    .build();
            try (Response response = client.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(407);
                assertThat(response.header("Proxy-Authenticate")).isEqualTo("Basic");
                assertThat(response.body().string()).isEqualTo("no");
            }
            served.get(10, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
            client.connectionPool().evictAll();
        }
    }

    private static Callable<Void> answer407(ServerSocket server) {
        return () -> {
            try (Socket socket = server.accept()) {
                readHeaderSection(socket.getInputStream());
                socket.getOutputStream()
                        .write("HTTP/1.1 407 \r\nProxy-Authenticate: Basic\r\nContent-Length: 2\r\n\r\nno"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            return null;
        };
    }

    private static void readHeaderSection(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            read.append((char) in.read());
        }
    }
}
