package io.httptypes.messages;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.internal.Quoted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class Json {
    /** So that a list that holds itself ends in an exception, and no reader's stack overflows. */
    private static final int MAX_DEPTH = 100;

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.write(value, 0);
        return json.text.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "the value is nested too deep; expected " + MAX_DEPTH + " levels or fewer");
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof RequestMethod
                || value instanceof URI) {
            writeString(value.toString());
        } else if (value instanceof StatusCode status) {
            text.append(status.code());
        } else if (value instanceof Number number) {
            writeNumber(number);
        } else if (value instanceof Collection<?> list) {
            writeList(list, depth + 1);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, depth + 1);
        } else if (value == null || value instanceof Boolean) {
            text.append(value);
        } else {
            throw unwritable(value);
        }
    }

    private void writeNumber(Number number) {
        if (!(isWhole(number) || isFinite(number))) {
            throw unwritable(number);
        }
        text.append(number);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number.getClass() == BigInteger.class;
    }

    private static boolean isFinite(Number number) {
        return (number instanceof Double || number instanceof Float)
                ? Double.isFinite(number.doubleValue())
                : number.getClass() == BigDecimal.class;
    }

    private void writeList(Collection<?> list, int depth) {
        char before = '[';
        for (Object element : list) {
            text.append(before);
            write(element, depth);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void writeMap(Map<?, ?> map, int depth) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new IllegalArgumentException(Quoted.of(String.valueOf(entry.getKey()))
                        + " is not a valid name of a member; expected a String");
            }
            text.append(before);
            writeString(name);
            text.append(':');
            write(entry.getValue(), depth);
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    /** All that is legal in JSON and in UTF-8, and that no line of a log or script takes for its end. */
    private void writeString(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (isPair(value, i)) {
                text.append(c).append(value.charAt(++i));
            } else if (c < ' ' || c == '\u007f' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static boolean isPair(String value, int i) {
        return i + 1 < value.length() && Character.isSurrogatePair(value.charAt(i), value.charAt(i + 1));
    }

    private static IllegalArgumentException unwritable(Object value) {
        String what = value instanceof Number
                ? value.toString()
                : "a value of " + value.getClass().getName();
        return new IllegalArgumentException(what
                + " cannot be written as JSON; expected null, a text, a boolean, a finite number, a "
                + "status, a method, a URI, a collection or a map");
    }
}
