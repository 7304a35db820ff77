package io.httptypes.testkit;

import java.util.List;

/**
 * A response as it came off the wire.
 *
 * @param phrase empty over HTTP/2, which has none
 * @param end how the response ended
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares responses
record Received(int code, String phrase, List<Field> fields, byte[] content, End end) {
    enum End {
        /** Where its head says, by a length, chunks, the status, the method or the stream. */
        FRAMED,
        /** With the connection. */
        CLOSED,
        /** Not by anything that the head says, since neither a length nor the end of the connection was announced. */
        UNKNOWN,
        /** Not at all: a tunnel, whose stream goes on. */
        OPEN
    }

    record Field(String name, String value) {}

    List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name.equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** Whether a field that is a list of words has this one. */
    boolean says(String name, String word) {
        return values(name).stream()
                .anyMatch(value -> List.of(value.strip().split("[ \t]*,[ \t]*", -1)).stream()
                        .anyMatch(word::equalsIgnoreCase));
    }
}
