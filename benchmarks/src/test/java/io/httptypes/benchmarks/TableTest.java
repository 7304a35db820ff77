package io.httptypes.benchmarks;

import io.httptypes.benchmarks.Table.Contender;
import io.httptypes.benchmarks.Table.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.assertj.core.api.Assertions.assertThat;

class TableTest {
    private static final String PACKAGE = Table.class.getPackageName() + ".";

    /** Neither a row without a benchmark, nor a benchmark that nobody looks at. */
    @Test
    void rowsAndBenchmarksAreTheSame() {
        Set<String> inRows = Table.rows().stream()
                .flatMap(row -> Stream.concat(Stream.of(row.ours()), row.others().stream()))
                .filter(contender -> contender.jdk() <= Runtime.version().feature())
                .map(Contender::benchmark)
                .collect(Collectors.toSet());
        Set<String> benchmarks = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(BenchmarkListEntry::getUsername)
                .map(name -> name.substring(PACKAGE.length()))
                .collect(Collectors.toSet());

        assertThat(inRows).isEqualTo(benchmarks);
    }

    /** Each target is against contenders that are measured in its row. */
    @Test
    void targetsAreAmongTheOthers() {
        for (Row row : Table.rows()) {
            for (Table.Target target : row.targets()) {
                assertThat(target.against()).as("%s", row).isNotEmpty().isSubsetOf(row.others());
            }
            assertThat(row.beside()).as("%s", row).isSubsetOf(row.others());
        }
    }
}
