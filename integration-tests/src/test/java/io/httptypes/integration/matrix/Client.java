package io.httptypes.integration.matrix;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A client under test, with one protocol. It follows and repeats nothing. */
interface Client extends AutoCloseable {
    /** How long a call may take at first. A hang is a finding, and does not keep the build waiting. */
    Duration TIMEOUT = Duration.ofSeconds(3);

    /** How long it may take the second time, before it counts as a hang: a machine may be slow. */
    Duration SECOND_TIMEOUT = Duration.ofSeconds(15);

    String name();

    Protocol protocol();

    ClientResponse send(InetSocketAddress server, RequestMethod method, String target, Duration timeout)
            throws IOException, InterruptedException;

    default ClientResponse send(InetSocketAddress server, RequestMethod method, String target)
            throws IOException, InterruptedException {
        return patiently(timeout -> send(server, method, target, timeout));
    }

    /** Makes a call, and makes it once more with the longer time-out if its time is up. */
    static <T> T patiently(Attempt<T> call) throws IOException, InterruptedException {
        try {
            return call.within(TIMEOUT);
        } catch (InterruptedIOException | HttpTimeoutException late) {
            return call.within(SECOND_TIMEOUT);
        }
    }

    interface Attempt<T> {
        T within(Duration timeout) throws IOException, InterruptedException;
    }

    /** The helper of ours that is there for what this client does wrong by itself. */
    default Optional<Helped> helped() {
        return Optional.empty();
    }

    @Override
    void close();

    static URI uri(InetSocketAddress server, String target) {
        return URI.create("http://" + server.getAddress().getHostAddress() + ":" + server.getPort() + target);
    }

    /**
     * What the client hands out.
     *
     * @param interim empty where the client keeps interim responses to itself
     * @param code the number that the client holds
     * @param status what our adapter finds in the response
     */
    record ClientResponse(
            Protocol protocol,
            List<StatusCode> interim,
            int code,
            Optional<StatusCode> status,
            String seenMethod,
            String content) {}

    /** The same client with a helper. */
    record Helped(String helper, Client client) {}
}
