package io.httptypes.binding;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.util.function.Function;

/** Statuses as numbers and methods as strings, in Gson. */
public final class GsonTypes {
    private GsonTypes() {}

    public static GsonBuilder register(GsonBuilder builder) {
        return builder.registerTypeAdapter(StatusCode.class, adapter(StatusCode::valueOf, StatusCode::code))
                .registerTypeAdapter(HttpStatus.class, adapter(HttpStatus::fromString, HttpStatus::code))
                .registerTypeAdapter(RequestMethod.class, adapter(RequestMethod::valueOf, RequestMethod::token))
                .registerTypeAdapter(HttpMethod.class, adapter(HttpMethod::of, HttpMethod::token));
    }

    private static <T> TypeAdapter<T> adapter(Function<String, T> read, Function<T, Object> write) {
        return new TypeAdapter<T>() {
            @Override
            public T read(JsonReader in) throws IOException {
                try {
                    return read.apply(in.nextString());
                } catch (IllegalArgumentException e) {
                    throw new JsonParseException(in.getPath() + ": " + e.getMessage(), e);
                }
            }

            @Override
            public void write(JsonWriter out, T value) throws IOException {
                Object json = write.apply(value);
                if (json instanceof Integer code) {
                    out.value(code);
                } else {
                    out.value(json.toString());
                }
            }
        }.nullSafe();
    }
}
