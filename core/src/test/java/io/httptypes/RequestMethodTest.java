package io.httptypes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestMethodTest {

    @ParameterizedTest
    @ValueSource(strings = {"%c", "%cURGE", "PU%cGE", "PURG%c"})
    void aTokenIsMadeOfVisibleAsciiCharactersThatAreNoDelimiters(String shape) {
        StringBuilder expected = new StringBuilder();
        StringBuilder accepted = new StringBuilder();
        for (int i = 0; i <= Character.MAX_VALUE; i++) {
            char c = (char) i;
            if (isTokenCharacter(c)) {
                expected.append(c);
            }
            String text = shape.replace("%c", String.valueOf(c));
            if (findOrMake(text).isPresent()) {
                accepted.append(c);
                assertThat(RequestMethod.of(text).token()).isEqualTo(text);
            }
        }

        assertThat(accepted).hasSize(77).hasToString(expected.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " GET",
                "GET ",
                "GET\r\n",
                "GET\0",
                "GE\tT",
                "GET / HTTP/1.1",
                "GET /x HTTP/1.1\r\nHost: evil\r\n\r\nGET",
                "GET:",
                "\ufeffGET",
                "G\u00c9T",
                "\uff27\uff25\uff34", // fullwidth letters
                "\ud835\udc06",
                "\ud835",
            })
    void nothingElseIsAMethod(String text) {
        assertThat(findOrMake(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> RequestMethod.ofIgnoreCase(text));
    }

    @Test
    void aTokenMayBeOfAnyLength() {
        String token = "X".repeat(10_000);

        assertThat(findOrMake(token)).map(RequestMethod::token).contains(token);
    }

    static List<String> hostileTexts() {
        return List.of(
                "X".repeat(9_999) + "\n",
                "X".repeat(5_000) + "é" + "X".repeat(4_999),
                "\n".repeat(10_000),
                "\u202e".repeat(10_000),
                " ".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void theRefusalOfAHostileTextIsEscapedAndCut(String text) {
        assertThat(findOrMake(text)).isEmpty();
    }

    @Test
    void theRefusalQuotesTheTextAndSaysWhatATokenIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestMethod.of("GET\r\n"))
                .withMessage("\"GET\\u000d\\u000a\" is not a valid request method; expected a token, "
                        + "one or more ASCII letters, digits and !#$%&'*+-.^_`|~");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestMethod.of("a ~\u001f\u007f"))
                .withMessageStartingWith("\"a ~\\u001f\\u007f\" is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestMethod.of("X".repeat(9_999) + "\n"))
                .withMessageContaining("\"" + "X".repeat(40) + "\"… (10000 characters)")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @EnumSource
    void aRegisteredTokenIsItsConstant(HttpMethod method) {
        String sameToken = String.valueOf(method.token().toCharArray());

        assertThat(RequestMethod.of(sameToken)).isSameAs(method);
        assertThat(RequestMethod.find(sameToken)).containsSame(method);
        assertThat(HttpMethod.find(sameToken)).containsSame(method);
        assertThat(method).hasToString(sameToken);
    }

    @ParameterizedTest
    @EnumSource
    void caseMatters(HttpMethod method) {
        for (String token : List.of(method.token().toLowerCase(Locale.ROOT), capitalized(method))) {
            assertThat(RequestMethod.of(token)).isNotEqualTo(method).isEqualTo(new ExtensionMethod(token));
            assertThat(HttpMethod.find(token)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PURGE", "get", "GET ", "BASELINE_CONTROL", "PRI", "*", "\r\n"})
    void findOfTheRegisteredAnswersEmptyForAnyOtherText(String text) {
        assertThat(HttpMethod.find(text)).isEmpty();
    }

    @Test
    void anExtensionMethodIsItsTokenAndNeitherSafeNorIdempotent() {
        for (String token : List.of("PURGE", "get", "PRI", "*", "a", "!#$%&'*+-.^_`|~", "0")) {
            RequestMethod method = RequestMethod.of(token);

            assertThat(method.token()).isEqualTo(token);
            assertThat(method).hasToString(token);
            assertThat(method.isSafe()).as(token).isFalse();
            assertThat(method.isIdempotent()).as(token).isFalse();
        }
    }

    @Test
    void extensionMethodsAreEqualIfTheirTokensAre() {
        assertThat(RequestMethod.of("PURGE"))
                .isEqualTo(RequestMethod.of("PURGE"))
                .hasSameHashCodeAs(RequestMethod.of("PURGE"))
                .isNotEqualTo(RequestMethod.of("purge"))
                .isNotEqualTo(RequestMethod.of("PURG"))
                .isNotEqualTo("PURGE");
    }

    @ParameterizedTest
    @EnumSource
    @DefaultLocale("tr")
    void ofIgnoreCaseAnswersTheRegisteredMethodWhateverItsCase(HttpMethod method) {
        assertThat("link".toUpperCase(Locale.getDefault()))
                .as("the test runs under Turkish rules")
                .isNotEqualTo("LINK");

        for (String token : List.of(method.token(), method.token().toLowerCase(Locale.ROOT), capitalized(method))) {
            assertThat(RequestMethod.ofIgnoreCase(token)).as(token).isSameAs(method);
        }
    }

    @Test
    void ofIgnoreCaseKeepsTheTokenOfAnExtensionMethod() {
        for (String token : List.of("Purge", "purge", "PURGE", "pri", "*", "geT2", "baseline_control")) {
            assertThat(RequestMethod.ofIgnoreCase(token).token()).isEqualTo(token);
        }
    }

    @ParameterizedTest
    @DefaultLocale("tr")
    @ValueSource(
            strings = {
                "l\u0131nk", // dotless i, whose upper case is I
                "L\u0130NK", // dotted I, whose lower case is i in Turkish
                "po\u017ft", // long s, whose upper case is S
                "lin\u212a", // the Kelvin sign, whose lower case is k
                "\uff47et", // fullwidth g
                "get ",
                "",
            })
    void ofIgnoreCaseTakesNoOtherLetterForAnAsciiOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestMethod.ofIgnoreCase(text))
                .withMessageContaining("\" is not a valid request method; ");
    }

    @Test
    void inRegistryOrderPutsTheRegisteredFirstAndTheOthersByToken() {
        List<RequestMethod> ordered = Stream.concat(
                        Stream.of(HttpMethod.values()),
                        Stream.of("!", "*", "AAA", "GET0", "Get", "PRI", "PURGE", "a", "get", "zzz", "~")
                                .map(RequestMethod::of))
                .toList();
        Checks.assertOrder(RequestMethod.inRegistryOrder(), ordered);

        List<RequestMethod> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(RequestMethod.inRegistryOrder());
        assertThat(shuffled).isEqualTo(ordered);
    }

    private static Optional<RequestMethod> findOrMake(String text) {
        return Checks.agreed(() -> RequestMethod.find(text), () -> RequestMethod.of(text));
    }

    /** The other way in which RFC 9110, Section 5.6.2, says it: any VCHAR, except delimiters. */
    private static boolean isTokenCharacter(char c) {
        return c > 0x20 && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }

    private static String capitalized(HttpMethod method) {
        return method.token().charAt(0) + method.token().substring(1).toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @EnumSource(HttpMethod.class)
    void ofARegisteredTokenIsItsConstant(HttpMethod method) {
        assertThat(HttpMethod.of(method.token())).isSameAs(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "PURGE", "", "VERSION_CONTROL", "GET\r\n"})
    void anyOtherTokenIsNoConstant(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpMethod.of(token))
                .withMessageStartingWith("\"" + token.replace("\r\n", "\\u000d\\u000a") + '"')
                .withMessageEndingWith(
                        " is not a registered method; expected one of HttpMethod, such as \"PATCH\", in the same "
                                + "letter case");
    }

    @Test
    @Timeout(10)
    void tokensOfOneHashCodeAreKeptInTime() {
        // "Aa" and "BB" have one hash code, and so has every sequence of as many of them.
        Set<RequestMethod> methods = new HashSet<>();
        for (int i = 0; i < 1 << 17; i++) {
            StringBuilder token = new StringBuilder();
            for (int bit = 0; bit < 17; bit++) {
                token.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            methods.add(RequestMethod.of(token.toString()));
        }
        assertThat(methods).hasSize(1 << 17);
        assertThat(methods.stream().map(Object::hashCode).distinct()).hasSize(1);
    }

    @Test
    void extensionMethodsCompareByTheirTokens() {
        assertThat(new ExtensionMethod("A"))
                .isLessThan(new ExtensionMethod("B"))
                .isEqualByComparingTo(new ExtensionMethod("A"));
    }
}
