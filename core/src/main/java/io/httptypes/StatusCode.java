package io.httptypes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.httptypes.internal.FieldText;
import io.httptypes.internal.Quoted;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any HTTP status code: a number from 100 to 999, the three digits that a status line can carry.
 *
 * <p>Accept and return this type. A code that has a name is always its {@link HttpStatus} constant; any other is an
 * extension code, with an empty reason phrase. Two values are equal if their codes are; {@link #byCode} orders them.
 * Test with {@code status instanceof HttpStatus named}, or from Java 21 on with {@code case HttpStatus.NOT_FOUND};
 * outside of this package a {@code switch} needs a {@code default}. The type is sealed, and there is nothing to mock:
 * use {@link #of}. RFC 9110, Section 15, calls 600 to 999 invalid and lets a client read them as a server error; peers
 * send them, so they are carried here, and read in that way.
 *
 * <p>Look-ups allocate nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15">RFC 9110, Section 15</a>
 */
public sealed interface StatusCode extends Serializable permits HttpStatus, ExtensionCode {

    /**
     * Returns the status code of a number.
     *
     * @param code a number from 100 to 999
     * @return the {@link HttpStatus} constant of a code that has a name, else an extension code
     * @throws IllegalArgumentException if the number is below 100 or above 999
     */
    @JsonCreator
    static StatusCode of(int code) {
        if (!HttpStatus.inRange(code)) {
            throw StatusTable.outOfRange(code);
        }
        return HttpStatus.get(code);
    }

    /**
     * Finds the status code of a number.
     *
     * @param code any number
     * @return the status code, or empty if the number is below 100 or above 999
     */
    static Optional<StatusCode> find(int code) {
        return StatusTable.find(code);
    }

    /**
     * Reads a status code as it stands in a status line or in HTTP/2's {@code :status}.
     *
     * @param text exactly three ASCII digits, the first of them not 0; no sign, no blank, no other script's digits
     * @return the {@link HttpStatus} constant of a code that has a name, else an extension code
     * @throws IllegalArgumentException if the text is anything else
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-4">RFC 9112, Section 4</a>
     */
    static StatusCode parse(CharSequence text) {
        int code = ThreeDigits.number(text);
        if (!HttpStatus.inRange(code)) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a valid status code; expected three ASCII digits, 100 to 999");
        }
        return HttpStatus.get(code);
    }

    /**
     * Finds the status code that a text stands for.
     *
     * @param text any text
     * @return the status code, or empty where {@link #parse} would throw
     */
    static Optional<StatusCode> find(CharSequence text) {
        return StatusTable.find(ThreeDigits.number(text));
    }

    /**
     * Reads a status code, for the JSON libraries and binders that look for this method. In code, use {@link #of},
     * {@link #find} or {@link #parse}.
     *
     * @param text three digits as in {@link #parse}, a name as in {@link HttpStatus#findByName}, or what
     *     {@code toString} returns, such as {@code "404 Not Found"}
     * @return the {@link HttpStatus} constant of a code that has a name, else an extension code
     * @throws IllegalArgumentException if the text is anything else
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3875#section-6.3.3">RFC 3875, Section 6.3.3</a>
     */
    @JsonCreator
    static StatusCode valueOf(String text) {
        Objects.requireNonNull(text, "text");
        int code = ThreeDigits.number(text.length() > 3 ? text.substring(0, 3) : text);
        if (HttpStatus.inRange(code)
                && (text.length() == 3 || text.equals(HttpStatus.get(code).toString()))) {
            return HttpStatus.get(code);
        }
        Optional<HttpStatus> named = HttpStatus.findByName(text);
        if (named.isEmpty()) {
            throw new IllegalArgumentException(Quoted.of(text)
                    + " is not a valid status code; expected 100 to 999, a name such as NOT_FOUND, or a "
                    + "text such as 404 Not Found");
        }
        return named.get();
    }

    /**
     * Returns the status code of a number, for Spring, which looks for this method when YAML holds one. In code, use
     * {@link #of(int)}.
     *
     * @param code a number from 100 to 999
     * @return as {@link #of(int)}
     * @throws IllegalArgumentException if the number is below 100 or above 999
     */
    static StatusCode valueOf(Integer code) {
        return of(Objects.requireNonNull(code, "code"));
    }

    /**
     * Returns the order of the numbers, lowest first.
     *
     * @return a serializable comparator, consistent with equals
     */
    static Comparator<StatusCode> byCode() {
        return CodeOrder.INSTANCE;
    }

    /**
     * Returns the number.
     *
     * @return 100 to 999
     */
    @JsonValue
    int code();

    /**
     * Returns the reason phrase that IANA has registered.
     *
     * @return the phrase, or {@code ""} for an extension code
     */
    String reasonPhrase();

    /**
     * Returns the reason phrase to show for a response with this status.
     *
     * <p>It ends in a log or in the next status line, so what a peer sent counts only if a status line can carry it.
     *
     * @param received the phrase that came with the response, or null if none came
     * @return what was received if it is not blank and holds nothing but tabs, blanks, visible ASCII and U+0080 to
     *     U+00FF; else {@link #reasonPhrase()}
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-4">RFC 9112, Section 4</a>
     */
    default String reasonPhraseOf(@Nullable CharSequence received) {
        if (received == null) {
            return reasonPhrase();
        }
        String phrase = received.toString();
        return phrase.isBlank() || !FieldText.isText(phrase) ? reasonPhrase() : phrase;
    }

    /**
     * Returns the class of the code, which its first digit tells.
     *
     * @return the class; {@link StatusClass#SERVER_ERROR} for 600 to 999, as RFC 9110, Section 15, advises
     */
    default StatusClass statusClass() {
        return StatusClass.ofCode(code());
    }

    /**
     * Tells whether the code belongs to one of the five classes of RFC 9110, Section 15.
     *
     * @return true for 100 to 599
     */
    default boolean isValid() {
        return code() < 600;
    }

    /**
     * Tells whether the response is informational, which RFC 9110 also calls interim.
     *
     * <p>Another response follows each of them but 101, which ends HTTP on its connection.
     *
     * @return true for 100 to 199
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.2">RFC 9110, Section 15.2</a>
     */
    default boolean isInformational() {
        return code() < 200;
    }

    /**
     * Tells whether the request was received, understood and accepted.
     *
     * @return true for 200 to 299
     */
    default boolean isSuccessful() {
        return code() >= 200 && code() < 300;
    }

    /**
     * Tells whether further action is needed to complete the request.
     *
     * @return true for 300 to 399
     */
    default boolean isRedirection() {
        return code() >= 300 && code() < 400;
    }

    /**
     * Tells whether the client seems to have erred.
     *
     * @return true for 400 to 499
     */
    default boolean isClientError() {
        return code() >= 400 && code() < 500;
    }

    /**
     * Tells whether the server has failed, or the code is to be read in that way.
     *
     * @return true for 500 to 999
     */
    default boolean isServerError() {
        return code() >= 500;
    }

    /**
     * Tells whether the status is a client's or a server's error.
     *
     * @return true for 400 to 999
     */
    default boolean isError() {
        return code() >= 400;
    }

    /**
     * Tells whether a sender may put content into a response with this status.
     *
     * <p>This is a rule for senders. Whoever frames a message that is read must not rely on it for 205: that a sender
     * must not generate content there (RFC 9110, Section 15.3.6) does not end the message after its fields, as it does
     * with 1xx, 204 and 304 (RFC 9112, Section 6.3).
     *
     * @return false for 1xx, 204, 205 and 304
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1">RFC 9110, Section 6.4.1</a>
     */
    boolean allowsContent();

    /**
     * Tells whether a sender may put content into a response with this status to a request with this method.
     *
     * @param request the method of the request
     * @return false where {@link #allowsContent()} is, for HEAD, and for 2xx to CONNECT
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1">RFC 9110, Section 6.4.1</a>
     */
    default boolean allowsContent(RequestMethod request) {
        Objects.requireNonNull(request, "request");
        return allowsContent() && request != HttpMethod.HEAD && !(request == HttpMethod.CONNECT && isSuccessful());
    }

    /**
     * Tells whether a cache may guess how long a response with this status stays fresh if the response does not say so.
     *
     * @return true for those that RFC 9110 names, and for those that a later RFC has added, as RFC 7725 did 451
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.1">RFC 9110, Section 15.1</a>
     */
    boolean isHeuristicallyCacheable();

    /**
     * Returns the method of the request that follows a redirection.
     *
     * <p>303 turns every method but HEAD into GET. 307 and 308 keep the method. 301 and 302 keep every method but POST,
     * which becomes GET: RFC 9110 only allows that, and every client does it.
     *
     * @param original the method of the request whose response has this status
     * @return the method for the URI in {@code Location}; empty for any other status than 301, 302, 303, 307 and 308,
     *     since a client follows no other by itself
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, Section 15.4</a>
     */
    Optional<RequestMethod> redirectMethod(RequestMethod original);

    /**
     * Tells whether a user agent may send the request again after a while, as it is.
     *
     * <p>This is the judgement of this library, for user agents. After 408, 425 and 429 the request has most likely not
     * been acted on, though RFC 6585 does not promise it of 429. After 502, 503 and 504 it may have been, so the method
     * has to be idempotent. A proxy must not repeat what is not idempotent, whatever the status (RFC 9110, Section
     * 9.2.2).
     *
     * <p>It is left to the caller how often and when (the field {@code Retry-After} may tell), and what takes more than
     * the same request again: another connection after 421, other credentials after 401 and 407, 413 with a
     * {@code Retry-After} field. 500 is never retryable: the request itself may be what breaks the server.
     *
     * @param request the method of the request
     * @return true for 408, 425 and 429; for 502, 503 and 504 if the method is idempotent; else false
     */
    boolean isRetryable(RequestMethod request);

    /**
     * Returns what to count the status under: a metric's label must not be one that a peer can make up.
     *
     * @return the number of a code that has a name, such as {@code "404"}; else the class, {@code "1xx"} to
     *     {@code "5xx"}
     */
    String label();
}
