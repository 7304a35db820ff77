package io.httptypes.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every published module is entered wherever CONTRIBUTING.md, "Add a module", says. The parent's list is the source.
 */
class ModulesIT {
    private static final Path ROOT = Path.of("..");

    /** The folders of the modules that users get as a jar. */
    static List<String> published() throws IOException {
        List<String> published = Pattern.compile("<module>([^<]+)</module>")
                .matcher(read("pom.xml"))
                .results()
                .map(module -> module.group(1))
                .filter(ModulesIT::isPublishedJar)
                .toList();
        assertThat(published).contains("core", "adapter-servlet");
        return published;
    }

    @ParameterizedTest
    @MethodSource("published")
    void moduleIsEnteredEverywhere(String module) throws IOException {
        String artifact = "<artifactId>http-types-" + module + "</artifactId>";
        String name = moduleName(module);
        SoftAssertions places = new SoftAssertions();
        places.assertThat(read("pom.xml"))
                .as("dependencyManagement of the parent's pom.xml")
                .contains(artifact);
        places.assertThat(read("bom/pom.xml")).as("bom/pom.xml").contains(artifact);
        places.assertThat(read("coverage/pom.xml")).as("coverage/pom.xml").contains(artifact);
        places.assertThat(ROOT.resolve(module).resolve("api.txt"))
                .as("API text")
                .isRegularFile();
        places.assertThat(PublishedArtifactsIT.KILOBYTES)
                .as("limit of the jar in PublishedArtifactsIT")
                .containsKey(module);
        places.assertThat(read("README.md").lines())
                .as("README's table of modules")
                .anyMatch(line -> line.startsWith("| ")
                        && line.contains("`io.httptypes:http-types-" + module + "`")
                        && line.contains("`" + name + "`"));
        if (!ArchitectureIT.LOWER_FLOORS_AND_KIT.contains(name)) {
            places.assertThat(ArchitectureIT.STACKS).as("ArchitectureIT").containsKey(name);
        }
        places.assertAll();
    }

    @Test
    void nothingElseIsEntered() throws IOException {
        List<String> published = published();
        for (String pom : List.of("bom/pom.xml", "coverage/pom.xml")) {
            assertThat(Pattern.compile("<artifactId>http-types-([^<]+)</artifactId>")
                            .matcher(read(pom))
                            .results()
                            .map(artifact -> artifact.group(1))
                            .filter(module -> !List.of("parent", "bom", "coverage", "integration-tests")
                                    .contains(module)))
                    .as(pom)
                    .containsExactlyInAnyOrderElementsOf(published);
        }
        assertThat(PublishedArtifactsIT.KILOBYTES).containsOnlyKeys(published);
    }

    private static boolean isPublishedJar(String module) {
        String pom = read(module + "/pom.xml");
        return !pom.contains("<packaging>pom</packaging>") && !pom.contains("<unpublished>true</unpublished>");
    }

    /** The jar that the build has packaged. */
    static Path jar(String module) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("target"))) {
            return files.filter(file ->
                            file.getFileName().toString().matches("http-types-[a-z-]+-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What the names of an adapter's stack start with. */
    static String stackPackages(String module) {
        return Objects.requireNonNull(ArchitectureIT.STACKS.get(moduleName(module)), module)
                .get(0)
                .replace("..", "");
    }

    static boolean hasProperty(String module, String name) {
        return read(module + "/pom.xml").contains("<" + name + ">");
    }

    /** The value of a property in the module's pom, which may be a property of the parent's. */
    static String property(String module, String name) {
        String value = propertyOf(module + "/pom.xml", name);
        return value.startsWith("${") ? propertyOf("pom.xml", value.substring(2, value.length() - 1)) : value;
    }

    private static String propertyOf(String pom, String name) {
        return Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<")
                .matcher(read(pom))
                .results()
                .map(property -> property.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String moduleName(String module) {
        return Pattern.compile("(?m)^(?:open )?module ([a-z.0-9]+) ")
                .matcher(read(module + "/src/main/java/module-info.java"))
                .results()
                .map((MatchResult declaration) -> declaration.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
