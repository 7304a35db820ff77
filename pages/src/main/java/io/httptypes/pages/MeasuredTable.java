package io.httptypes.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A table that the build has measured, read back from its page.
 *
 * @param head the names of the columns
 * @param rows the cells, as many as there are columns or fewer
 */
public record MeasuredTable(List<String> head, List<List<String>> rows) {
    /** Reads the section of a page. */
    public static MeasuredTable read(Path page, String section) throws IOException {
        String text = Files.readString(page);
        String start = "<!-- measured: " + section + " -->\n";
        int begin = text.indexOf(start);
        int end = text.indexOf("<!-- /measured -->", begin);
        if (begin < 0 || end < 0) {
            throw new IOException(page + " has no section " + section);
        }
        List<List<String>> lines = text.substring(begin + start.length(), end)
                .lines()
                .map(MeasuredTable::cells)
                .toList();
        return new MeasuredTable(lines.get(0), lines.subList(2, lines.size()));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** The rows whose first cell begins with a text. */
    public List<List<String>> rowsOf(String start) {
        return rows.stream().filter(row -> row.get(0).startsWith(start)).toList();
    }
}
