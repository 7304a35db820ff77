package io.httptypes;

import io.httptypes.Registry.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what a status means against the {@link Registry}, for every code there is: what is compared are whole lists of
 * codes, so that a code too many shows as one that is missing does.
 */
class MeaningTest {
    private static final List<StatusCode> ALL =
            IntStream.range(100, 1000).mapToObj(StatusCode::of).toList();

    static final List<RequestMethod> METHODS = Stream.concat(
                    Stream.of(HttpMethod.values()),
                    Stream.of("PURGE", "get", "post", "head", "M-SEARCH", "PRI", "*")
                            .map(RequestMethod::of))
            .toList();

    @Test
    void contentIsForbiddenWhereTheRegistrySaysSoAndInEveryInformationalResponse() {
        Set<Integer> forbidden = rowsWith("content", "forbidden");
        assertThat(forbidden).contains(100, 101, 102, 103, 104, 204, 205, 304).hasSize(8);
        assertThat(rowsWith("content", "allowed"))
                .hasSize(Registry.STATUSES.size() - 8)
                .contains(306);

        assertThat(codesThat(StatusCode::allowsContent))
                .isEqualTo(codes(code -> code >= 200 && !forbidden.contains(code)));
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void contentIsForbiddenInAnswersToHeadAndInSuccessfulOnesToConnect(RequestMethod request) {
        Set<Integer> forbidden = rowsWith("content", "forbidden");
        int lowest = request == HttpMethod.HEAD ? 1000 : request == HttpMethod.CONNECT ? 300 : 200;

        assertThat(codesThat(status -> status.allowsContent(request)))
                .isEqualTo(codes(code -> code >= lowest && !forbidden.contains(code)));
    }

    @Test
    void whatIsHeuristicallyCacheableIsWhatTheRegistrySays() {
        Set<Integer> cacheable = rowsWith("heuristically_cacheable", "yes");
        assertThat(cacheable).hasSize(13).contains(451);
        assertThat(rowsWith("heuristically_cacheable", "no")).hasSize(Registry.STATUSES.size() - 13);

        assertThat(codesThat(StatusCode::isHeuristicallyCacheable)).isEqualTo(codes(cacheable::contains));
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void aRedirectionMakesOfTheMethodWhatTheRegistrySays(RequestMethod original) {
        Map<Integer, RequestMethod> expected = new HashMap<>();
        for (Row row : Registry.STATUSES) {
            switch (row.cell("redirect")) {
                case "post-becomes-get" ->
                    expected.put(row.code(), original == HttpMethod.POST ? HttpMethod.GET : original);
                case "becomes-get" -> expected.put(row.code(), original == HttpMethod.HEAD ? original : HttpMethod.GET);
                case "keeps-method" -> expected.put(row.code(), original);
                default -> assertThat(row.cell("redirect")).isEmpty();
            }
        }
        assertThat(expected).containsOnlyKeys(301, 302, 303, 307, 308);

        for (StatusCode status : ALL) {
            assertThat(status.redirectMethod(original))
                    .as("%s after %s", original, status)
                    .isEqualTo(Optional.ofNullable(expected.get(status.code())));
        }
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void aRequestIsRetryableAfterSixStatusesAndThreeOfThemAskForAnIdempotentMethod(RequestMethod request) {
        boolean idempotent = Registry.METHODS.stream()
                .filter(Row::hasConstant)
                .anyMatch(row -> row.cell("method").equals(request.token())
                        && row.cell("idempotent").equals("yes"));
        Set<Integer> expected = idempotent ? Set.of(408, 425, 429, 502, 503, 504) : Set.of(408, 425, 429);

        assertThat(codesThat(status -> status.isRetryable(request))).isEqualTo(codes(expected::contains));
    }

    @Test
    void theRegistrationIsTheRegistrys() {
        Map<HttpStatus, String> registered = new HashMap<>();
        for (Row row : Registry.STATUSES) {
            if (row.hasConstant()) {
                registered.put(
                        HttpStatus.valueOf(row.cell("constant")),
                        row.cell("registration").toUpperCase(Locale.ROOT));
            }
        }

        Map<HttpStatus, String> registrations = new HashMap<>();
        for (HttpStatus status : HttpStatus.values()) {
            registrations.put(status, status.registration().name());
        }
        assertThat(registrations)
                .isEqualTo(registered)
                .containsEntry(HttpStatus.IM_A_TEAPOT, "UNUSED")
                .containsEntry(HttpStatus.USE_PROXY, "DEPRECATED")
                .containsEntry(HttpStatus.NOT_EXTENDED, "OBSOLETED");
    }

    private static List<Integer> codesThat(Predicate<StatusCode> property) {
        return ALL.stream().filter(property).map(StatusCode::code).toList();
    }

    private static List<Integer> codes(Predicate<Integer> property) {
        return IntStream.range(100, 1000).boxed().filter(property).toList();
    }

    private static Set<Integer> rowsWith(String column, String value) {
        Set<Integer> codes = new HashSet<>();
        for (Row row : Registry.STATUSES) {
            if (row.cell(column).equals(value)) {
                codes.add(row.code());
            }
        }
        return codes;
    }
}
