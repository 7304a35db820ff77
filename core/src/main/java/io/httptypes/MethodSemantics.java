package io.httptypes;

/** What the registry of methods says of one, RFC 9110, Sections 9.2.1 and 9.2.2: a safe method is idempotent too. */
enum MethodSemantics {
    SAFE,
    IDEMPOTENT,
    NEITHER
}
