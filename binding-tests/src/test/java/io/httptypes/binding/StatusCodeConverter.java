package io.httptypes.binding;

import io.httptypes.StatusCode;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A status as a number in a column. */
@Converter(autoApply = true)
public final class StatusCodeConverter implements AttributeConverter<StatusCode, Integer> {
    @Override
    public @Nullable Integer convertToDatabaseColumn(@Nullable StatusCode status) {
        return status == null ? null : status.code();
    }

    @Override
    public @Nullable StatusCode convertToEntityAttribute(@Nullable Integer code) {
        return code == null ? null : StatusCode.of(code);
    }
}
