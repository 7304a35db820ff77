package io.httptypes.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** The parts of the command {@code run}. */
public final class Main {
    private Main() {}

    /**
     * Takes the name of a part, a file of measurements, to which the measuring parts append, and what else the part
     * needs. The exit status is 0 only if every target is met.
     */
    public static void main(String[] args) throws Exception {
        int jdk = Runtime.version().feature();
        Path file = Path.of(args[1]);
        Rounds rounds = new Rounds(file, Rows.ALL, jdk);
        switch (args[0]) {
            case "allocations" -> {
                rounds.bytes(false);
                finish(Verdict.ofBytes(Rows.ALL, Measurements.read(file)));
            }
            case "first-use" -> finish(Verdict.ofTimes(List.of(Rows.FIRST_USE), Measurements.read(file), jdk));
            case "measure" -> {
                rounds.bytes(true);
                rounds.times(Integer.parseInt(args[2]));
            }
            case "report" -> {
                Measurements measurements = Measurements.read(file);
                Report report = new Report(Rows.ALL, measurements, jdk);
                report.write(Path.of(args[2]), file.resolveSibling(""));
                finish(report.verdicts());
            }
            default -> throw new IllegalArgumentException("no such part: " + args[0]);
        }
    }

    private static void finish(List<Verdict> verdicts) {
        for (Verdict verdict : verdicts) {
            System.out.printf(
                    "%-7s %-48s %s: %s%n",
                    verdict.met() ? "ok" : "MISSED",
                    verdict.what(),
                    verdict.target(),
                    Verdict.number(verdict.measured()));
        }
        long missed = verdicts.stream().filter(verdict -> !verdict.met()).count();
        System.out.println((verdicts.size() - missed) + " targets met, " + missed + " missed");
        System.exit(missed == 0 ? 0 : 1);
    }
}
