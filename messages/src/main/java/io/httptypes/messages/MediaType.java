package io.httptypes.messages;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The value of a Content-Type field.
 *
 * <pre>
 * media-type = type "/" subtype *( OWS ";" OWS [ parameter ] )
 * parameter  = token "=" ( token / quoted-string )
 * </pre>
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1">RFC 9110, Section 8.3.1</a>
 */
final class MediaType {
    private final boolean isValid;
    private final String type;
    private final StringBuilder withoutCharset = new StringBuilder();
    private @Nullable String charset;

    MediaType(String value) {
        Scanner scanner = new Scanner(value);
        boolean isTyped = scanner.token() && scanner.skip('/') && scanner.token();
        type = value.substring(0, scanner.position()).toLowerCase(Locale.ROOT);
        withoutCharset.append(value, 0, scanner.position());
        isValid = isTyped && readParameters(value, scanner);
    }

    private boolean readParameters(String value, Scanner scanner) {
        while (!scanner.isAtEnd()) {
            int start = scanner.position();
            scanner.skipWhiteSpace();
            if (!scanner.skip(';')) {
                return false;
            }
            scanner.skipWhiteSpace();
            int name = scanner.position();
            if (scanner.parameter(false) && value.regionMatches(true, name, "charset=", 0, "charset=".length())) {
                charset = unquoted(value.substring(name + "charset=".length(), scanner.position()));
            } else {
                withoutCharset.append(value, start, scanner.position());
            }
        }
        return true;
    }

    boolean isValid() {
        return isValid;
    }

    /**
     * The value for text in UTF-8: of the types that need it, with a charset, which no other type gets, and JSON never
     * has.
     */
    String ofUtf8(String value) {
        boolean isJson = type.equals("application/json") || type.endsWith("+json");
        if (isJson) {
            // RFC 8259, Section 11: it has no such parameter.
            return charset == null ? value : withoutCharset.toString();
        }
        boolean isText = type.startsWith("text/") || type.equals("application/xml") || type.endsWith("+xml");
        if (charset == null ? !isText : charset.equalsIgnoreCase("utf-8")) {
            return value;
        }
        return withoutCharset + ";charset=utf-8";
    }

    /** The charset of text: UTF-8 if the type names none that is known here. */
    Charset charset() {
        if (charset != null) {
            try {
                return Charset.forName(charset);
            } catch (IllegalArgumentException unknown) {
                return StandardCharsets.UTF_8;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static String unquoted(String value) {
        if (value.charAt(0) != '"') {
            return value;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < value.length() - 1; i++) {
            if (value.charAt(i) == '\\') {
                i++;
            }
            text.append(value.charAt(i));
        }
        return text.toString();
    }
}
