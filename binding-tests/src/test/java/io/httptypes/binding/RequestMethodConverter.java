package io.httptypes.binding;

import io.httptypes.RequestMethod;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A method as a text in a column. */
@Converter(autoApply = true)
public final class RequestMethodConverter implements AttributeConverter<RequestMethod, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RequestMethod method) {
        return method == null ? null : method.token();
    }

    @Override
    public @Nullable RequestMethod convertToEntityAttribute(@Nullable String token) {
        return token == null ? null : RequestMethod.of(token);
    }
}
