package io.httptypes.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What JMH has written, a file a round: of each case the median time of a batch, and the bytes that one operation allocates. */
final class Measured {
    private static final String PACKAGE = Measured.class.getPackageName() + ".";

    private final List<Map<Case, Result>> rounds;

    private Measured(List<Map<Case, Result>> rounds) {
        this.rounds = rounds;
    }

    private record Result(double time, double bytes) {}

    /** A benchmark with its inputs, on a number of threads. */
    record Case(String benchmark, String inputs, int threads) {}

    /** Reads the files {@code round-….json} of a folder. */
    static Measured read(Path folder) throws IOException {
        List<Map<Case, Result>> rounds = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().matches("round-\\d+\\.json")) {
                    rounds.add(round(new ObjectMapper().readTree(file.toFile())));
                }
            }
        }
        if (rounds.isEmpty()) {
            throw new IOException("no round-….json in " + folder);
        }
        return new Measured(rounds);
    }

    int rounds() {
        return rounds.size();
    }

    /** Time of one divided by the other's in the same round, the median of that over the rounds; empty if a round lacks either. */
    OptionalDouble ratio(Case one, Case other) {
        if (!has(one) || !has(other)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(median(rounds.stream()
                .mapToDouble(round -> result(round, one).time / result(round, other).time)
                .toArray()));
    }

    /** The most bytes that an operation has allocated in any round; empty if a round lacks the case. */
    OptionalDouble bytes(Case one) {
        return has(one)
                ? rounds.stream().mapToDouble(round -> result(round, one).bytes).max()
                : OptionalDouble.empty();
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private boolean has(Case one) {
        return rounds.stream().allMatch(round -> round.containsKey(one));
    }

    private static Result result(Map<Case, Result> round, Case one) {
        Result result = round.get(one);
        if (result == null) {
            throw new IllegalArgumentException(one.toString());
        }
        return result;
    }

    private static Map<Case, Result> round(JsonNode results) {
        Map<Case, Result> round = new HashMap<>();
        for (JsonNode result : results) {
            String benchmark = result.path("benchmark").asText().substring(PACKAGE.length());
            String inputs = result.path("params").path("inputs").asText("");
            double time = result.path("primaryMetric")
                    .path("scorePercentiles")
                    .path("50.0")
                    .asDouble(Double.NaN);
            double bytes = result.path("secondaryMetrics")
                    .path("gc.alloc.rate.norm")
                    .path("score")
                    .asDouble(Double.NaN);
            round.put(
                    new Case(benchmark, inputs, result.path("threads").asInt()), new Result(time, bytes / Inputs.SIZE));
        }
        return round;
    }
}
