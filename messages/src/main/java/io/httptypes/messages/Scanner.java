package io.httptypes.messages;

import io.httptypes.internal.FieldText;
import io.httptypes.internal.Token;

/** Reads a field's value from its start to its end. A step that does not fit returns false and stays where it was. */
final class Scanner {
    private final String text;
    private int position;

    Scanner(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    boolean isAtEnd() {
        return position == text.length();
    }

    boolean isAt(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    boolean skip(char c) {
        if (isAt(c)) {
            position++;
            return true;
        }
        return false;
    }

    void skipWhiteSpace() {
        while (position < text.length() && FieldText.isWhiteSpace(text.charAt(position))) {
            position++;
        }
    }

    /** A comma, with or without white space before it. */
    boolean comma() {
        int start = position;
        skipWhiteSpace();
        if (skip(',')) {
            return true;
        }
        position = start;
        return false;
    }

    boolean token() {
        int start = position;
        while (position < text.length() && Token.isTchar(text.charAt(position))) {
            position++;
        }
        return position > start;
    }

    boolean digits() {
        int start = position;
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        return position > start;
    }

    /** RFC 9110, Section 11.2. */
    boolean token68() {
        int start = position;
        while (position < text.length() && isToken68(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            return false;
        }
        while (skip('=')) {
            // each may be followed by another
        }
        return true;
    }

    /** RFC 9110, Section 5.6.4. */
    boolean quotedString() {
        int start = position;
        if (skip('"')) {
            for (; position < text.length(); position++) {
                char c = text.charAt(position);
                if (c == '"') {
                    position++;
                    return true;
                }
                if (c == '\\') {
                    position++;
                }
            }
        }
        position = start;
        return false;
    }

    /**
     * A name, "=" and a value, which is a token or a quoted string.
     *
     * @param isSpaced whether there may be white space around the "=", as in RFC 9110, Section 11.2
     */
    boolean parameter(boolean isSpaced) {
        int start = position;
        if (token()) {
            if (isSpaced) {
                skipWhiteSpace();
            }
            if (skip('=')) {
                if (isSpaced) {
                    skipWhiteSpace();
                }
                if (token() || quotedString()) {
                    return true;
                }
            }
        }
        position = start;
        return false;
    }

    private static boolean isToken68(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isDigit(c) || "-._~+/".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
