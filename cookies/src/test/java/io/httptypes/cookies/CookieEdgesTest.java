package io.httptypes.cookies;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The last character that a rule takes, and the first that it does not. */
class CookieEdgesTest {
    @Test
    void eachCharacterOfAValue() {
        assertTaken(
                c -> CookieText.isStrictValue("a" + c + "a"),
                c -> c == 0x21
                        || isIn(c, 0x23, 0x2B)
                        || isIn(c, 0x2D, 0x3A)
                        || isIn(c, 0x3C, 0x5B)
                        || isIn(c, 0x5D, 0x7E));
        assertThat(CookieText.isStrictValue("\"\"")).isTrue();
        assertThat(CookieText.isStrictValue("\"")).isFalse();
    }

    @Test
    void eachCharacterOfAnAttribute() {
        assertTaken(c -> CookieText.isAttributeValue("a" + c), c -> isIn(c, 0x20, 0x7E) && c != ';');
    }

    @Test
    void eachCharacterOfADomain() {
        IntPredicate isLetterOrDigit = c -> isIn(c, 'a', 'z') || isIn(c, 'A', 'Z') || isIn(c, '0', '9');
        assertTaken(c -> CookieText.isSubdomain(c + ".b"), isLetterOrDigit);
        assertTaken(c -> CookieText.isSubdomain("a" + c + "a.b"), c -> isLetterOrDigit.test(c) || c == '-' || c == '.');
        String label = "a".repeat(63);
        assertThat(CookieText.isSubdomain(label + ".b")).isTrue();
        assertThat(CookieText.isSubdomain(label + "a.b")).isFalse();
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(CookieText.isSubdomain(longest)).isTrue();
        assertThat(CookieText.isSubdomain(longest + "a")).isFalse();
    }

    @Test
    void eachCharacterOfAHost() {
        assertTaken(c -> CookieText.isHost("a" + c + "a"), c -> isIn(c, 0x21, 0x7E) && ";,/?#@\\:".indexOf(c) < 0);
        assertTaken(c -> CookieText.isHost(c + "a"), c -> isIn(c, 0x21, 0x7E) && ";,/?#@\\:.".indexOf(c) < 0);
    }

    @Test
    void lettersAloneAreFolded() {
        assertThat(CookieText.toLowerCase("@AZ[`az{\u00c4")).isEqualTo("@az[`az{\u00c4");
        SetCookie cookie = SetCookie.parse("a=b; MAX-AGE=1; PATH=/x; SAMESITE=LAX; SECURE; HTTPONLY");
        assertThat(cookie.maxAge()).contains(Duration.ofSeconds(1));
        assertThat(cookie.path()).contains("/x");
        assertThat(cookie.sameSite()).contains(SameSite.LAX);
        assertThat(cookie.extensions()).isEmpty();
    }

    @Test
    void eachDelimiterOfADate() {
        assertTaken(
                c -> CookieRules.findDate("00:00:00" + c + "1" + c + "Jan" + c + "1970")
                        .isPresent(),
                c -> c == '\t'
                        || isIn(c, 0x20, 0x2F)
                        || isIn(c, 0x3B, 0x40)
                        || isIn(c, 0x5B, 0x60)
                        || isIn(c, 0x7B, 0x7E));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            00:00:00 1 Jan 1970             | 1970-01-01T00:00:00Z
            00:00:00 1 Jan 00               | 2000-01-01T00:00:00Z
            00:00:00 1 Jan 69               | 2069-01-01T00:00:00Z
            00:00:00 1 Jan 70               | 1970-01-01T00:00:00Z
            00:00:00 1 Jan 99               | 1999-01-01T00:00:00Z
            00:00:00 1 Jan 1601             | 1601-01-01T00:00:00Z
            23:59:59 31 Dec 9999            | 9999-12-31T23:59:59Z
            00:00:00 1 Jan 00 70            | 2000-01-01T00:00:00Z
            00:00:00 1 Jan Feb 1970         | 1970-01-01T00:00:00Z
            00:00:00 05:00:00 01 Jan 1970   | 2001-01-05T00:00:00Z
            """)
    void dateAtAnEdge(String text, Instant date) {
        assertThat(CookieRules.findDate(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:00:00 0 1 Jan 1970",
                "00:00:00 1 Jan 100",
                "00:00:00 1 Jan 1600",
                "24:00:00 1 Jan 1970",
                "00:60:00 1 Jan 1970",
                "00:00:60 1 Jan 1970",
                "00:00:00 32 Jan 1970"
            })
    void dateBeyondAnEdge(String text) {
        assertThat(CookieRules.findDate(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775799, 9223372036854775799",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775807",
        "92233720368547758070, 9223372036854775807"
    })
    void longestAge(String text, long seconds) {
        assertThat(SetCookie.parse("a=b; Max-Age=" + text).maxAge()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a", "1a"})
    void noAge(String text) {
        SetCookie cookie = SetCookie.parse("a=b; Max-Age=" + text);
        assertThat(cookie.maxAge()).isEmpty();
        assertThat(cookie.deviations()).contains("max-age is not a number");
    }

    @Test
    void theFirstKnownAttributeIsKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SetCookie.builder("a", "b").extension("Expires=0"));
    }

    @Test
    void whatWasReceivedMayBeBeyondAscii() {
        SetCookie.Builder received = SetCookie.receivedBuilder("a", "b");
        assertThat(received.extension("x=\u00e9").build().extensions()).containsExactly("x=\u00e9");
        for (String extension : List.of("", "Path=/", "x;y")) {
            assertThatIllegalArgumentException().isThrownBy(() -> received.extension(extension));
        }
        assertThat(CookieText.isLatin1("\u00ff")).isTrue();
        assertThat(CookieText.isLatin1("\u0100")).isFalse();
        assertThat(CookieText.isAscii("\u007f")).isTrue();
        assertThat(CookieText.isAscii("\u0080")).isFalse();
    }

    @Test
    void whatNoFieldCarriesIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CookiePair("a=", "b"))
                .withMessage("\"a=\" is not valid as a cookie's name; expected no semicolon, no equals sign, no control"
                        + " character, and no blank at either end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CookiePair("a", "secret;"))
                .withMessage("the text is not valid as a cookie's value; expected no semicolon, no control character,"
                        + " and no blank at either end");
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatProtectsMustNotBeLost(CookiePart part) {
        Consumer<CookiePart> losses = CookiePart.refusing("a stack");
        if (part.protects()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> losses.accept(part))
                    .withMessageStartingWith("a stack cannot carry ");
        } else {
            losses.accept(part);
        }
    }

    @Test
    void hosts() {
        assertThat(CookieRules.isAddress("::1")).isTrue();
        assertThat(CookieRules.isAddress("1::")).isTrue();
        assertThat(CookieRules.isAddress("1.2.3.4")).isTrue();
        assertThat(CookieRules.isAddress("1.2.3")).isFalse();
        assertThat(CookieRules.domainMatches(".com", "com")).isTrue();
        assertThat(CookieRules.domainMatches("com", "com")).isTrue();
        assertThat(CookieRules.domainMatches("1.2.3.4", "3.4")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://[::1]/, true",
        "http://[0:0:0:0:0:0:0:1]/, true",
        "http://[::2]/, false",
        "http://[::11]/, false",
        "http://[1::1]/, false",
        "http://[::1:1]/, false",
        "http://127.0.0.1/, true",
        "http://127.0.0.1.example/, false",
        "http://128.0.0.1/, false",
        "http://localhost/, true",
        "http://a.localhost/, true",
        "http://localhost.example/, false",
        "https://a.example/, true",
        "wss://a.example/, true",
        "ws://a.example/, false"
    })
    void whatCountsAsSecure(URI url, boolean isSecure) {
        assertThat(CookieJar.create().store(url, List.of("a=b; Secure")).isEmpty())
                .isEqualTo(isSecure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.example TRUE / FALSE 0 =n v | the name holds an equals sign
            a.example TRUE / FALSE 0 -    | the cookie has neither a name nor a value
            a.example TRUE / FALSE 0      | the line has 5 fields instead of 7
            """)
    void lineThatIsNotACookie(String line, String reason) {
        String tabs = "# Netscape HTTP Cookie File\n" + line.replace(' ', '\t').replace("-", "");
        assertThat(CookieFile.parse(tabs.getBytes(StandardCharsets.UTF_8)).problems())
                .extracting(CookieFile.Problem::reason)
                .containsExactly(reason);
    }

    private static void assertTaken(Predicate<String> rule, IntPredicate expected) {
        IntStream.range(0, 0x180)
                .forEach(c -> assertThat(rule.test(Character.toString(c)))
                        .as("U+%04X", c)
                        .isEqualTo(expected.test(c)));
    }

    private static boolean isIn(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
