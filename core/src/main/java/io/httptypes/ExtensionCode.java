package io.httptypes;

import java.io.Serial;
import java.util.Objects;
import java.util.Optional;

/** A status code without a name. Only {@link StatusTable} and deserialization create it. */
record ExtensionCode(int code, String label) implements StatusCode {
    @Serial
    private static final long serialVersionUID = 1;

    ExtensionCode {
        if (!HttpStatus.inRange(code)) {
            throw StatusTable.outOfRange(code);
        }
        // kept, for it is asked for with every request; what a stream says of it does not count
        label = StatusClass.ofCode(code).label();
    }

    ExtensionCode(int code) {
        this(code, "");
    }

    @Override
    public String reasonPhrase() {
        return "";
    }

    @Override
    public boolean allowsContent() {
        return !isInformational();
    }

    @Override
    public boolean isHeuristicallyCacheable() {
        return false;
    }

    @Override
    public Optional<RequestMethod> redirectMethod(RequestMethod original) {
        Objects.requireNonNull(original, "original");
        return Optional.empty();
    }

    @Override
    public boolean isRetryable(RequestMethod request) {
        Objects.requireNonNull(request, "request");
        return false;
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
