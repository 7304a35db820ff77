package io.httptypes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RfcSectionTest {

    @Test
    void aSectionHasATextAndAnAddress() {
        RfcSection section = new RfcSection(9110, "15.5.5");

        assertThat(section).hasToString("RFC 9110, Section 15.5.5");
        assertThat(section.uri()).hasToString("https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9", "10", "99", "1.1", "1.10", "20.100.3000", "19.6.1.2", "2147483648"})
    void decimalNumbersFromOneSeparatedByFullStopsMakeASection(String section) {
        assertThat(new RfcSection(1, section).section()).isEqualTo(section);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "1.",
                ".1",
                "1..2",
                "0",
                "01",
                "0.1",
                "1.0",
                "1.01",
                "A",
                "A.1",
                "1.a",
                "1a",
                "-1",
                "+1",
                "1,2",
                "1/2",
                "1:2",
                " 1",
                "1 ",
                "1 2",
                "1\n",
                "1\0",
                "15.5.5#",
                "\u0661", // Arabic-Indic one
                "1.\u0661",
                "1\u0661",
                "\uff11", // fullwidth one
            })
    void nothingElseIsASection(String section) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfcSection(9110, section))
                .withMessageMatching("\"[ -~]*\" is not a valid section number; expected one such as \"15.5.5\"");
    }

    @Test
    void aSectionMayBeOfAnyLength() {
        String section = "1" + ".1".repeat(50_000);

        assertThat(new RfcSection(1, section).section()).isEqualTo(section);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfcSection(1, section + "."))
                .withMessageContaining("… (100002 characters)")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -9110, Integer.MIN_VALUE})
    void anRfcHasAPositiveNumber(int rfc) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfcSection(rfc, "1"))
                .withMessage("%d is not a valid RFC number; expected 1 or more", rfc);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9110, 10_008, Integer.MAX_VALUE})
    void anyPositiveNumberMakesAnRfc(int rfc) {
        assertThat(new RfcSection(rfc, "1").rfc()).isEqualTo(rfc);
    }

    @Test
    void sectionsAreEqualIfBothNumbersAre() {
        assertThat(new RfcSection(9110, "15.5.5"))
                .isEqualTo(HttpStatus.NOT_FOUND.specification())
                .hasSameHashCodeAs(HttpStatus.NOT_FOUND.specification())
                .isNotEqualTo(new RfcSection(9110, "15.5.6"))
                .isNotEqualTo(new RfcSection(9111, "15.5.5"));
    }
}
