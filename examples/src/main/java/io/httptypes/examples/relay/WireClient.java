package io.httptypes.examples.relay;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client that shows what is on the wire, the phrase too, which most clients hide: one request a connection. */
public final class WireClient {
    private static final int TIMEOUT_MILLIS = 15_000;

    private WireClient() {}

    /** The status line and the lines that follow it. */
    public record Reply(StatusCode status, String phrase, List<String> lines) {
        /** The value of a field, or an empty text if there is none of that name. */
        public String field(String name) {
            String start = name + ": ";
            return lines.stream()
                    .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Sends a request without content and reads the answer to its end. */
    public static Reply send(InetSocketAddress server, RequestMethod method, String path) throws IOException {
        return send(
                server,
                method + " " + path + " HTTP/1.1\r\nHost: " + server.getHostString() + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends bytes as they are and reads the answer to its end, which the server has to close. */
    public static Reply send(InetSocketAddress server, String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(server, TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            List<String> lines = answer.lines().toList();
            String statusLine = lines.isEmpty() ? "" : lines.get(0);
            if (!statusLine.startsWith("HTTP/1.1 ") || statusLine.length() < "HTTP/1.1 200".length()) {
                throw new IOException("expected a status line, but got " + answer.length() + " other characters");
            }
            String phrase = statusLine.substring("HTTP/1.1 200".length()).strip();
            return new Reply(StatusCode.parse(statusLine.substring(9, 12)), phrase, lines);
        }
    }
}
