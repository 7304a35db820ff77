package io.httptypes.integration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The servlet adapter's sources against the oldest supported API; the tests of the adapter run its class files on it.
 */
class OldestServletIT {
    @TempDir
    private Path folder;

    @Test
    void servletAdapterCompilesAgainstServlet5() throws IOException {
        // The bridge of cookies finds out at run time whether the API has what it calls.
        List<Path> sources = files(Path.of("..", "adapter-servlet", "src", "main", "java", "io"), ".java").stream()
                .filter(file -> !file.endsWith("ServletCookies.java"))
                .toList();
        List<Path> jars = files(Path.of("target", "oldest"), ".jar");
        String classPath = Stream.concat(
                        jars.stream(),
                        Stream.of("core", "messages").map(module -> Path.of("..", module, "target", "classes")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));

        JavaSources.compile(folder, classPath, sources);
    }

    private static List<Path> files(Path under, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(under)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
