package io.httptypes;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link StatusCodes} and {@link MethodTokens}: the enums' values, as constants for the compiler. */
class ConstantsTest {

    @Test
    void statusCodesAreTheCodesOfTheConstantsAndAliases() throws IllegalAccessException {
        Map<String, Object> expected = new HashMap<>();
        for (Field field : HttpStatus.class.getFields()) {
            if (!field.isSynthetic()) {
                expected.put(field.getName(), ((HttpStatus) field.get(null)).code());
            }
        }

        assertThat(constantsOf(StatusCodes.class)).hasSize(62 + 4).isEqualTo(expected);
    }

    @Test
    void methodTokensAreTheTokensOfTheConstants() throws IllegalAccessException {
        Map<String, Object> expected = new HashMap<>();
        for (HttpMethod method : HttpMethod.values()) {
            expected.put(method.name(), method.token());
        }

        assertThat(constantsOf(MethodTokens.class)).hasSize(39).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(classes = {StatusCodes.class, MethodTokens.class})
    void everyConstantIsOneForTheCompiler(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            String classFile = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);

            // any value that the compiler did not know would be assigned in a static initializer
            assertThat(classFile).contains("ConstantValue").doesNotContain("<clinit>");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {StatusCodes.class, MethodTokens.class})
    void theClassHasNoInstances(Class<?> type) {
        assertThat(type).isFinal();
        assertThat(type.getDeclaredConstructors())
                .singleElement()
                .extracting(Constructor::getModifiers)
                .isEqualTo(Modifier.PRIVATE);
    }

    @Test
    @Answers(
            codes = {StatusCodes.OK, StatusCodes.CONTENT_TOO_LARGE},
            tokens = {MethodTokens.GET, MethodTokens.VERSION_CONTROL})
    void constantsWorkInAnnotations() throws NoSuchMethodException {
        Answers answers = Objects.requireNonNull(ConstantsTest.class
                .getDeclaredMethod("constantsWorkInAnnotations")
                .getAnnotation(Answers.class));

        assertThat(answers.codes()).containsExactly(200, 413);
        assertThat(answers.tokens()).containsExactly("GET", "VERSION-CONTROL");
    }

    @Test
    void constantsWorkInSwitch() {
        assertThat(named(404)).isEqualTo("NOT_FOUND");
        assertThat(named(422)).isEqualTo("UNPROCESSABLE_CONTENT");
        assertThat(named(299)).isEqualTo("another");
        assertThat(named("VERSION-CONTROL")).isEqualTo("VERSION_CONTROL");
        assertThat(named("PURGE")).isEqualTo("another");
    }

    private static String named(int code) {
        return switch (code) {
            case StatusCodes.NOT_FOUND -> "NOT_FOUND";
            case StatusCodes.UNPROCESSABLE_CONTENT -> "UNPROCESSABLE_CONTENT";
            default -> "another";
        };
    }

    private static String named(String token) {
        return switch (token) {
            case MethodTokens.VERSION_CONTROL -> "VERSION_CONTROL";
            default -> "another";
        };
    }

    private static Map<String, Object> constantsOf(Class<?> type) throws IllegalAccessException {
        Map<String, Object> constants = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                assertThat(Modifier.toString(field.getModifiers()))
                        .as(field.getName())
                        .isEqualTo("public static final");
                constants.put(field.getName(), field.get(null));
            }
        }
        return constants;
    }

    @Retention(RetentionPolicy.RUNTIME)
    private @interface Answers {
        int[] codes();

        String[] tokens();
    }
}
