package io.httptypes.integration.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What an application has done to a response before it calls a helper. Then the fields of it that stay: with an answer
 * without content, with content, and with a 304; a 205 has no type and no language either. Those that end with
 * {@code _COMMITTED} are all that goes out.
 */
enum ResponseState {
    FRESH(List.of(), List.of(), List.of(), response -> {}),
    STATUS_SET(List.of(), List.of(), List.of(), response -> response.setStatus(299)),
    WRITER_TAKEN(List.of(), List.of(), List.of(), HttpServletResponse::getWriter),
    WRITER_OF_UTF_8_TAKEN(List.of(), List.of(), List.of(), response -> {
        response.setCharacterEncoding("UTF-8");
        response.getWriter();
    }),
    CHARSET_SET(List.of(), List.of(), List.of(), response -> response.setCharacterEncoding("UTF-16")),
    STREAM_TAKEN(List.of(), List.of(), List.of(), HttpServletResponse::getOutputStream),
    TEXT_WRITTEN(
            List.of(), List.of(), List.of(), response -> response.getWriter().print("old")),
    BYTES_WRITTEN(
            List.of(),
            List.of(),
            List.of(),
            response -> response.getOutputStream().print("old")),
    TYPE(List.of("content-type: text/csv"), List.of(), List.of(), response -> response.setContentType("text/csv")),
    TEXT_OF_A_TYPE(List.of("content-type: text/csv"), List.of(), List.of(), response -> {
        response.setContentType("text/csv;charset=ISO-8859-1");
        response.getWriter().print("old");
    }),
    BYTES_OF_A_TYPE(List.of("content-type: image/gif"), List.of(), List.of(), response -> {
        response.setContentType("image/gif");
        response.getOutputStream().write(new byte[3]);
    }),
    LANGUAGE(List.of("content-language: de"), List.of("content-language: de"), List.of(), response -> {
        response.setLocale(Locale.GERMAN);
    }),
    LANGUAGE_AND_TEXT(List.of("content-language: de"), List.of("content-language: de"), List.of(), response -> {
        response.setLocale(Locale.GERMAN);
        response.getWriter().print("old");
    }),
    FIELDS(Fields.KEPT, Fields.KEPT, Fields.KEPT, Fields::set),
    FIELDS_AND_WRITER(Fields.KEPT, Fields.KEPT, Fields.KEPT, response -> {
        Fields.set(response);
        response.getWriter();
    }),
    FIELDS_AND_TEXT(Fields.KEPT, Fields.KEPT, Fields.KEPT, response -> {
        response.getWriter().print("old");
        Fields.set(response);
    }),
    FIELDS_AND_BYTES(Fields.KEPT, Fields.KEPT, Fields.KEPT, response -> {
        Fields.set(response);
        response.getOutputStream().print("old");
    }),
    /** Of content that is to come: what follows it is no stale field but the caller's. */
    CONTENT_FIELDS(Fields.OF_CONTENT_TO_COME, Fields.OF_PART_TO_COME, Fields.OF_CONTENT_TO_COME, Fields::setOfContent),
    CONTENT_FIELDS_AND_TEXT(List.of(), List.of(), Fields.VALIDATORS, response -> {
        Fields.setOfContent(response);
        response.getWriter().print("old");
    }),
    CONTENT_FIELDS_AND_BYTES(List.of(), List.of(), Fields.VALIDATORS, response -> {
        Fields.setOfContent(response);
        response.getOutputStream().print("old");
    }),

    FLUSHED_COMMITTED(response -> {
        response.setStatus(299);
        response.addHeader("X-First", "1");
        response.getWriter().print("first");
        response.flushBuffer();
    }),
    STREAM_CLOSED_COMMITTED(response -> {
        response.setStatus(299);
        response.getOutputStream().print("first");
        response.getOutputStream().close();
    }),
    WRITER_CLOSED_COMMITTED(response -> {
        response.getWriter().print("first");
        response.getWriter().close();
    }),
    BUFFER_FULL_COMMITTED(response -> response.getOutputStream().print("first".repeat(50_000))),
    ERROR_SENT_COMMITTED(response -> {
        response.getWriter().print("old");
        response.sendError(499);
    }),
    REDIRECT_SENT_COMMITTED(response -> response.sendRedirect("/first")),
    ANSWERED_COMMITTED((request, response) ->
            ServletAdapter.send(request, response, Reply.of(HttpStatus.IM_A_TEAPOT, "text/plain", "first"))),
    ANSWERED_204_COMMITTED(
            (request, response) -> ServletAdapter.send(request, response, Reply.of(HttpStatus.NO_CONTENT)));

    /** What is done to the response. */
    @FunctionalInterface
    interface Deed {
        void to(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /** What is done without a look at the request. */
    @FunctionalInterface
    interface ResponseDeed {
        void to(HttpServletResponse response) throws IOException;
    }

    private static final class Fields {
        private static final List<String> KEPT = List.of(
                "cache-control: no-store",
                "set-cookie: a=1",
                "set-cookie: b=2; Path=/",
                "set-cookie: c=3",
                "x-one: one",
                "x-two: 1",
                "x-two: 2");
        private static final List<String> VALIDATORS =
                List.of("etag: \"old\"", "last-modified: Thu, 01 Jan 1970 00:00:00 GMT");
        private static final List<String> OF_CONTENT_TO_COME = Stream.concat(
                        VALIDATORS.stream(), Stream.of("content-disposition: attachment"))
                .toList();
        private static final List<String> OF_PART_TO_COME = Stream.concat(
                        OF_CONTENT_TO_COME.stream(), Stream.of("content-range: bytes 0-8/9"))
                .toList();

        private static void set(HttpServletResponse response) {
            response.setHeader("X-One", "one");
            response.addHeader("x-two", "1");
            response.addHeader("X-Two", "2");
            response.addHeader("Set-Cookie", "a=1");
            response.addHeader("Set-Cookie", "b=2; Path=/");
            response.addCookie(new Cookie("c", "3"));
            response.setHeader("Cache-Control", "no-store");
        }

        private static void setOfContent(HttpServletResponse response) {
            response.setContentLength(9);
            response.setHeader("Content-Encoding", "br");
            response.setHeader("Content-Range", "bytes 0-8/9");
            response.setHeader("Content-Digest", "sha-256=:AAAA:");
            response.setHeader("Content-Disposition", "attachment");
            response.setHeader("ETag", "\"old\"");
            response.setDateHeader("Last-Modified", 0);
            response.setHeader("Transfer-Encoding", "chunked");
        }
    }

    private final Deed deed;
    final boolean isCommitted;
    private final List<String> keptWithoutContent;
    private final List<String> keptWithContent;
    private final List<String> keptWith304;

    ResponseState(
            List<String> keptWithoutContent,
            List<String> keptWithContent,
            List<String> keptWith304,
            ResponseDeed deed) {
        this.keptWithoutContent = keptWithoutContent;
        this.keptWithContent = keptWithContent;
        this.keptWith304 = keptWith304;
        this.deed = (request, response) -> deed.to(response);
        isCommitted = false;
    }

    ResponseState(ResponseDeed deed) {
        this((request, response) -> deed.to(response));
    }

    ResponseState(Deed deed) {
        this.deed = deed;
        isCommitted = true;
        keptWithoutContent = keptWithContent = keptWith304 = List.of();
    }

    void prepare(HttpServletRequest request, HttpServletResponse response) throws IOException {
        deed.to(request, response);
    }

    /** The fields that stay with an answer, but for those that it sends itself. */
    Stream<String> kept(ReplyKind answer) {
        List<String> kept =
                answer.code == 304 ? keptWith304 : answer.sends("content-type") ? keptWithContent : keptWithoutContent;
        return kept.stream()
                .filter(field -> answer.code != 205 || !field.matches("content-(type|language):.*"))
                .filter(field -> !answer.sends(field.substring(0, field.indexOf(':'))));
    }
}
