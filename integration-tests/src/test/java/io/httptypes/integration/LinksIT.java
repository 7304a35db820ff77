package io.httptypes.integration;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Links in all pages lead somewhere: to a file of the project, to a heading in it, or to a well-formed URL. */
class LinksIT {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]]+\\]\\(([^)\\s]+)\\)");

    @Test
    void linksLeadSomewhere() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        List<Path> pages = pages();
        assertThat(pages).hasSizeGreaterThan(12);
        for (Path page : pages) {
            for (MatchResult link :
                    LINK.matcher(withoutCode(Files.readString(page))).results().toList()) {
                String target = link.group(1);
                if (target.startsWith("https:") || target.startsWith("http:")) {
                    softly.assertThat(URI.create(target).getHost())
                            .as("%s in %s", target, page)
                            .isNotNull();
                    continue;
                }
                String[] parts = target.split("#", 2);
                Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
                softly.assertThat(file).as("%s in %s", target, page).exists();
                if (parts.length == 2 && Files.isRegularFile(file)) {
                    softly.assertThat(anchors(file))
                            .as("%s in %s", target, page)
                            .contains(parts[1]);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void everyPageIsLinkedFromTheReadme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            assertThat(docs.map(page -> page.getFileName().toString()).filter(name -> name.endsWith(".md")))
                    .allMatch(name -> readme.contains("(docs/" + name + ")"));
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files =
                Files.find(ROOT, 2, (file, attributes) -> file.toString().endsWith(".md"))) {
            return files.sorted().toList();
        }
    }

    private static String withoutCode(String page) {
        return page.replaceAll("(?ms)^```.*?^```$", "").replaceAll("`[^`\n]*`", "");
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path page) throws IOException {
        return withoutFences(Files.readString(page))
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ *", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String withoutFences(String page) {
        return page.replaceAll("(?ms)^```.*?^```$", "");
    }
}
