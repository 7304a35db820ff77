package io.httptypes.binding;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statuses as numbers and methods as strings, in JSON-B. */
public final class JsonbTypes {
    private JsonbTypes() {}

    public static JsonbConfig register(JsonbConfig config) {
        return config.withSerializers(new OfStatus(), new OfMethod())
                .withDeserializers(new ToStatusCode(), new ToHttpStatus(), new ToRequestMethod(), new ToHttpMethod());
    }

    public static final class OfStatus implements JsonbSerializer<StatusCode> {
        @Override
        public void serialize(StatusCode status, JsonGenerator generator, SerializationContext context) {
            generator.write(status.code());
        }
    }

    public static final class OfMethod implements JsonbSerializer<RequestMethod> {
        @Override
        public void serialize(RequestMethod method, JsonGenerator generator, SerializationContext context) {
            generator.write(method.token());
        }
    }

    public static final class ToStatusCode extends Reader<StatusCode> {
        public ToStatusCode() {
            super(StatusCode::valueOf);
        }
    }

    public static final class ToHttpStatus extends Reader<HttpStatus> {
        public ToHttpStatus() {
            super(HttpStatus::fromString);
        }
    }

    public static final class ToRequestMethod extends Reader<RequestMethod> {
        public ToRequestMethod() {
            super(RequestMethod::valueOf);
        }
    }

    public static final class ToHttpMethod extends Reader<HttpMethod> {
        public ToHttpMethod() {
            super(HttpMethod::of);
        }
    }

    public abstract static class Reader<T> implements JsonbDeserializer<T> {
        private final Function<String, T> read;

        Reader(Function<String, T> read) {
            this.read = read;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context, Type type) {
            JsonValue json = parser.getValue();
            try {
                return json.getValueType() == JsonValue.ValueType.NULL
                        ? null
                        : read.apply(json instanceof JsonString text ? text.getString() : json.toString());
            } catch (IllegalArgumentException e) {
                throw new JsonbException(e.getMessage(), e);
            }
        }
    }
}
