package io.httptypes.integration;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;

/** Answers each connection's request with the same bytes, and closes it. */
public final class BrokenOrigin implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Thread thread = new Thread(this::serve, "broken-origin");
    private final String answer;

    public BrokenOrigin(String answer) throws IOException {
        this.answer = answer;
        thread.start();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    HttpUrl url() {
        return HttpUrl.get("http://127.0.0.1:" + address().getPort());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                readHeaderSection(socket.getInputStream());
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException clientHasGone) {
                // It need not stay for the rest of an answer that it refuses; or close() has ended accept().
            }
        }
    }

    private static void readHeaderSection(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            read.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
