package io.httptypes.binding;

import io.httptypes.RequestMethod;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.converter.TypedArgumentConverter;

/** A method in a {@code @CsvSource}: {@code @ConvertWith(ToRequestMethod.class) RequestMethod method}. */
public final class ToRequestMethod extends TypedArgumentConverter<String, RequestMethod> {
    public ToRequestMethod() {
        super(String.class, RequestMethod.class);
    }

    @Override
    protected RequestMethod convert(@Nullable String token) {
        return RequestMethod.of(Objects.requireNonNull(token));
    }
}
