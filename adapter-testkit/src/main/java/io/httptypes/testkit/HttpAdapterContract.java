package io.httptypes.testkit;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What an adapter has to do, as tests. An adapter's test extends this class and says in one line each how to write and to read through
 * the adapter.
 *
 * <p>Everything is compared with the raw value that the framework itself holds, since a round trip alone would pass an adapter that
 * swaps two codes both ways. The methods are called for many values and by several threads at once, so they start from a new or a
 * shared immutable carrier each time.
 */
@SuppressWarnings(
        "ClassCanBeStatic") // JUnit's nested classes are inner classes: they reach the adapter through the outer one
public abstract class HttpAdapterContract {
    private static final int THREADS = 8;
    private static final int SECONDS = 60;
    private static final int SHOWN = 5;

    private Gaps gaps = new Gaps();

    /** Starts a test of the adapter. */
    protected HttpAdapterContract() {}

    @BeforeEach
    void declareGaps() {
        gaps = new Gaps();
        declare(gaps);
    }

    /**
     * Writes a status through the adapter.
     *
     * @param status any status
     * @return the number that the framework then holds, asked of the framework itself
     * @throws Exception what the adapter throws
     */
    protected abstract int writeStatus(StatusCode status) throws Exception;

    /**
     * Reads a status through the adapter.
     *
     * @param code any number, given to the framework as it is
     * @return what the adapter answers
     * @throws Exception what the adapter throws, or the framework if it refuses the number
     */
    protected abstract StatusCode readStatus(int code) throws Exception;

    /**
     * Writes a method through the adapter.
     *
     * @param method any method
     * @return the text that the framework then holds, asked of the framework itself
     * @throws Exception what the adapter throws
     */
    protected abstract String writeMethod(RequestMethod method) throws Exception;

    /**
     * Reads a method through the adapter.
     *
     * @param token any text, given to the framework as it is
     * @return what the adapter answers
     * @throws Exception what the adapter throws, or the framework if it refuses the text
     */
    protected abstract RequestMethod readMethod(String token) throws Exception;

    /**
     * Calls each method of the adapter once for each of its parameters, with null for that one. For null, write {@link #none()}.
     *
     * @return the calls
     */
    protected abstract List<Executable> callsWithNull();

    /**
     * Finds a status through the adapter. To be overridden by whoever has a {@code findStatus}.
     *
     * @param code any number, given to the framework as it is
     * @return what the adapter answers; by default, what {@link #readStatus} answers, or empty where it refuses
     * @throws Exception the framework's, if it refuses the number
     */
    protected Optional<StatusCode> findStatus(int code) throws Exception {
        try {
            return Optional.of(readStatus(code));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /**
     * Finds a method through the adapter. To be overridden by whoever has a {@code findMethod}.
     *
     * @param token any text, given to the framework as it is
     * @return what the adapter answers; by default, what {@link #readMethod} answers, or empty where it refuses
     * @throws Exception the framework's, if it refuses the text
     */
    protected Optional<RequestMethod> findMethod(String token) throws Exception {
        try {
            return Optional.of(readMethod(token));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /**
     * Converts a status to the framework's own type. To be overridden by whoever has a {@code toX} for it.
     *
     * @param status any status
     * @return the framework's value; by default, the number that {@link #writeStatus} answers
     * @throws Exception what the adapter throws
     */
    protected Object convertStatus(StatusCode status) throws Exception {
        return writeStatus(status);
    }

    /**
     * Converts a method to the framework's own type. To be overridden by whoever has a {@code toX} for it.
     *
     * @param method any method
     * @return the framework's value; by default, the text that {@link #writeMethod} answers
     * @throws Exception what the adapter throws
     */
    protected Object convertMethod(RequestMethod method) throws Exception {
        return writeMethod(method);
    }

    /**
     * Declares what the stack cannot do. By default, nothing.
     *
     * @param gaps takes each gap and its reason
     */
    protected void declare(Gaps gaps) {}

    /**
     * Returns how the messages name the adapter.
     *
     * @return by default, the simple name of the test's class
     */
    protected String adapterName() {
        return getClass().getSimpleName();
    }

    /**
     * Returns null, where a checker of nullness would not let it pass.
     *
     * @param <T> any type
     * @return null
     */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // to pass null on purpose is what this is for
    protected static <T> T none() {
        return null;
    }

    @Nested
    @DisplayName("A status")
    class Status {
        @Test
        @DisplayName("is written with its own number, for all codes from 100 to 999")
        void written() {
            check(Samples.statuses(), status -> assertWritten(status));
        }

        @Test
        @DisplayName(
                "is read from the number that the framework holds, for all codes from 100 to 999, and is its constant if it has a name")
        void read() {
            check(Samples.statuses(), status -> assertRead(status));
        }

        @Test
        @DisplayName("is refused when the number is no status code")
        void illegal() {
            check(Samples.illegalCodes(), code -> expectRefusal("reading " + code, () -> readStatus(code)));
        }

        @Test
        @DisplayName("is found exactly where it can be read")
        void found() {
            check(Samples.statuses(), status -> {
                if (gaps.readingStatus.around(status).isEmpty()) {
                    expect("finding " + status.code(), Optional.of(status), findStatus(status.code()));
                }
            });
            check(Samples.illegalCodes(), code -> expectNothing("finding " + code, () -> findStatus(code)));
        }

        @Test
        @DisplayName("is converted to an equal value each time")
        void stable() {
            check(Samples.statuses(), status -> {
                if (gaps.writingStatus.around(status).isEmpty()) {
                    expect("converting " + status.code() + " again", convertStatus(status), convertStatus(status));
                }
            });
        }
    }

    @Nested
    @DisplayName("A method")
    class Method {
        @Test
        @DisplayName("is written letter for letter, registered or not")
        void written() {
            check(Samples.methods(), method -> assertWritten(method));
        }

        @Test
        @DisplayName("is read letter for letter, and is its constant if it is registered")
        void read() {
            check(Samples.methods(), method -> assertRead(method));
        }

        @Test
        @DisplayName("is refused when the text is no token, and what would smuggle a second request in most of all")
        void illegal() {
            check(
                    Samples.illegalTokens(),
                    text -> expectRefusal("reading \"" + quote(text) + '"', () -> readMethod(text)));
        }

        @Test
        @DisplayName("is found exactly where it can be read")
        void found() {
            check(Samples.methods(), method -> {
                if (gaps.readingMethod.around(method).isEmpty()) {
                    expect("finding " + method, Optional.of(method), findMethod(method.token()));
                }
            });
            check(
                    Samples.illegalTokens(),
                    text -> expectNothing("finding \"" + quote(text) + '"', () -> findMethod(text)));
        }

        @Test
        @DisplayName("is converted to an equal value each time")
        void stable() {
            check(Samples.methods(), method -> {
                if (gaps.writingMethod.around(method).isEmpty()) {
                    expect("converting " + method + " again", convertMethod(method), convertMethod(method));
                }
            });
        }

        @Test
        @DisplayName("is not kept when it is not registered, since a peer chooses it")
        void forgotten() throws Exception {
            List<WeakReference<String>> tokens = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                String token = "X-" + i;
                tokens.add(new WeakReference<>(token));
                RequestMethod method = RequestMethod.of(token);
                if (gaps.writingMethod.around(method).isEmpty()) {
                    writeMethod(method);
                    convertMethod(method);
                }
                if (gaps.readingMethod.around(method).isEmpty()) {
                    readMethod(token);
                    findMethod(token);
                }
            }
            int half = tokens.size() / 2;
            long kept = tokens.size();
            for (int attempt = 0; attempt < 20 && kept > half; attempt++) {
                System.gc();
                kept = tokens.stream().filter(token -> !token.refersTo(null)).count();
            }
            if (kept > half) {
                throw fault("after " + tokens.size()
                        + " extension methods, expected them to be collected, but " + kept
                        + " were still held: a cache without a bound");
            }
        }
    }

    @Test
    @DisplayName("Null is refused with an exception that names the parameter")
    void refusesNull() {
        List<Executable> calls = callsWithNull();
        if (calls.isEmpty()) {
            throw fault("expected callsWithNull() to call each method, but it calls none");
        }
        check(Stream.iterate(0, i -> i + 1).limit(calls.size()).toList(), i -> {
            String call = "call " + i + " with null";
            try {
                calls.get(i).execute();
            } catch (NullPointerException refused) {
                String name = String.valueOf(refused.getMessage());
                if (name.equals("null") || !name.matches("[a-z][A-Za-z0-9]*")) {
                    throw new Mismatch(call, "the parameter's name as the message", quote(name));
                }
                return;
            } catch (Exception other) {
                throw new Mismatch(call, "a NullPointerException", other.toString());
            }
            throw new Mismatch(call, "a NullPointerException", "no exception");
        });
    }

    @Test
    @DisplayName("Eight threads at once get what one gets")
    void threads() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                tasks.add(() -> {
                    start.await(SECONDS, TimeUnit.SECONDS);
                    check(Samples.statuses(), status -> {
                        assertWritten(status);
                        assertRead(status);
                    });
                    check(Samples.methods(), method -> {
                        assertWritten(method);
                        assertRead(method);
                    });
                    return null;
                });
            }
            for (Future<Void> task : threads.invokeAll(tasks, SECONDS, TimeUnit.SECONDS)) {
                try {
                    task.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("with " + THREADS + " threads at once: " + e.getMessage(), e);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @TestFactory
    @DisplayName("What the stack cannot do is refused")
    Stream<DynamicTest> refusesWhatTheStackCannotDo() {
        return Stream.of(
                        gapTests(gaps.writingStatus, Samples.statuses(), status -> writeStatus(status)),
                        gapTests(gaps.readingStatus, Samples.statuses(), status -> readStatus(status.code())),
                        gapTests(gaps.writingMethod, Samples.methods(), method -> writeMethod(method)),
                        gapTests(gaps.readingMethod, Samples.methods(), method -> readMethod(method.token())))
                .flatMap(tests -> tests);
    }

    private <T> Stream<DynamicTest> gapTests(Gaps.Kind<T> kind, List<T> values, Use<T> use) {
        return kind.gaps.stream()
                .map(gap -> DynamicTest.dynamicTest(kind.doing + ": " + gap.reason(), () -> {
                    List<T> refused = values.stream().filter(gap.which()).toList();
                    if (refused.isEmpty()) {
                        throw fault("a gap in " + kind.doing + " fits no value: " + gap.reason());
                    }
                    check(refused, value -> expectRefusal(kind.doing + " " + value, () -> use.of(value)));
                }));
    }

    private void assertWritten(StatusCode status) throws Exception {
        if (gaps.writingStatus.around(status).isEmpty()) {
            expect("writing " + status.code(), status.code(), writeStatus(status));
        }
    }

    private void assertRead(StatusCode status) throws Exception {
        if (gaps.readingStatus.around(status).isEmpty()) {
            expect("reading " + status.code(), status, readStatus(status.code()));
        }
    }

    private void assertWritten(RequestMethod method) throws Exception {
        if (gaps.writingMethod.around(method).isEmpty()) {
            expect("writing " + method, method.token(), writeMethod(method));
        }
    }

    private void assertRead(RequestMethod method) throws Exception {
        if (gaps.readingMethod.around(method).isEmpty()) {
            expect("reading " + method, method, readMethod(copy(method.token())));
        }
    }

    /** Tries all values before it fails, and shows the first few that went wrong. */
    private <T> void check(Collection<T> values, Check<T> check) {
        List<String> faults = new ArrayList<>();
        for (T value : values) {
            try {
                check.of(value);
            } catch (Mismatch fault) {
                faults.add(fault.getMessage());
            } catch (Throwable thrown) {
                faults.add(quote(String.valueOf(value)) + ": expected no exception, but got " + thrown);
            }
        }
        if (!faults.isEmpty()) {
            if (faults.size() > SHOWN) {
                faults.set(SHOWN, "and " + (faults.size() - SHOWN) + " more");
            }
            throw fault(
                    String.join("\n" + adapterName() + ": ", faults.subList(0, Math.min(faults.size(), SHOWN + 1))));
        }
    }

    private AssertionError fault(String message) {
        return new AssertionError(adapterName() + ": " + message);
    }

    private static void expect(String what, Object expected, Object actual) throws Mismatch {
        if (!Objects.equals(expected, actual)) {
            throw new Mismatch(what, show(expected), show(actual));
        }
    }

    private static void expectRefusal(String what, Callable<?> use) throws Mismatch {
        Object answer;
        try {
            answer = use.call();
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException refused) {
            return;
        } catch (Exception other) {
            throw new Mismatch(what, "an IllegalArgumentException or UnsupportedOperationException", other.toString());
        }
        throw new Mismatch(what, "an IllegalArgumentException or UnsupportedOperationException", show(answer));
    }

    /** A framework may refuse to hold the value at all; then there is nothing to be found either. */
    private static void expectNothing(String what, Callable<Optional<?>> find) throws Mismatch {
        Optional<?> answer;
        try {
            answer = find.call();
        } catch (IllegalArgumentException refusedByFramework) {
            return;
        } catch (Exception other) {
            throw new Mismatch(what, "an empty Optional", other.toString());
        }
        expect(what, Optional.empty(), answer);
    }

    /** Another object with the same characters, as it comes off the wire. */
    private static String copy(String token) {
        return new String(token.toCharArray());
    }

    private static String show(Object value) {
        return quote(String.valueOf(value));
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        text.chars().limit(60).forEach(c -> {
            if (c >= ' ' && c <= '~') {
                quoted.append((char) c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.append(text.length() > 60 ? "…" : "").toString();
    }

    @FunctionalInterface
    private interface Check<T> {
        void of(T value) throws Throwable;
    }

    @FunctionalInterface
    private interface Use<T> {
        Object of(T value) throws Exception;
    }

    private static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1;

        Mismatch(String what, String expected, String actual) {
            super(what + ": expected " + expected + ", but got " + actual);
        }
    }
}
