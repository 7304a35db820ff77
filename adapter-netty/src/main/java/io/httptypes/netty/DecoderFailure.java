package io.httptypes.netty;

import io.httptypes.HttpStatus;
import io.netty.handler.codec.TooLongFrameException;
import java.util.Locale;

/** Why Netty could not decode a message. */
final class DecoderFailure {
    private DecoderFailure() {}

    /** By the exception's name: the oldest supported versions have none of these classes, which are all final. */
    static HttpStatus statusFor(Throwable cause) {
        return switch (cause.getClass().getName()) {
            case "io.netty.handler.codec.http.TooLongHttpLineException" -> HttpStatus.REQUEST_URI_TOO_LONG;
            case "io.netty.handler.codec.http.TooLongHttpHeaderException" -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case "io.netty.handler.codec.http.TooLongHttpContentException" -> HttpStatus.REQUEST_ENTITY_TOO_LARGE;
            default -> statusOfMessage(cause);
        };
    }

    /** The oldest versions have one exception for all of them. */
    private static HttpStatus statusOfMessage(Throwable cause) {
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
