package io.httptypes.integration.servlet;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What was seen of a response, to compare: without the phrase and what each container adds by itself, the fields' names
 * in lower case.
 *
 * @param fields sorted
 */
record ComparableResponse(int code, List<String> fields, String content) {
    // Jetty lets a response with a cookie expire at once.
    private static final String ADDED =
            "(date|server|keep-alive): .*|connection: (close|keep-alive)|expires: Thu, 01 Jan 1970 00:00:00 GMT";

    static ComparableResponse of(int code, Stream<String> fields, String content) {
        List<String> compared = fields.map(ComparableResponse::withNameInLowerCase)
                .filter(field -> !field.matches(ADDED))
                .sorted()
                .toList();
        return new ComparableResponse(code, compared, content);
    }

    static ComparableResponse of(RawResponse response) {
        return of(response.code(), response.fields().stream(), response.content());
    }

    /** What is to be seen of an answer after a start. */
    static ComparableResponse expected(ReplyKind answer, ResponseState start, String method) {
        boolean isHead = method.equals("HEAD");
        // RFC 9110, Section 9.3.2: without content, the length of the one to GET is not known.
        Stream<String> own = answer.fields.stream()
                .filter(field -> !isHead || !answer.content.isEmpty() || !field.equals("content-length: 0"));
        return of(answer.code, Stream.concat(own, start.kept(answer)), isHead ? "" : answer.content);
    }

    /**
     * RFC 9112, Section 6.1: a response to HEAD may name the coding that the one to GET would have, and one container
     * does.
     */
    ComparableResponse withoutCodingOfHead(String method) {
        Stream<String> compared =
                fields.stream().filter(field -> !method.equals("HEAD") || !field.equals("transfer-encoding: chunked"));
        return of(code, compared, content);
    }

    private static String withNameInLowerCase(String field) {
        int colon = field.indexOf(':');
        return field.substring(0, colon).toLowerCase(Locale.ROOT) + ": "
                + field.substring(colon + 1).strip();
    }
}
