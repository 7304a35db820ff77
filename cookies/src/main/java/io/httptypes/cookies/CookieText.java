package io.httptypes.cookies;

import io.httptypes.internal.Quoted;

/** What the texts of cookies may hold. */
final class CookieText {
    private CookieText() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || c == 0x7F;
    }

    /**
     * The first place of a character, or the end: beyond it nothing is searched, or many short elements would cost a
     * square.
     */
    static int indexOf(String text, char c, int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) != c) {
            i++;
        }
        return i;
    }

    /** Without the blanks and tabs around it. */
    static String strip(String text, int start, int end) {
        int first = skipBlanks(text, start, end);
        return text.substring(first, skipBlanksBackwards(text, first, end));
    }

    static int skipBlanks(String text, int start, int end) {
        int i = start;
        while (i < end && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int skipBlanksBackwards(String text, int start, int end) {
        int i = end;
        while (i > start && isBlank(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** Whether a part of a text is a word in lower case; the letters' case does not matter. */
    static boolean isSame(String text, int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(start + i);
            if (c != word.charAt(i) && (c < 'A' || c > 'Z' || c + ('a' - 'A') != word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static void requireCarried(String what, String text, boolean isName) {
        boolean isFramed = !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
        for (int i = 0; i < text.length() && !isFramed; i++) {
            char c = text.charAt(i);
            isFramed = c == ';' || isControl(c) || (isName && c == '=');
        }
        if (isFramed) {
            // The value may be a secret.
            throw new IllegalArgumentException((isName ? Quoted.of(text) : "the text") + " is not valid as " + what
                    + "; expected no semicolon, " + (isName ? "no equals sign, " : "")
                    + "no control character, and no blank at either end");
        }
    }

    /** RFC 6265, Section 4.1.1: cookie-value. */
    static boolean isStrictValue(String value) {
        int start = 0;
        int end = value.length();
        if (end >= 2 && value.charAt(0) == '"' && value.charAt(end - 1) == '"') {
            start++;
            end--;
        }
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '"' || c == ',' || c == ';' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** RFC 6265, Section 4.1.1: any CHAR but controls and semicolons. */
    static boolean isAttributeValue(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7F || c == ';') {
                return false;
            }
        }
        return true;
    }

    /** A subdomain, RFC 1034, Section 3.5, and RFC 1123, Section 2.1: labels of letters, digits and inner hyphens. */
    static boolean isSubdomain(String domain) {
        int label = 0;
        for (int i = 0; i <= domain.length(); i++) {
            char c = i < domain.length() ? domain.charAt(i) : '.';
            if (c == '.') {
                int length = i - label;
                if (length == 0 || length > 63 || domain.charAt(label) == '-' || domain.charAt(i - 1) == '-') {
                    return false;
                }
                label = i + 1;
            } else if (!isLetter(c) && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return domain.length() <= 253;
    }

    static boolean isLatin1(String text) {
        return isBelow(text, 0x100);
    }

    static boolean isAscii(String text) {
        return isBelow(text, 0x80);
    }

    private static boolean isBelow(String text, int limit) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= limit) {
                return false;
            }
        }
        return true;
    }

    /**
     * What stands for a host in a URL, without its port: visible ASCII, of which only brackets hold colons, without an
     * empty label.
     */
    static boolean isHost(String text) {
        boolean isBracketed = text.startsWith("[") && text.endsWith("]");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDelimiter = c == ';' || c == ',' || c == '/' || c == '?' || c == '#' || c == '@' || c == '\\';
            if (c <= ' ' || c >= 0x7F || isDelimiter || (c == ':' && !isBracketed)) {
                return false;
            }
        }
        return !text.isEmpty() && text.charAt(0) != '.' && !text.contains("..");
    }

    static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** ASCII alone, whatever the locale. */
    static String toLowerCase(String text) {
        StringBuilder folded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                if (folded == null) {
                    folded = new StringBuilder(text);
                }
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded == null ? text : folded.toString();
    }
}
