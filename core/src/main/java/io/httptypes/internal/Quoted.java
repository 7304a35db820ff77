package io.httptypes.internal;

/** Quotes foreign text for an error message: escaped, so that it cannot forge a line of a log, and cut. */
public final class Quoted {
    private static final int LIMIT = 40;

    private Quoted() {}

    /**
     * The first forty characters in quotation marks; what is not visible ASCII, and the quotation mark, escaped as in
     * Java.
     */
    public static String of(CharSequence text) {
        int length = text.length();
        StringBuilder quoted = new StringBuilder().append('"');
        for (int i = 0; i < Math.min(length, LIMIT); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04x", (int) c));
            }
        }
        quoted.append('"');
        if (length > LIMIT) {
            quoted.append("… (").append(length).append(" characters)");
        }
        return quoted.toString();
    }
}
