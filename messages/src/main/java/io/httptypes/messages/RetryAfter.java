package io.httptypes.messages;

import io.httptypes.internal.FieldText;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The value of a {@code Retry-After} field: how long to wait before the next request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
 */
public final class RetryAfter {
    private static final long MOST_SECONDS = 1L << 31;

    private RetryAfter() {}

    /**
     * Finds how long a field's value asks to wait.
     *
     * <p>The value is a number of seconds, of which a fraction is rounded up, or a date that
     * {@link HttpDate#find(CharSequence)} reads, with or without white space around it.
     *
     * @param value any text
     * @param now what a date is compared with
     * @return zero for a date that has passed, and at most 2<sup>31</sup> seconds, for which anything longer counts;
     *     empty for any other text, and for a day or time that does not exist
     */
    public static Optional<Duration> find(CharSequence value, Instant now) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(now, "now");
        int start = 0;
        int end = value.length();
        while (start < end && FieldText.isWhiteSpace(value.charAt(start))) {
            start++;
        }
        while (start < end && FieldText.isWhiteSpace(value.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return Optional.empty();
        }
        Optional<Duration> seconds = findSeconds(value, start, end);
        return seconds.isPresent() ? seconds : HttpDate.find(value, now).map(date -> untilDate(date, now));
    }

    /**
     * Formats a wait as a number of seconds.
     *
     * @param wait zero or more; a fraction of a second is rounded up
     * @return decimal digits
     * @throws IllegalArgumentException if the wait is negative
     */
    public static String format(Duration wait) {
        Objects.requireNonNull(wait, "wait");
        if (wait.isNegative()) {
            throw new IllegalArgumentException(wait + " is not a valid wait; expected zero or more");
        }
        // The longest duration has one second more than a signed number holds.
        return Long.toUnsignedString(wait.getNano() == 0 ? wait.getSeconds() : wait.getSeconds() + 1);
    }

    /**
     * Formats the end of a wait as a date.
     *
     * @param when the year 0 to 9999, in UTC; a fraction of a second is rounded up
     * @return a text such as {@code "Sun, 06 Nov 1994 08:49:37 GMT"}
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static String format(Instant when) {
        Objects.requireNonNull(when, "when");
        return HttpDate.format(when.getNano() == 0 ? when.getEpochSecond() : when.getEpochSecond() + 1, when);
    }

    private static Optional<Duration> findSeconds(CharSequence value, int start, int end) {
        long seconds = 0;
        int point = end;
        boolean isMore = false;
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (c == '.' && point == end && i > start && i + 1 < end) {
                point = i;
            } else if (c < '0' || c > '9') {
                return Optional.empty();
            } else if (i < point) {
                seconds = Math.min(MOST_SECONDS, 10 * seconds + (c - '0'));
            } else {
                // Some servers write one, though RFC 9110 has none.
                isMore |= c != '0';
            }
        }
        return Optional.of(Duration.ofSeconds(isMore ? Math.min(MOST_SECONDS, seconds + 1) : seconds));
    }

    private static Duration untilDate(Instant date, Instant now) {
        Duration wait = Duration.between(now, date);
        Duration most = Duration.ofSeconds(MOST_SECONDS);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(most) > 0 ? most : wait;
    }
}
