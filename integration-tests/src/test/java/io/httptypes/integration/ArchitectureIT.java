package io.httptypes.integration;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * Arrows point one way: adapters to messages, messages to core, and each adapter to its own stack alone, and to cookies
 * in its bridge.
 */
class ArchitectureIT {
    /** The modules that know no stack. */
    static final Set<String> LOWER_FLOORS_AND_KIT =
            Set.of("io.httptypes", "io.httptypes.messages", "io.httptypes.cookies", "io.httptypes.testkit");

    /** What each adapter may use of its stack. Okio is the part of OkHttp's API that streams are made of. */
    static final Map<String, List<String>> STACKS = Map.of(
            "io.httptypes.servlet", List.of("jakarta.servlet.."),
            "io.httptypes.netty", List.of("io.netty.."),
            "io.httptypes.okhttp", List.of("okhttp3..", "okio.."),
            "io.httptypes.jdk", List.of("com.sun.net.httpserver..", "javax.net.ssl"));

    private static final List<String> CORE = List.of("io.httptypes", "io.httptypes.internal");
    private static final String MESSAGES = "io.httptypes.messages";
    private static final String COOKIES = "io.httptypes.cookies";

    /** Without the kit, which looks at adapters by reflection. */
    private static final String[] PUBLISHED = array(List.of(CORE, List.of(MESSAGES, COOKIES), STACKS.keySet()));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PUBLISHED);

    @ParameterizedTest
    @MethodSource
    void moduleDependsOnNothingElse(List<String> packages, List<String> others) {
        classes()
                .that()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(array(List.of(packages, others, List.of("java..", "org.jspecify.annotations"))))
                .check(CLASSES);
    }

    static Stream<Object[]> moduleDependsOnNothingElse() {
        Stream<Object[]> lowerFloors = Stream.of(
                new Object[] {CORE, List.of("com.fasterxml.jackson.annotation")},
                new Object[] {List.of(MESSAGES), CORE},
                new Object[] {List.of(COOKIES), List.of(array(List.of(CORE, List.of(MESSAGES))))});
        Stream<Object[]> adapters = STACKS.entrySet().stream().map(adapter -> new Object[] {
            List.of(adapter.getKey()), List.of(array(List.of(CORE, List.of(MESSAGES, COOKIES), adapter.getValue())))
        });
        return Stream.concat(lowerFloors, adapters);
    }

    @Test
    void nothingPublishedUsesReflection() {
        noClasses()
                .that()
                .resideInAnyPackage(PUBLISHED)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(CLASSES);
    }

    /** Or else reflection on the others would fail without it. */
    @Test
    void cookiesAreForTheBridgesAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(STACKS.keySet().toArray(String[]::new))
                .and()
                .haveNameNotMatching(".*Cookies(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(COOKIES)
                .check(CLASSES);
    }

    /** Nothing that a call or a thread could leave behind. */
    @Test
    void nothingPublishedHasStaticState() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(assignableTo(ThreadLocal.class))
                .check(CLASSES);
    }

    private static String[] array(List<? extends Collection<String>> names) {
        return names.stream().flatMap(Collection::stream).toArray(String[]::new);
    }
}
