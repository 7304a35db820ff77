package io.httptypes.integration.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of a Markdown document: the first one under its title. */
final class Table {
    private final String title;
    private final String rowHeader;
    private final List<String> columns;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    Table(String title, String rowHeader, List<String> columns) {
        this.title = title;
        this.rowHeader = rowHeader;
        this.columns = columns;
    }

    String title() {
        return title;
    }

    void add(String row, List<String> cells) {
        rows.put(row, cells);
    }

    String toMarkdown() {
        StringBuilder markdown = new StringBuilder();
        append(markdown, rowHeader, columns);
        append(markdown, "---", columns.stream().map(column -> "---").toList());
        rows.forEach((row, cells) -> append(markdown, row, cells));
        return markdown.toString();
    }

    private static void append(StringBuilder markdown, String first, List<String> others) {
        markdown.append(Stream.concat(Stream.of(first), others.stream())
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    static Table parse(String title, String document) {
        List<List<String>> lines = document.lines()
                .dropWhile(line -> !line.equals("## " + title))
                .dropWhile(line -> !line.startsWith("| "))
                .takeWhile(line -> line.startsWith("| "))
                .map(Table::cells)
                .toList();
        if (lines.isEmpty()) {
            return new Table(title, "", List.of());
        }
        Table table = new Table(title, lines.get(0).get(0), others(lines.get(0)));
        lines.stream().skip(2).forEach(line -> table.add(line.get(0), others(line)));
        return table;
    }

    private static List<String> others(List<String> cells) {
        return cells.subList(1, cells.size());
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(2, line.lastIndexOf(" |")).split(" \\| ", -1))
                .map(cell -> cell.replace("\\|", "|"))
                .toList();
    }

    /** One line for each cell in which the other table, which was measured, differs from this one. */
    List<String> differences(Table measured) {
        List<String> differences = new ArrayList<>();
        for (String row : union(rows.keySet(), measured.rows.keySet())) {
            for (String column : union(columns, measured.columns)) {
                String expected = cell(row, column);
                String found = measured.cell(row, column);
                if (!expected.equals(found)) {
                    differences.add("%s, row %s, column %s: expected \"%s\", but found \"%s\""
                            .formatted(title, row, column, expected, found));
                }
            }
        }
        return differences;
    }

    private String cell(String row, String column) {
        List<String> cells = rows.getOrDefault(row, List.of());
        int index = columns.indexOf(column);
        return index >= 0 && index < cells.size() ? cells.get(index) : "(no such cell)";
    }

    private static Set<String> union(Iterable<String> some, Iterable<String> others) {
        Set<String> union = new LinkedHashSet<>();
        some.forEach(union::add);
        others.forEach(union::add);
        return union;
    }
}
