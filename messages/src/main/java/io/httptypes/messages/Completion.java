package io.httptypes.messages;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an exchange has ended, as a server sees it: one value for the access logs and metrics of every server.
 *
 * @param method the request's method; empty if it is not a valid one
 * @param status the response's status; empty if the application has set a number that is not a valid one
 * @param failure what has kept the response from being produced or written; empty if nothing has. The response may have
 *     been sent in part, or whole
 * @param duration since the request arrived at the filter or handler that tells this, zero or more
 * @param isCommitted whether a part of the response, its status at least, had been sent when this was told. If not, the
 *     server sends the response afterwards
 * @param bytes the length of the response's content, zero or more; empty if it is not known
 */
public record Completion(
        Optional<RequestMethod> method,
        Optional<StatusCode> status,
        Optional<Throwable> failure,
        Duration duration,
        boolean isCommitted,
        OptionalLong bytes) {
    /**
     * Makes a completion.
     *
     * @throws IllegalArgumentException if the duration or the number of bytes is negative
     */
    public Completion {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(bytes, "bytes");
        if (duration.isNegative()) {
            throw new IllegalArgumentException(duration + " is not a valid duration; expected zero or more");
        }
        if (bytes.isPresent() && bytes.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    bytes.getAsLong() + " is not a valid number of bytes; expected zero or more");
        }
    }
}
