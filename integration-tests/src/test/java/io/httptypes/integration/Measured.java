package io.httptypes.integration;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file of which a part is measured, and which a person has read: what has changed is to be seen in a review. Prose is the person's; what is measured
 * stands between {@code <!-- measured: name -->} and {@code <!-- /measured -->}. With {@code -Ddocs.accept} the file is written in place of being
 * compared.
 */
public final class Measured {
    private static final String HINT = "is not current; if the change is meant, run the same with -Ddocs.accept";
    private static final boolean ACCEPTS = System.getProperty("docs.accept") != null;

    private final Path page;
    private final Map<String, String> sections = new LinkedHashMap<>();

    private Measured(Path page) {
        this.page = page;
    }

    /** Whether files are to be written. */
    public static boolean isAccepting() {
        return ACCEPTS;
    }

    /** A page in {@code docs}, by its name without the extension. */
    public static Measured page(String name) {
        return new Measured(Path.of("..", "docs", name + ".md"));
    }

    /** A section that has to be in the page, and what it has to hold. */
    public Measured section(String name, String measured) {
        sections.put(name, measured);
        return this;
    }

    /** Compares, or writes. */
    public void assertCurrent() throws IOException {
        if (!ACCEPTS) {
            String written = Files.readString(page);
            assertThat(written).as("%s %s", page, HINT).isEqualTo(current(written));
            return;
        }
        // Two tests that measure one page may run at once.
        try (FileChannel channel = FileChannel.open(page, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            Files.writeString(page, current(Files.readString(page)));
        }
    }

    private String current(String written) {
        String current = written;
        for (Map.Entry<String, String> section : sections.entrySet()) {
            current = with(current, section.getKey(), section.getValue());
        }
        return current;
    }

    private String with(String text, String name, String measured) {
        Matcher section = Pattern.compile("(?s)(<!-- measured: " + name + " -->\n).*?(<!-- /measured -->)")
                .matcher(text);
        assertThat(section.find()).as("%s has a section %s", page, name).isTrue();
        return text.substring(0, section.end(1)) + measured + text.substring(section.start(2));
    }

    /** Holds a file against what is true now, all of which is measured. */
    static void assertCurrent(Path file, String current) throws IOException {
        if (ACCEPTS) {
            Files.writeString(file, current);
        } else {
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s %s", file, HINT)
                    .isEqualTo(current);
        }
    }
}
