package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Measurements.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One target and what has become of it. What was not measured, or is no number, has missed its target.
 *
 * @param what the work and its inputs
 */
record Verdict(String what, String target, double measured, boolean met) {
    /** What counts as no allocation, in bytes: JMH's own objects are spread over all operations. */
    static final double NO_BYTES = 0.01;
    /** What differs between two that allocate the same number of objects, as a share. */
    private static final double BYTES_MARGIN = 0.01;
    /** How many times the throughput of one thread two have to reach; the noise is taken off. */
    private static final double TWO_THREADS = 1.6 * 0.95;

    /** Our time beside the others', wherever there is a target; and a missed one for each other without a figure. */
    static List<Verdict> ofTimes(List<Row<?>> rows, Measurements measurements, int jdk) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Row<?> row : rows) {
            for (Row.Target target : row.targets) {
                // The fastest is the one beside which our time looks longest. Math.max passes NaN on.
                double ratio = row.against(target, jdk).stream()
                        .map(other -> measurements.ratio(Case.of(row, Row.OURS), Case.of(row, other)))
                        .reduce(Math::max)
                        .orElse(Double.NaN);
                String words = target.words() + ": at most " + number(target.limit());
                verdicts.add(new Verdict(row.name, words, ratio, ratio <= target.limit()));
            }
            row.others(jdk).stream()
                    .filter(other -> Double.isNaN(measurements.ratio(Case.of(row, Row.OURS), Case.of(row, other))))
                    .forEach(other -> verdicts.add(new Verdict(row.name, "beside " + other, Double.NaN, false)));
        }
        return verdicts;
    }

    /** The bytes that ours allocates. */
    static List<Verdict> ofBytes(List<Row<?>> rows, Measurements measurements) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Row<?> row : rows) {
            double bytes = measurements.bytes(Case.of(row, Row.OURS));
            double theirs = row.bytesBeyond.isEmpty() ? 0 : measurements.bytes(Case.of(row, row.bytesBeyond));
            String words = "bytes: at most " + number(row.bytes)
                    + (row.bytesBeyond.isEmpty() ? "" : " beyond " + number(theirs) + " of " + row.bytesBeyond);
            double limit = theirs == 0 ? row.bytes : (theirs + row.bytes) * (1 + BYTES_MARGIN);
            verdicts.add(new Verdict(row.name, words, bytes, bytes < limit + NO_BYTES));
        }
        return verdicts;
    }

    /** The throughput of two threads, divided by that of one. */
    static List<Verdict> ofThreads(List<Row<?>> rows, Measurements measurements) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Row<?> row : rows) {
            double gain = 2 / measurements.ratio(new Case(row.name, Row.OURS, 2), Case.of(row, Row.OURS));
            verdicts.add(new Verdict(row.name, "at least " + number(TWO_THREADS), gain, gain >= TWO_THREADS));
        }
        return verdicts;
    }

    static String number(double value) {
        return Double.isNaN(value) ? "missing" : String.format(Locale.ROOT, "%.2f", value);
    }
}
