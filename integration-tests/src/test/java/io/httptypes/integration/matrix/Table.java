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
    private final List<String> columns;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    /** The first column is that of the rows' names. */
    Table(String title, List<String> columns) {
        this.title = title;
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
        append(markdown, columns);
        append(markdown, columns.stream().map(column -> "---").toList());
        rows.forEach((row, cells) ->
                append(markdown, Stream.concat(Stream.of(row), cells.stream()).toList()));
        return markdown.toString();
    }

    private static void append(StringBuilder markdown, List<String> cells) {
        markdown.append(cells.stream()
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
        Table table = new Table(title, lines.isEmpty() ? List.of() : lines.get(0));
        lines.stream().skip(2).forEach(line -> table.add(line.get(0), line.subList(1, line.size())));
        return table;
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
        int index = columns.indexOf(column) - 1;
        if (index == -1 && rows.containsKey(row)) {
            return row;
        }
        return index >= 0 && index < cells.size() ? cells.get(index) : "(no such cell)";
    }

    private static Set<String> union(Iterable<String> some, Iterable<String> others) {
        Set<String> union = new LinkedHashSet<>();
        some.forEach(union::add);
        others.forEach(union::add);
        return union;
    }
}
