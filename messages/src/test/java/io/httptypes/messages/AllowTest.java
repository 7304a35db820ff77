package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.httptypes.HttpMethod.DELETE;
import static io.httptypes.HttpMethod.GET;
import static io.httptypes.HttpMethod.HEAD;
import static io.httptypes.HttpMethod.POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class AllowTest {
    @Test
    void formatsInTheOrderOfTheRegistryWithExtensionsLast() {
        Set<RequestMethod> methods =
                new LinkedHashSet<>(List.of(RequestMethod.of("PURGE"), POST, RequestMethod.of("BAN"), HEAD, GET));
        assertThat(Allow.format(methods)).isEqualTo("GET, HEAD, POST, BAN, PURGE");
        assertThat(Allow.format(POST, GET, RequestMethod.of("PURGE"), GET)).isEqualTo("GET, POST, PURGE");
        assertThat(Allow.format(Set.of())).isEmpty();
    }

    @Test
    void formatsAndParsesEveryRegisteredMethod() {
        Set<HttpMethod> all = Set.of(HttpMethod.values());
        assertThat(Allow.parse(Allow.format(all)))
                .containsExactlyElementsOf(Arrays.stream(HttpMethod.values())
                        .sorted(RequestMethod.inRegistryOrder())
                        .toList());
    }

    @Test
    void parsesLenientlyAndInOrder() {
        assertThat(Allow.parse("POST,GET , ,\tPURGE,G(T,get, GET,,ü, a b"))
                .containsExactly(POST, GET, RequestMethod.of("PURGE"), RequestMethod.of("get"));
        assertThat(Allow.parse(List.of("DELETE", "", CharBuffer.wrap("GET, DELETE"))))
                .containsExactly(DELETE, GET);
        assertThat(Allow.parse(",GET,")).containsExactly(GET);
        assertThat(Allow.parse("")).isEmpty();
        assertThat(Allow.parse(List.of())).isEmpty();
    }

    @Test
    void whatIsParsedCannotBeChanged() {
        assertThat(Allow.parse("GET")).isUnmodifiable();
    }

    @Test
    @Timeout(10)
    void tokensOfOneHashCodeAreReadInTime() {
        // "Aa" and "BB" have one hash code, and so has every sequence of them.
        List<String> tokens = IntStream.range(0, 1 << 17)
                .mapToObj(i -> IntStream.range(0, 17)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
                .toList();
        assertThat(tokens.stream().map(String::hashCode).distinct()).hasSize(1);
        assertThat(Allow.parse(tokens)).hasSize(tokens.size());
    }

    @Test
    @Timeout(10)
    void aLongLineIsReadInTime() {
        assertThat(Allow.parse(" ".repeat(5_000_000) + "GET" + " ".repeat(5_000_000) + ",".repeat(5_000_000)))
                .containsExactly(GET);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void nullIsNamed() {
        Set<RequestMethod> holdingNull = Collections.singleton(null);
        assertThatNullPointerException()
                .isThrownBy(() -> Allow.format((Set<RequestMethod>) null))
                .withMessage("methods");
        assertThatNullPointerException()
                .isThrownBy(() -> Allow.format(holdingNull))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> Allow.format((RequestMethod) null))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> Allow.format(GET, (RequestMethod[]) null))
                .withMessage("more");
        assertThatNullPointerException()
                .isThrownBy(() -> Allow.format(GET, new RequestMethod[] {null}))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> Allow.parse((CharSequence) null))
                .withMessage("fieldValue");
        assertThatNullPointerException()
                .isThrownBy(() -> Allow.parse((Iterable<String>) null))
                .withMessage("fieldValues");
        assertThatNullPointerException()
                .isThrownBy(() -> Allow.parse(Collections.singleton(null)))
                .withMessage("fieldValues");
    }
}
