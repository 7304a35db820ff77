package io.httptypes.binding;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.ToJson;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.function.Supplier;

/** Statuses as numbers and methods as strings, in Moshi: {@code new Moshi.Builder().add(new MoshiTypes())}. */
public final class MoshiTypes {
    @ToJson
    public int toJson(StatusCode status) {
        return status.code();
    }

    @FromJson
    public StatusCode statusCode(String json) {
        return read(() -> StatusCode.valueOf(json));
    }

    @ToJson
    public int toJson(HttpStatus status) {
        return status.code();
    }

    @FromJson
    public HttpStatus httpStatus(String json) {
        return read(() -> HttpStatus.fromString(json));
    }

    @ToJson
    public String toJson(RequestMethod method) {
        return method.token();
    }

    @FromJson
    public RequestMethod requestMethod(String json) {
        return read(() -> RequestMethod.valueOf(json));
    }

    @ToJson
    public String toJson(HttpMethod method) {
        return method.token();
    }

    @FromJson
    public HttpMethod httpMethod(String json) {
        return read(() -> HttpMethod.of(json));
    }

    private static <T> T read(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new JsonDataException(e.getMessage(), e);
        }
    }
}
