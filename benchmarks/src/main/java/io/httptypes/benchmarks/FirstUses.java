package io.httptypes.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * The first answer of each library in fresh JVMs, on the class path that a user of this library alone has, and what is
 * on it.
 */
final class FirstUses {
    private static final String FILE = "first-use.json";
    private static final double LIMIT = 1.05;
    private static final int ROUNDS = 11;

    private FirstUses() {}

    /** One of {@code peers.tsv}. */
    record Library(String name, String label, int jdk) {}

    /**
     * @param classes how many classes were loaded, the JDK's too
     * @param nanos from the question to the answer, the median
     * @param jar the bytes of the library's own jar
     * @param jars how many others Maven puts beside it
     * @param others the bytes of these
     */
    record FirstUseOf(String label, long classes, double nanos, long jar, int jars, long others) {}

    static List<Library> libraries(int jdk) throws IOException {
        try (InputStream in = Objects.requireNonNull(FirstUses.class.getResourceAsStream("/peers.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(line -> new Library(line[0], line[1], Integer.parseInt(line[2])))
                    .filter(library -> library.jdk <= jdk)
                    .toList();
        }
    }

    /**
     * Measures and writes the result into a folder.
     *
     * @param peers a folder with a file for each library that holds its class path
     * @param asking where {@link FirstUse} is, without any of the libraries: a jar, so that the JVM knows by then how
     *     to read one
     */
    static void measure(Path results, Path peers, Path asking) throws IOException, InterruptedException {
        List<Library> libraries = new ArrayList<>(libraries(Runtime.version().feature()));
        Map<Library, String> paths = new LinkedHashMap<>();
        for (Library library : libraries) {
            Path file = peers.resolve(library.name + ".classpath");
            paths.put(library, Files.readString(file).strip());
        }
        Map<Library, List<long[]>> answers = new LinkedHashMap<>();
        Random order = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            for (Library library : libraries) {
                String path = asking + File.pathSeparator + paths.get(library);
                answers.computeIfAbsent(library, first -> new ArrayList<>()).add(ask(library, path));
            }
            // none always follows the one that leaves the machine's caches full of its own classes
            Collections.shuffle(libraries, order);
        }
        List<FirstUseOf> uses = new ArrayList<>();
        for (Map.Entry<Library, String> entry : paths.entrySet()) {
            List<long[]> runs = Objects.requireNonNull(answers.get(entry.getKey()));
            List<Long> sizes = new ArrayList<>();
            for (String jar : entry.getValue().split(File.pathSeparator, -1)) {
                sizes.add(Files.size(Path.of(jar)));
            }
            uses.add(new FirstUseOf(
                    entry.getKey().label,
                    (long) Measured.median(
                            runs.stream().mapToDouble(run -> run[0]).toArray()),
                    Measured.median(runs.stream().mapToDouble(run -> run[1]).toArray()),
                    sizes.get(0),
                    sizes.size() - 1,
                    sizes.stream().skip(1).mapToLong(Long::longValue).sum()));
        }
        Files.createDirectories(results);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(results.resolve(FILE).toFile(), uses);
        System.out.println("first use: " + ROUNDS + " JVMs for each of " + libraries.size());
    }

    static List<FirstUseOf> read(Path results) throws IOException {
        return new ObjectMapper().readValue(results.resolve(FILE).toFile(), new TypeReference<>() {});
    }

    /** Every library has to be there, and the first of them, which is ours, nearly as fast as the fastest. */
    static List<Verdict> check(List<FirstUseOf> uses, int jdk) throws IOException {
        List<String> labels = uses.stream().map(FirstUseOf::label).toList();
        List<Verdict> verdicts = new ArrayList<>();
        for (Library library : libraries(jdk)) {
            boolean measured = labels.contains(library.label);
            verdicts.add(
                    new Verdict("first use, " + library.label, "measured", measured ? "yes" : "missing", measured));
        }
        double fastest =
                uses.stream().skip(1).mapToDouble(FirstUseOf::nanos).min().orElse(Double.NaN);
        double ratio = uses.get(0).nanos / fastest;
        verdicts.add(new Verdict(
                "first use",
                "at most %.2f of the fastest other".formatted(LIMIT),
                Checker.number(ratio),
                ratio <= LIMIT));
        return verdicts;
    }

    private static long[] ask(Library library, String path) throws IOException, InterruptedException {
        String main = FirstUse.class.getPackageName() + (library.jdk > 17 ? ".jdk25.NewerFirstUse" : ".FirstUse");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", path, main, library.name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        if (process.waitFor() != 0 || answer.length != 2) {
            throw new IOException("no answer from " + library);
        }
        return new long[] {Long.parseLong(answer[0]), Long.parseLong(answer[1])};
    }
}
