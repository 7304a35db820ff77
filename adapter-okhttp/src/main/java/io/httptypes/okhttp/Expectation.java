package io.httptypes.okhttp;

import io.httptypes.StatusCode;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import okhttp3.Response;

/**
 * Which statuses a caller can work with.
 *
 * @param words what completes "expected …"
 */
record Expectation(String words, Predicate<StatusCode> isMetBy) {
    static final Expectation SUCCESSFUL = new Expectation("a successful status", StatusCode::isSuccessful);

    static Expectation anyOf(StatusCode expected, StatusCode... more) {
        Set<StatusCode> statuses = new LinkedHashSet<>();
        statuses.add(Objects.requireNonNull(expected, "expected"));
        for (StatusCode status : Objects.requireNonNull(more, "more")) {
            statuses.add(Objects.requireNonNull(status, "more"));
        }
        List<String> names = statuses.stream().map(StatusCode::toString).toList();
        int last = names.size() - 1;
        String allButLast = names.stream().limit(last).collect(Collectors.joining(", "));
        return new Expectation(
                allButLast.isEmpty() ? names.get(last) : allButLast + " or " + names.get(last), statuses::contains);
    }

    Response check(Response response) throws IOException {
        if (OkHttpAdapter.findStatus(response).filter(isMetBy).isPresent()) {
            return response;
        }
        OkHttpExchange exchange = OkHttpExchange.of(response);
        try {
            throw UnexpectedStatusException.of(exchange, words, BodyExcerpt.read(exchange));
        } catch (IllegalArgumentException notHttp) {
            ProtocolException exception = new ProtocolException(notHttp.getMessage());
            exception.initCause(notHttp);
            throw exception;
        } finally {
            Exchanges.close(response);
        }
    }
}
