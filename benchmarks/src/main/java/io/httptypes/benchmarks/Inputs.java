package io.httptypes.benchmarks;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What the benchmarks ask about, the same in every run: {@link #SIZE} inputs an invocation, in an order that no
 * processor can guess.
 */
public final class Inputs {
    /** How many inputs one invocation goes through. */
    public static final int SIZE = 1024;

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
    public static int[] codes(String kind) {
        Random random = new Random(1);
        return switch (kind) {
            case "named" -> random.ints(SIZE, 0, NAMED.size()).map(NAMED::get).toArray();
            case "unnamed" ->
                random.ints(SIZE, 0, UNNAMED.size()).map(UNNAMED::get).toArray();
            case "mixed" -> mixed(random);
            case "all" -> random.ints(SIZE, 100, 1000).toArray();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** The same codes as values. */
    public static StatusCode[] statuses(String kind) {
        return Arrays.stream(codes(kind)).mapToObj(StatusCode::of).toArray(StatusCode[]::new);
    }

    /**
     * Tokens: {@code interned} constants, {@code fresh} strings whose hash code has been computed, and {@code unknown}
     * methods, of the second sort.
     */
    public static String[] tokens(String kind) {
        List<String> tokens = kind.equals("unknown") ? UNKNOWN : EVERYDAY;
        String[] drawn =
                new Random(1).ints(SIZE, 0, tokens.size()).mapToObj(tokens::get).toArray(String[]::new);
        if (!kind.equals("interned")) {
            for (int i = 0; i < SIZE; i++) {
                drawn[i] = new String(drawn[i].toCharArray());
            }
        }
        // computes and caches the hash codes
        if (Arrays.hashCode(drawn) == 0) {
            throw new AssertionError();
        }
        return drawn;
    }

    /** The constants behind {@code named}, or other methods. */
    public static RequestMethod[] methods(String kind) {
        return Arrays.stream(tokens(kind.equals("named") ? "interned" : "unknown"))
                .map(RequestMethod::of)
                .toArray(RequestMethod[]::new);
    }

    private static int[] mixed(Random random) {
        int[] codes = codes("named");
        int unnamed = SIZE / 100;
        random.ints(0, SIZE)
                .distinct()
                .limit(unnamed)
                .forEach(i -> codes[i] = UNNAMED.get(random.nextInt(UNNAMED.size())));
        return codes;
    }
}
