package io.httptypes.testkit;

import io.httptypes.internal.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a check has found wrong: it tries all values before it fails, and shows the first few. */
final class Faults {
    private static final int SHOWN = 5;

    private final String subject;
    private final List<String> found = new ArrayList<>();

    /**
     * @param subject starts each line
     */
    Faults(String subject) {
        this.subject = subject;
    }

    void add(String fault) {
        found.add(fault);
    }

    <T> void check(Collection<T> values, Check<T> check) {
        for (T value : values) {
            boolean[] isOffered = {true};
            check(show(value), () -> {
                try {
                    check.of(value);
                } catch (Carrier.NotOffered missing) {
                    isOffered[0] = false;
                    add(missing.getMessage() + ", and no gap says why");
                }
            });
            if (!isOffered[0]) {
                return;
            }
        }
    }

    void check(String what, Attempt attempt) {
        try {
            attempt.make();
        } catch (Mismatch fault) {
            add(String.valueOf(fault.getMessage()));
        } catch (AssertionError said) {
            add(what + ": " + said.getMessage());
        } catch (Throwable thrown) {
            add(what + ": expected no exception, but got " + thrown);
        }
    }

    Optional<AssertionError> found() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> shown = new ArrayList<>(found.subList(0, Math.min(found.size(), SHOWN)));
        if (found.size() > SHOWN) {
            shown.add("and " + (found.size() - SHOWN) + " more");
        }
        return Optional.of(new AssertionError(subject + ": " + String.join("\n" + subject + ": ", shown)));
    }

    void throwIfAny() {
        found().ifPresent(fault -> {
            throw fault;
        });
    }

    static void expect(String what, Object expected, Object actual) throws Mismatch {
        if (!Objects.equals(expected, actual)) {
            throw new Mismatch(what, show(expected), show(actual));
        }
    }

    /** Escaped and cut, if it is not plain. */
    static String show(Object value) {
        String text = String.valueOf(value);
        String quoted = Quoted.of(text);
        return quoted.equals('"' + text + '"') ? text : quoted;
    }

    @FunctionalInterface
    interface Check<T> {
        void of(T value) throws Throwable;
    }

    @FunctionalInterface
    interface Attempt {
        void make() throws Throwable;
    }

    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1;

        Mismatch(String what, String expected, String actual) {
            super(what + ": expected " + expected + ", but got " + actual);
        }
    }
}
