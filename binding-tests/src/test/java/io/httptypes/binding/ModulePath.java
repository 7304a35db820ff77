package io.httptypes.binding;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Compiles a module beside those that a user of Jackson has, and runs it. */
final class ModulePath {
    private ModulePath() {}

    static String run(Path folder, String main, Map<String, String> sources) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-p", modules(), "-d", folder.resolve("classes").toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        assertThat(ToolProvider.findFirst("javac")
                        .orElseThrow()
                        .run(System.out, System.err, arguments.toArray(String[]::new)))
                .isZero();
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-p",
                        modules() + File.pathSeparator + folder.resolve("classes"),
                        "-m",
                        "example/" + main)
                .redirectErrorStream(true)
                .start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String modules() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("jackson") || entry.matches(".*[/\\\\]core[/\\\\]target[/\\\\].*"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
