package io.httptypes.integration;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The adapters that the kit's README writes compile, and pass the contracts, on the oldest JUnit and on the newest. */
class KitReadmeIT {
    private static final Path README = Path.of("..", "adapter-testkit", "README.md");
    private static final Path OLDEST_JUNIT = Path.of("target", "oldest-junit", "junit-platform-console-standalone.jar");
    private static final Pattern TYPE = Pattern.compile("class (\\w+)");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() throws Exception {
        List<Path> sources = new ArrayList<>();
        for (String block : JavaSources.blocks(Files.readString(README), "java")) {
            Matcher type = TYPE.matcher(block);
            assertThat(type.find()).isTrue();
            sources.add(Files.writeString(folder.resolve(type.group(1) + ".java"), block));
        }
        assertThat(sources).hasSize(4);
        JavaSources.compile(folder, JavaSources.CLASS_PATH, sources);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.HttpCoreAdapterTest", "example.JdkRepliesTest"})
    void examplePassesItsContract(String test) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(loader.loadClass(test)))
                    .execute();

            results.testEvents()
                    .assertStatistics(
                            statistics -> statistics.failed(0).skipped(0).succeeded(test.contains("Jdk") ? 11 : 15));
        }
    }

    @Test
    void examplesPassOnTheOldestJUnit() throws Exception {
        // Without the newer JUnit and what it needs.
        String classPath = Stream.concat(
                        Stream.of(OLDEST_JUNIT.toString(), folder.toString()),
                        Stream.of(JavaSources.CLASS_PATH.split(File.pathSeparator, -1))
                                .filter(entry -> !entry.matches(".*[/\\\\](junit-|opentest4j|apiguardian).*")))
                .collect(Collectors.joining(File.pathSeparator));
        Path printed = folder.resolve("printed");

        Process junit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        classPath,
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--disable-ansi-colors",
                        "--details=summary",
                        "--fail-if-no-tests",
                        "--select-class=example.HttpCoreAdapterTest",
                        "--select-class=example.JdkRepliesTest")
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();

        assertThat(junit.waitFor())
                .as(Files.readString(printed, StandardCharsets.UTF_8))
                .isZero();
        assertThat(Files.readString(printed, StandardCharsets.UTF_8)).contains("26 tests successful");
    }

    @Test
    void pomNamesTheVersionsOfTheBuild() throws Exception {
        String pom = JavaSources.blocks(Files.readString(README), "xml").get(0);
        String parent = Files.readString(Path.of("..", "pom.xml"));

        assertThat(pom)
                .contains("<version>" + property(parent, "junit.version") + "</version>")
                .contains("<version>" + property(parent, "httpcore.version") + "</version>");
    }

    private static String property(String pom, String name) {
        Matcher property = Pattern.compile("<" + name + ">(.*?)</" + name + ">").matcher(pom);
        assertThat(property.find()).isTrue();
        return property.group(1);
    }
}
