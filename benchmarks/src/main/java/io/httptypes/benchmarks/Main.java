package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Table.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The parts of the command {@code run}; each leaves its results in a folder for {@code check}. */
public final class Main {
    private static final List<Row> ROWS = Table.rows();

    private Main() {}

    /** Takes the name of a part and its arguments. The exit status is 0 only if every target is met. */
    public static void main(String[] args) throws Exception {
        int jdk = Runtime.version().feature();
        Path results = Path.of(args[1]);
        switch (args[0]) {
            case "allocations" -> {
                new Runs(results, System.out).allocations(ROWS, jdk, false);
                finish(new Checker(Measured.read(results), jdk).allocations(ROWS));
            }
            case "times" -> {
                Runs runs = new Runs(results, System.out);
                runs.allocations(ROWS, jdk, true);
                runs.times(ROWS, jdk, Integer.parseInt(args[2]));
            }
            case "first-use" -> FirstUses.measure(results, Path.of(args[2]), Path.of(args[3]));
            case "check-first-use" -> {
                List<FirstUses.FirstUseOf> firstUses = FirstUses.read(results);
                Report.writeFirstUse(Path.of(args[2]), firstUses);
                finish(FirstUses.check(firstUses, jdk));
            }
            case "end-to-end" -> EndToEnd.measure(results);
            case "check" -> {
                Measured measured = Measured.read(results);
                Checker checker = new Checker(measured, jdk);
                EndToEnd.Ratios endToEnd = EndToEnd.read(results);
                List<FirstUses.FirstUseOf> firstUses = FirstUses.read(results);
                new Report(ROWS, checker, firstUses, endToEnd, measured.rounds()).write(Path.of(args[2]));
                finish(Stream.of(
                                checker.allocations(ROWS),
                                checker.times(ROWS),
                                checker.threads(ROWS),
                                FirstUses.check(firstUses, jdk),
                                EndToEnd.check(endToEnd))
                        .flatMap(List::stream)
                        .toList());
            }
            default -> throw new IllegalArgumentException("no such part: " + args[0]);
        }
    }

    private static void finish(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            System.out.printf(
                    "%-7s %-48s %s: %s%n",
                    verdict.met() ? "ok" : "MISSED", verdict.what(), verdict.target(), verdict.measured());
        }
        long missed = verdicts.stream().filter(verdict -> !verdict.met()).count();
        System.out.println((verdicts.size() - missed) + " targets met, " + missed + " missed");
        if (missed > 0) {
            System.exit(1);
        }
    }
}
