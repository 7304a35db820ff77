package io.httptypes;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StatusCodeTest {
    private static final List<StatusCode> ALL =
            IntStream.range(100, 1000).mapToObj(StatusCode::of).toList();

    @Test
    void everyThreeDigitCodeHasOneObjectHoweverItIsLookedUp() {
        for (int code = 100; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            String text = Integer.toString(code);

            assertThat(status.code()).isEqualTo(code);
            assertThat(StatusCode.of(code)).isSameAs(status);
            assertThat(StatusCode.find(code)).containsSame(status);
            assertThat(StatusCode.parse(text)).isSameAs(status);
            assertThat(StatusCode.find(text)).containsSame(status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                99,
                100,
                101,
                199,
                200,
                599,
                600,
                998,
                999,
                1000,
                0,
                -1,
                -99,
                -100,
                -404,
                -999,
                65_736,
                1_000_404,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE
            })
    void findAnswersEmptyExactlyWhereOfThrows(int code) {
        Optional<StatusCode> found = Checks.agreed(() -> StatusCode.find(code), () -> StatusCode.of(code));

        assertThat(found.isPresent()).isEqualTo(code >= 100 && code <= 999);
    }

    @Test
    void findAnswersEmptyForEveryOtherNumber() {
        assertThat(IntStream.rangeClosed(-70_000, 70_000)
                        .filter(code -> StatusCode.find(code).isPresent()))
                .containsExactlyElementsOf(IntStream.range(100, 1000).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 1000, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void theRefusalNamesTheNumberAndTheRange(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusCode.of(code))
                .withMessage("%d is not a valid status code; expected 100 to 999", code);
    }

    @Test
    void theFirstDigitTellsTheClassAndEveryPredicate() {
        for (StatusCode status : ALL) {
            String expected = switch (Integer.toString(status.code()).charAt(0)) {
                case '1' -> "INFORMATIONAL valid informational";
                case '2' -> "SUCCESSFUL valid successful";
                case '3' -> "REDIRECTION valid redirection";
                case '4' -> "CLIENT_ERROR valid clientError error";
                case '5' -> "SERVER_ERROR valid serverError error";
                default -> "SERVER_ERROR serverError error";
            };

            assertThat(traits(status)).as("%s", status).isEqualTo(expected);
        }
    }

    @Test
    void aCodeWithoutANameHasNoPhraseAndIsWrittenAsItsNumber() {
        Set<Integer> named = new HashSet<>();
        for (HttpStatus status : HttpStatus.values()) {
            named.add(status.code());
        }

        for (StatusCode status : ALL) {
            if (!named.contains(status.code())) {
                assertThat(status).isNotInstanceOf(HttpStatus.class).hasToString(Integer.toString(status.code()));
                assertThat(status.reasonPhrase()).isEmpty();
            }
        }
        assertThat(StatusCode.of(520)).hasToString("520");
    }

    @Test
    void valuesAreEqualIfTheirCodesAre() {
        assertThat(new HashSet<>(ALL)).hasSize(900);
        assertThat(new ExtensionCode(299))
                .isNotSameAs(StatusCode.of(299))
                .isEqualTo(StatusCode.of(299))
                .hasSameHashCodeAs(StatusCode.of(299));
    }

    @Test
    void byCodeOrdersByTheNumberAndAgreesWithEquals() {
        Checks.assertOrder(StatusCode.byCode(), ALL);

        List<StatusCode> shuffled = new ArrayList<>(ALL);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(StatusCode.byCode());
        assertThat(shuffled).isEqualTo(ALL);
    }

    @Test
    void ofThreeDigitTextsThoseFrom100AreCodes() {
        for (int number = 0; number <= 999; number++) {
            String text = "%03d".formatted(number);

            assertThat(findOrParse(text).map(StatusCode::code))
                    .as(text)
                    .isEqualTo(number < 100 ? Optional.empty() : Optional.of(number));
        }
    }

    @Test
    void noCharacterButAnAsciiDigitMakesACode() {
        for (int position = 0; position < 3; position++) {
            StringBuilder accepted = new StringBuilder();
            for (int c = 0; c <= Character.MAX_VALUE; c++) {
                StringBuilder text = new StringBuilder("234");
                text.setCharAt(position, (char) c);
                if (findOrParse(text).isPresent()) {
                    accepted.append((char) c);
                }
            }
            assertThat(accepted).as("at %d", position).hasToString(position == 0 ? "123456789" : "0123456789");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4",
                "40",
                "4040",
                "0404",
                "1000",
                "000",
                "099",
                "0x1",
                "4e2",
                "abc",
                "+40",
                "-40",
                "+404",
                "-404",
                " 40",
                "40 ",
                "4 4",
                " 404",
                "404 ",
                "404\t",
                "\t40",
                "40\0",
                "404\0",
                "\0404",
                "40\n",
                "4\r\n",
                "404\r\n",
                "404 Not Found",
                "\u0664\u0660\u0664", // Arabic-Indic digits
                "\u096a\u0966\u096a", // Devanagari
                "\uff14\uff10\uff14", // fullwidth
                "\u2074\u2070\u2074", // superscripts
                "\ud835\udfd2\ud835\udfce\ud835\udfd2", // mathematical, each of two chars
                "\ud835\udfd24", // three chars in all
                "\u200b404",
                "\ufeff404",
            })
    void nothingElseIsACode(String text) {
        assertThat(findOrParse(text)).isEmpty();
    }

    static List<String> hostileTexts() {
        return List.of(
                "4".repeat(1_000_000), "\r\n".repeat(5_000), "\u202e".repeat(10_000), "\"\\".repeat(10_000), "\0\0\0");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void theRefusalOfAHostileTextIsEscapedAndCut(String text) {
        assertThat(findOrParse(text)).isEmpty();
    }

    @Test
    void theRefusalQuotesTheText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusCode.parse("4\"\\\r\n\u0664"))
                .withMessage("\"4\\\"\\\\\\u000d\\u000a\\u0664\""
                        + " is not a valid status code; expected three ASCII digits, 100 to 999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusCode.parse("x".repeat(40)))
                .withMessageStartingWith("\"" + "x".repeat(40) + "\" is not a valid status code; expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusCode.parse("x".repeat(41)))
                .withMessageStartingWith(
                        "\"" + "x".repeat(40) + "\"… (41 characters) is not a valid status code; expected");
    }

    @Test
    void anyCharSequenceIsReadByItsChars() {
        StringBuilder builder = new StringBuilder();
        for (StatusCode status : ALL) {
            String text = Integer.toString(status.code());
            builder.replace(0, builder.length(), text);

            assertThat(findOrParse(builder)).containsSame(status);
            assertThat(findOrParse(CharBuffer.wrap(" " + text + " ", 1, 4))).containsSame(status);
            assertThat(findOrParse(new BareChars(text))).containsSame(status);
        }
        assertThat(findOrParse(builder.append('0'))).isEmpty();
        assertThat(findOrParse(CharBuffer.wrap("404", 1, 3))).isEmpty();
        assertThat(findOrParse(new BareChars("4o4"))).isEmpty();
    }

    private static Optional<StatusCode> findOrParse(CharSequence text) {
        return Checks.agreed(() -> StatusCode.find(text), () -> StatusCode.parse(text));
    }

    private static String traits(StatusCode status) {
        return status.statusClass()
                + (status.isValid() ? " valid" : "")
                + (status.isInformational() ? " informational" : "")
                + (status.isSuccessful() ? " successful" : "")
                + (status.isRedirection() ? " redirection" : "")
                + (status.isClientError() ? " clientError" : "")
                + (status.isServerError() ? " serverError" : "")
                + (status.isError() ? " error" : "");
    }

    /** A buffer that would have to copy for anything but its characters. */
    private record BareChars(String text) implements CharSequence {
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
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void phraseThatAStatusLineCanCarryIsKept() {
        everyCode(status -> {
            for (String phrase : List.of("Fine", "\tvery  fine ", "\u0080\u00ff", "~")) {
                assertThat(status.reasonPhraseOf(phrase)).isEqualTo(phrase);
                assertThat(status.reasonPhraseOf(CharBuffer.wrap(phrase))).isEqualTo(phrase);
            }
        });
    }

    @Test
    void anyOtherPhraseIsTheRegisteredOne() {
        everyCode(status -> {
            assertThat(status.reasonPhraseOf(null)).isSameAs(status.reasonPhrase());
            for (String phrase :
                    List.of("", " ", "\t \t", "O\0K", "OK\r\nX: y", "OK\n", "O\u007fK", "\u0100", "\u2028")) {
                assertThat(status.reasonPhraseOf(phrase)).isSameAs(status.reasonPhrase());
            }
        });
    }

    @Test
    void everyCharacterOfAPhrase() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String phrase = "a" + (char) c;
            boolean isCarried = c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f);
            assertThat(HttpStatus.OK.reasonPhraseOf(phrase)).as("U+%04X", c).isEqualTo(isCarried ? phrase : "OK");
        }
    }

    @Test
    void ofANamedCodeIsItsConstantAndAnyOtherNumberIsRefused() {
        for (int code = -1; code <= 1000; code++) {
            int number = code;
            if (HttpStatus.find(code).isPresent()) {
                assertThat(HttpStatus.of(code)).isSameAs(StatusCode.of(code));
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> HttpStatus.of(number))
                        .withMessage(
                                code + " is not a status code with a name; expected one of HttpStatus, such as 404");
            }
        }
    }

    private static void everyCode(Consumer<StatusCode> test) {
        IntStream.rangeClosed(100, 999).mapToObj(StatusCode::of).forEach(test);
    }
}
