package io.httptypes.integration;

import io.httptypes.pages.Page;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the build has packaged, as users will get it. */
class PublishedArtifactsIT {
    /** The most that each jar may weigh, in kilobytes. */
    static final Map<String, Integer> KILOBYTES = Map.of(
            "core",
            56,
            "messages",
            80,
            "cookies",
            84,
            "adapter-servlet",
            48,
            "adapter-netty",
            28,
            "adapter-okhttp",
            52,
            "adapter-jdk",
            56,
            "adapter-testkit",
            112);

    @ParameterizedTest
    @MethodSource("io.httptypes.integration.ModulesIT#published")
    void jarIsSmall(String module) throws IOException {
        assertThat(Files.size(ModulesIT.jar(module))).isLessThan(KILOBYTES.get(module) * 1000L);
    }

    @ParameterizedTest
    @MethodSource("io.httptypes.integration.ModulesIT#published")
    void jarSaysWhatItIs(String module) throws IOException {
        try (JarFile file = new JarFile(ModulesIT.jar(module).toFile())) {
            String maven = "META-INF/maven/io.httptypes/http-types-" + module + "/";
            assertThat(file.stream().map(JarEntry::getName))
                    .contains("META-INF/LICENSE", maven + "pom.xml", maven + "pom.properties");
            Attributes main = file.getManifest().getMainAttributes();
            assertThat(main.getValue("Implementation-Title")).startsWith("HTTP Types: ");
            assertThat(main.getValue("Implementation-Version")).isNotBlank();
            // Debuggers show the variables, and IDEs the parameters.
            JarEntry type = file.stream()
                    .filter(entry -> entry.getName()
                            .matches(".*/(HttpStatus|Reply|SetCookie|[A-Za-z]+Adapter|ReplyContract)\\.class"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = file.getInputStream(type)) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .contains("LocalVariableTable", "MethodParameters");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.httptypes.integration.ModulesIT#published")
    void pomStandsAlone(String module) throws IOException {
        assertThat(Files.readString(Path.of("..", module, "target", ".flattened-pom.xml")))
                .contains("<name>", "<description>", "<url>", "<license>", "<developer>", "<scm", "<issueManagement>")
                .doesNotContain("<parent>", "<dependencyManagement>", "${", "<scope>test</scope>");
    }

    /** Kotlin 2.4 and R8 need the classes of the annotations; a modular program need not have their module. */
    @ParameterizedTest
    @MethodSource("io.httptypes.integration.ModulesIT#published")
    void jspecifyComesAlongAndNoModuleNeedsIt(String module) throws IOException {
        assertThat(Files.readString(Path.of("..", module, "target", ".flattened-pom.xml")))
                .containsPattern(
                        "<artifactId>jspecify</artifactId>\\s*<version>[0-9.]+</version>\\s*<scope>compile</scope>");
        assertThat(ModuleFinder.of(ModulesIT.jar(module)).findAll())
                .singleElement()
                .satisfies(found -> assertThat(found.descriptor().requires())
                        .filteredOn(required -> required.name().equals("org.jspecify"))
                        .singleElement()
                        .satisfies(required ->
                                assertThat(required.modifiers()).containsExactly(Requires.Modifier.STATIC)));
    }

    @ParameterizedTest
    @MethodSource("io.httptypes.integration.ModulesIT#published")
    void publicApiIsTheReviewedOne(String module) throws IOException {
        Page.assertCurrent(Path.of("..", module, "api.txt"), publicApi(ModulesIT.jar(module)));
    }

    @Test
    void okHttpAdapterShowsNoTypeOfOkioOrKotlin() throws IOException {
        assertThat(publicApi(ModulesIT.jar("adapter-okhttp"))).doesNotContain("okio.", "kotlin.");
    }

    /** Of each public class, in the order of their names. */
    private static String publicApi(Path jar) throws IOException {
        List<String> names;
        try (JarFile file = new JarFile(jar.toFile())) {
            names = file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .filter(name -> !name.startsWith("io/httptypes/internal/"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
        StringJoiner text = new StringJoiner("\n");
        for (String name : names) {
            Class<?> type = load(name);
            if (isPublic(type)) {
                text.add(ApiText.of(type));
            }
        }
        return text.toString();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }
}
