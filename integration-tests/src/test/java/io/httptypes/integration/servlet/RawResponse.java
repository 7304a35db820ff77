package io.httptypes.integration.servlet;

import java.util.List;

/**
 * A response as it stood on the wire.
 *
 * @param fields the field lines, in order
 * @param content read as UTF-8
 */
public record RawResponse(String statusLine, List<String> fields, String content) {
    /** The three digits of the status line. */
    public int code() {
        return Integer.parseInt(statusLine.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    /** The values of all lines of a field, whatever the case of its name. */
    public List<String> values(String name) {
        String start = name + ":";
        return fields.stream()
                .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }
}
