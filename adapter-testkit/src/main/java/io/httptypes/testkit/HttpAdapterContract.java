package io.httptypes.testkit;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What an adapter has to do, as tests. An adapter's test extends this class, names the adapter's classes and says in
 * one line each how to write and to read through the adapter.
 *
 * <p>Everything is compared with the raw value that the framework itself holds, since a round trip alone would pass an
 * adapter that swaps two codes both ways.
 *
 * <p>A refusal is an {@link IllegalArgumentException}, {@link IllegalStateException},
 * {@link UnsupportedOperationException} or {@link java.net.ProtocolException} that the adapter or the framework throws.
 * What the test's own code throws is not a refusal.
 */
@SuppressWarnings(
        "ClassCanBeStatic") // JUnit's nested classes are inner classes: they reach the adapter through the outer one
public abstract class HttpAdapterContract extends Carrier {
    private static final int THREADS = 8;
    private static final int SECONDS = 60;

    private List<Side<StatusCode, Integer>> statuses = List.of();
    private List<Side<RequestMethod, String>> methods = List.of();

    /** Starts a test of the adapter. */
    protected HttpAdapterContract() {}

    @BeforeEach
    void declareGaps() {
        List<? extends Carrier> carriers = carriers();
        Refusal refusal = new Refusal(adapters(), carriers);
        statuses = new ArrayList<>();
        methods = new ArrayList<>();
        for (Carrier carrier : carriers) {
            Gaps gaps = new Gaps();
            carrier.declare(gaps);
            String subject = adapterName() + (carrier.equals(this) ? "" : ", " + carrier.carrierName());
            Side.Context context = new Side.Context(subject, refusal, adapters());
            statuses.add(Side.ofStatuses(context, carrier, gaps));
            methods.add(Side.ofMethods(context, carrier, gaps));
        }
    }

    /**
     * Returns the adapter's classes. Each public static method of theirs is called with null for each parameter that is
     * not marked {@code @Nullable}, and has to throw a {@link NullPointerException}, with the parameter's name if the
     * class file holds it.
     *
     * @return one or more
     */
    protected abstract List<Class<?>> adapters();

    /**
     * Returns a value to call the adapter's methods with: a message of the framework, most often.
     *
     * @param type the type of a parameter
     * @return a value of the type, or null for one that the kit knows: strings, numbers and the vocabulary. By default,
     *     null
     */
    protected @Nullable Object sample(Class<?> type) {
        return null;
    }

    /**
     * Returns the kinds of message that the adapter carries from and to, if there are several.
     *
     * @return one or more; by default, this test alone
     */
    protected List<? extends Carrier> carriers() {
        return List.of(this);
    }

    /**
     * Returns how messages name the adapter.
     *
     * @return by default, the simple name of the test's class
     */
    protected String adapterName() {
        return getClass().getSimpleName();
    }

    @Nested
    @DisplayName("A status")
    class Status {
        @Test
        @DisplayName("is written with its own number, for all codes from 100 to 999")
        void written() {
            check(statuses, Side::written);
        }

        @Test
        @DisplayName("is read from the number that the framework holds, for all codes from 100 to 999, and is its "
                + "constant if it has a name")
        void read() {
            check(statuses, Side::read);
        }

        @Test
        @DisplayName("is refused when the number is not a status code")
        void illegal() {
            check(statuses, Side::illegalRefused);
        }

        @Test
        @DisplayName("is found exactly where it can be read")
        void found() {
            check(statuses, Side::found);
        }

        @Test
        @DisplayName("is not found on a message that has none yet")
        void unset() {
            check(statuses, side -> {
                Faults faults = new Faults(adapterName());
                faults.check(
                        "finding a status that is not set",
                        () -> Faults.expect(
                                "finding a status that is not set", Optional.empty(), side.carrier.findUnsetStatus()));
                return faults.found();
            });
        }

        @Test
        @DisplayName("is converted to a value of its own, which is an equal one each time")
        void converted() {
            check(statuses, Side::converted);
        }
    }

    @Nested
    @DisplayName("A method")
    class Method {
        @Test
        @DisplayName("is written letter for letter, registered or not")
        void written() {
            check(methods, Side::written);
        }

        @Test
        @DisplayName("is read letter for letter, and is its constant if it is registered")
        void read() {
            check(methods, Side::read);
        }

        @Test
        @DisplayName("is refused when the text is not a token, and what would smuggle a second request in most of all")
        void illegal() {
            check(methods, Side::illegalRefused);
        }

        @Test
        @DisplayName("is found exactly where it can be read")
        void found() {
            check(methods, Side::found);
        }

        @Test
        @DisplayName("is converted to a value of its own, which is an equal one each time")
        void converted() {
            check(methods, Side::converted);
        }

        @Test
        @DisplayName("is not kept when it is not registered, since a peer chooses it")
        void forgotten() {
            check(methods, HttpAdapterContract.this::kept);
        }
    }

    private Optional<AssertionError> kept(Side<RequestMethod, String> side) {
        List<WeakReference<String>> tokens = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String token = "X-" + i;
            tokens.add(new WeakReference<>(token));
            RequestMethod method = RequestMethod.of(token);
            if (side.gaps.writingMethod.around(method).isEmpty()) {
                attempt(() -> side.carrier.writeMethod(method));
                attempt(() -> side.carrier.convertMethod(method));
            }
            if (side.gaps.readingMethod.around(method).isEmpty()) {
                attempt(() -> side.carrier.readMethod(token));
                attempt(() -> side.carrier.findMethod(token));
            }
        }
        int half = tokens.size() / 2;
        long kept = tokens.size();
        for (int attempt = 0; attempt < 20 && kept > half; attempt++) {
            System.gc();
            kept = tokens.stream().filter(token -> !token.refersTo(null)).count();
        }
        return kept <= half
                ? Optional.empty()
                : Optional.of(side.fault("after " + tokens.size()
                        + " extension methods, expected them to be collected, but " + kept
                        + " were still held: a cache without a bound"));
    }

    /** Whether it goes well is the matter of other tests. */
    private static void attempt(Callable<?> use) {
        try {
            use.call();
        } catch (Exception ignored) {
            // see above
        }
    }

    @Test
    @DisplayName("Null is refused with an exception that names the parameter")
    void refusesNull() {
        new NullCalls(adapters(), this::sample, adapterName()).check();
    }

    @Test
    @DisplayName("Eight threads at once get what one gets")
    void threads() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<String> task = () -> {
                start.await(SECONDS, TimeUnit.SECONDS);
                return Stream.concat(
                                statuses.stream().map(HttpAdapterContract::firstFault),
                                methods.stream().map(HttpAdapterContract::firstFault))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n"));
            };
            // Each says the same, most often.
            Set<String> faults = new LinkedHashSet<>();
            for (Future<String> one :
                    threads.invokeAll(Stream.generate(() -> task).limit(THREADS).toList(), SECONDS, TimeUnit.SECONDS)) {
                faults.add(one.get());
            }
            faults.remove("");
            if (!faults.isEmpty()) {
                throw new AssertionError(
                        adapterName() + ": with " + THREADS + " threads at once: " + String.join("\n", faults));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Optional<String> firstFault(Side<T, ?> side) {
        if (side.isAbsent()) {
            return Optional.empty();
        }
        return side.written()
                .or(side::read)
                .map(fault ->
                        String.valueOf(fault.getMessage()).lines().findFirst().orElse(""));
    }

    @TestFactory
    @DisplayName("What the stack cannot do is refused")
    Stream<DynamicTest> refusesWhatTheStackCannotDo() {
        return Stream.concat(gapTests(statuses), gapTests(methods));
    }

    private static <T, R> Stream<DynamicTest> gapTests(List<Side<T, R>> sides) {
        long present = sides.stream().filter(side -> !side.isAbsent()).count();
        return sides.stream().flatMap(side -> side.gapTests(present <= (side.isAbsent() ? 0 : 1)));
    }

    /** Asks each carrier that has the side, and says what all of them got wrong. */
    private static <T, R> void check(List<Side<T, R>> sides, Function<Side<T, R>, Optional<AssertionError>> test) {
        String faults = sides.stream()
                .filter(side -> !side.isAbsent())
                .map(test)
                .flatMap(Optional::stream)
                .map(AssertionError::getMessage)
                .collect(Collectors.joining("\n"));
        if (!faults.isEmpty()) {
            throw new AssertionError(faults);
        }
    }
}
