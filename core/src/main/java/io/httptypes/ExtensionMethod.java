package io.httptypes;

import io.httptypes.internal.Quoted;
import io.httptypes.internal.Token;
import java.io.Serial;

/**
 * A method that is not registered. Only {@link RequestMethod} and deserialization create it.
 *
 * <p>It is comparable for the sake of hash tables alone: a peer can choose tokens of one hash code, and a table orders
 * such keys in a tree if it can compare them.
 */
record ExtensionMethod(String token) implements RequestMethod, Comparable<ExtensionMethod> {
    @Serial
    private static final long serialVersionUID = 1;

    ExtensionMethod {
        if (!Token.isToken(token)) {
            throw new IllegalArgumentException(Quoted.of(token)
                    + " is not a valid request method; expected a token, one or more ASCII letters, digits and "
                    + Token.PUNCTUATION);
        }
    }

    @Override
    public boolean isSafe() {
        return false;
    }

    @Override
    public boolean isIdempotent() {
        return false;
    }

    @Override
    public String label() {
        return HttpMethod.OTHER;
    }

    @Override
    public String toString() {
        return token;
    }

    @Override
    public int compareTo(ExtensionMethod other) {
        return token.compareTo(other.token);
    }

    /** The method may have been registered since it was written. */
    @Serial
    private Object readResolve() {
        return RequestMethod.of(token);
    }
}
