package io.httptypes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusClassTest {

    @ParameterizedTest
    @CsvSource({
        "1xx,INFORMATIONAL",
        "2xx,SUCCESSFUL",
        "3xx,REDIRECTION",
        "4xx,CLIENT_ERROR",
        "5xx,SERVER_ERROR",
        "1XX,INFORMATIONAL",
        "4XX,CLIENT_ERROR",
        "5XX,SERVER_ERROR"
    })
    void everyClassHasItsLabel(String label, StatusClass statusClass) {
        assertThat(statusClass.label()).isEqualTo(label.replace('X', 'x'));
        assertThat(StatusClass.find(label)).containsSame(statusClass);
    }

    @Test
    void theClassesStandInTheOrderOfTheirDigits() {
        assertThat(StatusClass.values())
                .extracting(StatusClass::label)
                .containsExactly("1xx", "2xx", "3xx", "4xx", "5xx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0xx",
                "6xx",
                "9xx",
                "4Xx",
                "4xX",
                "4",
                "400",
                "4x",
                "4xxx",
                " 4xx",
                "4xx\n",
                "\uff14xx",
                "CLIENT_ERROR",
                "xx4"
            })
    void findAnswersEmptyForAnyOtherText(String text) {
        assertThat(StatusClass.find(text)).isEmpty();
    }
}
