package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class HopTest {
    private static final URI URL = URI.create("https://a.example/b");

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@a.example:8443/a%20b/c?token=secret#part, https://a.example:8443/a%20b/c",
        "http://u@a_b/, http://a_b/",
        "http://[::1]:81, http://[::1]:81",
        "http://a.example/\u00e4, http://a.example/%C3%A4",
        // URI.toASCIIString makes a backtick, a K and an exception of these.
        "http://\u212a.example/\u1fef, http://%E2%84%AA.example/%E1%BF%AF",
        "http://a.example/\ud800b, http://a.example/\\ud800b",
        "/relative?secret, /relative",
        "mailto:a@b.example, mailto:"
    })
    void urlHasNoSecrets(String url, String redacted) {
        assertThat(Hop.of(HttpMethod.GET, URI.create(url), HttpStatus.OK).url()).isEqualTo(redacted);
    }

    @Test
    void isEqualByItsThreeParts() {
        Hop hop = Hop.of(HttpMethod.GET, URL, HttpStatus.FOUND);
        assertThat(hop)
                .isEqualTo(Hop.of(HttpMethod.GET, URI.create(URL + "?other"), HttpStatus.FOUND))
                .hasSameHashCodeAs(Hop.of(HttpMethod.GET, URL, HttpStatus.FOUND))
                .isNotEqualTo(Hop.of(HttpMethod.POST, URL, HttpStatus.FOUND))
                .isNotEqualTo(Hop.of(HttpMethod.GET, URI.create(URL + "/c"), HttpStatus.FOUND))
                .isNotEqualTo(Hop.of(HttpMethod.GET, URL, HttpStatus.OK))
                .isNotEqualTo("GET")
                .hasToString("GET https://a.example/b 302 Found");
        assertThat(hop.method()).isEqualTo(HttpMethod.GET);
        assertThat(hop.status()).isEqualTo(HttpStatus.FOUND);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Hop.of(null, URL, HttpStatus.OK))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> Hop.of(HttpMethod.GET, null, HttpStatus.OK))
                .withMessage("url");
        assertThatNullPointerException()
                .isThrownBy(() -> Hop.of(HttpMethod.GET, URL, null))
                .withMessage("status");
    }
}
