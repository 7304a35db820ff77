package io.httptypes.cookies;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads and writes the request's field {@code Cookie}. Order and duplicates are kept, and commas divide nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-4.2">RFC 6265, Section 4.2</a>
 */
public final class CookieField {
    private CookieField() {}

    /**
     * Reads the pairs of a field, leniently.
     *
     * @param fieldValues the lines of the field; HTTP/2 may send each pair in a line of its own (RFC 9113, Section
     *     8.2.3)
     * @return the pairs in their order, unmodifiable. An element without an equals sign is a value without a name; an
     *     empty one, and one with a control character, is skipped
     */
    public static List<CookiePair> parse(Iterable<String> fieldValues) {
        Objects.requireNonNull(fieldValues, "fieldValues");
        List<CookiePair> pairs = new ArrayList<>();
        for (String line : fieldValues) {
            parse(Objects.requireNonNull(line, "fieldValues"), pairs);
        }
        return List.copyOf(pairs);
    }

    private static void parse(String line, List<CookiePair> pairs) {
        int start = 0;
        while (start <= line.length()) {
            int end = CookieText.indexOf(line, ';', start, line.length());
            int equals = CookieText.indexOf(line, '=', start, end);
            boolean hasName = equals < end;
            String name = hasName ? CookieText.strip(line, start, equals) : "";
            String value = CookieText.strip(line, hasName ? equals + 1 : start, end);
            if ((hasName || !value.isEmpty()) && isCarried(name) && isCarried(value)) {
                pairs.add(new CookiePair(name, value));
            }
            start = end + 1;
        }
    }

    private static boolean isCarried(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (CookieText.isControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the value of a field.
     *
     * @param pairs the pairs in their order; a pair without a name is its value alone
     * @return the pairs, divided by a semicolon and a blank; {@code ""} for an empty list
     */
    public static String format(List<CookiePair> pairs) {
        Objects.requireNonNull(pairs, "pairs");
        StringBuilder field = new StringBuilder();
        for (CookiePair pair : pairs) {
            Objects.requireNonNull(pair, "pairs");
            if (!field.isEmpty()) {
                field.append("; ");
            }
            if (!pair.name().isEmpty()) {
                field.append(pair.name()).append('=');
            }
            field.append(pair.value());
        }
        return field.toString();
    }
}
