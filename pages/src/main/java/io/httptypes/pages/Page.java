package io.httptypes.pages;

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

/**
 * A Markdown file whose prose a person writes and whose tables the build measures. A measured section stands between
 * {@code <!-- measured: name -->} and {@code <!-- /measured -->}. With {@code -Ddocs.accept}, a test rewrites the
 * sections in place instead of comparing them.
 */
public final class Page {
    private static final boolean ACCEPTS = System.getProperty("docs.accept") != null;

    private final Path file;
    private final Map<String, String> sections = new LinkedHashMap<>();

    private Page(Path file) {
        this.file = file;
    }

    /** Whether files are rewritten. */
    public static boolean isAccepting() {
        return ACCEPTS;
    }

    /** A page. */
    public static Page of(Path file) {
        return new Page(file);
    }

    /** Adds a section that the page must have, and its content. */
    public Page section(String name, String measured) {
        sections.put(name, measured);
        return this;
    }

    /** Compares the sections, or rewrites them. */
    public void assertCurrent() throws IOException {
        if (ACCEPTS) {
            write();
        } else {
            String written = Files.readString(file);
            assertEqual(file, written, current(written));
        }
    }

    /** Rewrites the sections and nothing else. */
    public void write() throws IOException {
        // Two tests that measure one page may run at once.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException(file + " is not locked");
            }
            Files.writeString(file, current(Files.readString(file)));
        }
    }

    /** Compares a file that is measured as a whole, or rewrites it. */
    public static void assertCurrent(Path file, String current) throws IOException {
        if (ACCEPTS) {
            Files.writeString(file, current);
        } else {
            assertEqual(file, Files.exists(file) ? Files.readString(file) : "", current);
        }
    }

    private static void assertEqual(Path file, String written, String current) {
        if (!written.equals(current)) {
            throw new AssertionError("%s is not current: %s. If the change is meant, run the same with -Ddocs.accept"
                    .formatted(file, firstDifference(written.split("\n", -1), current.split("\n", -1))));
        }
    }

    private static String firstDifference(String[] written, String[] current) {
        int line = 0;
        while (line < written.length && line < current.length && written[line].equals(current[line])) {
            line++;
        }
        return "line %d is%n  %s%nand should be%n  %s%n".formatted(line + 1, line(written, line), line(current, line));
    }

    private static String line(String[] lines, int line) {
        return line < lines.length ? lines[line] : "(the end)";
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
        if (!section.find()) {
            throw new AssertionError(file + " has no section <!-- measured: " + name + " -->");
        }
        return text.substring(0, section.end(1)) + measured + text.substring(section.start(2));
    }
}
