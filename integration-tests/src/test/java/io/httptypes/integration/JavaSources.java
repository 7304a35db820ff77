package io.httptypes.integration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** Java that is no part of this build: its code blocks in a page, and the compiler for it. */
final class JavaSources {
    /** What the tests run on. */
    static final String CLASS_PATH = System.getProperty("java.class.path");

    private JavaSources() {}

    static List<String> blocks(String page, String language) {
        return Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```$")
                .matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** Compiles sources into a folder, with every warning an error. */
    static void compile(Path folder, String classPath, List<Path> sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                // A test's class path names folders and jars that are not there.
                "-Xlint:all,-path,-processing",
                "-Werror",
                "-cp",
                classPath,
                "-d",
                Files.createDirectories(folder).toString()));
        sources.forEach(source -> arguments.add(source.toString()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int exit = compiler.run(null, printed, printed, arguments.toArray(String[]::new));
        assertThat(exit)
                .as("javac of %s:%n%s", sources, printed.toString(Charset.defaultCharset()))
                .isZero();
    }
}
