package io.httptypes.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** A table in a page whose prose a person writes: it stands between two comments. */
final class Measured {
    private Measured() {}

    /** Holds the table of a name against what is measured. */
    static void assertCurrent(Path page, String name, String table) throws IOException {
        String written = Files.readString(page);
        Matcher section = Pattern.compile("(?s)(<!-- measured: " + name + " -->\\n).*?(<!-- /measured -->)")
                .matcher(written);
        assertThat(section.find()).as("%s has a section %s", page, name).isTrue();
        Reviewed.assertCurrent(
                page, written.substring(0, section.end(1)) + table + written.substring(section.start(2)));
    }
}
