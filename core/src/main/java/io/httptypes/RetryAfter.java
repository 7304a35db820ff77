package io.httptypes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a {@code Retry-After} field: how long to wait before the next request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
 */
public final class RetryAfter {
    private static final long MOST_SECONDS = 1L << 31;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String MONTH = "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final String DAY_NAME = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private static final String LONG_DAY_NAME = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";

    // RFC 9110, Section 5.6.7; all three are of ASCII characters in exactly this case.
    private static final Pattern IMF_FIXDATE =
            Pattern.compile(DAY_NAME + ", (?<day>[0-9]{2}) " + MONTH + " (?<year>[0-9]{4}) " + TIME + " GMT");
    private static final Pattern RFC850_DATE =
            Pattern.compile(LONG_DAY_NAME + ", (?<day>[0-9]{2})-" + MONTH + "-(?<year>[0-9]{2}) " + TIME + " GMT");
    private static final Pattern ASCTIME_DATE =
            Pattern.compile(DAY_NAME + " " + MONTH + " (?<day>[0-9 ][0-9]) " + TIME + " (?<year>[0-9]{4})");

    private static final int LONGEST_DATE = "Wednesday, 09-Nov-94 08:49:37 GMT".length();

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);

    private RetryAfter() {}

    /**
     * Finds how long a field's value asks to wait.
     *
     * <p>The value is a number of seconds or a date in one of the three formats of HTTP, with or without white space around it. A date's
     * weekday may be wrong, and its second may be 60. The two-digit year of an RFC 850 date is the latest one that is not more than fifty
     * years after now.
     *
     * @param value any text
     * @param now what a date is compared with
     * @return zero for a date that has passed, and at most 2<sup>31</sup> seconds, for which anything longer counts; empty for any other
     *     text, and for a day or time that does not exist
     */
    public static Optional<Duration> find(CharSequence value, Instant now) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(now, "now");
        int start = 0;
        int end = value.length();
        while (start < end && isWhiteSpace(value.charAt(start))) {
            start++;
        }
        while (start < end && isWhiteSpace(value.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return Optional.empty();
        }
        Optional<Duration> seconds = findSeconds(value, start, end);
        if (seconds.isPresent() || end - start > LONGEST_DATE) {
            return seconds;
        }
        String text = value.subSequence(start, end).toString();
        try {
            return findDate(text, now).map(date -> untilDate(date, now));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
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
            throw new IllegalArgumentException("a negative wait: " + wait + "; expected zero or more");
        }
        // The longest duration has one second more than a signed number holds.
        return Long.toUnsignedString(wait.getNano() == 0 ? wait.getSeconds() : wait.getSeconds() + 1);
    }

    /**
     * Formats the end of a wait as a date, in the format that HTTP calls IMF-fixdate.
     *
     * @param when the year 0 to 9999, in UTC; a fraction of a second is rounded up
     * @return a text such as {@code "Sun, 06 Nov 1994 08:49:37 GMT"}
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static String format(Instant when) {
        Objects.requireNonNull(when, "when");
        long second = when.getNano() == 0 ? when.getEpochSecond() : when.getEpochSecond() + 1;
        if (second < LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC)
                || second > LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC)) {
            throw new IllegalArgumentException(
                    "a date that HTTP cannot express: " + when + "; expected a year of four digits");
        }
        return FORMAT.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static Optional<Duration> findSeconds(CharSequence value, int start, int end) {
        long seconds = 0;
        for (int i = start; i < end; i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            seconds = Math.min(MOST_SECONDS, 10 * seconds + digit);
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static Optional<LocalDateTime> findDate(String text, Instant now) {
        for (Pattern format : new Pattern[] {IMF_FIXDATE, ASCTIME_DATE, RFC850_DATE}) {
            Matcher date = format.matcher(text);
            if (date.matches()) {
                int year = Integer.parseInt(date.group("year"));
                return Optional.of(format == RFC850_DATE ? dateOfTwoDigitYear(date, year, now) : date(date, year));
            }
        }
        return Optional.empty();
    }

    /** RFC 9110, Section 5.6.7: the year that has these last two digits and is not more than fifty years ahead. */
    private static LocalDateTime dateOfTwoDigitYear(Matcher date, int lastDigits, Instant now) {
        LocalDateTime latest = LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusYears(50);
        int year = latest.getYear() - Math.floorMod(latest.getYear() - lastDigits, 100);
        // Counted from the first of the month: a leap day that this year does not have may be one of a century before.
        LocalDateTime about = date(date, year, 1).plusDays(number(date, "day") - 1L);
        return date(date, about.isAfter(latest) ? year - 100 : year);
    }

    private static LocalDateTime date(Matcher date, int year) {
        return date(date, year, number(date, "day"));
    }

    private static LocalDateTime date(Matcher date, int year, int day) {
        int second = number(date, "second");
        // A leap second, which java.time does not have, is the one after.
        int leap = second == 60 ? 1 : 0;
        int month = MONTHS.indexOf(date.group("month")) / 3 + 1;
        return LocalDateTime.of(year, month, day, number(date, "hour"), number(date, "minute"), second - leap)
                .plusSeconds(leap);
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group).strip());
    }

    private static Duration untilDate(LocalDateTime date, Instant now) {
        Duration wait = Duration.between(now, date.toInstant(ZoneOffset.UTC));
        Duration most = Duration.ofSeconds(MOST_SECONDS);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(most) > 0 ? most : wait;
    }
}
