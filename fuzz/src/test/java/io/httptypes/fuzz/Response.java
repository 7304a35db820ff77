package io.httptypes.fuzz;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Exchange;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a peer has sent in response to a GET. */
record Response(URI url, StatusCode status, Map<String, List<String>> fields) implements Exchange {
    @Override
    public RequestMethod method() {
        return HttpMethod.GET;
    }

    @Override
    public List<String> requestField(String name) {
        return List.of();
    }

    @Override
    public List<String> responseField(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public Instant received() {
        return Instant.EPOCH;
    }

    @Override
    public boolean canBeSentAgain() {
        return true;
    }
}
