package io.httptypes;

import java.util.Optional;

/**
 * The codes without a name, and an {@code Optional} of each code: all are made at once, when one of them is first asked
 * for.
 *
 * <p>At once, because then the compiler never sees a look-up miss: a second miss would cost every look-up in a loop
 * half its speed.
 */
final class StatusTable {
    private static final Optional<StatusCode>[] OPTIONALS = newOptionals();

    static {
        for (int code = HttpStatus.MIN; code <= HttpStatus.MAX; code++) {
            int index = code - HttpStatus.MIN;
            StatusCode status = HttpStatus.CODES[index];
            if (status == null) {
                status = new ExtensionCode(code);
                HttpStatus.CODES[index] = status;
            }
            OPTIONALS[index] = Optional.of(status);
        }
    }

    private StatusTable() {}

    /** The status of a code that is in range. */
    static StatusCode get(int code) {
        return find(code).orElseThrow();
    }

    static Optional<StatusCode> find(int code) {
        return HttpStatus.inRange(code) ? OPTIONALS[code - HttpStatus.MIN] : Optional.empty();
    }

    @SuppressWarnings("unchecked") // an Optional cannot be written to, so one of a narrower type may stand for it
    static Optional<HttpStatus> findNamed(int code) {
        return HttpStatus.inRange(code) && HttpStatus.get(code) instanceof HttpStatus
                ? (Optional<HttpStatus>) (Optional<?>) find(code)
                : Optional.empty();
    }

    static IllegalArgumentException outOfRange(int code) {
        return new IllegalArgumentException(
                code + " is not a valid status code; expected " + HttpStatus.MIN + " to " + HttpStatus.MAX);
    }

    @SuppressWarnings(
            "unchecked") // an array of a generic type cannot be made in another way; it never leaves this class
    private static Optional<StatusCode>[] newOptionals() {
        return (Optional<StatusCode>[]) new Optional<?>[HttpStatus.CODES.length];
    }
}
