package io.httptypes.soak;

import io.httptypes.pages.Page;
import io.httptypes.soak.Load.Turn;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Puts a server with HTTP Types and the same without it under load in turns, and holds the first to what it has to
 * reach: no wrong response, no leak, and at most a tenth more latency than the second.
 */
public final class Soak {
    private static final double LIMIT = 1.1;
    private static final int PAIRS = 12;
    /** Short ones: a connection of a gateway to its origin must not be idle for so long that the origin closes it. */
    private static final int TURNS = 30;
    /** Of the heap; what warms up late is not a leak. */
    private static final double MAX_GROWTH = 1.1;

    private static final double MEGABYTE = 1 << 20;

    private final int connections;
    private final Duration duration;
    private final PrintStream out;

    /**
     * @param duration how long the server with HTTP Types is under load
     */
    Soak(int connections, Duration duration, PrintStream out) {
        this.connections = connections;
        this.duration = duration;
        this.out = out;
    }

    /**
     * What a subject has shown. The ratios are ours divided by theirs: the median of the pairs of turns.
     *
     * @param heapBefore the bytes in use before the load
     * @param heapAfter those after it
     */
    record Result(
            Subject subject,
            long responses,
            long left,
            List<String> wrong,
            double median,
            double p99,
            double throughput,
            long heapBefore,
            long heapAfter,
            int leaks) {
        boolean isMet() {
            return wrong.isEmpty()
                    && leaks == 0
                    && median <= LIMIT
                    && p99 <= LIMIT
                    && heapAfter <= heapBefore * MAX_GROWTH;
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.2f | %.2f | %.2f | %.1f, %.1f | %d | %s |%n",
                    subject.label,
                    responses,
                    left,
                    wrong.size(),
                    median,
                    p99,
                    throughput,
                    heapBefore / MEGABYTE,
                    heapAfter / MEGABYTE,
                    leaks,
                    isMet() ? "" : "**missed**");
        }
    }

    /**
     * Takes the seconds of load for each subject, the folder with {@code soak.md}, and the subjects, all if none are
     * named. The exit status is 0 only if all of them reach what they have to.
     */
    public static void main(String[] args) throws Exception {
        Duration duration = Duration.ofSeconds(Long.parseLong(args[0]));
        List<Subject> subjects = Subject.named(Arrays.asList(args).subList(2, args.length));
        Leaks.watch();
        Soak soak = new Soak(200, duration, System.out);
        boolean isMet = true;
        StringBuilder table = new StringBuilder(
                        "| | responses | left early | wrong | median | 99th percentile | requests a second")
                .append(" | heap before and after, MB | leaks | |\n|---|---|---|---|---|---|---|---|---|---|\n");
        for (Subject subject : subjects) {
            Result result = soak.run(subject);
            table.append(result.row());
            isMet &= result.isMet();
        }
        System.out.print(table);
        if (subjects.size() == Subject.values().length) {
            String machine = "%s, %d processors, %s. %s %s. %d seconds of load each.%n"
                    .formatted(
                            System.getProperty("os.arch"),
                            Runtime.getRuntime().availableProcessors(),
                            System.getProperty("os.name"),
                            System.getProperty("java.vm.name"),
                            Runtime.version(),
                            duration.toSeconds());
            Page.of(Path.of(args[1], "soak.md"))
                    .section("machine", machine)
                    .section("soak", table.toString())
                    .write();
        }
        System.exit(isMet ? 0 : 1);
    }

    /** Pairs of turns, in the order A B B A, where nothing but samples is followed; then all is followed. */
    Result run(Subject subject) throws Exception {
        Load load = new Load(subject.exchanges, connections);
        List<Turn> helped = new ArrayList<>();
        List<Turn> alone = new ArrayList<>();
        long before;
        long after;
        try (Servers.Running ours = subject.helped.call();
                Servers.Running theirs = subject.alone.call()) {
            Duration turn = duration.dividedBy(TURNS);
            for (int warmUp = 0; warmUp < 2; warmUp++) {
                check(load.run(ours.address(), turn));
                check(load.run(theirs.address(), turn));
            }
            before = Leaks.usedHeap();
            for (int pair = 0; pair < PAIRS; pair++) {
                List<InetSocketAddress> order = pair % 2 == 0
                        ? List.of(ours.address(), theirs.address())
                        : List.of(theirs.address(), ours.address());
                for (InetSocketAddress server : order) {
                    (server.equals(ours.address()) ? helped : alone).add(load.run(server, turn));
                }
                out.printf(
                        Locale.ROOT,
                        "%s, pair %d: %.0f and %.0f requests a second%n",
                        subject,
                        pair + 1,
                        helped.get(pair).throughput(),
                        alone.get(pair).throughput());
            }
            Leaks.beParanoid(true);
            helped.add(load.run(ours.address(), turn.multipliedBy(TURNS - PAIRS)));
            after = Leaks.usedHeap();
            Leaks.beParanoid(false);
        }
        List<String> wrong =
                helped.stream().flatMap(turn -> turn.wrong().stream()).toList();
        alone.stream()
                .flatMap(turn -> turn.wrong().stream())
                .limit(10)
                .forEach(difference -> out.println("without HTTP Types: " + difference));
        wrong.stream().limit(10).forEach(out::println);
        return new Result(
                subject,
                helped.stream().mapToLong(Turn::responses).sum(),
                helped.stream().mapToLong(Turn::left).sum(),
                wrong,
                ratio(helped, alone, Turn::median),
                ratio(helped, alone, Turn::p99),
                ratio(helped, alone, Turn::throughput),
                before,
                after,
                Leaks.reports());
    }

    /** What does not even begin right is not worth the time. */
    private void check(Turn turn) {
        if (!turn.wrong().isEmpty() || turn.responses() == 0) {
            throw new IllegalStateException(turn.responses() + " responses, wrong: "
                    + turn.wrong().stream().limit(10).toList());
        }
    }

    private static double ratio(List<Turn> helped, List<Turn> alone, ToDoubleFunction<Turn> figure) {
        double[] ratios = new double[alone.size()];
        Arrays.setAll(ratios, i -> figure.applyAsDouble(helped.get(i)) / figure.applyAsDouble(alone.get(i)));
        Arrays.sort(ratios);
        return (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
    }
}
