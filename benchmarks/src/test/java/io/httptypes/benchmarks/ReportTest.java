package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Measurements.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {
    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final Pattern MEASURED = Pattern.compile("(?s)(<!-- measured: .*? -->\n).*?(<!-- /measured -->)");

    @TempDir
    private Path results;

    @TempDir
    private Path docs;

    @Test
    void rewritesEachMeasuredSectionAndNoProse() throws IOException {
        String prose = MEASURED.matcher(Files.readString(PAGE)).replaceAll("$1old\n$2");
        Path page = Files.writeString(docs.resolve("performance.md"), prose);
        Files.writeString(results.resolve("machine.md"), "a machine\n");
        Files.writeString(results.resolve("libraries.md"), "libraries\n");
        Path file = results.resolve("measurements.tsv");
        for (Row<?> row : Rows.ALL) {
            Measurements.append(file, 1, Case.of(row, Row.OURS), 100);
            for (String other : row.others(25)) {
                Measurements.append(file, 1, Case.of(row, other), 250);
            }
        }

        new Report(Rows.ALL, Measurements.read(file), 25).write(docs, results);

        assertThat(Files.readString(page))
                .doesNotContain("old\n")
                .contains("a machine\n", "libraries\n", "| `label()` of all codes | `code()` 2.50 |");
        assertThat(MEASURED.matcher(Files.readString(page)).replaceAll("$1old\n$2"))
                .isEqualTo(prose);
        assertThat(ImageIO.read(docs.resolve("performance.png").toFile()).getWidth())
                .isEqualTo(900);
    }
}
