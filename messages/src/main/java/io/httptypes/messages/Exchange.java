package io.httptypes.messages;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One request and its response, as a client's stack holds them. A client adapter implements this, and {@link FollowUp}
 * decides by it.
 *
 * <p>No method changes anything. What an implementation throws for a message that is not HTTP, it says itself.
 */
public interface Exchange {
    /**
     * Returns the method of the request.
     *
     * @return the method that was sent
     */
    RequestMethod method();

    /**
     * Returns where the request was sent.
     *
     * @return an absolute URL
     */
    URI url();

    /**
     * Returns the status of the response.
     *
     * @return the status that came back
     */
    StatusCode status();

    /**
     * Returns the lines of a field of the request.
     *
     * @param name any name; case does not matter
     * @return the values in their order; empty if there is no such field
     */
    List<String> requestField(String name);

    /**
     * Returns the lines of a field of the response.
     *
     * @param name any name; case does not matter
     * @return the values in their order; empty if there is no such field
     */
    List<String> responseField(String name);

    /**
     * Returns when the response came; for one from a cache, when it was stored.
     *
     * @return a time of this machine's clock
     */
    Instant received();

    /**
     * Tells whether the request can be sent once more, as far as the stack is concerned.
     *
     * @return false for a body that works once, and for a response that no server has sent
     */
    boolean canBeSentAgain();

    /**
     * Finds where Location leads, as RFC 3986, Section 5.2.2, resolves it, which {@link URI#resolve} does not for
     * {@code ?q} and the empty text. What a URI cannot hold is percent-encoded, as browsers do it. Override this in a
     * client that has a resolver of its own.
     *
     * @return an absolute URL; empty without the field, and if it does not lead anywhere
     */
    default Optional<URI> target() {
        return responseField("Location").stream()
                .findFirst()
                .flatMap(location -> UriReference.resolve(url(), location));
    }

    /**
     * Finds how much longer the response asks to wait before the next request. A date is compared with the response's
     * own Date, or with {@link #received} if it has none, and what has passed since then is subtracted. Of several
     * fields the longest wait counts.
     *
     * @return zero if the time has come, and at most 2<sup>31</sup> seconds; empty without Retry-After, and if it
     *     cannot be read
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
     */
    default Optional<Duration> retryAfter() {
        List<String> values = responseField("Retry-After");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Instant received = received();
        Instant sent = responseField("Date").stream()
                .findFirst()
                .flatMap(date -> HttpDate.find(date, received))
                .orElse(received);
        return values.stream()
                .flatMap(value -> RetryAfter.find(value, sent).stream())
                .max(Comparator.naturalOrder())
                .map(wait -> left(wait, received));
    }

    private static Duration left(Duration wait, Instant received) {
        Duration passed = Duration.between(received, Instant.now()).truncatedTo(ChronoUnit.MILLIS);
        // A clock that has been set back must not make the wait longer.
        Duration left = passed.isNegative() ? wait : wait.minus(passed);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
