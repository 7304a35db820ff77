import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/**
 * Checks a folder that a release was deployed to for what Maven Central asks for. Takes the folder, the version, and
 * the modules that have to be there; gpg has to know the key.
 */
final class CheckRepository {
    /** What Maven Central wants to read in each pom. */
    private static final List<String> ASKED_FOR = List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    private static final Map<String, String> CHECKSUMS = Map.of("md5", "MD5", "sha1", "SHA-1");

    private final List<String> faults = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        CheckRepository check = new CheckRepository();
        Path group = Path.of(args[0], "io", "httptypes");
        List<String> modules = List.of(args).subList(2, args.length);
        List<String> deployed;
        try (Stream<Path> folders = Files.list(group)) {
            deployed = folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
        check.that(
                deployed.equals(
                        modules.stream().map(module -> "http-types-" + module).sorted().toList()),
                "deployed are " + deployed);
        for (String module : modules) {
            check.module(
                    group.resolve("http-types-" + module).resolve(args[1]), "http-types-" + module + "-" + args[1]);
        }
        check.faults.forEach(System.err::println);
        if (!check.faults.isEmpty()) {
            System.exit(1);
        }
        System.out.println("as Maven Central asks for it: " + deployed);
    }

    private void module(Path folder, String name) throws Exception {
        Path pom = folder.resolve(name + ".pom");
        List<Path> files = new ArrayList<>(List.of(pom));
        if (!name.startsWith("http-types-bom-")) {
            for (String suffix : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml")) {
                files.add(folder.resolve(name + suffix));
            }
            contains(folder.resolve(name + "-sources.jar"), ".java");
            contains(folder.resolve(name + "-javadoc.jar"), "index.html");
            that(
                    Files.readString(folder.resolve(name + "-cyclonedx.json"))
                            .contains("\"bomFormat\" : \"CycloneDX\""),
                    name + " has no bill of materials");
        }
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        XPath path = XPathFactory.newInstance().newXPath();
        for (String element : ASKED_FOR) {
            that(!path.evaluate("/project/" + element, document).isBlank(), pom + " has no " + element);
        }
        that(path.evaluate("/project/parent/artifactId", document).isEmpty(), pom + " has a parent");
        that(!Files.readString(pom).contains("SNAPSHOT"), pom + " names a snapshot");
        for (Path file : files) {
            if (!isThere(file) || !isThere(Path.of(file + ".asc"))) {
                continue;
            }
            checksums(file);
            Path signature = Path.of(file + ".asc");
            Process gpg = new ProcessBuilder(
                            "gpg", "--batch", "--quiet", "--verify", signature.toString(), file.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(gpg.getInputStream().readAllBytes());
            that(gpg.waitFor() == 0, "gpg does not verify " + file + ": " + output);
        }
    }

    private void checksums(Path file) throws IOException, GeneralSecurityException {
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            if (!isThere(Path.of(file + "." + checksum.getKey()))) {
                continue;
            }
            byte[] digest =
                    MessageDigest.getInstance(checksum.getValue()).digest(Files.readAllBytes(file));
            String expected = String.format("%0" + 2 * digest.length + "x", new BigInteger(1, digest));
            that(
                    Files.readString(Path.of(file + "." + checksum.getKey())).strip().equals(expected),
                    file + " has another " + checksum.getValue());
        }
    }

    private void contains(Path jar, String suffix) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            that(file.stream().anyMatch(entry -> entry.getName().endsWith(suffix)), jar + " has no " + suffix);
        }
    }

    private boolean isThere(Path file) {
        that(Files.exists(file), file + " is missing");
        return Files.exists(file);
    }

    private void that(boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
        }
    }
}
