package io.httptypes;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Optional;

/**
 * Any HTTP status code: a number from 100 to 999, the three digits that a status line can carry.
 *
 * <p>Accept and return this type. A code that has a name is always its {@link HttpStatus} constant; any other is an extension
 * code, with an empty reason phrase. Two values are equal if their codes are. RFC 9110, Section 15, calls 600 to 999 invalid and
 * lets a client read them as a server error; peers send them, so they are carried here, and read in that way.
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
    static StatusCode of(int code) {
        StatusCode status = StatusTable.get(code);
        if (status == null) {
            throw StatusTable.outOfRange(code);
        }
        return status;
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
        StatusCode status = StatusTable.get(StatusTable.number(text));
        if (status == null) {
            throw new IllegalArgumentException(
                    "not a status code: " + Quoted.of(text) + "; expected three ASCII digits, 100 to 999");
        }
        return status;
    }

    /**
     * Finds the status code that a text stands for.
     *
     * @param text any text
     * @return the status code, or empty where {@link #parse} would throw
     */
    static Optional<StatusCode> find(CharSequence text) {
        return StatusTable.find(StatusTable.number(text));
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
    int code();

    /**
     * Returns the reason phrase that IANA has registered.
     *
     * @return the phrase, or {@code ""} for an extension code
     */
    String reasonPhrase();

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
     * Tells whether the response is informational.
     *
     * @return true for 100 to 199
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
}
