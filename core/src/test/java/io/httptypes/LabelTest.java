package io.httptypes;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a metric counts under: few words, whatever a peer sends. */
class LabelTest {
    private static final List<String> EVERYDAY =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY");

    private static final String TCHARS =
            "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Test
    void aStatusIsCountedUnderItsNumberIfItHasANameElseUnderItsClass() {
        Set<Integer> named = new HashSet<>();
        for (HttpStatus status : HttpStatus.values()) {
            named.add(status.code());
        }

        Set<String> labels = new HashSet<>();
        for (int code = 100; code <= 999; code++) {
            String label = StatusCode.of(code).label();

            assertThat(label).isEqualTo(named.contains(code) ? Integer.toString(code) : Math.min(code / 100, 5) + "xx");
            labels.add(label);
        }
        assertThat(labels).hasSize(67).contains("404", "418", "1xx", "2xx", "3xx", "4xx", "5xx");
    }

    @Test
    void anEverydayMethodIsCountedUnderItsTokenAndAnyOtherUnderOneWord() {
        for (HttpMethod method : HttpMethod.values()) {
            assertThat(method.label())
                    .as("%s", method)
                    .isEqualTo(EVERYDAY.contains(method.token()) ? method.token() : "_OTHER");
        }
        for (String token : List.of("PURGE", "get", "Query", "PRI", "*", "_OTHER")) {
            assertThat(RequestMethod.of(token).label()).as(token).isEqualTo("_OTHER");
        }
    }

    @Test
    void whatAPeerMakesUpGetsNoLabelOfItsOwn() {
        Random random = new Random(4);
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            labels.add(RequestMethod.of(randomToken(random)).label());
        }
        assertThat(labels).isSubsetOf(with("_OTHER", EVERYDAY)).contains("_OTHER");

        for (HttpMethod method : HttpMethod.values()) {
            labels.add(method.label());
        }
        assertThat(labels).hasSize(11).isEqualTo(with("_OTHER", EVERYDAY));
    }

    @Test
    void theCallersListDecidesInPlaceOfTheEverydayMethods() {
        RequestMethod purge = RequestMethod.of("PURGE");

        Set<HttpMethod> webDav = EnumSet.of(HttpMethod.PROPFIND, HttpMethod.VERSION_CONTROL);
        assertThat(HttpMethod.PROPFIND.label(webDav)).isEqualTo("PROPFIND");
        assertThat(HttpMethod.VERSION_CONTROL.label(webDav)).isEqualTo("VERSION-CONTROL");
        assertThat(HttpMethod.GET.label(webDav)).isEqualTo("_OTHER");
        assertThat(purge.label(webDav)).isEqualTo("_OTHER");

        Set<RequestMethod> cache = Set.of(HttpMethod.GET, RequestMethod.of("PURGE"));
        assertThat(HttpMethod.GET.label(cache)).isEqualTo("GET");
        assertThat(purge.label(cache)).isEqualTo("PURGE");
        assertThat(RequestMethod.of("purge").label(cache)).isEqualTo("_OTHER");
        assertThat(HttpMethod.PROPFIND.label(cache)).isEqualTo("_OTHER");

        for (HttpMethod method : HttpMethod.values()) {
            assertThat(method.label(EnumSet.allOf(HttpMethod.class))).isEqualTo(method.token());
            assertThat(method.label(EnumSet.noneOf(HttpMethod.class))).isEqualTo("_OTHER");
            assertThat(method.label(Set.of())).isEqualTo("_OTHER");
        }
        assertThat(purge.label(Set.of())).isEqualTo("_OTHER");
    }

    private static String randomToken(Random random) {
        return random.ints(1 + random.nextInt(8), 0, TCHARS.length())
                .mapToObj(i -> TCHARS.substring(i, i + 1))
                .reduce("", String::concat);
    }

    private static Set<String> with(String word, List<String> words) {
        Set<String> all = new HashSet<>(words);
        all.add(word);
        return all;
    }
}
