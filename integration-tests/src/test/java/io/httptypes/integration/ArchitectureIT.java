package io.httptypes.integration;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Arrows point one way: adapters to core, and each adapter to its own stack alone. */
class ArchitectureIT {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.httptypes", "io.httptypes.servlet", "io.httptypes.netty", "io.httptypes.okhttp");

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
    // Okio is the part of OkHttp's API that streams are made of.
    @CsvSource({"servlet, jakarta.servlet..", "netty, io.netty..", "okhttp, okhttp3..|okio.."})
    void adapterDependsOnCoreAndOnItsStackAlone(String adapter, String stack) {
        classes()
                .that()
                .resideInAPackage("io.httptypes." + adapter)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(stack.split("\\|")),
                                Stream.of(
                                        "io.httptypes",
                                        "io.httptypes." + adapter,
                                        "java..",
                                        "org.jspecify.annotations"))
                        .toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void nothingPublishedUsesReflection() {
        noClasses()
                .that()
                .resideInAnyPackage("io.httptypes", "io.httptypes.servlet", "io.httptypes.netty", "io.httptypes.okhttp")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(CLASSES);
    }
}
