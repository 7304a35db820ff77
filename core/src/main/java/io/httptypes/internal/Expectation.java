package io.httptypes.internal;

import io.httptypes.StatusCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which statuses a caller can work with.
 *
 * @param words what completes "expected …"
 */
public record Expectation(String words, Predicate<StatusCode> isMetBy) {
    /** 200 to 299. */
    public static final Expectation SUCCESSFUL = new Expectation("a successful status", StatusCode::isSuccessful);

    /** One of certain statuses. */
    public static Expectation anyOf(StatusCode expected, StatusCode... more) {
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
}
