package io.httptypes.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Both Jacksons read and write the types without a module of ours. */
class JacksonTest {
    enum Jackson {
        TWO(new ObjectMapper()),
        /**
         * As Spring Boot configures it: the names of parameters, which our class files have, may look like properties.
         */
        TWO_WITH_PARAMETER_NAMES(new ObjectMapper().registerModule(new ParameterNamesModule())),
        THREE(new JsonMapper());

        private final Function<Object, String> writer;
        private final BiFunction<String, Class<?>, @Nullable Object> reader;

        Jackson(ObjectMapper mapper) {
            writer = value -> {
                try {
                    return mapper.writeValueAsString(value);
                } catch (JsonProcessingException e) {
                    throw new IllegalArgumentException(e);
                }
            };
            reader = (json, type) -> {
                try {
                    return mapper.readValue(json, type);
                } catch (JsonProcessingException e) {
                    throw new IllegalArgumentException(e);
                }
            };
        }

        Jackson(JsonMapper mapper) {
            writer = mapper::writeValueAsString;
            reader = mapper::readValue;
        }

        String write(Object value) {
            return writer.apply(value);
        }

        <T> @Nullable T read(String json, Class<T> type) {
            return type.cast(reader.apply(json, type));
        }
    }

    public record All(
            StatusCode unnamed,
            StatusCode named,
            HttpStatus constant,
            RequestMethod extension,
            RequestMethod registered,
            HttpMethod method,
            List<StatusCode> statuses,
            List<RequestMethod> methods,
            Map<StatusCode, String> byStatus,
            Map<HttpStatus, String> byConstant,
            Map<RequestMethod, String> byMethod,
            Map<HttpMethod, String> byRegistered,
            @Nullable StatusCode none) {}

    /** What a bean library does with fields and setters, and not with a constructor. */
    public static class Bean {
        public @Nullable StatusCode status;
        private @Nullable RequestMethod method;

        public @Nullable RequestMethod getMethod() {
            return method;
        }

        public void setMethod(RequestMethod method) {
            this.method = method;
        }
    }

    static final String JSON = """
            {"unnamed":520,"named":404,"constant":413,"extension":"PURGE",\
            "registered":"VERSION-CONTROL","method":"GET",\
            "statuses":[200,999],"methods":["GET","VERSION_CONTROL"],\
            "byStatus":{"520":"unnamed"},"byConstant":{"404":"named"},\
            "byMethod":{"VERSION_CONTROL":"extension"},"byRegistered":{"VERSION-CONTROL":"registered"},"none":null}""";

    private static final All ALL = new All(
            StatusCode.of(520),
            StatusCode.of(404),
            HttpStatus.CONTENT_TOO_LARGE,
            RequestMethod.of("PURGE"),
            HttpMethod.VERSION_CONTROL,
            HttpMethod.GET,
            List.of(StatusCode.of(200), StatusCode.of(999)),
            List.of(HttpMethod.GET, RequestMethod.of("VERSION_CONTROL")),
            Map.of(StatusCode.of(520), "unnamed"),
            Map.of(HttpStatus.NOT_FOUND, "named"),
            Map.of(RequestMethod.of("VERSION_CONTROL"), "extension"),
            Map.of(HttpMethod.VERSION_CONTROL, "registered"),
            null);

    @ParameterizedTest
    @EnumSource
    void writesAndReadsWherever(Jackson jackson) {
        String json = jackson.write(ALL);

        assertThat(json).isEqualTo(JSON);
        assertThat(jackson.read(json, All.class)).isEqualTo(ALL);
    }

    @ParameterizedTest
    @EnumSource
    void readsBeans(Jackson jackson) {
        Bean bean = jackson.read("{\"status\":\"NOT_FOUND\",\"method\":\"PURGE\"}", Bean.class);

        assertThat(bean).isNotNull().satisfies(read -> {
            assertThat(read.status).isSameAs(HttpStatus.NOT_FOUND);
            assertThat(read.getMethod()).isEqualTo(RequestMethod.of("PURGE"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void carriesEachCode(Jackson jackson) {
        IntStream.rangeClosed(100, 999).forEach(code -> {
            assertThat(jackson.write(StatusCode.of(code))).isEqualTo(Integer.toString(code));
            assertThat(jackson.read(Integer.toString(code), StatusCode.class)).isSameAs(StatusCode.of(code));
        });
        for (HttpMethod method : HttpMethod.values()) {
            assertThat(jackson.read(jackson.write(method), RequestMethod.class)).isSameAs(method);
        }
    }

    static Stream<Arguments> readsEachSpelling() {
        return Stream.of(Jackson.values())
                .flatMap(jackson -> Stream.of(
                        Arguments.of(jackson, "404", HttpStatus.NOT_FOUND),
                        Arguments.of(jackson, "\"404\"", HttpStatus.NOT_FOUND),
                        Arguments.of(jackson, "\"NOT_FOUND\"", HttpStatus.NOT_FOUND),
                        Arguments.of(jackson, "\"404 Not Found\"", HttpStatus.NOT_FOUND),
                        Arguments.of(jackson, "\"CONTENT_TOO_LARGE\"", HttpStatus.REQUEST_ENTITY_TOO_LARGE),
                        Arguments.of(jackson, "\"I_AM_A_TEAPOT\"", HttpStatus.IM_A_TEAPOT)));
    }

    @ParameterizedTest
    @MethodSource
    void readsEachSpelling(Jackson jackson, String json, HttpStatus expected) {
        assertThat(jackson.read(json, StatusCode.class)).isSameAs(expected);
        assertThat(jackson.read(json, HttpStatus.class)).isSameAs(expected);
    }

    static Stream<Arguments> refusesByName() {
        return Stream.of(Jackson.values())
                .flatMap(jackson -> Stream.of(
                        Arguments.of(jackson, "42", StatusCode.class, "42 "),
                        Arguments.of(jackson, "5", StatusCode.class, "5 "),
                        Arguments.of(jackson, "5", HttpStatus.class, "\"5\" "),
                        Arguments.of(jackson, "1000", StatusCode.class, "1000 "),
                        Arguments.of(jackson, "1000", HttpStatus.class, "\"1000\" "),
                        Arguments.of(jackson, "520", HttpStatus.class, "520 "),
                        Arguments.of(jackson, "\"\"", StatusCode.class, "\"\" "),
                        Arguments.of(jackson, "\"404 Nothing\"", StatusCode.class, "\"404 Nothing\" "),
                        Arguments.of(jackson, "\"GE T\"", RequestMethod.class, "\"GE T\" "),
                        Arguments.of(jackson, "\"GE T\"", HttpMethod.class, "\"GE T\" "),
                        Arguments.of(jackson, "\"\"", RequestMethod.class, "\"\" "),
                        Arguments.of(jackson, "\"VERSION_CONTROL\"", HttpMethod.class, "\"VERSION_CONTROL\" ")));
    }

    @ParameterizedTest
    @MethodSource
    void refusesByName(Jackson jackson, String json, Class<?> type, String named) {
        assertThatThrownBy(() -> jackson.read(json, type)).hasMessageContaining(named + "is not a ");
    }

    static Stream<Arguments> nullIsNull() {
        return Stream.of(Jackson.values())
                .flatMap(jackson -> Stream.of(StatusCode.class, HttpStatus.class, RequestMethod.class, HttpMethod.class)
                        .map(type -> Arguments.of(jackson, type)));
    }

    @ParameterizedTest
    @MethodSource
    void nullIsNull(Jackson jackson, Class<?> type) {
        assertThat((Object) jackson.read("null", type)).isNull();
    }

    @Test
    void isOnTheModulePathToo(@TempDir Path folder) throws Exception {
        String source = """
                package example;

                import io.httptypes.*;
                import java.util.Map;

                public class Main {
                    public record Call(StatusCode status, RequestMethod method, Map<StatusCode, HttpStatus> known) {}

                    public static void main(String[] args) throws Exception {
                        Call call = new Call(
                                StatusCode.of(520), RequestMethod.of("PURGE"), Map.of(HttpStatus.OK, HttpStatus.GONE));
                        var two = new com.fasterxml.jackson.databind.ObjectMapper();
                        var three = new tools.jackson.databind.json.JsonMapper();
                        System.out.print(two.writeValueAsString(call) + three.writeValueAsString(call));
                        System.out.print(two.readValue(two.writeValueAsString(call), Call.class).equals(call));
                        System.out.print(three.readValue(three.writeValueAsString(call), Call.class).equals(call));
                    }
                }
                """;
        String module = """
                module example {
                    requires io.httptypes;
                    requires com.fasterxml.jackson.databind;
                    requires tools.jackson.databind;
                    opens example;
                }
                """;

        assertThat(ModulePath.run(folder, "example.Main", Map.of("module-info", module, "example/Main", source)))
                .isEqualTo("{\"status\":520,\"method\":\"PURGE\",\"known\":{\"200\":410}}".repeat(2) + "truetrue");
    }
}
