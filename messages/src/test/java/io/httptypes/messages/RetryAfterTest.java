package io.httptypes.messages;

import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.api.util.DefaultTimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:00:00Z");
    private static final Duration MOST = Duration.ofSeconds(1L << 31);

    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** One moment in the three formats, as RFC 9110, Section 5.6.7 writes it: 49 minutes and 37 seconds from now. */
    static final List<String> DATES =
            List.of("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994");

    private static final Duration UNTIL_DATES = Duration.ofMinutes(49).plusSeconds(37);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "9, 9",
        "120, 120",
        "000, 0",
        "00120, 120",
        "2.0, 2",
        "2.9, 3",
        "0.0001, 1",
        "2.000, 2",
        "9.99, 10",
        "2147483648.5, 2147483648",
        "2147483647, 2147483647",
        "2147483648, 2147483648",
        "2147483649, 2147483648",
        "4294967296, 2147483648",
        "4294967297, 2147483648",
        "9223372036854775807, 2147483648",
        "9223372036854775808, 2147483648",
        "18446744073709551616, 2147483648",
        "18446744073709551617, 2147483648",
        "1000000000000000000000000000000, 2147483648",
    })
    void aNumberIsSecondsAndAtMostTwoToThePowerOf31(String value, long seconds) {
        assertThat(find(value)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void aNumberMayBeOfAnyLength() {
        assertThat(find("9".repeat(1_000_000))).contains(MOST);
        assertThat(find("1" + "0".repeat(1_000_000))).contains(MOST);
        assertThat(find("0".repeat(1_000_000))).contains(Duration.ZERO);
        assertThat(find("0".repeat(1_000_000) + "7")).contains(Duration.ofSeconds(7));
    }

    @Test
    void anyNumberIsReadAsOneOfUnlimitedSizeWouldBe() {
        Random random = new Random(4);
        BigInteger most = BigInteger.ONE.shiftLeft(31);
        for (int i = 0; i < 10_000; i++) {
            BigInteger number = new BigInteger(random.nextInt(100), random);

            assertThat(find(number.toString()))
                    .as("%s", number)
                    .contains(Duration.ofSeconds(number.min(most).longValueExact()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "\t%s", "%s\t", " \t %s\t \t"})
    void spacesAndTabsMayStandAround(String shape) {
        assertThat(find(shape.formatted("120"))).contains(Duration.ofMinutes(2));
        for (String date : DATES) {
            assertThat(find(shape.formatted(date))).as(date).contains(UNTIL_DATES);
        }
        assertThat(find(shape.formatted(""))).isEmpty();
    }

    @Test
    void whiteSpaceMayBeOfAnyLength() {
        String blanks = " \t".repeat(100_000);

        assertThat(find(blanks + "120" + blanks)).contains(Duration.ofMinutes(2));
        assertThat(find(blanks + DATES.get(0) + blanks)).contains(UNTIL_DATES);
        assertThat(find(blanks)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r", "\n", "\r\n", "\r\n ", // a folded line
                "\0", "\u000b", "\f", "\u0085", "\u00a0", // no-break space
                "\u2003", "\u200b", "\u3000", "\ufeff", ",", ";", "\"",
            })
    void nothingElseMayStandAround(String other) {
        for (String value : List.of("120", DATES.get(0), DATES.get(1), DATES.get(2))) {
            assertThat(find(other + value)).isEmpty();
            assertThat(find(value + other)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\0",
                "-1",
                "-0",
                "+1",
                "1.",
                "1.5.5",
                "1.5s",
                ".5",
                "1,5",
                "1,2",
                "1 2",
                "1\t2",
                "120s",
                "2 minutes",
                "PT2M",
                "0x10",
                "1e3",
                "1_000",
                "NaN",
                "Infinity",
                "null",
                "soon",
                "GMT",
                "\u0661\u0662\u0660", // Arabic-Indic digits
                "12\u0660",
                "\u06f1", // Persian
                "\u0967", // Devanagari
                "\uff11\uff12", // fullwidth
                "\u00b2", // a superscript
                "\u2160", // a Roman numeral
                "\ud835\udfcf", // mathematical, of two chars
                "\ud835",
                "1994-11-06T08:49:37Z",
                "2147483648 seconds",
            })
    void anyOtherTextIsNoWait(String value) {
        assertThat(find(value)).isEmpty();
    }

    static List<String> hostileTexts() {
        return List.of(
                "9".repeat(1_000_000) + "x",
                "x".repeat(1_000_000),
                "-" + "9".repeat(1_000_000),
                "Sun, ".repeat(200_000),
                DATES.get(0).repeat(10_000),
                "1" + " ".repeat(1_000_000) + "1",
                "\u0660".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void aHostileTextIsNoWait(String value) {
        assertThat(find(value)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void aDateIsReadInEachOfTheThreeFormats(String date) {
        assertThat(find(date)).contains(UNTIL_DATES);
    }

    @Test
    void everyDayOfFourYearsIsReadInEachFormat() {
        Instant now = Instant.parse("2026-11-23T12:34:56Z");
        LocalDate today = LocalDate.of(2026, 11, 23);

        for (LocalDate day = today.plusDays(1); day.isBefore(today.plusYears(4)); day = day.plusDays(1)) {
            Duration wait = Duration.ofDays(ChronoUnit.DAYS.between(today, day));
            for (String date : written(day.atTime(12, 34, 56))) {
                assertThat(RetryAfter.find(date, now)).as(date).contains(wait);
            }
        }
    }

    @Test
    void everySecondOfADayIsReadInEachFormat() {
        Instant now = Instant.parse("2026-11-23T00:00:00Z");

        for (int second = 0; second < 24 * 60 * 60; second += 7) {
            LocalTime time = LocalTime.ofSecondOfDay(second);
            for (String date : written(LocalDate.of(2026, 11, 23).atTime(time))) {
                assertThat(RetryAfter.find(date, now)).as(date).contains(Duration.ofSeconds(second));
            }
        }
    }

    @Test
    void theWeekdayMayBeWrongButMustBeOne() {
        for (String day : DAYS) {
            String shortDay = day.substring(0, 3);

            assertThat(find(shortDay + ", 06 Nov 1994 08:49:37 GMT")).contains(UNTIL_DATES);
            assertThat(find(day + ", 06-Nov-94 08:49:37 GMT")).contains(UNTIL_DATES);
            assertThat(find(shortDay + " Nov  6 08:49:37 1994")).contains(UNTIL_DATES);

            assertThat(find(day + ", 06 Nov 1994 08:49:37 GMT")).isEmpty();
            assertThat(find(shortDay + ", 06-Nov-94 08:49:37 GMT")).isEmpty();
            assertThat(find(day + " Nov  6 08:49:37 1994")).isEmpty();
        }
        for (String noDay : List.of("Son", "Tues", "sun", "SUN", "Sun.", "")) {
            assertThat(find(noDay + ", 06 Nov 1994 08:49:37 GMT")).as(noDay).isEmpty();
            assertThat(find(noDay + " Nov  6 08:49:37 1994")).as(noDay).isEmpty();
        }
        for (String noDay : List.of("Sonday", "Tueday", "Wedday", "sunday", "SUNDAY", "Sunday.", "day", "")) {
            assertThat(find(noDay + ", 06-Nov-94 08:49:37 GMT")).as(noDay).isEmpty();
        }
    }

    @Test
    void aLeapSecondIsTheSecondAfter() {
        Instant now = Instant.parse("2016-12-31T23:59:00Z");

        for (String date : List.of(
                "Sat, 31 Dec 2016 23:59:60 GMT", "Saturday, 31-Dec-16 23:59:60 GMT", "Sat Dec 31 23:59:60 2016")) {
            assertThat(RetryAfter.find(date, now)).as(date).contains(Duration.ofMinutes(1));
        }
        assertThat(find("Fri, 31 Dec 9999 23:59:60 GMT")).contains(MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30 Feb 1996 00:00:00",
                "29 Feb 1995 00:00:00",
                "29 Feb 1900 00:00:00",
                "29 Feb 2100 00:00:00",
                "31 Apr 1995 00:00:00",
                "31 Jun 1995 00:00:00",
                "31 Sep 1995 00:00:00",
                "31 Nov 1995 00:00:00",
                "00 Dec 1994 00:00:00",
                "32 Dec 1994 00:00:00",
                "99 Dec 1994 00:00:00",
                "06 Dec 1994 24:00:00",
                "06 Dec 1994 99:00:00",
                "06 Dec 1994 08:60:00",
                "06 Dec 1994 08:00:61",
                "06 Dec 1994 08:00:99",
            })
    void aDayOrTimeThatDoesNotExistIsNoDate(String date) {
        String day = date.substring(0, 2);
        String month = date.substring(3, 6);
        String year = date.substring(7, 11);
        String time = date.substring(12);
        // so that the two digits mean this very year
        Instant now = Instant.parse(year + "-01-01T00:00:00Z");

        assertThat(RetryAfter.find("Sun, " + date + " GMT", now)).isEmpty();
        assertThat(RetryAfter.find("Sun " + month + " " + day + " " + time + " " + year, now))
                .isEmpty();
        assertThat(RetryAfter.find("Sunday, " + day + "-" + month + "-" + year.substring(2) + " " + time + " GMT", now))
                .isEmpty();
    }

    @Test
    void aLeapDayExistsInALeapYear() {
        Instant now = Instant.parse("2000-02-28T00:00:00Z");

        for (String date : written(LocalDateTime.of(2000, 2, 29, 0, 0))) {
            assertThat(RetryAfter.find(date, now)).as(date).contains(Duration.ofDays(1));
        }
        assertThat(RetryAfter.find("Tue, 29 Feb 0000 00:00:00 GMT", now)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Sun, 06 Nov 1994 08:49:37 UT",
                "Sun, 06 Nov 1994 08:49:37 Z",
                "Sun, 06 Nov 1994 08:49:37Z",
                "Sun, 06 Nov 1994 08:49:37 gmt",
                "Sun, 06 Nov 1994 08:49:37 Gmt",
                "Sun, 06 Nov 1994 08:49:37 EST",
                "Sun, 06 Nov 1994 08:49:37 GMT+1",
                "Sun, 06 Nov 1994 08:49:37GMT",
                "Sun, 06 Nov 1994 08:49:37",
                "Sun, 06 Nov 1994 08:49 GMT",
                "Sun, 06 Nov 1994 8:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37.5 GMT",
                "Sun, 06 Nov 1994 08.49.37 GMT",
                "Sun, 06 Nov 1994  08:49:37 GMT",
                "Sun,  06 Nov 1994 08:49:37 GMT",
                "Sun,06 Nov 1994 08:49:37 GMT",
                "Sun 06 Nov 1994 08:49:37 GMT",
                "sun, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 nov 1994 08:49:37 GMT",
                "Sun, 06 NOV 1994 08:49:37 GMT",
                "Sun, 06 November 1994 08:49:37 GMT",
                "Sun, 06 Sept 1994 08:49:37 GMT",
                "Sun, 06 Foo 1994 08:49:37 GMT",
                "Sun, 06 anF 1994 08:49:37 GMT", // within "JanFeb"
                "Sun, 06 11 1994 08:49:37 GMT",
                "Sun,  6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 94 08:49:37 GMT",
                "Sun, 06 Nov 19940 08:49:37 GMT",
                "Sun, 06 Nov -994 08:49:37 GMT",
                "Sun, 06-Nov-1994 08:49:37 GMT",
                "Sun, \u0660\u0666 Nov 1994 08:49:37 GMT",
                "06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 +0000",
                "Sunday, 06-Nov-94 08:49:37 UTC",
                "Sunday, 06-Nov-94 08:49:37 gmt",
                "Sunday, 06-Nov-94 08:49:37",
                "Sunday, 06-Nov-1994 08:49:37 GMT",
                "Sunday, 6-Nov-94 08:49:37 GMT",
                "Sunday, 06 Nov 94 08:49:37 GMT",
                "Sunday, 06-nov-94 08:49:37 GMT",
                "sunday, 06-Nov-94 08:49:37 GMT",
                "Sunday 06-Nov-94 08:49:37 GMT",
                "Sunday, 06-11-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994 GMT",
                "Sun Nov  6 08:49:37 GMT 1994",
                "Sun Nov  6 08:49:37 94",
                "Sun Nov 6 08:49:37 1994",
                "Sun Nov   6 08:49:37 1994",
                "Sun Nov 6  08:49:37 1994",
                "Sun Nov\t 6 08:49:37 1994",
                "Sun nov  6 08:49:37 1994",
                "sun Nov  6 08:49:37 1994",
                "Sun, Nov  6 08:49:37 1994",
                "Sun Nov  0 08:49:37 1994",
                "Sun Nov  6 08:49:37 1994\n",
                "Sun Nov  6 08:49:37 1994, Sun Nov  6 08:49:37 1994",
            })
    void anythingButTheExactFormatIsNoDate(String value) {
        assertThat(find(value)).isEmpty();
    }

    @Test
    void theDayOfAnAsctimeDateMayHaveTwoDigits() {
        assertThat(find("Sun Nov 06 08:49:37 1994")).contains(UNTIL_DATES);
        assertThat(find("Wed Nov 16 08:00:00 1994")).contains(Duration.ofDays(10));
    }

    @Test
    void aDateThatHasPassedIsNoWait() {
        for (String date : DATES) {
            assertThat(RetryAfter.find(date, Instant.parse("1994-11-06T08:49:36.999999999Z")))
                    .contains(Duration.ofNanos(1));
            assertThat(RetryAfter.find(date, Instant.parse("1994-11-06T08:49:37Z")))
                    .contains(Duration.ZERO);
            assertThat(RetryAfter.find(date, Instant.parse("1994-11-06T08:49:37.000000001Z")))
                    .contains(Duration.ZERO);
            assertThat(RetryAfter.find(date, Instant.parse("2026-11-23T00:00:00Z")))
                    .contains(Duration.ZERO);
        }
        assertThat(find("Sat, 01 Jan 0000 00:00:00 GMT")).contains(Duration.ZERO);
        assertThat(find("Sat Jan  1 00:00:00 0000")).contains(Duration.ZERO);
    }

    @Test
    void aDateMoreThanTwoToThePowerOf31SecondsAheadIsThatFar() {
        Instant limit = NOW.plus(MOST);

        assertThat(find(RetryAfter.format(limit.minusSeconds(1)))).contains(MOST.minusSeconds(1));
        assertThat(find(RetryAfter.format(limit))).contains(MOST);
        assertThat(find(RetryAfter.format(limit.plusSeconds(1)))).contains(MOST);
        assertThat(RetryAfter.find(RetryAfter.format(limit), NOW.minusNanos(1))).contains(MOST);
        assertThat(find("Fri, 31 Dec 9999 23:59:59 GMT")).contains(MOST);
        assertThat(find("Fri Dec 31 23:59:59 9999")).contains(MOST);
    }

    @ParameterizedTest
    @CsvSource({
        // now, date, what it means
        "2026-11-23T00:00:00Z, 23-Nov-26 00:00:01, 2026-11-23T00:00:01Z",
        "2026-11-23T00:00:00Z, 22-Nov-27 23:59:59, 2027-11-22T23:59:59Z",
        "2026-11-23T00:00:00Z, 01-Jan-00 00:00:00, 2000-01-01T00:00:00Z",
        "2026-11-23T00:00:00Z, 31-Dec-75 23:59:59, 2075-12-31T23:59:59Z",
        "2026-11-23T00:00:00Z, 01-Jan-77 00:00:00, 1977-01-01T00:00:00Z",
        "2026-11-23T00:00:00Z, 31-Dec-99 23:59:59, 1999-12-31T23:59:59Z",
        // fifty years and a second less, exactly, and a second more
        "2026-11-23T00:00:00Z, 22-Nov-76 23:59:59, 2076-11-22T23:59:59Z",
        "2026-11-23T00:00:00Z, 23-Nov-76 00:00:00, 2076-11-23T00:00:00Z",
        "2026-11-23T00:00:00Z, 23-Nov-76 00:00:01, 1976-11-23T00:00:01Z",
        "2026-11-23T00:00:00.5Z, 23-Nov-76 00:00:00, 2076-11-23T00:00:00Z",
        "2026-11-23T00:00:00.5Z, 23-Nov-76 00:00:01, 1976-11-23T00:00:01Z",
        "2026-11-22T23:59:59.999999999Z, 23-Nov-76 00:00:00, 1976-11-23T00:00:00Z",
        "2026-11-23T00:00:00Z, 22-Nov-76 23:59:60, 2076-11-23T00:00:00Z",
        "2026-12-31T23:59:59Z, 31-Dec-76 23:59:60, 1977-01-01T00:00:00Z",
        // the turn of a century between now and the date, on both sides
        "1994-11-06T08:00:00Z, 06-Nov-44 08:00:00, 2044-11-06T08:00:00Z",
        "1994-11-06T08:00:00Z, 06-Nov-44 08:00:01, 1944-11-06T08:00:01Z",
        "1999-12-31T23:59:59Z, 01-Jan-00 00:00:00, 2000-01-01T00:00:00Z",
        "1999-12-31T23:59:59Z, 31-Dec-49 23:59:59, 2049-12-31T23:59:59Z",
        "1999-12-31T23:59:59Z, 01-Jan-50 00:00:00, 1950-01-01T00:00:00Z",
        "2000-01-01T00:00:00Z, 31-Dec-99 23:59:59, 1999-12-31T23:59:59Z",
        "2000-01-01T00:00:00Z, 01-Jan-50 00:00:00, 2050-01-01T00:00:00Z",
        "2000-01-01T00:00:00Z, 01-Jan-50 00:00:01, 1950-01-01T00:00:01Z",
        "2049-12-31T23:59:59Z, 31-Dec-99 23:59:59, 2099-12-31T23:59:59Z",
        "2049-12-31T23:59:59Z, 01-Jan-00 00:00:00, 2000-01-01T00:00:00Z",
        "2050-01-01T00:00:00Z, 01-Jan-00 00:00:00, 2100-01-01T00:00:00Z",
        "2050-01-01T00:00:00Z, 01-Jan-00 00:00:01, 2000-01-01T00:00:01Z",
        "2099-06-01T00:00:00Z, 01-Jan-00 00:00:00, 2100-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z, 01-Jan-20 00:00:00, 2020-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z, 01-Jan-20 00:00:00, 1920-01-01T00:00:00Z",
        // from a leap day the fifty years end with February
        "2024-02-29T12:00:00Z, 28-Feb-74 12:00:00, 2074-02-28T12:00:00Z",
        "2024-02-29T12:00:00Z, 01-Mar-74 12:00:00, 1974-03-01T12:00:00Z",
        "2026-11-23T00:00:00Z, 29-Feb-76 00:00:00, 2076-02-29T00:00:00Z",
        "2025-11-23T00:00:00Z, 29-Feb-76 00:00:00, 1976-02-29T00:00:00Z",
    })
    void aYearOfTwoDigitsIsTheLatestNotMoreThanFiftyYearsAhead(Instant now, String date, Instant meant) {
        Duration wait = Duration.between(now, meant);

        assertThat(RetryAfter.find("Sunday, " + date + " GMT", now)).contains(wait.isNegative() ? Duration.ZERO : wait);
    }

    @Test
    void aLeapDayThatIsOutOfReachInOneCenturyIsThatOfTheCenturyBefore() {
        // 2100 has no such day, but its end of February is more than fifty years ahead in any case
        assertThat(RetryAfter.find("Tuesday, 29-Feb-00 00:00:00 GMT", Instant.parse("2050-01-15T00:00:00Z")))
                .contains(Duration.ZERO);
    }

    @Test
    void anyYearOfTwoDigitsIsTheOneOfAHundredThatTheRuleLeaves() {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            LocalDateTime now = LocalDateTime.of(1900, 1, 1, 0, 0).plusSeconds(random.nextLong(300L * 365 * 86_400));
            LocalDateTime date = LocalDateTime.of(2000 + random.nextInt(100), 1, 1, 0, 0)
                    .plusDays(random.nextInt(59))
                    .plusSeconds(random.nextInt(86_400));
            LocalDateTime meant = date.withYear(date.getYear() + 400);
            while (meant.isAfter(now.plusYears(50))) {
                meant = meant.minusYears(100);
            }
            Duration wait = Duration.between(now, meant);

            String value = written(date).get(1);
            assertThat(RetryAfter.find(value, now.toInstant(ZoneOffset.UTC)))
                    .as("%s at %s", value, now)
                    .contains(wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    @Test
    void nowMayBeAnyInstant() {
        assertThat(RetryAfter.find("120", Instant.MIN)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.find("120", Instant.MAX)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.find(DATES.get(0), Instant.MIN)).contains(MOST);
        assertThat(RetryAfter.find(DATES.get(0), Instant.MAX)).contains(Duration.ZERO);
        assertThat(RetryAfter.find(DATES.get(2), Instant.MIN)).contains(MOST);
        assertThat(RetryAfter.find(DATES.get(2), Instant.MAX)).contains(Duration.ZERO);
        assertThat(RetryAfter.find("Thu, 01 Jan 1970 00:00:01 GMT", Instant.EPOCH))
                .contains(Duration.ofSeconds(1));
        assertThat(RetryAfter.find("Thursday, 01-Jan-70 00:00:01 GMT", Instant.EPOCH))
                .contains(Duration.ofSeconds(1));
        // there the calendar ends and no year can be told from its last two digits; it is no reason to throw
        assertThat(RetryAfter.find(DATES.get(1), Instant.MIN)).isEmpty();
        assertThat(RetryAfter.find(DATES.get(1), Instant.MAX)).isEmpty();
    }

    @Test
    void anyCharSequenceIsRead() {
        for (String value : List.of("120", DATES.get(0), DATES.get(1), DATES.get(2), "garbage", "")) {
            Optional<Duration> expected = find(value);

            assertThat(find(new Chars(value))).isEqualTo(expected);
            assertThat(find(CharBuffer.wrap("12" + value + "34", 2, 2 + value.length())))
                    .isEqualTo(expected);
            assertThat(find(new Chars("  " + value + "\t"))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT0.000000001S, 1",
        "PT0.999999999S, 1",
        "PT1S, 1",
        "PT1.5S, 2",
        "PT2M, 120",
        "PT2147483648S, 2147483648",
        "PT9223372036854775807S, 9223372036854775807",
        "PT9223372036854775806.000000001S, 9223372036854775807",
    })
    void aWaitIsWrittenInWholeSecondsRoundedUp(Duration wait, String expected) {
        assertThat(RetryAfter.format(wait)).isEqualTo(expected);
    }

    @Test
    void theLongestDurationIsWritten() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

        assertThat(RetryAfter.format(longest)).isEqualTo("9223372036854775808");
        assertThat(find(RetryAfter.format(longest))).contains(MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT-1S", "PT-1.5S", "PT-9223372036854775808S"})
    void aNegativeWaitIsRefused(Duration wait) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryAfter.format(wait))
                .withMessage("%s is not a valid wait; expected zero or more", wait);
    }

    @Test
    void aWrittenWaitIsFoundAgain() {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            Duration wait =
                    Duration.ofSeconds(random.nextLong(1L << random.nextInt(40)), random.nextInt(1_000_000_000));
            Duration found = find(RetryAfter.format(wait)).orElseThrow();

            if (wait.compareTo(MOST) >= 0) {
                assertThat(found).isEqualTo(MOST);
            } else {
                assertThat(found)
                        .isBetween(wait, wait.plusNanos(999_999_999))
                        .isEqualTo(found.truncatedTo(ChronoUnit.SECONDS));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1994-11-06T08:49:37Z | Sun, 06 Nov 1994 08:49:37 GMT",
                "1994-11-06T08:49:36.000000001Z | Sun, 06 Nov 1994 08:49:37 GMT",
                "1994-11-06T08:49:36.999999999Z | Sun, 06 Nov 1994 08:49:37 GMT",
                "1999-12-31T23:59:59.5Z | Sat, 01 Jan 2000 00:00:00 GMT",
                "1969-12-31T23:59:59.5Z | Thu, 01 Jan 1970 00:00:00 GMT",
                "0000-01-01T00:00:00Z | Sat, 01 Jan 0000 00:00:00 GMT",
                "-0001-12-31T23:59:59.000000001Z | Sat, 01 Jan 0000 00:00:00 GMT",
                "0999-12-31T00:00:00Z | Tue, 31 Dec 0999 00:00:00 GMT",
                "9999-12-31T23:59:59Z | Fri, 31 Dec 9999 23:59:59 GMT",
                "9999-12-31T23:59:58.000000001Z | Fri, 31 Dec 9999 23:59:59 GMT",
            })
    void aDateIsWrittenAsImfFixdateRoundedUp(Instant when, String expected) {
        assertThat(RetryAfter.format(when)).isEqualTo(expected);
    }

    static List<Instant> inexpressible() {
        return List.of(
                Instant.parse("-0001-12-31T23:59:59Z"),
                Instant.parse("9999-12-31T23:59:59.000000001Z"),
                Instant.parse("+10000-01-01T00:00:00Z"),
                Instant.MIN,
                Instant.MAX);
    }

    @ParameterizedTest
    @MethodSource("inexpressible")
    void aDateWhoseYearHasNotFourDigitsIsRefused(Instant when) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryAfter.format(when))
                .withMessage("%s is not a date that HTTP can express; expected a year of four digits", when);
    }

    @Test
    void aWrittenDateIsFoundAgainAndIsOneForJavaToo() {
        Random random = new Random(4);
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (int i = 0; i < 10_000; i++) {
            Instant when = Instant.ofEpochSecond(random.nextLong(first, last), random.nextInt(1_000_000_000));
            Instant second = when.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
            String written = RetryAfter.format(when);

            // it checks the weekday, which this library ignores
            assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(written, Instant::from))
                    .as(written)
                    .isEqualTo(second);
            if (second.atOffset(ZoneOffset.UTC).getDayOfMonth() >= 10) {
                assertThat(written)
                        .isEqualTo(DateTimeFormatter.RFC_1123_DATE_TIME.format(second.atOffset(ZoneOffset.UTC)));
            }
            Duration wait = Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
            assertThat(RetryAfter.find(written, second.minus(wait)))
                    .as(written)
                    .contains(wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    @Test
    @DefaultLocale("ar-EG-u-nu-arab")
    void theDefaultLocaleMayBeArabic() {
        assertThat("%d".formatted(1)).as("the test runs under other digits").isEqualTo("\u0661");
        assertSameEverywhere();
    }

    @Test
    @DefaultLocale("tr")
    void theDefaultLocaleMayBeTurkish() {
        assertThat("i".toUpperCase(Locale.getDefault())).isNotEqualTo("I");
        assertSameEverywhere();
    }

    @Test
    @DefaultLocale("th-TH-u-ca-buddhist-nu-thai")
    void theDefaultCalendarMayBeBuddhist() {
        assertSameEverywhere();
    }

    @Test
    @DefaultLocale("ja-JP-u-ca-japanese")
    void theDefaultCalendarMayBeJapanese() {
        assertSameEverywhere();
    }

    @Test
    @DefaultTimeZone("Pacific/Kiritimati")
    void theDefaultTimeZoneMayBeTheEasternmost() {
        assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("Pacific/Kiritimati"));
        assertSameEverywhere();
    }

    @Test
    @DefaultTimeZone("America/St_Johns")
    void theDefaultTimeZoneMayBeOneOfHalfHours() {
        assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("America/St_Johns"));
        assertSameEverywhere();
    }

    private static void assertSameEverywhere() {
        for (String date : DATES) {
            assertThat(find(date)).as(date).contains(UNTIL_DATES);
        }
        assertThat(find("120")).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.format(Duration.ofMinutes(2))).isEqualTo("120");
        assertThat(RetryAfter.format(NOW.plus(UNTIL_DATES))).isEqualTo(DATES.get(0));
    }

    private static Optional<Duration> find(CharSequence value) {
        return RetryAfter.find(value, NOW);
    }

    /** IMF-fixdate, RFC 850 and asctime. */
    private static List<String> written(LocalDateTime date) {
        String day = DAYS.get(date.getDayOfWeek().getValue() - 1);
        String month = MONTHS.get(date.getMonthValue() - 1);
        // Another test, which runs meanwhile, changes the default locale.
        String time = String.format(Locale.ROOT, "%02d:%02d:%02d", date.getHour(), date.getMinute(), date.getSecond());
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%.3s, %02d %s %04d %s GMT",
                        day,
                        date.getDayOfMonth(),
                        month,
                        date.getYear(),
                        time),
                String.format(
                        Locale.ROOT,
                        "%s, %02d-%s-%02d %s GMT",
                        day,
                        date.getDayOfMonth(),
                        month,
                        date.getYear() % 100,
                        time),
                String.format(
                        Locale.ROOT, "%.3s %s %2d %s %04d", day, month, date.getDayOfMonth(), time, date.getYear()));
    }

    /** No String, and one only when it is asked for. */
    private record Chars(String text) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Chars(text.substring(start, end));
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
