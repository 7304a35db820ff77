package io.httptypes;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a program touches first has to work, and so does everything at once. A class is initialized once in the life
 * of a JVM, so every attempt gets one of its own.
 */
class FirstUseTest {
    private static final int RACES = 5;
    private static final int SECONDS_UNTIL_DEADLOCK = 60;

    @Test
    void anyTypeMayBeTouchedFirst() throws Exception {
        Map<FirstUse.Action, Process> processes = new LinkedHashMap<>();
        try {
            for (FirstUse.Action action : FirstUse.Action.values()) {
                processes.put(action, start(List.of(action)));
            }
            for (Map.Entry<FirstUse.Action, Process> entry : processes.entrySet()) {
                assertOutcome(entry.getValue(), List.of(entry.getKey()));
            }
        } finally {
            processes.values().forEach(Process::destroyForcibly);
        }
    }

    @Test
    void manyThreadsMayTouchDifferentTypesFirst() throws Exception {
        List<FirstUse.Action> all = List.of(FirstUse.Action.values());
        assertThat(all).hasSizeGreaterThanOrEqualTo(16);

        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < RACES; i++) {
                processes.add(start(all));
            }
            for (Process process : processes) {
                assertOutcome(process, all);
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ar, EG, u-nu-arab, Africa/Cairo",
        "tr, TR, '', Europe/Istanbul",
        "th, TH, u-ca-buddhist-nu-thai, Asia/Bangkok",
        "ja, JP, u-ca-japanese, Asia/Tokyo",
    })
    void theFirstTouchMayHappenAnywhere(String language, String country, String extensions, String zone)
            throws Exception {
        List<FirstUse.Action> all = List.of(FirstUse.Action.values());
        Process process = start(
                all,
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.extensions=" + extensions,
                "-Duser.timezone=" + zone);
        try {
            assertOutcome(process, all);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(List<FirstUse.Action> actions, String... options)
            throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // Many JVMs at once get in each other's way there, and say so.
                "-XX:-UsePerfData",
                "-cp",
                root(StatusCode.class) + File.pathSeparator + root(FirstUse.class)));
        command.addAll(List.of(options));
        command.add(FirstUse.class.getName());
        actions.forEach(action -> command.add(action.name()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void assertOutcome(Process process, List<FirstUse.Action> actions) throws Exception {
        boolean ended = process.waitFor(SECONDS_UNTIL_DEADLOCK, TimeUnit.SECONDS);
        assertThat(ended).as("%s ends in time", actions).isTrue();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Stream<String> expected = actions.stream().map(action -> action.outcome);
        assertThat(output.lines()).as("%s", actions).containsExactlyElementsOf(expected.toList());
        assertThat(process.exitValue()).as("%s", actions).isZero();
    }

    /**
     * The folder of a class file: asked of the file, since a class that is patched into a module has the module's code
     * source.
     */
    private static Path root(Class<?> type) throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(type.getResource(type.getSimpleName() + ".class"))
                .toURI());
        int names = type.getName().split("\\.", -1).length;
        return file.getRoot().resolve(file.subpath(0, file.getNameCount() - names));
    }
}
