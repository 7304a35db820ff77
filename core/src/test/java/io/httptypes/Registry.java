package io.httptypes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files in {@code registry}, which were taken from IANA and the RFCs and not from the code. */
final class Registry {
    static final List<Row> STATUSES = rows("status-codes.csv");
    static final List<Row> METHODS = rows("methods.csv");

    private Registry() {}

    record Row(Map<String, String> cells) {

        String cell(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        int code() {
            return Integer.parseInt(cell("code"));
        }

        boolean hasConstant() {
            return !cell("constant").isEmpty();
        }
    }

    private static List<Row> rows(String file) {
        List<String> lines = lines(file);
        List<String> columns = cells(lines.get(0));
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.get(i));
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    private static List<String> lines(String file) {
        try (InputStream in = Registry.class.getResourceAsStream("/registry/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
