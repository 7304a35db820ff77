package io.httptypes;

import io.httptypes.internal.Quoted;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.util.Objects;

/**
 * A section of an RFC, the place where something is specified.
 *
 * @param rfc the RFC's number, 1 or more
 * @param section the section's number: decimal numbers from 1 on without leading zeros, separated by full stops, such
 *     as {@code "15.5.5"}
 */
public record RfcSection(int rfc, String section) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Creates a section.
     *
     * @throws IllegalArgumentException if a number is not valid
     */
    public RfcSection {
        Objects.requireNonNull(section, "section");
        if (rfc < 1) {
            throw new IllegalArgumentException(rfc + " is not a valid RFC number; expected 1 or more");
        }
        if (!isSectionNumber(section)) {
            throw new IllegalArgumentException(
                    Quoted.of(section) + " is not a valid section number; expected one such as \"15.5.5\"");
        }
    }

    /**
     * Returns where the section can be read.
     *
     * @return an address such as {@code https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5}
     */
    public URI uri() {
        return URI.create("https://www.rfc-editor.org/rfc/rfc" + rfc + "#section-" + section);
    }

    /**
     * Returns the section as a text cites it.
     *
     * @return a text such as {@code "RFC 9110, Section 15.5.5"}
     */
    @Override
    public String toString() {
        return "RFC " + rfc + ", Section " + section;
    }

    private static boolean isSectionNumber(String section) {
        char before = '.';
        for (int i = 0; i < section.length(); i++) {
            char c = section.charAt(i);
            boolean startsNumber = before == '.';
            boolean legal = startsNumber ? c >= '1' && c <= '9' : c == '.' || (c >= '0' && c <= '9');
            if (!legal) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }
}
