package io.httptypes;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the enums against the files in {@code registry}, which were taken from IANA and not from the code. What is compared are whole
 * lists: a row without its constant, a constant without its row and a wrong order all show.
 */
class RegistryTest {
    private static final List<Map<String, String>> STATUS_ROWS = rows("status-codes.csv");
    private static final List<Map<String, String>> METHOD_ROWS = rows("methods.csv");

    @Test
    void statusesAreTheRowsThatHaveAConstantInTheOrderOfCodes() {
        List<StatusFacts> registered = STATUS_ROWS.stream()
                .filter(RegistryTest::hasConstant)
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
        List<MethodFacts> registered = METHOD_ROWS.stream()
                .filter(RegistryTest::hasConstant)
                .map(MethodFacts::of)
                .toList();

        assertThat(HttpMethod.values()).hasSize(39).extracting(MethodFacts::of).containsExactlyElementsOf(registered);
    }

    @Test
    void aliasesAreTheConstantsThemselves() throws IllegalAccessException {
        Map<String, HttpStatus> registered = new HashMap<>();
        for (Map<String, String> row : STATUS_ROWS) {
            if (!cell(row, "alias").isEmpty()) {
                registered.put(cell(row, "alias"), HttpStatus.valueOf(cell(row, "constant")));
            }
        }

        Map<String, HttpStatus> aliases = new HashMap<>();
        for (Field field : HttpStatus.class.getFields()) {
            if (!field.isEnumConstant()) {
                aliases.put(field.getName(), (HttpStatus) field.get(null));
            }
        }
        assertThat(aliases).hasSize(4).isEqualTo(registered);
    }

    @Test
    void everyRowIsFoundByItsCode() {
        for (Map<String, String> row : STATUS_ROWS) {
            int code = Integer.parseInt(cell(row, "code"));
            if (hasConstant(row)) {
                assertThat(StatusCode.of(code)).isSameAs(HttpStatus.valueOf(cell(row, "constant")));
            } else {
                assertThat(StatusCode.of(code)).isEqualTo(new ExtensionCode(code));
            }
        }
    }

    @Test
    void everyRowIsFoundByItsToken() {
        for (Map<String, String> row : METHOD_ROWS) {
            String token = cell(row, "method");
            if (hasConstant(row)) {
                assertThat(RequestMethod.of(token)).isSameAs(HttpMethod.valueOf(cell(row, "constant")));
            } else {
                assertThat(RequestMethod.of(token)).isEqualTo(new ExtensionMethod(token));
            }
        }
    }

    @Test
    void theRowsWithoutAConstantAreKnown() {
        assertThat(STATUS_ROWS)
                .filteredOn(row -> !hasConstant(row))
                .extracting(row -> cell(row, "code"))
                .containsExactly("104", "306");
        assertThat(METHOD_ROWS)
                .filteredOn(row -> !hasConstant(row))
                .extracting(row -> cell(row, "method"))
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

    private static boolean hasConstant(Map<String, String> row) {
        return !cell(row, "constant").isEmpty();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static List<Map<String, String>> rows(String file) {
        List<String> lines = lines(file);
        List<String> columns = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    private static List<String> lines(String file) {
        try (InputStream in = RegistryTest.class.getResourceAsStream("/registry/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
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

        static StatusFacts of(Map<String, String> row) {
            int code = Integer.parseInt(cell(row, "code"));
            // IANA keeps 418 as "(Unused)", for the sake of the phrase that RFC 2324 gave it
            String phrase = code == 418 ? "I'm a teapot" : cell(row, "registered_phrase");
            return new StatusFacts(cell(row, "constant"), code, phrase, cell(row, "rfc"), cell(row, "section"));
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

        static MethodFacts of(Map<String, String> row) {
            return new MethodFacts(
                    cell(row, "constant"),
                    cell(row, "method"),
                    cell(row, "safe"),
                    cell(row, "idempotent"),
                    cell(row, "rfc"),
                    cell(row, "section"));
        }

        private static String yesOrNo(boolean value) {
            return value ? "yes" : "no";
        }
    }
}
