package io.httptypes.messages;

import java.nio.CharBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** What the three formats are is tested through {@link RetryAfterTest}. */
class HttpDateTest {
    private static final Instant DATE = Instant.parse("1994-11-06T08:49:37Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Sun Nov 06 08:49:37 1994",
                " \tMon, 06 Nov 1994 08:49:37 GMT\t "
            })
    void finds(String text) {
        assertThat(HttpDate.find(text)).contains(DATE);
        assertThat(HttpDate.find(CharBuffer.wrap(text), DATE)).contains(DATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1994-11-06T08:49:37Z",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "Sun, 06 nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 94 08:49:37 GMT",
                "Sun, 06 Nov 1994 8:49:37 GMT",
                "Sun, 006 Nov 1994 08:49:37 GMT",
                "Sun,  6 Nov 1994 08:49:37 GMT",
                "Sunday, 6-Nov-94 08:49:37 GMT",
                "Sun, 31 Feb 1994 08:49:37 GMT",
                "Sun, 0 Nov 1994 08:49:37 GMT",
                "\u00a0Sun, 06 Nov 1994 08:49:37 GMT",
                "120"
            })
    void anythingElseIsEmpty(String text) {
        assertThat(HttpDate.find(text)).isEmpty();
    }

    @Test
    void readsWhatJavaTimeWritesOnEachDayOfAMonth() {
        for (int day = 1; day <= 31; day++) {
            Instant date = Instant.parse("2026-12-%02dT00:01:00Z".formatted(day));
            String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
            assertThat(HttpDate.find(text)).as(text).contains(date);
        }
    }

    @Test
    void findsWhatItFormats() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant date = Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L));
            String text = HttpDate.format(date);
            assertThat(text).hasSize(29);
            assertThat(HttpDate.find(text)).as(text).contains(date);
        }
    }

    @Test
    void cutsAFractionOff() {
        assertThat(HttpDate.format(DATE.plusNanos(999_999_999))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDate.format(Instant.parse("-0001-12-31T23:59:59.5Z").plusSeconds(1)))
                .isEqualTo("Sat, 01 Jan 0000 00:00:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void yearHasFourDigits(Instant date) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpDate.format(date))
                .withMessageContaining(date.toString())
                .withMessageContaining("expected a year of four digits");
    }

    @Test
    void twoDigitYearIsAtMostFiftyYearsAhead() {
        Instant now = Instant.parse("2026-11-27T00:00:00Z");
        assertThat(HttpDate.find("Friday, 27-Nov-76 00:00:00 GMT", now))
                .contains(Instant.parse("2076-11-27T00:00:00Z"));
        assertThat(HttpDate.find("Saturday, 27-Nov-76 00:00:01 GMT", now))
                .contains(Instant.parse("1976-11-27T00:00:01Z"));
    }

    @Test
    @Timeout(10)
    void aLongTextIsReadInTime() {
        assertThat(HttpDate.find(" ".repeat(10_000_000) + "x" + " ".repeat(10_000_000)))
                .isEmpty();
        assertThat(HttpDate.find("Sun, " + "0".repeat(10_000_000))).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void nullIsNamed() {
        assertThatNullPointerException().isThrownBy(() -> HttpDate.find(null)).withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> HttpDate.find(null, DATE))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> HttpDate.find("", null))
                .withMessage("now");
        assertThatNullPointerException().isThrownBy(() -> HttpDate.format(null)).withMessage("date");
    }
}
