package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.netty.handler.codec.TooLongFrameException;
import java.util.Locale;

/** Why Netty could not decode a message. */
final class DecoderFailure {
    private DecoderFailure() {}

    /**
     * Tells the cases apart by the exception's name, and in the oldest supported versions, which have one exception for
     * all of them, by its message. A link to the newer classes would break there.
     */
    static HttpStatus statusFor(Throwable cause) {
        for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
            switch (type.getName()) {
                case "io.netty.handler.codec.http.TooLongHttpLineException" -> {
                    return HttpStatus.REQUEST_URI_TOO_LONG;
                }
                case "io.netty.handler.codec.http.TooLongHttpHeaderException" -> {
                    return HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                }
                case "io.netty.handler.codec.http.TooLongHttpContentException" -> {
                    return HttpStatus.REQUEST_ENTITY_TOO_LARGE;
                }
                default -> {
                    // look at what it extends
                }
            }
        }
        if (!(cause instanceof TooLongFrameException) || cause.getMessage() == null) {
            return HttpStatus.BAD_REQUEST;
        }
        String message = cause.getMessage().toLowerCase(Locale.ROOT);
        if (message.contains("line is larger than")) {
            return HttpStatus.REQUEST_URI_TOO_LONG;
        }
        if (message.contains("header is larger than")) {
            return HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        return message.contains("content length exceeded") || message.contains("entity too large")
                ? HttpStatus.REQUEST_ENTITY_TOO_LARGE
                : HttpStatus.BAD_REQUEST;
    }
}
