package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Measured.Case;
import io.httptypes.benchmarks.Table.Contender;
import io.httptypes.benchmarks.Table.Row;
import io.httptypes.benchmarks.Table.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Holds what was measured against the table. What is missing, or is no number, has missed its target. */
final class Checker {
    private final Measured measured;
    private final int jdk;

    /**
     * @param jdk the JDK on which it was measured: contenders that need a newer one are not expected
     */
    Checker(Measured measured, int jdk) {
        this.measured = measured;
        this.jdk = jdk;
    }

    /** The bytes of each of our rows. */
    List<Verdict> allocations(List<Row> rows) {
        return rows.stream().map(this::allocation).toList();
    }

    /**
     * Our time beside that of the others, wherever there is a target; and one result for each contender without one.
     */
    List<Verdict> times(List<Row> rows) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Row row : rows) {
            for (Target target : row.targets()) {
                String words = "%s: at most %s, with the margin %s"
                        .formatted(target.words(), number(target.ratio()), number(target.limit()));
                OptionalDouble ratio = ratioToFastest(row, target.against());
                verdicts.add(verdict(row, words, ratio, ratio.orElse(Double.NaN) <= target.limit()));
            }
            for (Contender other : expected(row.others())) {
                if (ratio(row, other).isEmpty()) {
                    verdicts.add(new Verdict(name(row), "beside " + other.label(), "missing", false));
                }
            }
        }
        return verdicts;
    }

    /** The throughput of two threads, divided by that of one. */
    List<Verdict> threads(List<Row> rows) {
        Target target = Table.TWO_THREADS;
        double least = target.ratio() * (1 - target.margin());
        String words =
                "%s: at least %s, with the margin %s".formatted(target.words(), number(target.ratio()), number(least));
        return rows.stream()
                .map(row -> {
                    OptionalDouble gain = gain(row, row.ours());
                    return verdict(row, words, gain, gain.orElse(Double.NaN) >= least);
                })
                .toList();
    }

    /** How many times as much two threads do in the same time. */
    OptionalDouble gain(Row row, Contender contender) {
        OptionalDouble slower = measured.ratio(
                new Case(contender.benchmark(), row.inputs(), 2), new Case(contender.benchmark(), row.inputs(), 1));
        return slower.isPresent() ? OptionalDouble.of(2 / slower.getAsDouble()) : slower;
    }

    /** Our time divided by another's. */
    OptionalDouble ratio(Row row, Contender other) {
        return measured.ratio(one(row, row.ours()), one(row, other));
    }

    /** The bytes that an operation allocates. */
    OptionalDouble bytes(Row row, Contender contender) {
        return measured.bytes(one(row, contender));
    }

    /** Those that run on this JDK. */
    List<Contender> expected(List<Contender> contenders) {
        return contenders.stream().filter(contender -> contender.jdk() <= jdk).toList();
    }

    /** The fastest of them is the one beside which our time looks longest. */
    OptionalDouble ratioToFastest(Row row, List<Contender> against) {
        List<OptionalDouble> ratios =
                expected(against).stream().map(other -> ratio(row, other)).toList();
        return ratios.stream().allMatch(OptionalDouble::isPresent)
                ? ratios.stream().mapToDouble(OptionalDouble::getAsDouble).max()
                : OptionalDouble.empty();
    }

    private Verdict allocation(Row row) {
        OptionalDouble bytes = bytes(row, row.ours());
        if (row.beside().isEmpty()) {
            String words = "bytes: " + number(row.bytes());
            return verdict(row, words, bytes, bytes.orElse(Double.NaN) < row.bytes() + Table.NO_BYTES);
        }
        double theirs = bytes(row, row.beside().get(0)).orElse(Double.NaN);
        double limit = (theirs + row.bytes()) * (1 + Table.BYTES_MARGIN) + Table.NO_BYTES;
        String words = "bytes: %s beyond %s of %s"
                .formatted(
                        number(row.bytes()), number(theirs), row.beside().get(0).label());
        return verdict(row, words, bytes, bytes.orElse(Double.NaN) < limit);
    }

    private static Verdict verdict(Row row, String target, OptionalDouble figure, boolean met) {
        String text = figure.isPresent() ? number(figure.getAsDouble()) : "missing";
        return new Verdict(name(row), target, text, met);
    }

    static String name(Row row) {
        return row.inputs().isEmpty() ? row.work() : row.work() + ", " + row.inputs();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Case one(Row row, Contender contender) {
        return new Case(contender.benchmark(), row.inputs(), 1);
    }
}
