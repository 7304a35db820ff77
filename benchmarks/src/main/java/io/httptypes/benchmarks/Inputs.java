package io.httptypes.benchmarks;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the benchmarks ask about, the same in every run: {@link #SIZE} inputs a pass, in an order that no processor can
 * guess.
 */
final class Inputs {
    /** How many inputs one pass has. */
    static final int SIZE = 1024;

    private static final List<Integer> NAMED =
            Arrays.stream(HttpStatus.values()).map(HttpStatus::code).toList();
    private static final List<Integer> UNNAMED = IntStream.rangeClosed(100, 999)
            .filter(code -> HttpStatus.find(code).isEmpty())
            .boxed()
            .toList();
    /** The methods that every peer has. */
    private static final List<String> EVERYDAY =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH");

    private static final List<String> UNKNOWN =
            List.of("PURGE", "BAN", "M-SEARCH", "SUBSCRIBE", "NOTIFY", "INVALIDATE", "get", "X-SYNC");

    private Inputs() {}

    /**
     * Codes: {@code named}, {@code unnamed}, {@code mixed} with 1 % unnamed ones, or {@code all}, each of the 900 as
     * often.
     */
    static int[] codes(String kind) {
        Random random = new Random(1);
        return switch (kind) {
            case "named" -> random.ints(SIZE, 0, NAMED.size()).map(NAMED::get).toArray();
            case "unnamed" ->
                random.ints(SIZE, 0, UNNAMED.size()).map(UNNAMED::get).toArray();
            case "mixed" ->
                random.ints(SIZE, 0, 100)
                        .map(i -> i > 0 ? NAMED.get(random.nextInt(NAMED.size())) : UNNAMED.get(i))
                        .toArray();
            case "all" -> random.ints(SIZE, 100, 1000).toArray();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** The same codes as values. */
    static Stream<StatusCode> statuses(String kind) {
        return Arrays.stream(codes(kind)).mapToObj(StatusCode::of);
    }

    /** The same codes as digits. */
    static Stream<String> digits(String kind) {
        return Arrays.stream(codes(kind)).mapToObj(Integer::toString);
    }

    /** Tokens: {@code interned} constants, or strings whose hash code has been computed, also of other methods. */
    static Stream<String> tokens(String kind) {
        List<String> tokens = kind.equals("unknown") ? UNKNOWN : EVERYDAY;
        List<String> drawn =
                new Random(1).ints(SIZE, 0, tokens.size()).mapToObj(tokens::get).toList();
        if (kind.equals("interned")) {
            return drawn.stream();
        }
        List<String> fresh =
                drawn.stream().map(token -> new String(token.toCharArray())).toList();
        // computes and caches the hash codes of all
        if (fresh.hashCode() == 0) {
            throw new AssertionError();
        }
        return fresh.stream();
    }

    /** The constants behind {@code named}, or other methods. */
    static Stream<RequestMethod> methods(String kind) {
        return tokens(kind.equals("named") ? "interned" : "unknown").map(RequestMethod::of);
    }
}
