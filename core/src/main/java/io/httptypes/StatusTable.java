package io.httptypes;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of the status codes is made when it is first asked for: those without a name, and the {@code Optional}s. */
final class StatusTable {
    private static final @Nullable Optional<StatusCode>[] OPTIONALS = newOptionals();

    private StatusTable() {}

    static Optional<StatusCode> find(int code) {
        if (!HttpStatus.inRange(code)) {
            return Optional.empty();
        }
        Optional<StatusCode> made = OPTIONALS[code - HttpStatus.MIN];
        return made != null ? made : makeOptional(code);
    }

    // Both are read without a lock, since what they hold is immutable, and written with one, so that each is made once.
    static synchronized StatusCode make(int code) {
        StatusCode made = HttpStatus.CODES[code - HttpStatus.MIN];
        if (made == null) {
            made = new ExtensionCode(code);
            HttpStatus.CODES[code - HttpStatus.MIN] = made;
        }
        return made;
    }

    private static synchronized Optional<StatusCode> makeOptional(int code) {
        Optional<StatusCode> made = OPTIONALS[code - HttpStatus.MIN];
        if (made == null) {
            made = Optional.of(HttpStatus.get(code));
            OPTIONALS[code - HttpStatus.MIN] = made;
        }
        return made;
    }

    @SuppressWarnings("unchecked") // an Optional cannot be written to, so one of a narrower type may stand for it
    static Optional<HttpStatus> findNamed(int code) {
        return HttpStatus.inRange(code) && HttpStatus.get(code) instanceof HttpStatus
                ? (Optional<HttpStatus>) (Optional<?>) find(code)
                : Optional.empty();
    }

    /** The number that three ASCII digits make, or -1 if the text is anything else; below 100 if the first digit is 0. */
    static int number(CharSequence text) {
        Objects.requireNonNull(text, "text");
        if (text.length() != 3) {
            return -1;
        }
        int hundreds = text.charAt(0) - '0';
        int tens = text.charAt(1) - '0';
        int ones = text.charAt(2) - '0';
        boolean digits = isDigit(hundreds) && isDigit(tens) && isDigit(ones);
        return digits ? 100 * hundreds + 10 * tens + ones : -1;
    }

    private static boolean isDigit(int value) {
        return value >= 0 && value <= 9;
    }

    static IllegalArgumentException outOfRange(int code) {
        return new IllegalArgumentException(
                code + " is not a valid status code; expected " + HttpStatus.MIN + " to " + HttpStatus.MAX);
    }

    @SuppressWarnings(
            "unchecked") // an array of a generic type cannot be made in another way; it never leaves this class
    private static @Nullable Optional<StatusCode>[] newOptionals() {
        return (@Nullable Optional<StatusCode>[]) new Optional<?>[HttpStatus.CODES.length];
    }
}
