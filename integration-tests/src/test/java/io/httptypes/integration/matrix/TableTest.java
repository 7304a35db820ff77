package io.httptypes.integration.matrix;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableTest {
    private final Table table = table("unchanged", "`a|b`: refused");

    @Test
    void readsWhatItHasWritten() {
        String document = "# D\n\n## Other\n\n| x |\n| --- |\n| y |\n\n## Title\n\nText.\n\n" + table.toMarkdown()
                + "\n## More\n";

        Table read = Table.parse("Title", document);

        assertThat(read.differences(table)).isEmpty();
        assertThat(read.toMarkdown()).isEqualTo(table.toMarkdown());
    }

    @Test
    void namesTheCellThatDiffers() {
        assertThat(table.differences(table("unchanged", "hangs")))
                .containsExactly("Title, row r, column two: expected \"`a|b`: refused\", but found \"hangs\"");
    }

    @Test
    void namesRowsAndColumnsThatOnlyOneOfThemHas() {
        Table more = new Table("Title", "row", List.of("one", "two", "three"));
        more.add("r", List.of("unchanged", "`a|b`: refused", "new"));
        more.add("s", List.of("a", "b", "c"));

        assertThat(table.differences(more)).hasSize(4).allMatch(line -> line.contains("expected \"(no such cell)\""));
        assertThat(more.differences(table)).hasSize(4).allMatch(line -> line.endsWith("but found \"(no such cell)\""));
    }

    private static Table table(String... cells) {
        Table table = new Table("Title", "row", List.of("one", "two"));
        table.add("r", List.of(cells));
        return table;
    }
}
