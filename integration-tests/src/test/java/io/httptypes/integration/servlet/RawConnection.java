package io.httptypes.integration.servlet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A socket that speaks HTTP/1.1 and hides nothing. */
public final class RawConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        in = socket.getInputStream();
    }

    /** Connects. */
    public static RawConnection open(InetSocketAddress server) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(server, TIMEOUT_MILLIS);
        return new RawConnection(socket);
    }

    /** Sends a request without content, with more field lines if there are any. */
    public void send(String method, String target, String... fields) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String field : fields) {
            request.append(field).append("\r\n");
        }
        sendBytes(request.append("\r\n").toString());
    }

    /** Sends any text, as ISO 8859-1. */
    public void sendBytes(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a request without content, and reads its one response. */
    public RawResponse exchange(String method, String target, String... fields) throws IOException {
        send(method, target, fields);
        return read(method);
    }

    /**
     * Reads one response, an interim one too.
     *
     * @param method the request's, since no response to HEAD has content
     * @throws EOFException if the connection has been closed instead
     * @throws java.net.SocketTimeoutException if the server sends nothing, or less than it has announced
     */
    public RawResponse read(String method) throws IOException {
        String statusLine = readStatusLine();
        List<String> fields = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            fields.add(line);
        }
        RawResponse head = new RawResponse(statusLine, List.copyOf(fields), "");
        int code = head.code();
        if (method.equals("HEAD") || code < 200 || code == 204 || code == 304) {
            return head;
        }
        return new RawResponse(statusLine, head.fields(), readContent(head));
    }

    /**
     * Reads a status line, and nothing behind it.
     *
     * @throws EOFException if the connection has been closed instead
     */
    public String readStatusLine() throws IOException {
        return readLine();
    }

    /** Whether the server has closed the connection, without another byte. Waits until it does, or its time is up. */
    public boolean isClosed() throws IOException {
        return in.read() < 0;
    }

    private String readContent(RawResponse head) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (head.values("Transfer-Encoding").equals(List.of("chunked"))) {
            for (int size = readChunkSize(); size > 0; size = readChunkSize()) {
                content.write(readBytes(size));
                readLine();
            }
            readLine();
        } else if (head.values("Content-Length").isEmpty()) {
            in.transferTo(content);
        } else {
            content.write(
                    readBytes(Integer.parseInt(head.values("Content-Length").get(0))));
        }
        return decoded(content.toByteArray(), head);
    }

    private static String decoded(byte[] content, RawResponse head) throws IOException {
        boolean isCompressed = head.values("Content-Encoding").equals(List.of("gzip")) && content.length > 0;
        InputStream in = new ByteArrayInputStream(content);
        return new String((isCompressed ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
    }

    private int readChunkSize() throws IOException {
        return Integer.parseInt(readLine().toLowerCase(Locale.ROOT), 16);
    }

    private byte[] readBytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("expected " + length + " bytes, but got " + bytes.length);
        }
        return bytes;
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("expected a line, but got the end after: " + line);
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
