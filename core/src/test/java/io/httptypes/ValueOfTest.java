package io.httptypes;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The factories that JSON libraries and binders look for. */
class ValueOfTest {
    @Test
    void statusIsReadFromItsDigitsAndFromItsText() {
        for (int code = 100; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            assertThat(StatusCode.valueOf(Integer.toString(code))).isSameAs(status);
            assertThat(StatusCode.valueOf(status.toString())).isSameAs(status);
            assertThat(StatusCode.valueOf((Integer) code)).isSameAs(status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void statusIsReadFromItsName(HttpStatus status) {
        assertThat(StatusCode.valueOf(status.name())).isSameAs(status);
        for (String text : List.of(status.name(), status.toString(), status.label())) {
            assertThat(HttpStatus.fromString(text)).isSameAs(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONTENT_TOO_LARGE, 413",
        "URI_TOO_LONG, 414",
        "RANGE_NOT_SATISFIABLE, 416",
        "UNPROCESSABLE_CONTENT, 422",
        "CHECKPOINT, 103",
        "EARLY_HINT, 103",
        "MOVED_TEMPORARILY, 302",
        "PERMANET_REDIRECT, 308",
        "REQUEST_TIME_OUT, 408",
        "PAYLOAD_TOO_LARGE, 413",
        "REQUEST_TOO_LONG, 413",
        "I_AM_A_TEAPOT, 418",
        "UNORDERED_COLLECTION, 425",
        "GATEWAY_TIME_OUT, 504"
    })
    void statusIsReadFromItsOtherNames(String name, int code) {
        assertThat(StatusCode.valueOf(name)).isSameAs(StatusCode.of(code));
        assertThat(HttpStatus.fromString(name)).isSameAs(StatusCode.of(code));
        assertThat(HttpStatus.findByName(name)).containsSame(HttpStatus.of(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "42",
                "099",
                "1000",
                "+404",
                "404 ",
                " 404",
                "404.0",
                "404 not found",
                "404 Gone",
                "404 Not Found ",
                "404\tNot Found",
                "404Not Found",
                "520 ",
                "520 Web Server Returned an Unknown Error",
                "not_found",
                "Not Found",
                "\u0664\u0660\u0664"
            })
    void anythingElseIsNoStatus(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusCode.valueOf(text))
                .withMessageEndingWith(
                        " is not a valid status code; expected 100 to 999, a name such as NOT_FOUND, or a text "
                                + "such as 404 Not Found");
        assertThatIllegalArgumentException().isThrownBy(() -> HttpStatus.fromString(text));
    }

    @Test
    void errorsNameTheInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusCode.valueOf("404 Not\r\nFound"))
                .withMessageStartingWith("\"404 Not\\u000d\\u000aFound\" is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusCode.valueOf((Integer) 42))
                .withMessageStartingWith("42 is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpStatus.fromString("520"))
                .withMessageStartingWith("520 is not a status code with a name");
    }

    @ParameterizedTest
    @EnumSource
    void methodIsReadFromItsToken(HttpMethod method) {
        assertThat(RequestMethod.valueOf(method.token())).isSameAs(method);
    }

    @Test
    void methodIsReadFromNoName() {
        assertThat(RequestMethod.valueOf("VERSION_CONTROL"))
                .isNotEqualTo(HttpMethod.VERSION_CONTROL)
                .isEqualTo(RequestMethod.of("VERSION_CONTROL"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestMethod.valueOf("GE T"))
                .withMessageStartingWith("\"GE T\" is not a valid request method");
    }
}
