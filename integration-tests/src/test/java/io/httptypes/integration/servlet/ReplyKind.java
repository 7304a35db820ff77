package io.httptypes.integration.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Allow;
import io.httptypes.messages.Reply;
import io.httptypes.messages.RetryAfter;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Each kind of reply: the call, then the status, the content and the fields that it is to put on the wire. */
enum ReplyKind {
    EMPTY_200(Reply.of(HttpStatus.OK), 200, "", "content-length: 0"),
    EMPTY_204(Reply.of(HttpStatus.NO_CONTENT), 204, ""),
    EMPTY_205(Reply.of(HttpStatus.RESET_CONTENT), 205, "", "content-length: 0"),
    EMPTY_304(Reply.of(HttpStatus.NOT_MODIFIED), 304, ""),
    EMPTY_404(Reply.of(HttpStatus.NOT_FOUND), 404, "", "content-length: 0"),
    EMPTY_500(Reply.of(HttpStatus.INTERNAL_SERVER_ERROR), 500, "", "content-length: 0"),
    EMPTY_999(Reply.of(StatusCode.of(999)), 999, "", "content-length: 0"),
    BYTES(
            Reply.of(HttpStatus.OK, "image/png", new byte[] {'p', 'n', 'g'}),
            200,
            "png",
            "content-length: 3",
            "content-type: image/png"),
    BYTES_OF_TEXT(
            Reply.of(HttpStatus.OK, "text/plain", "é".getBytes(UTF_8)),
            200,
            "é",
            "content-length: 2",
            "content-type: text/plain"),
    BYTES_OF_TEXT_OF_A_CHARSET(
            Reply.of(HttpStatus.OK, "text/html;charset=windows-1252", "ab".getBytes(UTF_8)),
            200,
            "ab",
            "content-length: 2",
            "content-type: text/html;charset=windows-1252"),
    MANY_BYTES(
            Reply.of(StatusCode.of(599), "a/b;c=d", "x".repeat(200_000).getBytes(UTF_8)),
            599,
            "x".repeat(200_000),
            "content-length: 200000",
            "content-type: a/b;c=d"),
    JSON(
            Reply.of(HttpStatus.UNPROCESSABLE_CONTENT, "application/json", "{\"€\":1}"),
            422,
            "{\"€\":1}",
            "content-length: 9",
            "content-type: application/json"),
    TEXT_OF_ANOTHER_CHARSET(
            Reply.of(HttpStatus.OK, "text/plain; CHARSET=\"latin1\";a=b", "é"),
            200,
            "é",
            "content-length: 2",
            "content-type: text/plain;a=b;charset=utf-8"),
    EMPTY_TEXT(
            Reply.of(HttpStatus.BAD_REQUEST, "text/plain", ""),
            400,
            "",
            "content-length: 0",
            "content-type: text/plain;charset=utf-8"),
    EMPTY_TEXT_204(Reply.of(HttpStatus.NO_CONTENT, "text/plain", ""), 204, ""),
    REDIRECT_301(
            Reply.redirect(HttpStatus.MOVED_PERMANENTLY, "/a?b=c#d"),
            301,
            "",
            "content-length: 0",
            "location: /a?b=c#d"),
    REDIRECT_302(Reply.redirect(HttpStatus.FOUND, "relative"), 302, "", "content-length: 0", "location: relative"),
    REDIRECT_303(Reply.redirect(HttpStatus.SEE_OTHER, "../b"), 303, "", "content-length: 0", "location: ../b"),
    REDIRECT_307(
            Reply.redirect(HttpStatus.TEMPORARY_REDIRECT, "//other.example/"),
            307,
            "",
            "content-length: 0",
            "location: //other.example/"),
    REDIRECT_308(
            Reply.redirect(HttpStatus.PERMANENT_REDIRECT, "https://a.example/%C3%A9"),
            308,
            "",
            "content-length: 0",
            "location: https://a.example/%C3%A9"),
    CREATED(Reply.created("/orders/1"), 201, "", "content-length: 0", "location: /orders/1"),
    NOT_MODIFIED(Reply.notModified("W/\"new\""), 304, "", "etag: W/\"new\""),
    NOT_MODIFIED_AS_IT_IS(Reply.notModified(), 304, ""),
    METHOD_NOT_ALLOWED(
            Reply.methodNotAllowed(Set.of(RequestMethod.of("PURGE"), HttpMethod.QUERY, HttpMethod.GET)),
            405,
            "",
            "allow: GET, QUERY, PURGE",
            "content-length: 0"),
    NO_METHOD_ALLOWED(Reply.methodNotAllowed(Set.of()), 405, "", "allow: ", "content-length: 0"),
    UNAUTHORIZED(
            Reply.unauthorized("Basic realm=\"orders\""),
            401,
            "",
            "content-length: 0",
            "www-authenticate: Basic realm=\"orders\""),
    UNAUTHORIZED_IN_THREE_WAYS(
            Reply.unauthorized("Basic realm=\"a, b\"", "Bearer", "Negotiate"),
            401,
            "",
            "content-length: 0",
            "www-authenticate: Basic realm=\"a, b\"",
            "www-authenticate: Bearer",
            "www-authenticate: Negotiate"),
    UNAUTHORIZED_BEHIND_ANOTHER(
            (rq, rs) -> {
                rs.addHeader("WWW-Authenticate", "Bearer");
                return ServletAdapter.trySend(rq, rs, Reply.unauthorized("Basic realm=\"orders\""));
            },
            401,
            "",
            "content-length: 0",
            "www-authenticate: Basic realm=\"orders\"",
            "www-authenticate: Bearer"),
    PROXY_AUTHENTICATION_REQUIRED(
            Reply.proxyAuthenticationRequired("Basic realm=\"proxy\"", "Bearer"),
            407,
            "",
            "content-length: 0",
            "proxy-authenticate: Basic realm=\"proxy\"",
            "proxy-authenticate: Bearer"),
    RETRY_LATER_413(
            Reply.retryLater(HttpStatus.CONTENT_TOO_LARGE, Duration.ofMillis(1500)),
            413,
            "",
            "content-length: 0",
            "retry-after: 2"),
    RETRY_LATER_429(
            Reply.retryLater(HttpStatus.TOO_MANY_REQUESTS, Instant.parse("1994-11-06T08:49:36.1Z")),
            429,
            "",
            "content-length: 0",
            "retry-after: Sun, 06 Nov 1994 08:49:37 GMT"),
    RETRY_LATER_503(
            Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, Duration.ofHours(1)),
            503,
            "",
            "content-length: 0",
            "retry-after: 3600"),
    RANGE_NOT_SATISFIABLE(
            Reply.rangeNotSatisfiable(5_000_000_000L),
            416,
            "",
            "content-length: 0",
            "content-range: bytes */5000000000"),
    UPGRADE_REQUIRED(
            Reply.upgradeRequired("TLS/1.3", "websocket"),
            426,
            "",
            "connection: upgrade",
            "content-length: 0",
            "upgrade: TLS/1.3, websocket"),
    JSON_WITH_FIELDS(
            Reply.unauthorized("Basic realm=\"orders\"", "Bearer")
                    .withField("Allow", Allow.format(HttpMethod.POST, HttpMethod.GET))
                    .withField("Retry-After", RetryAfter.format(Duration.ofSeconds(5)))
                    .withContent("application/json", "{}"),
            401,
            "{}",
            "allow: GET, POST",
            "content-length: 2",
            "content-type: application/json",
            "retry-after: 5",
            "www-authenticate: Basic realm=\"orders\"",
            "www-authenticate: Bearer"),
    OWN_CONTENT_FIELDS(
            Reply.of(HttpStatus.PARTIAL_CONTENT, "a/b", "new".getBytes(UTF_8))
                    .withField("Content-Encoding", "br")
                    .withField("Content-Range", "bytes 0-2/9")
                    .withField("ETag", "\"new\""),
            206,
            "new",
            "content-encoding: br",
            "content-length: 3",
            "content-range: bytes 0-2/9",
            "content-type: a/b",
            "etag: \"new\"");

    /** A helper's call. */
    @FunctionalInterface
    interface Call {
        boolean on(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    final Call call;
    final int code;
    final String content;
    final List<String> fields;

    ReplyKind(Reply reply, int code, String content, String... fields) {
        this((request, response) -> ServletAdapter.trySend(request, response, reply), code, content, fields);
    }

    ReplyKind(Call call, int code, String content, String... fields) {
        this.call = call;
        this.code = code;
        this.content = content;
        this.fields = List.of(fields);
    }

    /** Whether the helper sends a field, even an empty one. */
    boolean sends(String name) {
        return fields.stream().anyMatch(field -> field.startsWith(name + ":"));
    }
}
