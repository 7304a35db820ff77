package io.httptypes;

import java.io.Serial;

/** A status code without a name. Only {@link StatusTable} and deserialization create it. */
record ExtensionCode(int code) implements StatusCode {
    @Serial
    private static final long serialVersionUID = 1;

    ExtensionCode {
        if (!StatusTable.inRange(code)) {
            throw StatusTable.outOfRange(code);
        }
    }

    @Override
    public String reasonPhrase() {
        return "";
    }

    @Override
    public String toString() {
        return Integer.toString(code);
    }

    /** The code may have got a name since it was written. */
    @Serial
    private Object readResolve() {
        return StatusCode.of(code);
    }
}
