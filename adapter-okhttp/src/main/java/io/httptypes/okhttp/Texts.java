package io.httptypes.okhttp;

import okhttp3.HttpUrl;

/** Makes foreign text fit for an error message. */
final class Texts {
    private static final int LIMIT = 200;

    private Texts() {}

    /** Without user info, query and fragment. What is left is ASCII without control characters, as {@link HttpUrl} guarantees. */
    static String redacted(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
    }

    static String cut(String text) {
        return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "… (" + text.length() + " characters)";
    }

    /** Escapes what could forge a line of a log, steer a terminal, or turn text around. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (isPrinted(c)) {
                        escaped.append(c);
                    } else {
                        escaped.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isPrinted(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
