package io.httptypes.integration.hostile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends over HTTP/1.1 what has no end: one of the bodies in one of the framings, or a framing that is hostile itself.
 * The path says which.
 */
final class HostileOrigin implements AutoCloseable {
    private static final String STATUS = "HTTP/1.1 500 \r\nContent-Type: text/plain\r\n";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private enum Framing {
        UNTIL_CLOSE,
        LENGTH,
        CHUNKED
    }

    private enum HostileFraming {
        CHUNK_EXTENSION(STATUS + "Transfer-Encoding: chunked\r\n\r\n5;", "x"),
        CHUNK_EXTENSION_BEHIND_TEXT(STATUS + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5;", "x"),
        CHUNK_SIZE(STATUS + "Transfer-Encoding: chunked\r\n\r\n", "0"),
        EMPTY_CHUNK_END(STATUS + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello", "x"),
        TRAILERS(STATUS + "Transfer-Encoding: chunked\r\n\r\n0\r\n", "X-Trailer: 0123456789\r\n"),
        TRAILER(STATUS + "Transfer-Encoding: chunked\r\n\r\n0\r\nX-Trailer: ", "x"),
        FIELDS(STATUS, "X-Field: 0123456789\r\n"),
        FIELD(STATUS + "X-Field: ", "x"),
        PHRASE("HTTP/1.1 500 ", "x"),
        INTERIM("", "HTTP/1.1 103 \r\nX-Field: 0123456789\r\n\r\n");

        private final String beginning;
        private final String rest;

        HostileFraming(String beginning, String rest) {
            this.beginning = beginning;
            this.rest = rest;
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(HostileBody.text(beginning));
            byte[] more = HostileBody.text(rest.repeat(8_000 / rest.length()));
            while (!Thread.currentThread().isInterrupted()) {
                out.write(more);
            }
        }
    }

    HostileOrigin() throws IOException {
        threads.execute(this::accept);
    }

    /** All that there is to ask for. */
    List<String> urls() {
        List<String> paths = new ArrayList<>();
        for (Framing framing : Framing.values()) {
            for (HostileBody body : HostileBody.values()) {
                paths.add(framing + "/" + body);
            }
        }
        for (HostileFraming framing : HostileFraming.values()) {
            paths.add(framing.name());
        }
        return paths.stream()
                .map(path -> "http://127.0.0.1:" + server.getLocalPort() + "/" + path)
                .toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String[] path = target(socket.getInputStream()).split("/", -1);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            if (path.length == 2) {
                HostileFraming.valueOf(path[1]).writeTo(out);
            } else {
                write(Framing.valueOf(path[1]), HostileBody.valueOf(path[2]), out);
            }
        } catch (IOException clientHasGone) {
            // It has had enough.
        }
    }

    private static void write(Framing framing, HostileBody body, OutputStream out) throws IOException {
        String field = switch (framing) {
            case UNTIL_CLOSE -> "Connection: close\r\n";
            case LENGTH -> "Content-Length: " + Long.MAX_VALUE + "\r\n";
            case CHUNKED -> "Transfer-Encoding: chunked\r\n";
        };
        String coding = body.coding.isEmpty() ? "" : "Content-Encoding: " + body.coding + "\r\n";
        out.write(HostileBody.text(STATUS + field + coding + "\r\n"));
        body.writeTo(framing == Framing.CHUNKED ? chunked(out) : out);
    }

    private static OutputStream chunked(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                if (length > 0) {
                    out.write(HostileBody.text(Integer.toHexString(length).toUpperCase(Locale.ROOT) + "\r\n"));
                    out.write(bytes, start, length);
                    out.write(HostileBody.text("\r\n"));
                }
            }
        };
    }

    private static String target(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP/"));
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
