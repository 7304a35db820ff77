package io.httptypes.netty;

import java.util.Objects;

/**
 * What a reason phrase and a field value are made of: tabs, blanks, visible ASCII, and the rest of ISO 8859-1, which the RFCs call
 * obs-text. Netty's own checks differ between its versions, and none of them looks at all of this.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-4">RFC 9112, Section 4</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.5">RFC 9110, Section 5.5</a>
 */
final class Text {
    private static final int LIMIT = 40;

    private Text() {}

    static boolean is(CharSequence text) {
        return is(text, '\u00ff');
    }

    /** Returns the value as it was when it was checked. */
    static String require(String name, CharSequence value) {
        String text = Objects.requireNonNull(value, name).toString();
        if (!is(text)) {
            throw refusal(name, text, "tabs, blanks and visible characters of ISO 8859-1");
        }
        return text;
    }

    /** As {@link #require}, for a field whose value is never empty. */
    static String requireField(String name, CharSequence value) {
        String text = require(name, value);
        if (text.isBlank()) {
            throw refusal(name, text, "a value");
        }
        return text;
    }

    /** As {@link #requireField}, for a field of URIs, which are of ASCII. */
    static String requireUri(String name, CharSequence value) {
        String text = requireField(name, value);
        if (!is(text, '~')) {
            throw refusal(name, text, "a URI reference, which is of visible ASCII");
        }
        return text;
    }

    private static boolean is(CharSequence text, char last) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > last) {
                return false;
            }
        }
        return true;
    }

    /** Names the value escaped, so that it cannot forge a line of a log, and cut. */
    private static IllegalArgumentException refusal(String name, String value, String expected) {
        StringBuilder message = new StringBuilder(name).append(": \"");
        value.chars().limit(LIMIT).forEach(c -> {
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                message.append((char) c);
            } else {
                message.append(String.format("\\u%04x", c));
            }
        });
        message.append(value.length() > LIMIT ? "\"…" : "\"")
                .append("; expected ")
                .append(expected);
        return new IllegalArgumentException(message.toString());
    }
}
