package io.httptypes;

/** What a row of {@link HttpStatus} may say besides its columns, as bits. */
final class Traits {
    /** RFC 9110, Section 15.1, or an RFC that adds to its list. */
    static final int CACHEABLE = 1;

    /** Besides 1xx, where the class says it: a sender puts no content there. */
    static final int CONTENTLESS = 1 << 1;

    static final int POST_BECOMES_GET = 1 << 2;
    static final int BECOMES_GET = 1 << 3;
    static final int KEEPS_METHOD = 1 << 4;

    static final int RETRYABLE = 1 << 5;
    static final int RETRYABLE_IF_IDEMPOTENT = 1 << 6;

    static final int DEPRECATED = 1 << 7;
    static final int OBSOLETED = 1 << 8;
    static final int UNUSED = 1 << 9;

    private Traits() {}
}
