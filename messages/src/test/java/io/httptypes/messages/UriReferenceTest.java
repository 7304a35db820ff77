package io.httptypes.messages;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UriReferenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a",
                ".",
                "..",
                "?",
                "#",
                "?#",
                "?q",
                "#f",
                "/a/b;c=d,e",
                "a/b:c",
                "./a:b",
                "//",
                "//host",
                "///path",
                "//user:pw@host:80/a?b#c",
                "//host:",
                "//host:/",
                "http://a_b.example/",
                "http://EXAMPLE.com:8080/%41%ff?a=b&c=d?/:@#x?/:@",
                "http://xn--bcher-kva.example/",
                "mailto:a@b.example",
                "urn:isbn:0-486-27557-4",
                "tel:+1-816-555-1212",
                "a+b-c.d1:x",
                "file:///etc/hosts",
                "http:",
                "http:a",
                "http://[::1]:80/",
                "http://[::]/",
                "http://[2001:db8::7]/c=GB?objectClass?one",
                "http://[1:2:3:4:5:6:7:8]/",
                "http://[1:2:3:4:5:6:7::]/",
                "http://[::2:3:4:5:6:7:8]/",
                "http://[::ffff:192.0.2.1]/",
                "http://[1:2:3:4:5:6:0.0.0.255]/",
                "http://[v1.fe80::a+en1]/",
                "http://192.0.2.999/",
                "http://[a::f]/",
                "http://[A::F]/",
                "/%AF%FA%af%fa%09%90",
                "~!$&'()*+,;=-._"
            })
    void isOne(String text) {
        assertThat(UriReference.isValid(text)).isTrue();
    }

    static Stream<String> notReferences() {
        return Stream.of(
                "/\\other.example/x",
                "\\\\other.example",
                "/a b",
                "http://a.example/\"x\"",
                "/<x>",
                "/^",
                "/`",
                "/{x}",
                "/|",
                "/[",
                "/]",
                "/?[",
                "/#[",
                "/#a#b",
                "##",
                "/%",
                "/%4",
                "/%4g",
                "/%g4",
                "/?%",
                "/#%1",
                "/%41%",
                ":a",
                "1a:b",
                "a_b:c",
                "%41:b",
                "-a:b",
                "http://a b/",
                "http://a@b@c/",
                "http://[::1",
                "http://::1/",
                "http://[]/",
                "http://[1]/",
                "http://[1:2:3:4:5:6:7]/",
                "http://[1:2:3:4:5:6:7:8:9]/",
                "http://[1::2::3]/",
                "http://[:::]/",
                "http://[1:2:3:4:5:6:7:8::]/",
                "http://[12345::]/",
                "http://[g::]/",
                "http://[1:]/",
                "http://[:1]/",
                "http://[::1%25eth0]/",
                "http://[::1.2.3]/",
                "http://[::1.2.3.256]/",
                "http://[::01.2.3.4]/",
                "http://[::1.2.3.4.5]/",
                "http://[::1.2.3.4.]/",
                "http://a%@b/",
                "http://[::1.2..4]/",
                "http://[::1.2.3.a]/",
                "http://[1:2:3:4:5:6:7:1.2.3.4]/",
                "http://[v.x]/",
                "http://[v1.]/",
                "http://[v1]/",
                "http://[vg.x]/",
                "http://[v1.%41]/",
                "http://[v1.x/]",
                "http://[::1]x/",
                "http://a:b/",
                "http://a:80:80/",
                "http://[::1]:x/",
                "http://a\u00e4/",
                "/\u00e4",
                "/\u0131",
                "/\uD83D\uDE00",
                "/a\tb",
                "/a\r\nX: y",
                "/\0",
                "/\u007f",
                " /",
                "/ ");
    }

    @ParameterizedTest
    @MethodSource("notReferences")
    void isNone(String text) {
        assertThat(UriReference.isValid(text)).isFalse();
    }

    @Test
    void eachCharacterOfAPath() {
        String allowed = "-._~!$&'()*+,;=:@/?#";
        for (char c = 0; c < 0x180; c++) {
            boolean isAllowed = allowed.indexOf(c) >= 0
                    || (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z');
            assertThat(UriReference.isValid("/" + c)).as("U+%04X", (int) c).isEqualTo(isAllowed);
        }
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {"a", "/", ":", "?", "#", "@", "[", "%41", "%", "::", "1.", "a:", "//"})
    void aLongReferenceIsReadInTime(String part) {
        for (String start : List.of("", "/", "http://", "http://[", "http://a@", "/?", "/#")) {
            UriReference.isValid(start + part.repeat(300_000));
            UriReference.isValid(start + part.repeat(300_000) + "\\");
        }
    }

    /** RFC 3986, Sections 5.4.1 and 5.4.2, and what real servers send. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    g | http://a/b/c/g
                    ./g | http://a/b/c/g
                    g/ | http://a/b/c/g/
                    /g | http://a/g
                    //g | http://g
                    ?y | http://a/b/c/d;p?y
                    g?y | http://a/b/c/g?y
                    #s | http://a/b/c/d;p?q#s
                    g#s | http://a/b/c/g#s
                    g?y#s | http://a/b/c/g?y#s
                    ;x | http://a/b/c/;x
                    g;x | http://a/b/c/g;x
                    g;x?y#s | http://a/b/c/g;x?y#s
                    `` | http://a/b/c/d;p?q
                    . | http://a/b/c/
                    ./ | http://a/b/c/
                    .. | http://a/b/
                    ../ | http://a/b/
                    ../g | http://a/b/g
                    ../.. | http://a/
                    ../../ | http://a/
                    ../../g | http://a/g
                    ../../../g | http://a/g
                    ../../../../g | http://a/g
                    /./g | http://a/g
                    /../g | http://a/g
                    g. | http://a/b/c/g.
                    .g | http://a/b/c/.g
                    g.. | http://a/b/c/g..
                    ..g | http://a/b/c/..g
                    ./../g | http://a/b/g
                    ./g/. | http://a/b/c/g/
                    g/./h | http://a/b/c/g/h
                    g/../h | http://a/b/c/h
                    g;x=1/./y | http://a/b/c/g;x=1/y
                    g;x=1/../y | http://a/b/c/y
                    g?y/./x | http://a/b/c/g?y/./x
                    g?y/../x | http://a/b/c/g?y/../x
                    g#s/../x | http://a/b/c/g#s/../x
                    https://h/x | https://h/x
                    HTTP://H/../x?a | HTTP://H/x?a
                    mailto:a@b | mailto:a@b
                    /a b | http://a/a%20b
                    ` /a ` | http://a/a
                    /\u00e9?\u00e9#\u00e9 | http://a/%E9?%E9#%E9
                    /\u20ac\ud83d\ude00 | http://a/%E2%82%AC%F0%9F%98%80
                    /a%41%4x% | http://a/a%41%254x%25
                    /a[]?b[]=<"> | http://a/a%5B%5D?b[]=%3C%22%3E
                    /a#b#c | http://a/a#b%23c
                    //a_b:80/ | http://a_b:80/
                    //[::1]:80/ | http://[::1]:80/
                    """)
    void resolves(String reference, String resolved) {
        assertThat(UriReference.resolve(URI.create("http://a/b/c/d;p?q"), reference))
                .hasToString("Optional[" + resolved + "]");
    }

    @Test
    void resolvesAgainstAPathThatIsEmpty() {
        assertThat(UriReference.resolve(URI.create("http://a"), "g")).hasToString("Optional[http://a/g]");
        assertThat(UriReference.resolve(URI.create("http://a?q"), "")).hasToString("Optional[http://a?q]");
        assertThat(UriReference.resolve(URI.create("http://a?q#f"), "?x")).hasToString("Optional[http://a?x]");
        assertThat(UriReference.resolve(URI.create("http://a/b?q#f"), "#s")).hasToString("Optional[http://a/b?q#s]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a\r\nb", "/\0", "/\177", "http://[", "http:", "mailto:", "http:/.//b/", "http:.///b/"})
    void leadsNowhere(String reference) {
        assertThat(UriReference.resolve(URI.create("http://a/"), reference)).isEmpty();
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {"a", "/", ":", "?", "#", "%", "../", "./", "a/../", " ", "\u00e9", "["})
    void aLongReferenceIsResolvedInTime(String part) {
        UriReference.resolve(URI.create("http://a/b"), part.repeat(300_000));
    }

    @Test
    void whatIsAtTheEdgeOfARuleIsEncodedAsTheRest() {
        URI base = URI.create("http://a.example/b");
        assertThat(UriReference.resolve(base, "/a-b:c")).contains(URI.create("http://a.example/a-b:c"));
        assertThat(UriReference.resolve(base, "/ -:;=")).contains(URI.create("http://a.example/%20-:;="));
        assertThat(UriReference.resolve(base, "/\u00ff\u0100!")).contains(URI.create("http://a.example/%FF%C4%80!"));
        assertThat(UriReference.resolve(base, "x:..")).isEmpty();
    }
}
