package io.httptypes.soak;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.examples.relay.Origin;
import io.httptypes.messages.Problem;
import io.httptypes.messages.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request, and what every server has to send for it.
 *
 * @param content of the request
 * @param fields those of the response that are looked at
 * @param body the content of the response, which a response to HEAD leaves out
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares exchanges
record Exchange(String method, String path, byte[] content, int status, Map<String, String> fields, byte[] body) {
    private static final byte[] NOTHING = {};
    private static final byte[] KILOBYTE = filled(1024);
    private static final byte[] LARGE = filled(256 * 1024);
    private static final Reply MISSING = Problem.of(HttpStatus.NOT_FOUND)
            .withDetail("There is no such note.")
            .toReply();

    /** What the servers are asked, in mixed statuses and methods. */
    static final List<Exchange> WITH_SERVERS = List.of(
            new Exchange("GET", "/text", NOTHING, 200, Map.of("Content-Type", "text/plain"), KILOBYTE),
            new Exchange("HEAD", "/text", NOTHING, 200, Map.of("Content-Length", "1024"), KILOBYTE),
            new Exchange("POST", "/notes", KILOBYTE, 201, Map.of("Location", "/notes/1"), NOTHING),
            new Exchange("DELETE", "/text", NOTHING, 204, Map.of(), NOTHING),
            new Exchange("GET", "/old", NOTHING, 301, Map.of("Location", "/text"), NOTHING),
            new Exchange("PURGE", "/text", NOTHING, 405, Map.of("Allow", "GET, HEAD"), NOTHING),
            new Exchange("GET", "/busy", NOTHING, 503, Map.of("Retry-After", "30"), NOTHING),
            new Exchange("GET", "/unnamed", NOTHING, 520, Map.of("Content-Type", "text/plain"), KILOBYTE),
            new Exchange(
                    "GET",
                    "/missing",
                    NOTHING,
                    404,
                    Map.of("Content-Type", "application/problem+json"),
                    StandardCharsets.UTF_8.decode(MISSING.content()).toString().getBytes(StandardCharsets.UTF_8)),
            new Exchange("GET", "/large", NOTHING, 200, Map.of("Content-Type", "application/octet-stream"), LARGE));

    /** What a gateway is asked for the relay's origin. */
    static final List<Exchange> WITH_GATEWAYS = Stream.of(
                    "GET 200", "GET 404", "POST 201", "GET 520", "PURGE 204", "HEAD 200", "PROPFIND 207", "PUT 503")
            .map(text -> text.split(" ", -1))
            .map(text -> withOrigin(text[0], StatusCode.parse(text[1])))
            .toList();

    private static final Map<String, Reply> REPLIES = Map.of(
            "GET /text", Reply.of(HttpStatus.OK, "text/plain", KILOBYTE),
            "HEAD /text", Reply.of(HttpStatus.OK, "text/plain", KILOBYTE),
            "POST /notes", Reply.created("/notes/1"),
            "DELETE /text", Reply.of(HttpStatus.NO_CONTENT),
            "GET /old", Reply.redirect(HttpStatus.MOVED_PERMANENTLY, "/text"),
            "PURGE /text", Reply.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD),
            "GET /busy", Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(30)),
            "GET /unnamed", Reply.of(StatusCode.of(520), "text/plain", KILOBYTE),
            "GET /missing", MISSING,
            "GET /large", Reply.of(HttpStatus.OK, "application/octet-stream", LARGE));

    private static final Map<String, Exchange> BY_REQUEST = WITH_SERVERS.stream()
            .collect(Collectors.toMap(exchange -> exchange.method + " " + exchange.path, Function.identity()));

    private static Exchange withOrigin(String method, StatusCode status) {
        byte[] body =
                status.allowsContent() ? (status + System.lineSeparator()).getBytes(StandardCharsets.UTF_8) : NOTHING;
        Map<String, String> fields = Map.of(Origin.SEEN_METHOD, method);
        return new Exchange(method, Origin.path(status), NOTHING, status.code(), fields, body);
    }

    /** What a server with HTTP Types sends. */
    static Reply reply(RequestMethod method, String path) {
        Reply reply = REPLIES.get(method + " " + path);
        return reply == null ? Reply.of(HttpStatus.INTERNAL_SERVER_ERROR) : reply;
    }

    /** What a server without it sends. */
    static Exchange of(String method, String path) {
        Exchange exchange = BY_REQUEST.get(method + " " + path);
        if (exchange == null) {
            throw new IllegalArgumentException(method + " " + path);
        }
        return exchange;
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** The request as it is on the wire. */
    byte[] request() {
        String head =
                method + " " + path + " HTTP/1.1\r\nHost: a.example\r\nContent-Length: " + content.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, request, start.length, content.length);
        return request;
    }

    private static byte[] filled(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) ('a' + i % 26);
        }
        return bytes;
    }
}
