package io.httptypes.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures of cases, in rounds; what was not measured is NaN. A file of them has a line for each: round, threads, row,
 * contender and figure, with tabs between.
 */
final class Measurements {
    /** The round of what does not depend on the weather: the bytes that an operation allocates. */
    static final int BYTES = 0;

    private final Map<Integer, Map<Case, Double>> rounds = new TreeMap<>();

    /** A contender of a row, on a number of threads. */
    record Case(String row, String contender, int threads) {
        static Case of(Row<?> row, String contender) {
            return new Case(row.name, contender, 1);
        }
    }

    static void append(Path file, int round, Case measured, double figure) throws IOException {
        String line =
                "%d\t%d\t%s\t%s\t%s\n".formatted(round, measured.threads, measured.row, measured.contender, figure);
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static Measurements read(Path file) throws IOException {
        Measurements measurements = new Measurements();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            Case measured = new Case(cells[2], cells[3], Integer.parseInt(cells[1]));
            measurements
                    .rounds
                    .computeIfAbsent(Integer.parseInt(cells[0]), first -> new HashMap<>())
                    .put(measured, Double.parseDouble(cells[4]));
        }
        return measurements;
    }

    double bytes(Case measured) {
        return rounds.getOrDefault(BYTES, Map.of()).getOrDefault(measured, Double.NaN);
    }

    /** One's time divided by the other's in the same round, the median over the rounds; NaN if a round lacks either. */
    double ratio(Case one, Case other) {
        List<Double> ratios = rounds.entrySet().stream()
                .filter(round -> round.getKey() != BYTES)
                .map(Map.Entry::getValue)
                .filter(figures -> figures.containsKey(one) || figures.containsKey(other))
                .map(figures -> figures.getOrDefault(one, Double.NaN) / figures.getOrDefault(other, Double.NaN))
                // NaN comes last
                .sorted()
                .toList();
        int half = ratios.size() / 2;
        if (ratios.isEmpty() || Double.isNaN(ratios.get(ratios.size() - 1))) {
            return Double.NaN;
        }
        return ratios.size() % 2 == 1 ? ratios.get(half) : (ratios.get(half - 1) + ratios.get(half)) / 2;
    }
}
