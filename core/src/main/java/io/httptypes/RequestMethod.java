package io.httptypes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.httptypes.internal.Token;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Any HTTP request method: a token, compared letter for letter.
 *
 * <p>Accept and return this type. A registered method is always its {@link HttpMethod} constant; any other token is an
 * extension method. Case matters: {@code get} is an extension method. Two values are equal if their tokens are.
 *
 * <p>Looking up a registered method by its exact token allocates nothing. Extension methods are not kept, since a peer
 * chooses them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.1">RFC 9110, Section 9.1</a>
 */
public sealed interface RequestMethod extends Serializable permits HttpMethod, ExtensionMethod {

    /**
     * Returns the method of a token.
     *
     * @param token one or more of the characters that RFC 9110, Section 5.6.2, allows: ASCII letters and digits, and
     *     {@code !#$%&'*+-.^_`|~}; of any length
     * @return the {@link HttpMethod} constant of a registered method, else an extension method
     * @throws IllegalArgumentException if the text is no token
     */
    static RequestMethod of(String token) {
        HttpMethod registered = HttpMethod.get(token);
        return registered != null ? registered : new ExtensionMethod(token);
    }

    /**
     * Reads a method, for the JSON libraries and binders that look for this method. In code, use {@link #of}, which is
     * the same.
     *
     * @param token as in {@link #of}: {@code "VERSION_CONTROL"} is a legal token, and not
     *     {@link HttpMethod#VERSION_CONTROL}
     * @return the {@link HttpMethod} constant of a registered method, else an extension method
     * @throws IllegalArgumentException if the text is no token
     */
    @JsonCreator
    static RequestMethod valueOf(String token) {
        return of(token);
    }

    /**
     * Finds the method of a token.
     *
     * @param token any text
     * @return the method, or empty if the text is no token
     */
    static Optional<RequestMethod> find(String token) {
        Optional<HttpMethod> registered = HttpMethod.find(token);
        if (registered.isPresent()) {
            return HttpMethod.optional(registered.get());
        }
        return Token.isToken(token) ? Optional.of(new ExtensionMethod(token)) : Optional.empty();
    }

    /**
     * Returns the method that a person has written, for configuration files. Not for requests: there case matters.
     *
     * @param token a token
     * @return the {@link HttpMethod} constant whose token this is but for the case of its ASCII letters, else an
     *     extension method of exactly this token
     * @throws IllegalArgumentException if the text is no token
     */
    static RequestMethod ofIgnoreCase(String token) {
        Objects.requireNonNull(token, "token");
        Optional<HttpMethod> registered = HttpMethod.find(Token.toUpperCase(token));
        return registered.isPresent() ? registered.get() : of(token);
    }

    /**
     * Returns an order for lists that people and {@code Allow} fields show: the registered methods first, in the order
     * of {@link HttpMethod}, then the others by their tokens.
     *
     * @return a serializable comparator, consistent with equals
     */
    static Comparator<RequestMethod> inRegistryOrder() {
        return MethodOrder.INSTANCE;
    }

    /**
     * Returns the method as it stands in a request line.
     *
     * @return the token, such as {@code "VERSION-CONTROL"}
     */
    @JsonValue
    String token();

    /**
     * Tells whether the method only reads: the client asks for no change on the server.
     *
     * @return what the registry says; false for an extension method
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1">RFC 9110, Section 9.2.1</a>
     */
    boolean isSafe();

    /**
     * Tells whether sending the request several times is meant to have the same effect as sending it once.
     *
     * @return what the registry says, true for every safe method; false for an extension method
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2">RFC 9110, Section 9.2.2</a>
     */
    boolean isIdempotent();

    /**
     * Returns what to count the method under: a metric's label must not be one that a peer can make up without end.
     *
     * @return the token of GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH and QUERY, else
     *     {@code "_OTHER"}, the word of OpenTelemetry's semantic conventions
     */
    String label();

    /**
     * Returns what to count the method under, where other methods than the everyday ones are to be told apart.
     *
     * @param known the methods that have a label of their own
     * @return the token if the method is among the known ones, else {@code "_OTHER"}
     */
    default String label(Set<? extends RequestMethod> known) {
        return Objects.requireNonNull(known, "known").contains(this) ? token() : HttpMethod.OTHER;
    }
}
