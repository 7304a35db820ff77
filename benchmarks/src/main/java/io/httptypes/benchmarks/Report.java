package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Measurements.Case;
import io.httptypes.pages.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;

/** The measured sections of {@code docs/performance.md}, and its plot. */
record Report(List<Row<?>> rows, Measurements measurements, int jdk) {
    private static final List<String> PLOTTED = List.of("status by `int`, named", "method by token, fresh");

    /** Rewrites the sections of the page in a folder, two of them from other results, and the plot beside it. */
    void write(Path docs, Path results) throws IOException {
        Page.of(docs.resolve("performance.md"))
                .section("machine", Files.readString(results.resolve("machine.md")))
                .section("targets", table(Verdict.ofTimes(all(), measurements, jdk)))
                .section("bytes", table(Verdict.ofBytes(rows, measurements)))
                .section("threads", table(Verdict.ofThreads(rows, measurements)))
                .section("others", others())
                .section("libraries", Files.readString(results.resolve("libraries.md")))
                .write();
        try (OutputStream png = Files.newOutputStream(docs.resolve("performance.png"))) {
            List<CategoryChart> plots =
                    PLOTTED.stream().map(name -> plot(Rows.named(name))).toList();
            BitmapEncoder.saveBitmap(plots, plots.size(), 1, png, BitmapEncoder.BitmapFormat.PNG);
        }
    }

    /** All that there is a target for. */
    List<Verdict> verdicts() {
        return Stream.of(
                        Verdict.ofTimes(all(), measurements, jdk),
                        Verdict.ofBytes(rows, measurements),
                        Verdict.ofThreads(rows, measurements))
                .flatMap(List::stream)
                .toList();
    }

    private static String table(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> "| %s | %s | %s | %s |%n"
                        .formatted(
                                verdict.what(),
                                verdict.target(),
                                Verdict.number(verdict.measured()),
                                verdict.met() ? "" : "**missed**"))
                .collect(Collectors.joining("", "| work | target | measured | |\n|---|---|---|---|\n", ""));
    }

    private List<Row<?>> all() {
        return Stream.concat(rows.stream(), Stream.of(Rows.FIRST_USE)).toList();
    }

    private String others() {
        return all().stream()
                .map(row -> byTime(row)
                        .map(other -> other + " " + Verdict.number(times(row, other)) + bytes(row, other))
                        .collect(Collectors.joining(", ", "| " + row.name + " | ", " |\n")))
                .collect(Collectors.joining("", "| work | the others, from the fastest |\n|---|---|\n", ""));
    }

    private Stream<String> byTime(Row<?> row) {
        return row.others(jdk).stream().sorted(Comparator.comparingDouble(other -> times(row, other)));
    }

    private double times(Row<?> row, String other) {
        return measurements.ratio(Case.of(row, other), Case.of(row, Row.OURS));
    }

    private String bytes(Row<?> row, String other) {
        double bytes = measurements.bytes(Case.of(row, other));
        return bytes >= Verdict.NO_BYTES ? " (" + Verdict.number(bytes) + " B)" : "";
    }

    private CategoryChart plot(Row<?> row) {
        List<String> others =
                byTime(row).filter(other -> !Double.isNaN(times(row, other))).toList();
        String title = row.name.replace("`", "") + ": the others' time, divided by ours";
        CategoryChart chart = new CategoryChart(900, 400);
        chart.setTitle(title);
        chart.getStyler().setLabelsVisible(true).setXAxisLabelRotation(45).setXAxisTickMarkSpacingHint(20);
        chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(0.1).setLegendVisible(false);
        chart.addSeries(
                row.name,
                others.stream().map(other -> other.replace("`", "")).toList(),
                others.stream()
                        .map(other -> Math.round(100 * times(row, other)) / 100.0)
                        .toList());
        return chart;
    }
}
