package io.httptypes.testkit;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.Optional;

/**
 * One kind of message of a stack: how to write and to read it through the adapter, in a line each.
 *
 * <p>A method that is not overridden means that the adapter does not do this for this carrier, which {@link #declare}
 * has to say. The methods are called for many values and by several threads at once, so start from a new or a shared
 * immutable message each time.
 */
public abstract class Carrier {
    /** Starts the description of a carrier. */
    protected Carrier() {}

    /**
     * Returns how messages name the carrier.
     *
     * @return by default, the simple name of the class
     */
    protected String carrierName() {
        return getClass().getSimpleName();
    }

    /**
     * Declares what the stack cannot do with this carrier. By default, nothing.
     *
     * @param gaps takes each gap and its reason
     */
    protected void declare(Gaps gaps) {}

    /**
     * Writes a status through the adapter.
     *
     * @param status any status
     * @return the number that the framework then holds, asked of the framework itself
     * @throws Exception what the adapter throws
     */
    protected int writeStatus(StatusCode status) throws Exception {
        throw new NotOffered("writeStatus(StatusCode)");
    }

    /**
     * Reads a status through the adapter.
     *
     * @param code any number, given to the framework as it is
     * @return what the adapter returns
     * @throws Exception what the adapter throws, or the framework if it refuses the number
     */
    protected StatusCode readStatus(int code) throws Exception {
        throw new NotOffered("readStatus(int)");
    }

    /**
     * Finds a status through the adapter. Override it if the adapter has a {@code findStatus}.
     *
     * @param code any number, given to the framework as it is
     * @return what the adapter returns; by default, what {@link #readStatus} returns, or empty where it refuses
     * @throws Exception the framework's, if it refuses the number
     */
    protected Optional<StatusCode> findStatus(int code) throws Exception {
        try {
            return Optional.of(readStatus(code));
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException refused) {
            NotOffered.rethrow(refused);
            return Optional.empty();
        }
    }

    /**
     * Finds the status of a message that has none yet. Override it if the framework has such messages: the number is 0
     * on Jetty and -1 in the JDK's server, and null in WebFlux.
     *
     * @return what the adapter's {@code findStatus} returns, which has to be empty
     * @throws Exception what the adapter throws
     */
    protected Optional<StatusCode> findUnsetStatus() throws Exception {
        return Optional.empty();
    }

    /**
     * Converts a status to the framework's own type. Override it if the adapter has a {@code toX} for that.
     *
     * @param status any status
     * @return the framework's value; by default, the number that {@link #writeStatus} returns
     * @throws Exception what the adapter throws
     */
    protected Object convertStatus(StatusCode status) throws Exception {
        return writeStatus(status);
    }

    /**
     * Asks the framework for the number of a converted status. Override it if the number is not found as below.
     *
     * @param converted what {@link #convertStatus} has returned
     * @return by default, an {@link Integer} itself, or what a public method such as {@code code()}, {@code value()} or
     *     {@code getStatusCode()} returns
     * @throws Exception if the framework does not tell
     */
    protected int codeOf(Object converted) throws Exception {
        return NativeValue.code(converted);
    }

    /**
     * Writes a method through the adapter.
     *
     * @param method any method
     * @return the text that the framework then holds, asked of the framework itself
     * @throws Exception what the adapter throws
     */
    protected String writeMethod(RequestMethod method) throws Exception {
        throw new NotOffered("writeMethod(RequestMethod)");
    }

    /**
     * Reads a method through the adapter.
     *
     * @param token any text, given to the framework as it is
     * @return what the adapter returns
     * @throws Exception what the adapter throws, or the framework if it refuses the text
     */
    protected RequestMethod readMethod(String token) throws Exception {
        throw new NotOffered("readMethod(String)");
    }

    /**
     * Finds a method through the adapter. Override it if the adapter has a {@code findMethod}.
     *
     * @param token any text, given to the framework as it is
     * @return what the adapter returns; by default, what {@link #readMethod} returns, or empty where it refuses
     * @throws Exception the framework's, if it refuses the text
     */
    protected Optional<RequestMethod> findMethod(String token) throws Exception {
        try {
            return Optional.of(readMethod(token));
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException refused) {
            NotOffered.rethrow(refused);
            return Optional.empty();
        }
    }

    /**
     * Converts a method to the framework's own type. Override it if the adapter has a {@code toX} for that.
     *
     * @param method any method
     * @return the framework's value; by default, the text that {@link #writeMethod} returns
     * @throws Exception what the adapter throws
     */
    protected Object convertMethod(RequestMethod method) throws Exception {
        return writeMethod(method);
    }

    /**
     * Asks the framework for the token of a converted method. Override it if the token is not found as below.
     *
     * @param converted what {@link #convertMethod} has returned
     * @return by default, a text itself, or what a public method such as {@code name()} or {@code getValue()} returns,
     *     else {@code toString()}
     * @throws Exception if the framework does not tell
     */
    protected String tokenOf(Object converted) throws Exception {
        return NativeValue.token(converted);
    }

    /** Thrown by what a test has not overridden. */
    static final class NotOffered extends UnsupportedOperationException {
        private static final long serialVersionUID = 1;

        NotOffered(String method) {
            super(method + " is not overridden");
        }

        static void rethrow(RuntimeException thrown) {
            if (thrown instanceof NotOffered notOffered) {
                throw notOffered;
            }
        }
    }
}
