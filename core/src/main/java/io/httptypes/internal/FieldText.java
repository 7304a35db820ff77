package io.httptypes.internal;

/**
 * What a field value and a reason phrase are made of.
 *
 * <pre>
 * reason-phrase = 1*( HTAB / SP / VCHAR / obs-text )
 * field-content = field-vchar [ 1*( SP / HTAB / field-vchar ) field-vchar ]
 * field-vchar   = VCHAR / obs-text
 * obs-text      = %x80-FF
 * </pre>
 *
 * <p>A character stands for a byte, so obs-text is U+0080 to U+00FF.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.5">RFC 9110, Section 5.5</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-4">RFC 9112, Section 4</a>
 */
public final class FieldText {
    private FieldText() {}

    /** Whether each character may stand in a field value or a reason phrase; true for an empty text. */
    public static boolean isText(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isText(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the character may stand in a field value or a reason phrase. */
    public static boolean isText(char c) {
        return (c >= ' ' && c != 0x7f && c <= 0xff) || c == '\t';
    }

    /** A blank or a tab: the white space of HTTP's grammar, and no other. */
    public static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
