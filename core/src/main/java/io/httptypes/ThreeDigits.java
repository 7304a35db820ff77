package io.httptypes;

import java.util.Objects;

/** How a status line writes a code. */
final class ThreeDigits {
    private ThreeDigits() {}

    /**
     * The number that three ASCII digits make, or -1 if the text is anything else; below 100 if the first digit is 0.
     */
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
}
