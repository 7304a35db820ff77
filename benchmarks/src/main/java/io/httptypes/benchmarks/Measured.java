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
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What JMH has written, a file a round of times and one of allocations: the median time of a batch, the bytes of an
 * operation.
 */
final class Measured {
    private static final String PACKAGE = Measured.class.getPackageName() + ".";

    private final List<Map<Case, Double>> times;
    private final Map<Case, Double> bytes;

    private Measured(List<Map<Case, Double>> times, Map<Case, Double> bytes) {
        this.times = times;
        this.bytes = bytes;
    }

    /** A benchmark with its inputs, on a number of threads. */
    record Case(String benchmark, String inputs, int threads) {}

    /** Reads {@code times-….json} and {@code allocations.json} in a folder; what is not there has no results. */
    static Measured read(Path folder) throws IOException {
        List<Map<Case, Double>> times = new ArrayList<>();
        Map<Case, Double> bytes = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("times-\\d+\\.json")) {
                    times.add(results(file, Measured::medianTime));
                } else if (name.equals("allocations.json")) {
                    bytes = results(file, Measured::bytesOfAnOperation);
                }
            }
        }
        return new Measured(times, bytes);
    }

    int rounds() {
        return times.size();
    }

    /**
     * Time of one divided by the other's in the same round, the median of that over the rounds; empty if a round lacks
     * either.
     */
    OptionalDouble ratio(Case one, Case other) {
        double[] ratios = times.stream()
                .filter(round -> round.containsKey(one) && round.containsKey(other))
                .mapToDouble(round -> round.get(one) / round.get(other))
                .toArray();
        return ratios.length == 0 || ratios.length < times.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(median(ratios));
    }

    /** The bytes that an operation allocates; empty if that was not measured. */
    OptionalDouble bytes(Case one) {
        Double measured = bytes.get(one);
        return measured == null ? OptionalDouble.empty() : OptionalDouble.of(measured);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static Map<Case, Double> results(Path file, ToDoubleFunction<JsonNode> figure) throws IOException {
        Map<Case, Double> results = new HashMap<>();
        for (JsonNode result : new ObjectMapper().readTree(file.toFile())) {
            String benchmark = result.path("benchmark").asText().substring(PACKAGE.length());
            String inputs = result.path("params").path("inputs").asText("");
            int threads = result.path("threads").asInt();
            results.put(new Case(benchmark, inputs, threads), figure.applyAsDouble(result));
        }
        return results;
    }

    private static double medianTime(JsonNode result) {
        return result.path("primaryMetric")
                .path("scorePercentiles")
                .path("50.0")
                .asDouble(Double.NaN);
    }

    /** Of the iterations' figures the least: what the JVM allocates meanwhile for its own ends only adds to them. */
    private static double bytesOfAnOperation(JsonNode result) {
        double least = Double.NaN;
        for (JsonNode fork :
                result.path("secondaryMetrics").path("gc.alloc.rate.norm").path("rawData")) {
            for (JsonNode iteration : fork) {
                double bytes = iteration.asDouble(Double.NaN) / Inputs.SIZE;
                least = Double.isNaN(least) ? bytes : Math.min(least, bytes);
            }
        }
        return least;
    }
}
