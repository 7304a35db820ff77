package io.httptypes.integration.matrix;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A client under test, with one protocol. It follows and repeats nothing. */
interface Client extends AutoCloseable {
    /** No call takes longer: a hang is a finding, and never keeps the build waiting. */
    Duration TIMEOUT = Duration.ofSeconds(3);

    String name();

    Protocol protocol();

    Answer send(InetSocketAddress server, RequestMethod method, String target) throws IOException, InterruptedException;

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
    record Answer(
            Protocol protocol,
            List<StatusCode> interim,
            int code,
            Optional<StatusCode> status,
            String seenMethod,
            String content) {}

    /** The same client with a helper. */
    record Helped(String helper, Client client) {}
}
