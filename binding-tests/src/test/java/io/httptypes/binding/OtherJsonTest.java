package io.httptypes.binding;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Gson, Moshi and JSON-B, with the code of the page. */
class OtherJsonTest {
    enum Library {
        GSON(JsonParseException.class) {
            private final Gson gson = GsonTypes.register(new GsonBuilder()).create();

            @Override
            String write(Call call) {
                return gson.toJson(call);
            }

            @Override
            Call read(String json) {
                return gson.fromJson(json, Call.class);
            }
        },
        MOSHI(JsonDataException.class) {
            private final Moshi moshi =
                    new Moshi.Builder().add(new MoshiTypes()).build();

            @Override
            String write(Call call) {
                return moshi.adapter(Call.class).toJson(call);
            }

            @Override
            Call read(String json) throws IOException {
                return java.util.Objects.requireNonNull(
                        moshi.adapter(Call.class).fromJson(json));
            }
        },
        JSON_B(JsonbException.class) {
            private final Jsonb jsonb = JsonbBuilder.create(JsonbTypes.register(new JsonbConfig()));

            @Override
            String write(Call call) {
                return jsonb.toJson(call);
            }

            @Override
            Call read(String json) {
                return jsonb.fromJson(json, Call.class);
            }
        };

        private final Class<? extends Throwable> refusal;

        Library(Class<? extends Throwable> refusal) {
            this.refusal = refusal;
        }

        abstract String write(Call call);

        abstract Call read(String json) throws IOException;
    }

    /** Fields, since Moshi reads no records of Java. */
    public static final class Call {
        public @Nullable StatusCode status;
        public @Nullable HttpStatus constant;
        public @Nullable RequestMethod method;
        public @Nullable HttpMethod registered;
        public @Nullable List<StatusCode> all;
        public @Nullable Map<String, StatusCode> byName;
    }

    private static final String JSON = """
            {"status":520,"constant":404,"method":"PURGE","registered":"VERSION-CONTROL",\
            "all":[200,999],"byName":{"a":451}}""";

    @ParameterizedTest
    @EnumSource
    void readsAndWrites(Library library) throws IOException {
        Call call = library.read(JSON);

        assertThat(call.status).isSameAs(StatusCode.of(520));
        assertThat(call.constant).isSameAs(HttpStatus.NOT_FOUND);
        assertThat(call.method).isEqualTo(RequestMethod.of("PURGE"));
        assertThat(call.registered).isSameAs(HttpMethod.VERSION_CONTROL);
        assertThat(call.all).containsExactly(HttpStatus.OK, StatusCode.of(999));
        assertThat(call.byName).isEqualTo(Map.of("a", HttpStatus.UNAVAILABLE_FOR_LEGAL_REASONS));
        // JSON-B orders the members by their names.
        assertThat(library.write(call))
                .contains("\"status\":520")
                .contains(JSON.substring(1, JSON.length() - 1).split(","));
    }

    @ParameterizedTest
    @EnumSource
    void carriesEachCode(Library library) {
        IntStream.rangeClosed(100, 999).forEach(code -> {
            Call call = new Call();
            call.status = StatusCode.of(code);
            assertThat(library.write(call)).contains("\"status\":" + code);
        });
    }

    @ParameterizedTest
    @EnumSource
    void readsNamesAndNull(Library library) throws IOException {
        Call call = library.read("{\"status\":\"CONTENT_TOO_LARGE\",\"constant\":\"410\",\"method\":null}");

        assertThat(call.status).isSameAs(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
        assertThat(call.constant).isSameAs(HttpStatus.GONE);
        assertThat(call.method).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void refusesByName(Library library) {
        assertThatThrownBy(() -> library.read("{\"status\":42}"))
                .isInstanceOf(library.refusal)
                .hasStackTraceContaining("\"42\" is not a valid status code");
        assertThatThrownBy(() -> library.read("{\"method\":\"GE T\"}"))
                .isInstanceOf(library.refusal)
                .hasStackTraceContaining("\"GE T\" is not a valid request method");
    }
}
