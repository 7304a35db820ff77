package io.httptypes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds in the same way for statuses and for methods. */
final class Checks {
    /** The longest message quotes forty characters, and escapes each of them into six. */
    private static final int LONGEST_MESSAGE = 400;

    private Checks() {}

    /**
     * Holds {@code find} against {@code of} or {@code parse}: it answers the same, and empty exactly where the other
     * throws. What the other throws can be logged as it is, whatever the input was.
     *
     * @return what both answered
     */
    static <T> Optional<T> agreed(Supplier<Optional<T>> find, Supplier<T> of) {
        Optional<T> found = find.get();
        Optional<T> made;
        try {
            made = Optional.of(of.get());
        } catch (IllegalArgumentException refusal) {
            made = Optional.empty();
            String message = String.valueOf(refusal.getMessage());
            if (message.length() > LONGEST_MESSAGE || !message.chars().allMatch(Checks::isHarmless)) {
                throw new AssertionError("the message is not safe to log: " + message, refusal);
            }
        }
        // a bare comparison, since this runs for hundreds of thousands of inputs
        if (!found.equals(made)) {
            throw new AssertionError("find answers " + found + ", the other " + made);
        }
        return found;
    }

    /**
     * Equal to the order of distinct elements in a list for each pair: so it is transitive, symmetric and consistent
     * with equals.
     */
    static <T> void assertOrder(Comparator<? super T> order, List<T> ascending) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                T a = ascending.get(i);
                T b = ascending.get(j);
                if (Integer.signum(order.compare(a, b)) != Integer.compare(i, j)) {
                    wrong.add(a + " against " + b);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isHarmless(int c) {
        return (c >= ' ' && c <= '~') || c == '…';
    }
}
