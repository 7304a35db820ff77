package io.httptypes;

/**
 * How a status code stands in IANA's registry.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-16.2">RFC 9110, Section 16.2</a>
 */
public enum Registration {
    /** The code is registered, and in use. */
    ASSIGNED,
    /** The code is registered, and should not be used any more: 305. */
    DEPRECATED,
    /** The code is registered by an RFC that has become historic: 510. */
    OBSOLETED,
    /** The code has no meaning and is kept from getting another one: 418. */
    UNUSED
}
