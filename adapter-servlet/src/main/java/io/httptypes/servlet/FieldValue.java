package io.httptypes.servlet;

import java.util.Objects;
import java.util.regex.Pattern;

/** Checks what a caller wants in a header field, so that it can neither break the field nor be changed by a container. */
final class FieldValue {
    private static final int LIMIT = 40;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    // U+0085 is obs-text, and a line terminator to a dot that is not told otherwise.
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN + "[ \t]*(?:;.*)?", Pattern.DOTALL);
    private static final Pattern PROTOCOL = Pattern.compile(TOKEN + "(?:/" + TOKEN + ")?");
    private static final Pattern CHALLENGE = Pattern.compile(TOKEN + "(?: .*)?", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\t\u0080-\u009f]");
    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"[!#-~\u0080-\u00ff]*\"");

    private FieldValue() {}

    /** RFC 9110, Section 8.3.1. */
    static void checkMediaType(String value) {
        check("contentType", value, 0xff);
        match(MEDIA_TYPE, value, "a media type such as text/plain");
    }

    /** RFC 9110, Section 7.8. */
    static void checkProtocol(String name, String value) {
        check(name, value, '~');
        match(PROTOCOL, value, "a protocol such as HTTP/2.0");
    }

    /** RFC 9110, Section 11.3. */
    static void checkChallenge(String name, String value) {
        check(name, value, 0xff);
        match(CHALLENGE, value, "a challenge such as Basic realm=\"orders\"");
    }

    /** RFC 9110, Section 8.8.3. */
    static void checkEntityTag(String value) {
        check("etag", value, 0xff);
        match(ENTITY_TAG, value, "an entity-tag in quotation marks, or W/ and one");
    }

    /** A field of URIs, which are of ASCII: given more, one container drops the field and others mangle it. */
    static void checkUris(String name, String value) {
        check(name, value, '~');
        if (value.isBlank()) {
            throw new IllegalArgumentException("a blank " + name + "; expected a URI reference");
        }
    }

    private static void match(Pattern pattern, String value, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(quote(value, 0, value.length()) + "; expected " + expected);
        }
    }

    /** RFC 9110, Section 5.5. */
    private static void check(String name, String value, int last) {
        Objects.requireNonNull(value, name);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > last) {
                throw new IllegalArgumentException(String.format(
                        "%s: U+%04X after %s; expected visible %s, blanks and tabs",
                        name, (int) c, quote(value, Math.max(0, i - LIMIT), i), last == '~' ? "ASCII" : "ISO 8859-1"));
            }
        }
    }

    // Whatever stands here has passed the check: no other character could forge a line of a log.
    private static String quote(String value, int start, int end) {
        String part = value.substring(start, Math.min(end, start + LIMIT));
        String escaped = CONTROL.matcher(part)
                .replaceAll(c -> String.format("\\\\u%04x", (int) c.group().charAt(0)));
        return '"' + escaped + (end - start > LIMIT ? "\"…" : "\"");
    }
}
