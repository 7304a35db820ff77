package io.httptypes.messages;

import io.httptypes.internal.FieldText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The date of a field such as {@code Date}, {@code Last-Modified}, {@code Expires} or {@code Retry-After}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, Section 5.6.7</a>
 */
public final class HttpDate {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final String[] TWO_DIGITS = IntStream.range(0, 100)
            .mapToObj(number -> (number < 10 ? "0" : "") + number)
            .toArray(String[]::new);
    private static final String MONTH = "(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final String DAY_NAME = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private static final String LONG_DAY_NAME = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";

    // All three are of ASCII characters in exactly this case. One digit for the day is what java.time's
    // RFC_1123_DATE_TIME writes.
    private static final Pattern IMF_FIXDATE =
            Pattern.compile(DAY_NAME + ", (?<day>[0-9]{1,2}) " + MONTH + " (?<year>[0-9]{4}) " + TIME + " GMT");
    private static final Pattern RFC850_DATE =
            Pattern.compile(LONG_DAY_NAME + ", (?<day>[0-9]{2})-" + MONTH + "-(?<year>[0-9]{2}) " + TIME + " GMT");
    private static final Pattern ASCTIME_DATE =
            Pattern.compile(DAY_NAME + " " + MONTH + " (?<day>[0-9 ][0-9]) " + TIME + " (?<year>[0-9]{4})");

    private static final int LONGEST = "Wednesday, 09-Nov-94 08:49:37 GMT".length();

    private static final long FIRST_SECOND = LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long LAST_SECOND =
            LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);

    private HttpDate() {}

    /**
     * Formats a date, in the format that HTTP calls IMF-fixdate.
     *
     * @param date the year 0 to 9999, in UTC; a fraction of a second is cut off
     * @return a text such as {@code "Sun, 06 Nov 1994 08:49:37 GMT"}
     * @throws IllegalArgumentException if the year has not four digits
     */
    public static String format(Instant date) {
        return format(Objects.requireNonNull(date, "date").getEpochSecond(), date);
    }

    /** Formats a second that stands for a date, which the exception names. */
    static String format(long second, Instant date) {
        if (second < FIRST_SECOND || second > LAST_SECOND) {
            throw new IllegalArgumentException(
                    date + " is not a date that HTTP can express; expected a year of four digits");
        }
        LocalDateTime day = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        // One expression, which the JVM writes into the result without a buffer before it.
        return DAYS[day.getDayOfWeek().getValue() - 1]
                + ", "
                + TWO_DIGITS[day.getDayOfMonth()]
                + ' '
                + MONTHS[day.getMonthValue() - 1]
                + ' '
                + TWO_DIGITS[day.getYear() / 100]
                + TWO_DIGITS[day.getYear() % 100]
                + ' '
                + TWO_DIGITS[day.getHour()]
                + ':'
                + TWO_DIGITS[day.getMinute()]
                + ':'
                + TWO_DIGITS[day.getSecond()]
                + " GMT";
    }

    /**
     * Finds the date that a field's value names.
     *
     * <p>It reads the three formats of HTTP, with or without white space around them. The weekday may be wrong, the
     * second may be 60, and the day of the first format may have one digit. Everything else is as the RFC writes it:
     * the case of letters, the blanks, and {@code GMT}. So {@code UTC}, {@code +0000}, an ISO 8601 date and one without
     * a weekday are not read. The two-digit year of an RFC 850 date is the latest one that is not more than fifty years
     * after now.
     *
     * @param text any text
     * @return the date; empty for any other text, and for a day or time that does not exist
     */
    public static Optional<Instant> find(CharSequence text) {
        return find(text, Instant.now());
    }

    /**
     * Finds the date that a field's value names, as {@link #find(CharSequence)} does.
     *
     * @param text any text
     * @param now what the two-digit year of an RFC 850 date is compared with
     * @return the date; empty for any other text, and for a day or time that does not exist
     */
    public static Optional<Instant> find(CharSequence text, Instant now) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(now, "now");
        int start = 0;
        int end = text.length();
        while (start < end && FieldText.isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && FieldText.isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        if (end - start > LONGEST) {
            return Optional.empty();
        }
        try {
            return find(text.subSequence(start, end).toString(), now).map(date -> date.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> find(String text, Instant now) {
        for (Pattern format : new Pattern[] {IMF_FIXDATE, ASCTIME_DATE, RFC850_DATE}) {
            Matcher date = format.matcher(text);
            if (date.matches()) {
                int year = Integer.parseInt(date.group("year"));
                return Optional.of(format == RFC850_DATE ? dateOfTwoDigitYear(date, year, now) : date(date, year));
            }
        }
        return Optional.empty();
    }

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
        int month = Arrays.asList(MONTHS).indexOf(date.group("month")) + 1;
        return LocalDateTime.of(year, month, day, number(date, "hour"), number(date, "minute"), second - leap)
                .plusSeconds(leap);
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group).strip());
    }
}
