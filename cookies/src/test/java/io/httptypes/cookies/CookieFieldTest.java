package io.httptypes.cookies;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CookieFieldTest {
    @Test
    void keepsOrderAndDuplicates() {
        List<CookiePair> pairs = CookieField.parse(List.of("a=1; b=\"2\"; a=3", "c=4, d=5;;e ;f= ; =g; h=i=j"));
        assertThat(pairs)
                .containsExactly(
                        new CookiePair("a", "1"),
                        new CookiePair("b", "\"2\""),
                        new CookiePair("a", "3"),
                        new CookiePair("c", "4, d=5"),
                        new CookiePair("", "e"),
                        new CookiePair("f", ""),
                        new CookiePair("", "g"),
                        new CookiePair("h", "i=j"));
        assertThat(CookieField.format(pairs)).isEqualTo("a=1; b=\"2\"; a=3; c=4, d=5; e; f=; g; h=i=j");
        assertThat(CookieField.format(List.of())).isEmpty();
        assertThat(CookieField.parse(List.of("", ";", " ; "))).isEmpty();
    }

    @Test
    void skipsWhatNoFieldCarries() {
        assertThat(CookieField.parse(List.of("a=b\0; c=d; e\1=f"))).containsExactly(new CookiePair("c", "d"));
    }

    @ParameterizedTest
    @CsvSource({"a;, b", "a=, b", "'a\r', b", "a, 'b;c'", "a, 'b\n'", "a, ' b'", "a, 'b\t'", "' a', b"})
    void refusesWhatNoFieldCarries(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CookiePair(name, value))
                .withMessageContaining("expected no semicolon");
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, true",
        "WWW.Example.com, example.COM, true",
        "badexample.com, example.com, false",
        "example.com, www.example.com, false",
        "example.com, '', false",
        "127.0.0.1, 0.0.1, false",
        "127.0.0.1, 127.0.0.1, true",
        "::1, 1, false",
        "a.1.2.3, 1.2.3, true",
        "1.2, 2, true",
        "a.b, b, true"
    })
    void matchesDomains(String host, String domain, boolean isMatch) {
        assertThat(CookieRules.domainMatches(host, domain)).isEqualTo(isMatch);
    }

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a/b, /a, true",
        "/a/b, /a/, true",
        "/ab, /a, false",
        "/a, /a/, false",
        "/, /, true",
        "/a, /, true",
        "/A, /a, false"
    })
    void matchesPaths(String request, String cookie, boolean isMatch) {
        assertThat(CookieRules.pathMatches(request, cookie)).isEqualTo(isMatch);
    }

    @ParameterizedTest
    @CsvSource({"/a/b/c, /a/b", "/a, /", "/, /", "'', /", "a/b, /", "/a/, /a"})
    void defaultPathIsTheFolder(String request, String path) {
        assertThat(CookieRules.defaultPath(request)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 09 Jun 2021 10:18:14 GMT | 2021-06-09T10:18:14Z",
                "Wednesday, 09-Jun-21 10:18:14 GMT | 2021-06-09T10:18:14Z",
                "Wed Jun  9 10:18:14 2021 | 2021-06-09T10:18:14Z",
                "9 JUNE 1:2:3 70 | 1970-06-09T01:02:03Z",
                "10:18:14 2021 9th Jun | 2021-06-09T10:18:14Z",
                "29 Feb 2024 00:00:00 | 2024-02-29T00:00:00Z",
                "1 Jan 1601 00:00:00 | 1601-01-01T00:00:00Z",
                "1 Jan 9999 23:59:59z | 9999-01-01T23:59:59Z"
            })
    void readsDates(String text, String date) {
        assertThat(CookieRules.findDate(text)).hasToString("Optional[" + date + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Wed",
                "9 Jun 2021",
                "9 Jun 10:18:14",
                "Jun 2021 10:18:14",
                "9 2021 10:18:14",
                "29 Feb 2023 00:00:00",
                "31 Apr 2023 00:00:00",
                "0 Jan 2023 00:00:00",
                "32 Jan 2023 00:00:00",
                "1 Jan 1600 00:00:00",
                "1 Jan 10000 00:00:00",
                "1 Jan 2023 24:00:00",
                "1 Jan 2023 00:60:00",
                "1 Jan 2023 00:00:60",
                "1 Jan 2023 000:00:00",
                "1 Jan 2023 00:00",
                "1 Jan 2023 00:00:000",
                "1 \u017fep 2023 00:00:00",
                "\u0661 Jan 2023 00:00:00"
            })
    void isNoDate(String text) {
        assertThat(CookieRules.findDate(text)).isEmpty();
    }
}
