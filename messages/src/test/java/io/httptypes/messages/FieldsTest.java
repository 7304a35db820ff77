package io.httptypes.messages;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class FieldsTest {
    @Test
    void nameIsAToken() {
        for (char c = 0; c < 0x180; c++) {
            String name = "X" + c;
            boolean isToken = "!#$%&'*+-.^_`|~".indexOf(c) >= 0
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z');
            if (isToken) {
                assertThat(Fields.requireName(name)).isSameAs(name);
            } else {
                assertThatIllegalArgumentException()
                        .as("U+%04X", (int) c)
                        .isThrownBy(() -> Fields.requireName(name))
                        .withMessageContaining("is not a valid field name; expected a token");
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Fields.requireName(""));
    }

    @Test
    void valueIsOfTabsBlanksVisibleAsciiAndObsText() {
        for (char c = 0; c < 0x180; c++) {
            String value = "a" + c + "b";
            if (c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff)) {
                assertThat(Fields.requireValue("X", value)).isSameAs(value);
            } else {
                assertThatIllegalArgumentException()
                        .as("U+%04X", (int) c)
                        .isThrownBy(() -> Fields.requireValue("X", value))
                        .withMessageStartingWith("X: \"a\\u%04x".formatted((int) c))
                        .withMessageContaining("is not a valid field value; expected tabs, blanks");
            }
        }
        assertThat(Fields.requireValue("X", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", " a", "a ", "\ta", "a\t"})
    void valueHasNoBlankAtItsEnds(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.requireValue("X", value))
                .withMessageContaining("expected no blank at its ends");
    }

    @Test
    void messageIsCut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.requireValue("X", "\r\n".repeat(100_000)))
                .satisfies(refused -> assertThat(refused.getMessage())
                        .hasSizeLessThan(500)
                        .doesNotContain("\r", "\n")
                        .contains("200000 characters"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fields.requireValue("X".repeat(100_000), "\r"))
                .withMessageStartingWith("X".repeat(40) + "… (100000 characters): \"\\u000d\" is not a valid ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade"})
    void connectionSpecific(String name) {
        assertThat(Fields.isConnectionSpecific(name)).isTrue();
        assertThat(Fields.isConnectionSpecific(name.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(Fields.isConnectionSpecific(name.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(Fields.describesContent(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Digest",
                "Content-Disposition",
                "Content-Encoding",
                "Content-Language",
                "Content-Length",
                "Content-Location",
                "Content-MD5",
                "Content-Range",
                "Content-Type",
                "Digest",
                "ETag",
                "Last-Modified",
                "Repr-Digest"
            })
    void describesContent(String name) {
        assertThat(Fields.describesContent(name)).isTrue();
        assertThat(Fields.describesContent(name.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(Fields.describesContent(name.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(Fields.isConnectionSpecific(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Content-Security-Policy", "Cache-Control", "Set-Cookie", "Allow", "Proxy-Authenticate"})
    void neither(String name) {
        assertThat(Fields.describesContent(name)).isFalse();
        assertThat(Fields.isConnectionSpecific(name)).isFalse();
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void nullIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> Fields.requireName(null))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> Fields.requireValue(null, ""))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> Fields.requireValue("X", null))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> Fields.isConnectionSpecific(null))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> Fields.describesContent(null))
                .withMessage("name");
    }
}
