package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the contract lets a server send. */
final class ReplySamples {
    private static final List<Integer> UNNAMED =
            List.of(209, 227, 299, 306, 399, 419, 430, 444, 499, 509, 520, 599, 600, 700, 999);

    private ReplySamples() {}

    static List<Reply> all() {
        List<Reply> all = new ArrayList<>();
        statuses().forEach(status -> addEachKind(all, status));
        factories().forEach(reply -> addWithAndWithoutContent(all, reply));
        all.addAll(fields());
        all.addAll(contents());
        return List.copyOf(all);
    }

    private static List<StatusCode> statuses() {
        Stream<StatusCode> named =
                Stream.<StatusCode>of(HttpStatus.values()).filter(status -> !status.isInformational());
        return Stream.concat(named, UNNAMED.stream().map(StatusCode::of)).toList();
    }

    private static void addEachKind(List<Reply> all, StatusCode status) {
        all.add(Reply.of(status));
        all.add(Reply.of(status).withField("X-Trace", "a1").withField("Cache-Control", "no-store"));
        if (status.allowsContent()) {
            all.add(Reply.of(status, "text/plain", "sorry: " + status.code()));
            // What ends a head, and no text.
            all.add(Reply.of(status, "application/octet-stream", new byte[] {0, 1, 2, (byte) 255, 13, 10, 13, 10}));
        }
    }

    private static void addWithAndWithoutContent(List<Reply> all, Reply reply) {
        all.add(reply);
        if (reply.status().allowsContent()) {
            all.add(reply.withContent("text/html", "<p>caf\u00e9</p>"));
        }
    }

    private static List<Reply> factories() {
        List<Reply> all = new ArrayList<>();
        for (int code : new int[] {301, 302, 303, 307, 308}) {
            for (String location : List.of("/there?a=b&c=%20#f", "https://other.example/x", "relative/path")) {
                all.add(Reply.redirect(StatusCode.of(code), location));
            }
        }
        all.add(Reply.created("/orders/1"));
        all.add(Reply.notModified());
        all.add(Reply.notModified("\"v1\""));
        all.add(Reply.notModified("W/\"v\u00e9\""));
        all.add(Reply.notModified("\"v1\"")
                .withField("Cache-Control", "max-age=5")
                .withField("Vary", "Accept")
                .withField("Content-Location", "/a"));
        all.add(Reply.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD, RequestMethod.of("PURGE")));
        all.add(Reply.methodNotAllowed(Set.of()));
        all.add(Reply.unauthorized("Basic realm=\"a\""));
        all.add(Reply.unauthorized("Basic realm=\"a\"", "Bearer realm=\"b\", error=\"x\"", "Negotiate"));
        all.add(Reply.proxyAuthenticationRequired("Basic realm=\"p\"", "Negotiate"));
        for (HttpStatus status :
                List.of(HttpStatus.CONTENT_TOO_LARGE, HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE)) {
            all.add(Reply.retryLater(status, Duration.ofSeconds(7)));
            all.add(Reply.retryLater(status, Instant.parse("2030-01-01T00:00:00Z")));
        }
        all.add(Reply.rangeNotSatisfiable(0));
        all.add(Reply.rangeNotSatisfiable(Long.MAX_VALUE));
        all.add(Reply.upgradeRequired("HTTP/3.0"));
        all.add(Reply.upgradeRequired("websocket", "TLS/1.0"));
        return all;
    }

    private static List<Reply> fields() {
        Reply ok = Reply.of(HttpStatus.OK);
        return List.of(
                ok.withField("X-Latin", "caf\u00e9 \u00ff\u0080\u00a0x"),
                ok.withField("X-Tab", "a\tb  c"),
                ok.withField("X-Empty", ""),
                ok.withField("X-Long", "x".repeat(3_000)),
                ok.withField("x-lower", "1").withAddedField("X-LOWER", "2").withAddedField("X-Lower", "1"),
                ok.withField("!#$%&'*+.^_`|~", "token"),
                ok.withField("X-Lines", "a", "b, c", "\"d, e\""),
                ok.withField("Set-Cookie", "a=1; Path=/", "b=2; Expires=Wed, 09 Jun 2032 10:18:14 GMT"),
                ok.withField("Link", "</a>; rel=preload", "</b>; rel=next"),
                ok.withField("Vary", "Accept", "Accept-Language"),
                ok.withField("Server", "mine").withField("Date", "Sun, 06 Nov 1994 08:49:37 GMT"),
                ok.withField("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT").withField("Expires", "0"),
                ok.withField("Access-Control-Allow-Origin", "*").withField("Strict-Transport-Security", "max-age=1"),
                Reply.of(HttpStatus.NO_CONTENT).withField("Allow", "GET, HEAD").withField("ETag", "\"x\""));
    }

    private static List<Reply> contents() {
        byte[] large = new byte[100_000];
        IntStream.range(0, large.length).forEach(i -> large[i] = (byte) i);
        Reply zipped = Reply.of(HttpStatus.OK, "text/plain", bytes("zipped"));
        return List.of(
                Reply.of(HttpStatus.OK, "image/png", large),
                Reply.of(HttpStatus.OK, "text/html", bytes("<p>no charset</p>")),
                Reply.of(HttpStatus.OK, "text/html;charset=ISO-8859-1", new byte[] {(byte) 0xe9}),
                Reply.of(HttpStatus.OK, "application/json", "{}"),
                Reply.of(HttpStatus.OK, "text/plain; charset=\"utf-8\"; x=\"a;b\"", new byte[0]),
                Reply.of(HttpStatus.OK, "text/plain", "h\u00e9\u20ac"),
                zipped.withField("Content-Encoding", "x-own").withField("Content-Language", "de-AT"),
                Reply.of(HttpStatus.PARTIAL_CONTENT, "text/plain", bytes("ab"))
                        .withField("Content-Range", "bytes 0-1/4"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
