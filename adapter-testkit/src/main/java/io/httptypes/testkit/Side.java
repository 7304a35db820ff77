package io.httptypes.testkit;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.Faults.Mismatch;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * What the contract asks of the statuses or of the methods of one carrier.
 *
 * @param <T> the vocabulary's type
 * @param <R> the raw value that a framework holds
 */
abstract class Side<T, R> {
    final Carrier carrier;
    final Gaps gaps;
    private final String subject;
    private final Refusal refusal;
    private final Verbs verbs;
    private final Gaps.Kind<T> writing;
    private final Gaps.Kind<T> reading;
    private final List<T> samples;
    private final List<R> illegal;

    private Side(
            Context context,
            Carrier carrier,
            Gaps gaps,
            Gaps.Kind<T> writing,
            Gaps.Kind<T> reading,
            List<T> samples,
            List<R> illegal,
            Verbs verbs) {
        this.carrier = carrier;
        this.gaps = gaps;
        this.subject = context.subject;
        this.refusal = context.refusal;
        this.verbs = verbs;
        this.writing = writing;
        this.reading = reading;
        this.samples = samples;
        this.illegal = illegal;
    }

    /**
     * What both sides of a carrier share.
     *
     * @param subject how messages name the adapter, and the carrier if there are several
     */
    record Context(String subject, Refusal refusal, List<Class<?>> adapters) {}

    static Side<StatusCode, Integer> ofStatuses(Context context, Carrier carrier, Gaps gaps) {
        return new Statuses(context, carrier, gaps);
    }

    static Side<RequestMethod, String> ofMethods(Context context, Carrier carrier, Gaps gaps) {
        return new Methods(context, carrier, gaps);
    }

    /** Why the adapter has no such side. */
    abstract @Nullable String absence();

    abstract R raw(T value);

    abstract Optional<T> valueOf(R raw);

    abstract R write(T value) throws Exception;

    abstract T read(R raw) throws Exception;

    abstract Optional<T> find(R raw) throws Exception;

    abstract Object convert(T value) throws Exception;

    abstract R rawOf(Object converted) throws Exception;

    /** What the stack makes of a value before the adapter sees it. */
    Optional<R> changed(R raw) {
        return Optional.empty();
    }

    /** Whether a gap says that the stack takes the two for equal. */
    boolean areEqual(T one, T other) {
        return false;
    }

    Stream<DynamicTest> furtherGapTests() {
        return Stream.empty();
    }

    boolean isAbsent() {
        return absence() != null;
    }

    List<T> samples() {
        return samples;
    }

    void assertWritten(T value) throws Exception {
        if (writing.around(value).isEmpty()) {
            R held = write(value);
            if (!changed(raw(value)).equals(Optional.of(held))) {
                Faults.expect("writing " + raw(value), raw(value), held);
            }
        }
    }

    void assertRead(T value) throws Exception {
        if (reading.around(value).isEmpty()) {
            Faults.expect("reading " + raw(value), expectedOf(value), read(raw(value)));
        }
    }

    private T expectedOf(T value) {
        return changed(raw(value)).flatMap(this::valueOf).orElse(value);
    }

    Optional<AssertionError> written() {
        return check(samples, this::assertWritten);
    }

    Optional<AssertionError> read() {
        return check(samples, this::assertRead);
    }

    Optional<AssertionError> illegalRefused() {
        return check(illegal, raw -> {
            if (!isReadNowhere(() -> read(raw))) {
                expectRefusal(
                        "reading " + Faults.show(raw),
                        () -> read(raw),
                        changed(raw).flatMap(this::valueOf));
            }
        });
    }

    Optional<AssertionError> found() {
        Faults faults = new Faults(subject);
        faults.check(samples, value -> {
            String what = "finding " + raw(value);
            if (reading.around(value).isEmpty()) {
                Faults.expect(what, Optional.of(expectedOf(value)), find(raw(value)));
            } else {
                expectNothing(what, raw(value), Optional.empty());
            }
        });
        faults.check(
                illegal,
                raw -> expectNothing(
                        "finding " + Faults.show(raw), raw, changed(raw).flatMap(this::valueOf)));
        return faults.found();
    }

    Optional<AssertionError> converted() {
        Faults faults = new Faults(subject);
        List<T> values = new ArrayList<>();
        List<Object> natives = new ArrayList<>();
        faults.check(samples, value -> {
            if (writing.around(value).isPresent()) {
                return;
            }
            Object converted = convert(value);
            Faults.expect("converting " + raw(value) + " again", converted, convert(value));
            R held = rawOf(converted);
            if (!changed(raw(value)).equals(Optional.of(held))) {
                Faults.expect("converting " + raw(value), raw(value), held);
                values.add(value);
                natives.add(converted);
            }
        });
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (natives.get(i).equals(natives.get(j)) && !areEqual(values.get(i), values.get(j))) {
                    faults.add("converting " + raw(values.get(j)) + " and " + raw(values.get(i))
                            + ": expected unequal values, but got " + Faults.show(natives.get(j)) + " equal to "
                            + Faults.show(natives.get(i)));
                }
            }
        }
        return faults.found();
    }

    /** One test for each gap: that it is there. */
    Stream<DynamicTest> gapTests(boolean isAlone) {
        String absence = absence();
        if (absence != null) {
            return Stream.of(DynamicTest.dynamicTest(
                    "no " + verbs.noun() + ": " + absence,
                    () -> verbs.any()
                            .filter(method -> isAlone)
                            .map(method -> fault(
                                    "no " + verbs.noun() + " was declared, but the adapter has " + Verbs.show(method)))
                            .ifPresent(Side::raise)));
        }
        return Stream.of(
                        gapTests(writing, value -> write(value), isAlone ? verbs.writer() : Optional.empty()),
                        gapTests(reading, value -> read(raw(value)), isAlone ? verbs.reader() : Optional.empty()),
                        furtherGapTests())
                .flatMap(tests -> tests);
    }

    private Stream<DynamicTest> gapTests(Gaps.Kind<T> kind, Use<T> use, Optional<Method> offered) {
        return kind.gaps.stream()
                .map(gap -> DynamicTest.dynamicTest(
                        kind.doing + ": " + gap.reason(), () -> assertGap(kind.doing, gap, use, offered)));
    }

    private void assertGap(String doing, Gaps.Gap<T> gap, Use<T> use, Optional<Method> offered) {
        List<T> values = valuesOf(doing, gap.which(), gap.reason());
        boolean isForAll = values.size() == samples.size();
        Faults faults = new Faults(subject);
        boolean[] isAsked = {false};
        faults.check(values, value -> {
            Callable<T> attempt = () -> {
                use.of(value);
                return value;
            };
            if (isForAll && isByTest(attempt)) {
                return;
            }
            isAsked[0] = true;
            expectRefusal(doing + " " + value, () -> use.of(value), Optional.empty());
        });
        if (!isAsked[0]) {
            offered.ifPresent(method -> faults.add(
                    doing + ": " + Verbs.show(method) + " does it, but the test never calls that: " + gap.reason()));
        }
        faults.throwIfAny();
    }

    List<T> valuesOf(String doing, Predicate<T> which, String reason) {
        List<T> values = samples.stream().filter(which).toList();
        if (values.isEmpty()) {
            throw fault("a gap in " + doing + " fits no value: " + reason);
        }
        return values;
    }

    private boolean isByTest(Callable<?> attempt) {
        try {
            attempt.call();
            return false;
        } catch (Exception thrown) {
            Refusal.By by = refusal.by(thrown);
            return by == Refusal.By.NOBODY || (by == Refusal.By.TEST && Refusal.isOfType(thrown));
        }
    }

    /** Whether a gap says that nothing can be read, and the test has nothing to read with. */
    private boolean isReadNowhere(Callable<?> attempt) {
        return samples.stream().allMatch(value -> reading.around(value).isPresent()) && isByTest(attempt);
    }

    private void expectRefusal(String what, Callable<?> use, Optional<?> allowed) throws Mismatch {
        Object returned;
        try {
            returned = use.call();
        } catch (Exception thrown) {
            if (refusal.isRefusal(thrown)) {
                return;
            }
            throw new Mismatch(what, Refusal.EXPECTED, whoThrew(thrown));
        }
        if (!allowed.equals(Optional.ofNullable(returned))) {
            throw new Mismatch(what, Refusal.EXPECTED, Faults.show(returned));
        }
    }

    /** A framework may refuse to hold the value at all; then there is nothing to be found either. */
    private void expectNothing(String what, R raw, Optional<T> allowed) throws Mismatch {
        Optional<T> returned;
        try {
            returned = find(raw);
        } catch (Exception thrown) {
            if (refusal.by(thrown) == Refusal.By.FRAMEWORK && Refusal.isOfType(thrown)) {
                return;
            }
            if (isReadNowhere(() -> find(raw))) {
                return;
            }
            throw new Mismatch(what, "an empty Optional", whoThrew(thrown));
        }
        if (allowed.isEmpty() || !returned.equals(allowed)) {
            Faults.expect(what, Optional.empty(), returned);
        }
    }

    private String whoThrew(Throwable thrown) {
        return switch (refusal.by(thrown)) {
            case TEST ->
                Refusal.isOfType(thrown)
                        ? "the test's own " + thrown + ", without a call of the adapter"
                        : thrown.toString();
            case NOBODY -> String.valueOf(thrown.getMessage());
            case ADAPTER, FRAMEWORK -> thrown.toString();
        };
    }

    private <V> Optional<AssertionError> check(List<V> values, Faults.Check<V> check) {
        Faults faults = new Faults(subject);
        faults.check(values, check);
        return faults.found();
    }

    AssertionError fault(String message) {
        return new AssertionError(subject + ": " + message);
    }

    private static void raise(AssertionError fault) {
        throw fault;
    }

    @FunctionalInterface
    private interface Use<T> {
        Object of(T value) throws Exception;
    }

    private static final class Statuses extends Side<StatusCode, Integer> {
        Statuses(Context context, Carrier carrier, Gaps gaps) {
            super(
                    context,
                    carrier,
                    gaps,
                    gaps.writingStatus,
                    gaps.readingStatus,
                    Samples.statuses(),
                    Samples.illegalCodes(),
                    Verbs.ofStatuses(context.adapters));
        }

        @Override
        @Nullable
        String absence() {
            return gaps.noStatuses;
        }

        @Override
        Integer raw(StatusCode value) {
            return value.code();
        }

        @Override
        Optional<StatusCode> valueOf(Integer raw) {
            return StatusCode.find(raw);
        }

        @Override
        Integer write(StatusCode value) throws Exception {
            return carrier.writeStatus(value);
        }

        @Override
        StatusCode read(Integer raw) throws Exception {
            return carrier.readStatus(raw);
        }

        @Override
        Optional<StatusCode> find(Integer raw) throws Exception {
            return carrier.findStatus(raw);
        }

        @Override
        Object convert(StatusCode value) throws Exception {
            return carrier.convertStatus(value);
        }

        @Override
        Integer rawOf(Object converted) throws Exception {
            return carrier.codeOf(converted);
        }
    }

    private static final class Methods extends Side<RequestMethod, String> {
        Methods(Context context, Carrier carrier, Gaps gaps) {
            super(
                    context,
                    carrier,
                    gaps,
                    gaps.writingMethod,
                    gaps.readingMethod,
                    Samples.methods(),
                    Samples.illegalTokens(),
                    Verbs.ofMethods(context.adapters));
        }

        @Override
        @Nullable
        String absence() {
            return gaps.noMethods;
        }

        @Override
        String raw(RequestMethod value) {
            return value.token();
        }

        @Override
        Optional<RequestMethod> valueOf(String raw) {
            return RequestMethod.find(raw);
        }

        @Override
        String write(RequestMethod value) throws Exception {
            return carrier.writeMethod(value);
        }

        @Override
        RequestMethod read(String raw) throws Exception {
            return carrier.readMethod(copy(raw));
        }

        @Override
        Optional<RequestMethod> find(String raw) throws Exception {
            return carrier.findMethod(copy(raw));
        }

        @Override
        Object convert(RequestMethod value) throws Exception {
            return carrier.convertMethod(value);
        }

        @Override
        String rawOf(Object converted) throws Exception {
            return carrier.tokenOf(converted);
        }

        @Override
        Optional<String> changed(String raw) {
            return gaps.changed(raw);
        }

        @Override
        boolean areEqual(RequestMethod one, RequestMethod other) {
            return gaps.equalMethods.stream()
                    .anyMatch(
                            gap -> gap.key().apply(one.token()).equals(gap.key().apply(other.token())));
        }

        @Override
        Stream<DynamicTest> furtherGapTests() {
            return Stream.concat(
                    gaps.changedMethods.stream()
                            .map(gap -> DynamicTest.dynamicTest(
                                    "a changed method: " + gap.reason(), () -> assertChanged(gap))),
                    gaps.equalMethods.stream()
                            .map(gap ->
                                    DynamicTest.dynamicTest("equal methods: " + gap.reason(), () -> assertEqual(gap))));
        }

        private void assertChanged(Gaps.ChangedMethod gap) {
            List<RequestMethod> values = valuesOf("what becomes of a method", gap.which(), gap.reason());
            super.check(values, value -> {
                        String becomes = gap.becomes().apply(value.token());
                        if (becomes.equals(value.token())) {
                            throw new Mismatch(
                                    "the gap for " + value + ", " + gap.reason(), "another token", "the same");
                        }
                        Faults.expect(
                                "reading " + value + ", which becomes " + becomes,
                                RequestMethod.of(becomes),
                                read(value.token()));
                    })
                    .ifPresent(Side::raise);
        }

        private void assertEqual(Gaps.EqualMethods gap) {
            Faults faults = new Faults(super.subject);
            boolean occurs = false;
            List<RequestMethod> values = samples().stream()
                    .filter(value -> gaps.writingMethod.around(value).isEmpty())
                    .toList();
            for (RequestMethod one : values) {
                for (RequestMethod other : values) {
                    if (!one.equals(other)
                            && gap.key().apply(one.token()).equals(gap.key().apply(other.token()))) {
                        occurs = true;
                        faults.check(
                                "converting " + one + " and " + other,
                                () -> Faults.expect(
                                        "converting " + one + " and " + other, convert(one), convert(other)));
                    }
                }
            }
            if (!occurs) {
                faults.add("a gap in equal methods fits no value: " + gap.reason());
            }
            faults.throwIfAny();
        }

        /** Another object with the same characters, as it comes off the wire. */
        private static String copy(String token) {
            return new String(token.toCharArray());
        }
    }
}
