package io.httptypes.benchmarks;

import io.httptypes.benchmarks.FirstUses.FirstUseOf;
import io.httptypes.benchmarks.Table.Contender;
import io.httptypes.benchmarks.Table.Row;
import io.httptypes.pages.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The measured sections of {@code docs/performance.md}, and its plot. */
final class Report {
    private final List<Row> rows;
    private final Checker checker;
    private final List<FirstUseOf> firstUses;
    private final EndToEnd.Ratios endToEnd;
    private final int rounds;

    Report(List<Row> rows, Checker checker, List<FirstUseOf> firstUses, EndToEnd.Ratios endToEnd, int rounds) {
        this.rows = rows;
        this.checker = checker;
        this.firstUses = firstUses;
        this.endToEnd = endToEnd;
        this.rounds = rounds;
    }

    /** Rewrites the sections of the page in a folder, and the plot beside it. */
    void write(Path docs) throws IOException {
        Files.writeString(docs.resolve("performance.svg"), plot());
        Page.of(docs.resolve("performance.md"))
                .section("machine", machine())
                .section("targets", targets())
                .section("bytes", bytes())
                .section("others", others())
                .section("threads", threads())
                .section("first-use", firstUse(firstUses))
                .section("end-to-end", gateway())
                .write();
    }

    /** Rewrites that section alone. */
    static void writeFirstUse(Path docs, List<FirstUseOf> firstUses) throws IOException {
        Page.of(docs.resolve("performance.md"))
                .section("first-use", firstUse(firstUses))
                .write();
    }

    private String machine() throws IOException {
        return "%s, %d processors, %s. %s %s. %d rounds.%n"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        rounds);
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private String targets() {
        StringBuilder table = table("work | inputs | ours, divided by | limit | measured | ");
        for (Row row : rows) {
            for (Table.Target target : row.targets()) {
                OptionalDouble ratio = checker.ratioToFastest(row, target.against());
                table.append("| %s | %s | %s | %s + %.0f %% | %s | %s |%n"
                        .formatted(
                                row.work(),
                                row.inputs(),
                                target.words(),
                                Checker.number(target.ratio()),
                                100 * target.margin(),
                                number(ratio),
                                missed(ratio.orElse(Double.NaN) <= target.limit())));
            }
        }
        return table.toString();
    }

    private String bytes() {
        StringBuilder table = table("work | inputs | limit | measured | ");
        List<Verdict> allocations = checker.allocations(rows);
        for (int i = 0; i < rows.size(); i++) {
            Verdict verdict = allocations.get(i);
            table.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            rows.get(i).work(),
                            rows.get(i).inputs(),
                            verdict.target().substring("bytes: ".length()),
                            verdict.measured(),
                            missed(verdict.met())));
        }
        return table.toString();
    }

    private String others() {
        StringBuilder table = table("work | inputs | the others, from the fastest");
        for (Row row : rows) {
            List<String> cells = checker.expected(row.others()).stream()
                    .sorted((one, other) -> Double.compare(timesOurs(row, one), timesOurs(row, other)))
                    .map(other -> "%s %s%s"
                            .formatted(other.label(), Checker.number(timesOurs(row, other)), bytes(row, other)))
                    .toList();
            table.append("| %s | %s | %s |%n".formatted(row.work(), row.inputs(), String.join(", ", cells)));
        }
        return table.toString();
    }

    private double timesOurs(Row row, Contender other) {
        return 1 / checker.ratio(row, other).orElse(Double.NaN);
    }

    private String bytes(Row row, Contender other) {
        double bytes = checker.bytes(row, other).orElse(Double.NaN);
        return bytes < Table.NO_BYTES ? "" : String.format(Locale.ROOT, bytes < 1 ? " (%.2f B)" : " (%.0f B)", bytes);
    }

    private String threads() {
        StringBuilder table = table("work | inputs | limit | measured | ");
        List<Verdict> verdicts = checker.threads(rows);
        for (int i = 0; i < rows.size(); i++) {
            Verdict verdict = verdicts.get(i);
            table.append("| %s | %s | %s - %.0f %% | %s | %s |%n"
                    .formatted(
                            rows.get(i).work(),
                            rows.get(i).inputs(),
                            Checker.number(Table.TWO_THREADS.ratio()),
                            100 * Table.TWO_THREADS.margin(),
                            verdict.measured(),
                            missed(verdict.met())));
        }
        Row control = rows.get(0);
        return table.append("| the array load, to compare | %s | | %s | |%n"
                        .formatted(
                                control.inputs(),
                                number(checker.gain(control, control.others().get(0)))))
                .toString();
    }

    private static String firstUse(List<FirstUseOf> firstUses) {
        FirstUseOf ours = firstUses.get(0);
        StringBuilder table = table("library | classes | time | its jar | other jars");
        for (FirstUseOf use : firstUses) {
            table.append("| %s | %d | %s | %d kB | %s |%n"
                    .formatted(
                            use.label(),
                            use.classes(),
                            Checker.number(use.nanos() / ours.nanos()),
                            Math.round(use.jar() / 1000.0),
                            use.jars() == 0 ? "none" : use.jars() + ", " + Math.round(use.others() / 1000.0) + " kB"));
        }
        return table.toString();
    }

    private String gateway() {
        StringBuilder table = table(" | measured | ");
        for (Verdict verdict : EndToEnd.check(endToEnd)) {
            table.append("| %s | %s | %s |%n"
                    .formatted(
                            verdict.what().substring("through the gateway, ".length()),
                            verdict.measured(),
                            missed(verdict.met())));
        }
        return table.toString();
    }

    private static StringBuilder table(String head) {
        int columns = head.split("\\|", -1).length;
        return new StringBuilder()
                .append("| ")
                .append(head)
                .append(" |\n|")
                .append("---|".repeat(columns))
                .append('\n');
    }

    private static String missed(boolean met) {
        return met ? "" : "**missed**";
    }

    private String plot() {
        Plot plot = new Plot();
        List<String> shown = List.of("status by `int`, named", "status by `int`, unnamed", "method by token, fresh");
        for (Row row : rows) {
            if (shown.contains(Checker.name(row))) {
                plot.title(Checker.name(row) + ": the others' time, divided by ours");
                List<Plot.Bar> bars = new ArrayList<>();
                for (Contender other : checker.expected(row.others())) {
                    bars.add(new Plot.Bar(other.label(), timesOurs(row, other)));
                }
                bars.sort((one, other) -> Double.compare(one.ratio(), other.ratio()));
                plot.bars(bars);
            }
        }
        return plot.svg();
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Checker.number(value.getAsDouble()) : "missing";
    }
}
