package io.httptypes.benchmarks;

import io.httptypes.benchmarks.EndToEnd.Ratios;
import io.httptypes.benchmarks.FirstUses.FirstUseOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
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
        List<FirstUseOf> uses = List.of(new FirstUseOf("HTTP Types", 1, 1, 1, 0, 0));

        report(uses).write(docs);

        assertThat(Files.readString(page)).doesNotContain("old\n").contains("| HTTP Types | 1 | 1.00 | 0 kB | none |");
        assertThat(MEASURED.matcher(Files.readString(page)).replaceAll("$1old\n$2"))
                .isEqualTo(prose);
    }

    private Report report(List<FirstUseOf> uses) throws IOException {
        List<Double> sixteen = Collections.nCopies(16, 1.0);
        Ratios ratios = new Ratios(sixteen, sixteen, sixteen);
        return new Report(Table.rows(), new Checker(Measured.read(results), 25), uses, ratios, 1);
    }
}
