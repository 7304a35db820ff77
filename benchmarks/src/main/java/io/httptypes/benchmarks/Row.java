package io.httptypes.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One line of the page: what is measured, beside whom, and what it has to reach.
 *
 * @param <W> the operation that contenders differ in
 */
final class Row<W> {
    /** The label of our contender. */
    static final String OURS = "HTTP Types";
    /** For the noise of a machine that nothing else runs on. */
    static final double MARGIN = 0.1;

    final String name;
    final List<Target> targets = new ArrayList<>();
    private final Maker<W> loop;
    private final Map<String, Contender> contenders = new LinkedHashMap<>();
    /** What ours may allocate beyond the bytes of the one with this label, or at all if it is empty. */
    String bytesBeyond = "";

    double bytes;

    /**
     * @param inputs how the page calls them, or empty if there is only one sort
     */
    Row(String work, String inputs, Maker<W> loop) {
        this.name = inputs.isEmpty() ? work : work + ", " + inputs;
        this.loop = loop;
    }

    /** Passes all inputs to an operation. It makes the inputs when it is called, in the JVM that measures. */
    @FunctionalInterface
    interface Maker<W> {
        Loop of(W operation) throws Exception;
    }

    private record Contender(Callable<Loop> loop, int jdk) {}

    /** Our time, divided by the least time of the others with these labels, is at most the limit. */
    record Target(String words, double limit, List<String> against) {}

    /** One whose inputs are objects. */
    static <T> Row<Loop.Work<T>> each(String work, String inputs, Supplier<Stream<T>> objects) {
        return new Row<>(work, inputs, operation -> Loop.each(objects.get(), operation));
    }

    Row<W> ours(W operation) {
        return other(OURS, operation);
    }

    Row<W> other(String label, W operation) {
        return add(label, operation, 17);
    }

    /** One whose classes need JDK 25: a lambda, since a method reference would load them when it is made. */
    Row<W> otherOnJdk25(String label, W operation) {
        return add(label, operation, 25);
    }

    private Row<W> add(String label, W operation, int jdk) {
        contenders.put(label, new Contender(() -> loop.of(operation), jdk));
        return this;
    }

    /** Without labels, against all others. */
    Row<W> target(String words, double limit, String... against) {
        targets.add(new Target(words, limit, List.of(against)));
        return this;
    }

    Row<W> bytes(double limit) {
        return bytesBeyond("", limit);
    }

    Row<W> bytesBeyond(String label, double limit) {
        bytesBeyond = label;
        bytes = limit;
        return this;
    }

    /** The others that run on a JDK. */
    List<String> others(int jdk) {
        return contenders.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(OURS) && entry.getValue().jdk <= jdk)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those of a target that run on a JDK. */
    List<String> against(Target target, int jdk) {
        return others(jdk).stream()
                .filter(other -> target.against.isEmpty() || target.against.contains(other))
                .toList();
    }

    /** The loop of a contender, with its inputs. */
    Loop loop(String label) throws Exception {
        return Objects.requireNonNull(contenders.get(label), label).loop.call();
    }
}
