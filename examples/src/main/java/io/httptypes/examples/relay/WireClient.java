package io.httptypes.examples.relay;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client that shows what is on the wire, the phrase too, which most clients hide: one request a connection. */
public final class WireClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private WireClient() {}

    /**
     * The statuses of interim responses, and the final one's status line, as a status and a phrase, and all its lines.
     *
     * @param closed false if the server has left the connection open
     */
    public record Reply(
            List<StatusCode> interim, StatusCode status, String phrase, List<String> lines, boolean closed) {
        /** The value of a field, or an empty text if there is none of that name. */
        public String field(String name) {
            String start = name + ": ";
            return lines.stream()
                    .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElse("");
        }

        /** The lines after the header section, as they are on the wire. */
        public String content() {
            return String.join("\n", afterHeaderSection(lines));
        }
    }

    /** Sends a request without content and reads the answer to its end. */
    public static Reply send(InetSocketAddress server, RequestMethod method, String path) throws IOException {
        return send(server, request(server, method, path));
    }

    /** Sends bytes as they are and reads the answer to its end, which the server has to close. */
    public static Reply send(InetSocketAddress server, String request) throws IOException {
        Reply reply = send(server, request, TIMEOUT);
        if (!reply.closed()) {
            throw new SocketTimeoutException("expected the server to close the connection");
        }
        return reply;
    }

    /**
     * Sends bytes as they are and reads the answer until the server closes, or sends nothing for too long.
     *
     * @throws EOFException if the server closes before it answers
     * @throws SocketTimeoutException if the server does neither
     */
    public static Reply send(InetSocketAddress server, String request, Duration timeout) throws IOException {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.setSoTimeout(millis);
            socket.connect(server, millis);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        }
    }

    /** A request without content, after which the server is to close the connection. */
    public static String request(InetSocketAddress server, RequestMethod method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + server.getHostString() + "\r\nConnection: close\r\n\r\n";
    }

    private static Reply read(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        boolean closed = true;
        try {
            in.transferTo(answer);
        } catch (SocketTimeoutException late) {
            closed = false;
        } catch (SocketException reset) {
            // What stands behind an answer to a request that the server has not read to its end.
        }
        return parse(answer.toString(StandardCharsets.ISO_8859_1).lines().toList(), closed);
    }

    private static Reply parse(List<String> lines, boolean closed) throws IOException {
        List<StatusCode> interim = new ArrayList<>();
        List<String> rest = lines;
        StatusCode status = status(rest, closed);
        while (status.isInformational() && status.code() != StatusCodes.SWITCHING_PROTOCOLS) {
            interim.add(status);
            rest = afterHeaderSection(rest);
            status = status(rest, closed);
        }
        String phrase = rest.get(0).substring("HTTP/1.1 200".length()).strip();
        return new Reply(List.copyOf(interim), status, phrase, rest, closed);
    }

    private static List<String> afterHeaderSection(List<String> lines) {
        int end = lines.indexOf("");
        return end < 0 ? List.of() : lines.subList(end + 1, lines.size());
    }

    private static StatusCode status(List<String> lines, boolean closed) throws IOException {
        if (lines.isEmpty()) {
            throw closed
                    ? new EOFException("expected a status line, but got the end")
                    : new SocketTimeoutException("expected a status line, but got nothing");
        }
        String line = lines.get(0);
        if (!line.matches("HTTP/1\\.[01] .*") || line.length() < "HTTP/1.1 200".length()) {
            throw new IOException("expected a status line, but got " + line.length() + " other characters");
        }
        return StatusCode.parse(line.substring(9, 12));
    }
}
