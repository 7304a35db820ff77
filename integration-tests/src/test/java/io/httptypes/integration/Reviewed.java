package io.httptypes.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A file that the build writes and a person has read: what has changed is to be seen in a review. */
final class Reviewed {
    private Reviewed() {}

    /** Writes what is true now below {@code target}, and holds it against the reviewed copy. */
    static void assertCurrent(Path reviewed, String actual) throws IOException {
        Path written = Path.of("target", "reviewed").resolve(Path.of("..").relativize(reviewed));
        Files.createDirectories(written.getParent());
        Files.writeString(written, actual);
        assertThat(actual)
                .as(
                        "If the change is meant, copy integration-tests/%s over %s",
                        written, Path.of("..").relativize(reviewed))
                .isEqualTo(Files.exists(reviewed) ? Files.readString(reviewed) : "");
    }
}
