package io.httptypes.benchmarks;

import io.httptypes.benchmarks.FirstUses.FirstUseOf;
import io.httptypes.benchmarks.Table.Contender;
import io.httptypes.benchmarks.Table.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The page {@code docs/performance.md} and its plot. */
final class Report {
    private final List<Row> rows;
    private final Checker checker;
    private final List<FirstUseOf> firstUses;
    private final EndToEnd.Ratios endToEnd;
    private final int rounds;
    private final StringBuilder page = new StringBuilder();

    Report(List<Row> rows, Checker checker, List<FirstUseOf> firstUses, EndToEnd.Ratios endToEnd, int rounds) {
        this.rows = rows;
        this.checker = checker;
        this.firstUses = firstUses;
        this.endToEnd = endToEnd;
        this.rounds = rounds;
    }

    /** Writes the page and the plot into a folder. */
    void write(Path docs) throws IOException {
        Files.writeString(docs.resolve("performance.svg"), plot());
        Files.writeString(docs.resolve("performance.md"), page());
    }

    private String page() throws IOException {
        add("""
                # Performance

                What HTTP Types costs beside what a user would pick instead. `benchmarks/run` has measured this and written this page; do not \
                edit it. All times are ratios, taken in one run on one machine: a ratio travels, a nanosecond does not.

                """);
        machine();
        add("""
                ![Time of the others, divided by ours](performance.svg)

                """);
        targets();
        others();
        threads();
        firstUse();
        gateway();
        add("""
                ## What this does not show

                - How fast your program is. A look-up takes around a nanosecond or a few, a request thousands of times as long: see the gateway above.
                - A cold processor. Each benchmark goes through the same 1024 inputs again and again, so code, tables and inputs are in the caches. The
                  order of the inputs is random, but a processor learns some of it.
                - Other machines and JVMs. Run it on yours.
                - What the answers are worth. Some peers answer less in their time: Spring, Ktor and Vert.x's `fromNetty` take a token unchecked, others do not
                  know 520. The targets for unknown methods are against those that check; the rest stands beside them. Those that do not know a code stand in a row only if they answer all of its inputs with a value, except for `named`, where some lack the rarer codes.
                - The clock. It costs some 20 ns for each batch of 1024 look-ups, which is in all times alike.
                - A setter of OkHttp alone: it is a store into memory, so nothing that reads anything can cost a tenth of it. The target for the seam
                  is for a message, which is what a program builds; the setters alone stand beside it.
                - Netty methods without a name without an object: ours has to be made, for a peer chooses such methods and nobody may keep them.
                """);
        return page.toString();
    }

    private void machine() throws IOException {
        add("""
                ## The machine and the commands

                %s, %d processors, %s. %s %s. %d rounds; in each, every case had a JVM of its own, for 0.4 s of warm-up and two times 0.2 s, and \
                the median batch of 1024 inputs counts. Ratios are taken in each round, and their median stands here.

                    benchmarks/run                # all of it: builds, measures, checks, writes this page
                    benchmarks/run allocations    # the allocations alone, in a minute

                Inputs: `named` codes and methods have a name in HTTP Types, `unnamed` ones have none, `mixed` are named but for 1 %%. Tokens are `interned` \
                constants, `fresh` strings with a hash code, `unhashed` ones without, or `unknown` methods such as PURGE.

                """.formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        rounds));
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

    private void targets() {
        add("""
                ## Targets

                Our time divided by that of what we are held against. Each target has a margin for noise, which the limit includes.

                | work | inputs | ours, divided by | limit | measured | |
                |---|---|---|---|---|---|
                """);
        for (Row row : rows) {
            for (Table.Target target : row.targets()) {
                OptionalDouble ratio = checker.ratioToFastest(row, target.against());
                add("| %s | %s | %s | %s + %.0f %% | %s | %s |%n"
                        .formatted(
                                row.work(),
                                row.inputs(),
                                target.words(),
                                Checker.number(target.ratio()),
                                100 * target.margin(),
                                number(ratio),
                                ratio.orElse(Double.NaN) <= target.limit() ? "" : "**missed**"));
            }
        }
        add("""

                Bytes that one operation allocates, by JMH's `gc.alloc.rate.norm`. Nothing is less than %s.

                | work | inputs | limit | measured | |
                |---|---|---|---|---|
                """.formatted(Checker.number(Table.NO_BYTES)));
        List<Verdict> allocations = checker.allocations(rows);
        for (int i = 0; i < rows.size(); i++) {
            Verdict verdict = allocations.get(i);
            add("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            rows.get(i).work(),
                            rows.get(i).inputs(),
                            verdict.target().substring("bytes: ".length()),
                            verdict.measured(),
                            verdict.met() ? "" : "**missed**"));
        }
    }

    private void others() {
        add("""

                ## Beside the others

                Their time divided by ours: above 1, HTTP Types is faster. The bytes are what they allocate for each operation.

                | work | inputs | the others, from the fastest |
                |---|---|---|
                """);
        for (Row row : rows) {
            List<String> cells = checker.expected(row.others()).stream()
                    .sorted((one, other) -> Double.compare(timesOurs(row, one), timesOurs(row, other)))
                    .map(other -> "%s %s%s"
                            .formatted(other.label(), Checker.number(timesOurs(row, other)), bytes(row, other)))
                    .toList();
            add("| %s | %s | %s |%n".formatted(row.work(), row.inputs(), String.join(", ", cells)));
        }
    }

    private double timesOurs(Row row, Contender other) {
        return 1 / checker.ratio(row, other).orElse(Double.NaN);
    }

    private String bytes(Row row, Contender other) {
        double bytes = checker.bytes(row, other).orElse(Double.NaN);
        return bytes < Table.NO_BYTES ? "" : String.format(Locale.ROOT, bytes < 1 ? " (%.2f B)" : " (%.0f B)", bytes);
    }

    private void threads() {
        add("""

                ## Two threads

                The throughput of two threads divided by that of one. Nothing is shared for writing, so the limit is the machine: the array load \
                shows what it can do.

                | work | inputs | limit | measured | |
                |---|---|---|---|---|
                """);
        List<Verdict> verdicts = checker.threads(rows);
        for (int i = 0; i < rows.size(); i++) {
            Verdict verdict = verdicts.get(i);
            add("| %s | %s | %s - %.0f %% | %s | %s |%n"
                    .formatted(
                            rows.get(i).work(),
                            rows.get(i).inputs(),
                            Checker.number(Table.TWO_THREADS.ratio()),
                            100 * Table.TWO_THREADS.margin(),
                            verdict.measured(),
                            verdict.met() ? "" : "**missed**"));
        }
        Row control = rows.get(0);
        add("| the array load, to compare | %s | | %s | |%n"
                .formatted(
                        control.inputs(),
                        number(checker.gain(control, control.others().get(0)))));
    }

    private void firstUse() {
        FirstUseOf ours = firstUses.get(0);
        add("""

                ## First use

                From the question for status 404 to the answer in a fresh JVM, the median of 11, divided by ours; the classes that this loads, the JDK's \
                too; and what Maven puts on the class path for it.

                | library | classes | time | its jar | other jars |
                |---|---|---|---|---|
                """);
        for (FirstUseOf use : firstUses) {
            add("| %s | %d | %s | %d kB | %s |%n"
                    .formatted(
                            use.label(),
                            use.classes(),
                            Checker.number(use.nanos() / ours.nanos()),
                            Math.round(use.jar() / 1000.0),
                            use.jars() == 0 ? "none" : use.jars() + ", " + Math.round(use.others() / 1000.0) + " kB"));
        }
    }

    private void gateway() {
        add("""

                ## End to end

                The relay of the examples, over real sockets: requests go through its gateway with the adapters and through the same gateway with bare \
                numbers and strings, in turns. With the adapters divided by without, the median and the range that holds it in 98 %% of all runs:

                | | measured | |
                |---|---|---|
                """.replace("%%", "%"));
        for (Verdict verdict : EndToEnd.check(endToEnd)) {
            add("| %s | %s | %s |%n"
                    .formatted(
                            verdict.what().substring("through the gateway, ".length()),
                            verdict.measured(),
                            verdict.met() ? "" : "**missed**"));
        }
        add("\n");
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

    private void add(String text) {
        page.append(text);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? Checker.number(value.getAsDouble()) : "missing";
    }
}
