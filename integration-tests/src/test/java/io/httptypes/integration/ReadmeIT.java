package io.httptypes.integration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's Java compiles, and prints what the README says. */
class ReadmeIT {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final String readme = Files.readString(Path.of("..", "README.md"));

    @TempDir
    private Path folder;

    ReadmeIT() throws IOException {}

    @Test
    void firstExamplePrintsWhatTheReadmeSays() throws Exception {
        String code = onlyBlock("java");
        int statements = code.indexOf("\n\n");
        compile("""
                %s
                class Readme {
                    public static void main(String[] args) {
                %s
                    }
                }
                """.formatted(code.substring(0, statements), code.substring(statements)));

        assertThat(run()).isEqualTo(onlyBlock("text"));
    }

    @Test
    void tablesNameExpressionsThatCompile() throws Exception {
        List<String> expressions = new ArrayList<>();
        for (String row : readme.lines().filter(line -> line.startsWith("| ")).toList()) {
            String lastCell = row.substring(row.lastIndexOf(" | ") + 3);
            Pattern.compile("`([^`]+)`")
                    .matcher(lastCell)
                    .results()
                    .map(result -> result.group(1))
                    .filter(text -> text.matches("([A-Z][A-Za-z]+|status|method)\\..*"))
                    .forEach(expressions::add);
        }
        assertThat(expressions)
                .contains("status.code() == 404", "HttpMethod.values()")
                .hasSizeGreaterThan(35);
        compile(expressions.stream()
                .map(expression -> "        use(" + expression + ");\n")
                .collect(Collectors.joining("", """
                        import io.httptypes.*;
                        class Readme {
                            static void use(Object value) {}
                            static void compile(int code, CharSequence text, String token, HttpStatus status, HttpMethod method) {
                        """, "    }\n}\n")));
    }

    private String onlyBlock(String language) {
        List<String> blocks = Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```$")
                .matcher(readme)
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(block.indexOf('\n') + 1, block.lastIndexOf("```")))
                .toList();
        assertThat(blocks).as("blocks of " + language).hasSize(1);
        return blocks.get(0);
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Readme.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int exit = compiler.run(
                null,
                System.out,
                System.err,
                "-Xlint:all,-path",
                "-Werror",
                "-cp",
                CLASS_PATH,
                "-d",
                folder.toString(),
                file.toString());
        assertThat(exit).as(source).isZero();
    }

    private String run() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = folder + System.getProperty("path.separator") + CLASS_PATH;
        Process process = new ProcessBuilder(java.toString(), "-cp", classPath, "Readme")
                .redirectErrorStream(true)
                .start();
        try (InputStream printed = process.getInputStream()) {
            String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            return text.replace(System.lineSeparator(), "\n");
        } finally {
            process.destroyForcibly();
        }
    }
}
