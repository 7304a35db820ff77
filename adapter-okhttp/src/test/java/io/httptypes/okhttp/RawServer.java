package io.httptypes.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/**
 * Speaks HTTP/1.1 as badly as it is told: reads the head of one request a connection, writes what it is given, and
 * closes.
 */
final class RawServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ResponseWriter answer;
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    /** What to write, and how slowly. */
    @FunctionalInterface
    interface ResponseWriter {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private RawServer(ResponseWriter answer) throws IOException {
        this.answer = answer;
        threads.execute(this::accept);
    }

    static RawServer answering(ResponseWriter answer) throws IOException {
        return new RawServer(answer);
    }

    static RawServer answering(String text) throws IOException {
        return answering(out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    HttpUrl url() {
        return HttpUrl.get("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** What was asked, each from the request line to the empty line. */
    Queue<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            StringBuilder head = new StringBuilder();
            InputStream in = connection.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return;
                }
                head.append((char) c);
            }
            heads.add(head.toString());
            answer.write(connection.getOutputStream());
        } catch (IOException | InterruptedException closed) {
            // The client has had enough, or the test.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
