package io.httptypes.messages;

import io.httptypes.internal.FieldText;
import io.httptypes.internal.Quoted;
import io.httptypes.internal.Token;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules for header fields that adapters and gateways need beside a {@link Reply}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5">RFC 9110, Section 5</a>
 */
public final class Fields {
    /** RFC 9110, Section 7.6.1, and RFC 9113, Section 8.2.2. */
    private static final Set<String> CONNECTION_SPECIFIC = ignoringCase(
            "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    /** RFC 9110, Sections 8 and 14.4; RFC 6266; RFC 9530, Section 2, with the fields that it replaces. */
    private static final Set<String> DESCRIBING_CONTENT = ignoringCase(
            "Content-Digest",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-Location",
            "Content-MD5",
            "Content-Range",
            "Content-Type",
            "Digest",
            "ETag",
            "Last-Modified",
            "Repr-Digest");

    private Fields() {}

    /**
     * Returns a field's name if a message can carry it.
     *
     * @param name a token, RFC 9110, Section 5.6.2
     * @return the name
     * @throws IllegalArgumentException if it is anything else
     */
    public static String requireName(String name) {
        if (!Token.isToken(Objects.requireNonNull(name, "name"))) {
            throw new IllegalArgumentException(Quoted.of(name)
                    + " is not a valid field name; expected a token, one or more ASCII letters, digits and "
                    + Token.PUNCTUATION);
        }
        return name;
    }

    /**
     * Returns a field's value if a message can carry it. What the field's own grammar says is not looked at.
     *
     * @param name the field's name, for the exception
     * @param value tabs, blanks, visible ASCII, and U+0080 to U+00FF, which stand for bytes; no tab or blank at either
     *     end; may be empty
     * @return the value
     * @throws IllegalArgumentException if the value is anything else
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.5">RFC 9110, Section 5.5</a>
     */
    public static String requireValue(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (!FieldText.isText(value)) {
            throw FieldGrammar.refusal(name, value, "field value", "tabs, blanks, visible ASCII and U+0080 to U+00FF");
        }
        if (!value.isEmpty()
                && (FieldText.isWhiteSpace(value.charAt(0))
                        || FieldText.isWhiteSpace(value.charAt(value.length() - 1)))) {
            throw FieldGrammar.refusal(name, value, "field value", "no blank at its ends");
        }
        return value;
    }

    /**
     * Tells whether a field is about one connection alone, so that a gateway does not forward it and HTTP/2 does not
     * have it.
     *
     * @param name any name; case does not matter
     * @return true for Connection, Keep-Alive, Proxy-Connection, TE, Trailer, Transfer-Encoding and Upgrade; the names
     *     that a Connection field lists are the caller's business
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, Section 7.6.1</a>
     */
    public static boolean isConnectionSpecific(String name) {
        return CONNECTION_SPECIFIC.contains(Objects.requireNonNull(name, "name"));
    }

    /**
     * Tells whether a field describes the content of its message, so that it goes when the content is replaced.
     *
     * @param name any name; case does not matter
     * @return true for the fields of RFC 9110, Section 8, such as Content-Type and ETag, and for Content-Range,
     *     Content-Disposition, Content-Digest and Repr-Digest
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8">RFC 9110, Section 8</a>
     */
    public static boolean describesContent(String name) {
        return DESCRIBING_CONTENT.contains(Objects.requireNonNull(name, "name"));
    }

    /** Unlike a look-up of the lower-cased name, this allocates nothing. */
    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
