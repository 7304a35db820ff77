package io.httptypes.integration;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Arrows point one way: adapters to core, and each adapter to its own stack alone. */
class ArchitectureIT {
    /** The modules that know no stack. */
    static final Set<String> LOWER_FLOORS_AND_KIT = Set.of("io.httptypes", "io.httptypes.testkit");

    /** What each adapter may use of its stack. Okio is the part of OkHttp's API that streams are made of. */
    static final Map<String, List<String>> STACKS = Map.of(
            "io.httptypes.servlet", List.of("jakarta.servlet.."),
            "io.httptypes.netty", List.of("io.netty.."),
            "io.httptypes.okhttp", List.of("okhttp3..", "okio.."));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(published());

    @Test
    void coreDependsOnTheJdkAndOnAnnotationsAlone() {
        classes()
                .that()
                .resideInAPackage("io.httptypes")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.httptypes", "java..", "org.jspecify.annotations")
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource
    void adapterDependsOnCoreAndOnItsStackAlone(Map.Entry<String, List<String>> adapter) {
        Stream<String> ours = Stream.of("io.httptypes", adapter.getKey(), "java..", "org.jspecify.annotations");
        classes()
                .that()
                .resideInAPackage(adapter.getKey())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(ours, adapter.getValue().stream()).toArray(String[]::new))
                .check(CLASSES);
    }

    static Set<Map.Entry<String, List<String>>> adapterDependsOnCoreAndOnItsStackAlone() {
        return STACKS.entrySet();
    }

    @Test
    void nothingPublishedUsesReflection() {
        noClasses()
                .that()
                .resideInAnyPackage(published())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(CLASSES);
    }

    /** Without the kit, which looks at adapters by reflection. */
    private static String[] published() {
        return Stream.concat(Stream.of("io.httptypes"), STACKS.keySet().stream())
                .toArray(String[]::new);
    }
}
