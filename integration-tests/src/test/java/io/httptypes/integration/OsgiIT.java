package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged jars are bundles of OSGi, in Felix, beside those of their stacks. */
class OsgiIT {
    private static final String PACKAGE = BundleRevision.PACKAGE_NAMESPACE;

    private static final Pattern NAME = Pattern.compile("\\(" + PACKAGE + "=([^)]+)\\)");

    @TempDir
    Path folder;

    private Framework framework;

    /**
     * Installs each jar of the stacks that is a bundle. The framework itself exports the packages of the jars that are
     * not.
     */
    @BeforeEach
    void start() throws IOException, BundleException {
        List<Path> bundles = new ArrayList<>();
        List<String> packages = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            String name = path.getFileName().toString();
            if (!name.endsWith(".jar") || name.startsWith("http-types-") || name.contains("felix")) {
                continue;
            }
            if (attribute(path, Constants.BUNDLE_SYMBOLICNAME) != null) {
                bundles.add(path);
            } else if (name.startsWith("kotlin-stdlib") || name.startsWith("httpcore5")) {
                packages.addAll(packagesOf(path));
            }
        }
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        String.join(",", packages)));
        framework.start();
        for (Path bundle : bundles) {
            install(bundle);
        }
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void bundleOfAUserRunsOnAllModules() throws IOException, BundleException {
        List<Bundle> published = installPublished();

        assertThat(framework.adapt(FrameworkWiring.class).resolveBundles(published))
                .isTrue();
        Bundle user = install(userBundle(published));
        user.start();

        assertThat(framework.getBundleContext().getService(user.getRegisteredServices()[0]))
                .hasToString(List.of(
                                StatusCode.of(299),
                                HttpStatus.NOT_FOUND,
                                HttpMethod.QUERY,
                                HttpStatus.NO_CONTENT,
                                HttpMethod.GET,
                                true)
                        .toString());
    }

    /** Jackson, JSpecify and Netty's HTTP/2 need not be there. */
    @Test
    void coreAndMessagesNeedNothing() throws IOException, BundleException {
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (bundle.getBundleId() != 0) {
                bundle.uninstall();
            }
        }
        List<Bundle> lower = List.of(install(ModulesIT.jar("core")), install(ModulesIT.jar("messages")));

        assertThat(framework.adapt(FrameworkWiring.class).resolveBundles(lower)).isTrue();
    }

    @Test
    void adaptersTakeTheOldestAndTheNewestVersionOfTheirStack() throws Exception {
        List<String> taken = new ArrayList<>();
        for (String module : ModulesIT.published()) {
            if (!ModulesIT.hasProperty(module, "stack.oldest")) {
                continue;
            }
            String stack = ModulesIT.stackPackages(module);
            BundleRevision bundle = install(ModulesIT.jar(module)).adapt(BundleRevision.class);
            for (BundleRequirement required : bundle.getDeclaredRequirements(PACKAGE)) {
                String filter = required.getDirectives().get("filter");
                Matcher name = NAME.matcher(filter);
                assertThat(name.find()).as(filter).isTrue();
                if (!name.group(1).startsWith(stack)) {
                    continue;
                }
                for (String version : List.of(
                        ModulesIT.property(module, "stack.oldest"), ModulesIT.property(module, "stack.newest"))) {
                    assertThat(FrameworkUtil.createFilter(filter)
                                    .matches(Map.of(
                                            PACKAGE,
                                            name.group(1),
                                            "version",
                                            Version.parseVersion(version.replace(".Final", "")))))
                            .as("%s takes %s: %s", module, version, filter)
                            .isTrue();
                    taken.add(module + " " + version);
                }
            }
        }
        assertThat(taken).contains("adapter-netty 4.1.68.Final", "adapter-okhttp 4.12.0");
    }

    private List<Bundle> installPublished() throws IOException, BundleException {
        List<Bundle> published = new ArrayList<>();
        for (String module : ModulesIT.published()) {
            published.add(install(ModulesIT.jar(module)));
        }
        return published;
    }

    /** Imports every package that the modules show, and those of the stacks that it names. */
    private Path userBundle(List<Bundle> published) throws IOException {
        SortedSet<String> imports = new TreeSet<>();
        for (Bundle bundle : published) {
            bundle.adapt(BundleRevision.class).getDeclaredCapabilities(PACKAGE).stream()
                    .filter(shown -> !shown.getDirectives().containsKey("x-internal"))
                    .forEach(shown -> imports.add((String) shown.getAttributes().get(PACKAGE)));
        }
        assertThat(imports).hasSameSizeAs(published);
        imports.addAll(List.of("io.netty.handler.codec.http", "jakarta.servlet.http", "okhttp3", "org.osgi.framework"));
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "user");
        main.putValue(Constants.BUNDLE_ACTIVATOR, UserBundle.class.getName());
        main.putValue(Constants.IMPORT_PACKAGE, String.join(",", imports));
        String type = UserBundle.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("user.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream in = Objects.requireNonNull(UserBundle.class.getResourceAsStream("/" + type))) {
            out.putNextEntry(new JarEntry(type));
            in.transferTo(out);
        }
        return jar;
    }

    private Bundle install(Path jar) throws BundleException {
        return framework.getBundleContext().installBundle(jar.toUri().toString());
    }

    private static String attribute(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest == null ? null : manifest.getMainAttributes().getValue(name);
        }
    }

    private static List<String> packagesOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                Stream<JarEntry> entries = file.stream()) {
            return entries.map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && name.contains("/") && !name.startsWith("META-INF"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .distinct()
                    .toList();
        }
    }
}
