package io.httptypes.internal;

/**
 * The grammar of a token, RFC 9110, Section 5.6.2.
 *
 * <pre>
 * token = 1*tchar
 * tchar = "!" / "#" / "$" / "%" / "&amp;" / "'" / "*" / "+" / "-" / "." / "^" / "_" / "`" / "|" / "~" / DIGIT / ALPHA
 * </pre>
 */
public final class Token {
    /** What a token may hold besides ASCII letters and digits. */
    public static final String PUNCTUATION = "!#$%&'*+-.^_`|~";

    private static final boolean[] TCHAR = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TCHAR[c] = true;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            TCHAR[c] = true;
            TCHAR[c + ('a' - 'A')] = true;
        }
        for (int i = 0; i < PUNCTUATION.length(); i++) {
            TCHAR[PUNCTUATION.charAt(i)] = true;
        }
    }

    private Token() {}

    /** Whether a token may hold the character. */
    public static boolean isTchar(char c) {
        return c < TCHAR.length && TCHAR[c];
    }

    /** Whether the text is a token; false for an empty one. */
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTchar(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Upper case for ASCII letters alone: no locale's rule turns another letter into one of a token. */
    public static String toUpperCase(String text) {
        StringBuilder upper = new StringBuilder(text);
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            if (c >= 'a' && c <= 'z') {
                upper.setCharAt(i, (char) (c - ('a' - 'A')));
            }
        }
        return upper.toString();
    }
}
