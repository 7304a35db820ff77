package io.httptypes;

import io.httptypes.Registry.Row;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the enums against the {@link Registry}. What is compared are whole lists: a row without its constant, a
 * constant without its row and a wrong order all show.
 */
class RegistryTest {

    @Test
    void statusesAreTheRowsThatHaveAConstantInTheOrderOfCodes() {
        List<StatusFacts> registered = Registry.STATUSES.stream()
                .filter(Row::hasConstant)
                .map(StatusFacts::of)
                .toList();

        assertThat(HttpStatus.values()).extracting(StatusFacts::of).containsExactlyElementsOf(registered);
        assertThat(HttpStatus.values())
                .hasSize(62)
                .extracting(HttpStatus::code)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void methodsAreTheRowsThatHaveAConstantInTheOrderOfTheFile() {
        List<MethodFacts> registered = Registry.METHODS.stream()
                .filter(Row::hasConstant)
                .map(MethodFacts::of)
                .toList();

        assertThat(HttpMethod.values()).hasSize(39).extracting(MethodFacts::of).containsExactlyElementsOf(registered);
    }

    @Test
    void aliasesAreTheConstantsThemselves() throws IllegalAccessException {
        Map<String, HttpStatus> registered = new HashMap<>();
        for (Row row : Registry.STATUSES) {
            if (!row.cell("alias").isEmpty()) {
                registered.put(row.cell("alias"), HttpStatus.valueOf(row.cell("constant")));
            }
        }

        Map<String, HttpStatus> aliases = new HashMap<>();
        for (Field field : HttpStatus.class.getFields()) {
            if (!field.isEnumConstant() && !field.isSynthetic()) {
                aliases.put(field.getName(), (HttpStatus) field.get(null));
            }
        }
        assertThat(aliases).hasSize(4).isEqualTo(registered);
    }

    @Test
    void everyRowIsFoundByItsCode() {
        for (Row row : Registry.STATUSES) {
            int code = row.code();
            if (row.hasConstant()) {
                assertThat(StatusCode.of(code)).isSameAs(HttpStatus.valueOf(row.cell("constant")));
            } else {
                assertThat(StatusCode.of(code)).isEqualTo(new ExtensionCode(code));
            }
        }
    }

    @Test
    void everyRowIsFoundByItsToken() {
        for (Row row : Registry.METHODS) {
            String token = row.cell("method");
            if (row.hasConstant()) {
                assertThat(RequestMethod.of(token)).isSameAs(HttpMethod.valueOf(row.cell("constant")));
            } else {
                assertThat(RequestMethod.of(token)).isEqualTo(new ExtensionMethod(token));
            }
        }
    }

    @Test
    void theRowsWithoutAConstantAreKnown() {
        assertThat(Registry.STATUSES)
                .filteredOn(row -> !row.hasConstant())
                .extracting(row -> row.cell("code"))
                .containsExactly("104", "306");
        assertThat(Registry.METHODS)
                .filteredOn(row -> !row.hasConstant())
                .extracting(row -> row.cell("method"))
                .containsExactly("*", "PRI");
    }

    @Test
    void everyDescriptionIsOneShortSentenceOfItsOwn() {
        List<String> descriptions = Stream.concat(
                        Stream.of(HttpStatus.values()).map(HttpStatus::description),
                        Stream.of(HttpMethod.values()).map(HttpMethod::description))
                .toList();

        assertThat(descriptions)
                .hasSize(62 + 39)
                .doesNotHaveDuplicates()
                .allSatisfy(description -> assertThat(description)
                        .matches("[A-Z][ -~]{20,114}")
                        .endsWith(".")
                        .doesNotContain(". ")
                        .doesNotContain("  "));
    }

    private record StatusFacts(String constant, int code, String phrase, String rfc, String section) {

        static StatusFacts of(HttpStatus status) {
            RfcSection specification = status.specification();
            return new StatusFacts(
                    status.name(),
                    status.code(),
                    status.reasonPhrase(),
                    Integer.toString(specification.rfc()),
                    specification.section());
        }

        static StatusFacts of(Row row) {
            int code = row.code();
            // IANA keeps 418 as "(Unused)", for the sake of the phrase that RFC 2324 gave it
            String phrase = code == 418 ? "I'm a teapot" : row.cell("registered_phrase");
            return new StatusFacts(row.cell("constant"), code, phrase, row.cell("rfc"), row.cell("section"));
        }
    }

    private record MethodFacts(
            String constant, String token, String safe, String idempotent, String rfc, String section) {

        static MethodFacts of(HttpMethod method) {
            RfcSection specification = method.specification();
            return new MethodFacts(
                    method.name(),
                    method.token(),
                    yesOrNo(method.isSafe()),
                    yesOrNo(method.isIdempotent()),
                    Integer.toString(specification.rfc()),
                    specification.section());
        }

        static MethodFacts of(Row row) {
            return new MethodFacts(
                    row.cell("constant"),
                    row.cell("method"),
                    row.cell("safe"),
                    row.cell("idempotent"),
                    row.cell("rfc"),
                    row.cell("section"));
        }

        private static String yesOrNo(boolean value) {
            return value ? "yes" : "no";
        }
    }
}
