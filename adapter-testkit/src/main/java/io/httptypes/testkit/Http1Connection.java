package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.Received.End;
import io.httptypes.testkit.Received.Field;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection that speaks HTTP/1.0 or 1.1 and hides nothing. */
final class Http1Connection implements AutoCloseable {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3}) (.*)", Pattern.DOTALL);

    private final Socket socket;
    private final InputStream in;

    /**
     * @param timeoutMillis how long a read may take
     */
    Http1Connection(int port, int timeoutMillis) throws IOException {
        socket = Sockets.connect(port, timeoutMillis);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Sends a request and reads its final response.
     *
     * @param version such as {@code HTTP/1.1}
     * @param fields each a line
     */
    Received exchange(RequestMethod method, String target, String version, List<String> fields, String content)
            throws IOException {
        StringBuilder request = new StringBuilder()
                .append(method.token())
                .append(' ')
                .append(target)
                .append(' ')
                .append(version)
                .append("\r\nHost: ")
                .append(method == HttpMethod.CONNECT ? target : "127.0.0.1")
                .append("\r\n");
        fields.forEach(field -> request.append(field).append("\r\n"));
        if (!content.isEmpty()) {
            request.append("Content-Type: text/plain\r\nContent-Length: ")
                    .append(content.length())
                    .append("\r\n");
        }
        request.append("\r\n").append(content);
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
        Received received = read(method);
        while (received.code() < 200) {
            received = read(method);
        }
        return received;
    }

    private Received read(RequestMethod method) throws IOException {
        String line = readLine();
        Matcher statusLine = STATUS_LINE.matcher(line);
        if (!statusLine.matches()) {
            throw new ProtocolException("not a status line: " + Faults.show(line));
        }
        int code = Integer.parseInt(statusLine.group(1));
        List<Field> fields = new ArrayList<>();
        for (String field = readLine(); !field.isEmpty(); field = readLine()) {
            int colon = field.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("not a field line: " + Faults.show(field));
            }
            fields.add(new Field(field.substring(0, colon), withoutBlanks(field.substring(colon + 1))));
        }
        Received head = new Received(code, statusLine.group(2), List.copyOf(fields), new byte[0], End.FRAMED);
        StatusCode status = StatusCode.of(code);
        if (method == HttpMethod.CONNECT && status.isSuccessful()) {
            // What a server sends along would be the first bytes of the tunnel.
            return with(head, in.readNBytes(in.available()), End.OPEN);
        } else if (method == HttpMethod.HEAD
                || status.isInformational()
                || status == HttpStatus.NO_CONTENT
                || status == HttpStatus.NOT_MODIFIED) {
            return head;
        } else if (!head.values("Transfer-Encoding").isEmpty()) {
            return with(head, readChunks(), End.FRAMED);
        } else if (!head.values("Content-Length").isEmpty()) {
            return with(head, readContent(head.values("Content-Length").get(0)), End.FRAMED);
        } else if (head.says("Connection", "close") || line.startsWith("HTTP/1.0")) {
            return with(head, in.readAllBytes(), End.CLOSED);
        } else {
            return with(head, new byte[0], End.UNKNOWN);
        }
    }

    private static Received with(Received head, byte[] content, End end) {
        return new Received(head.code(), head.phrase(), head.fields(), content, end);
    }

    private byte[] readContent(String length) throws IOException {
        if (!length.matches("\\d{1,9}")) {
            throw new ProtocolException("not a length: " + Faults.show(length));
        }
        return readBytes(Integer.parseInt(length));
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int size = readChunkSize(); size > 0; size = readChunkSize()) {
            content.writeBytes(readBytes(size));
            readLine();
        }
        for (String trailer = readLine(); !trailer.isEmpty(); trailer = readLine()) {
            // trailers say nothing of the content
        }
        return content.toByteArray();
    }

    private int readChunkSize() throws IOException {
        String size = readLine();
        if (!size.matches("[0-9A-Fa-f]{1,7}(;.*)?")) {
            throw new ProtocolException("not the size of a chunk: " + Faults.show(size));
        }
        return Integer.parseInt(size.split(";", 2)[0], 16);
    }

    private byte[] readBytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(bytes.length + " bytes of content; expected " + length);
        }
        return bytes;
    }

    /** Whether the server closes the connection without another byte. Waits until it does, or its time is up. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            throw stillOpen;
        } catch (IOException reset) {
            return true;
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended after "
                        + Faults.show("[" + line.toString(StandardCharsets.ISO_8859_1) + "]"));
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static String withoutBlanks(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
