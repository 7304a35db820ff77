package io.httptypes;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpStatusTest {

    @Test
    void findAnswersTheConstantOfACodeThatHasAName() {
        Map<Integer, HttpStatus> named = new HashMap<>();
        for (HttpStatus status : HttpStatus.values()) {
            named.put(status.code(), status);
        }

        for (int code = -1100; code <= 1100; code++) {
            assertThat(HttpStatus.find(code)).as("%d", code).isEqualTo(Optional.ofNullable(named.get(code)));
        }
        assertThat(HttpStatus.find(Integer.MIN_VALUE)).isEmpty();
        assertThat(HttpStatus.find(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void findByNameAnswersConstantsAndAliasesInTheirExactSpelling() throws IllegalAccessException {
        Map<String, HttpStatus> names = new HashMap<>();
        for (Field field : HttpStatus.class.getFields()) {
            if (!field.isSynthetic()) {
                names.put(field.getName(), (HttpStatus) field.get(null));
            }
        }
        assertThat(names).hasSize(62 + 4);

        names.forEach((name, status) -> {
            assertThat(HttpStatus.findByName(name)).as(name).containsSame(status);
            for (String other : List.of(
                    name.toLowerCase(Locale.ROOT),
                    name.replace("_", "") + "_",
                    name.replace('_', ' ') + ' ',
                    name.replace('_', '-') + '-',
                    " " + name,
                    name + "\n",
                    status.toString(),
                    Integer.toString(status.code()))) {
                assertThat(HttpStatus.findByName(other)).as(other).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not_found", "Not Found", "NOT FOUND", "NOT-FOUND", "NOTFOUND", " OK", "404", "UNUSED", "_"})
    void findByNameAnswersEmptyForAnyOtherText(String text) {
        assertThat(HttpStatus.findByName(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStatusIsWrittenAsItsCodeAndPhrase(HttpStatus status) {
        assertThat(status).hasToString("%d %s", status.code(), status.reasonPhrase());
    }

    @Test
    void notFoundIsWritten404NotFound() {
        assertThat(HttpStatus.NOT_FOUND).hasToString("404 Not Found");
    }
}
