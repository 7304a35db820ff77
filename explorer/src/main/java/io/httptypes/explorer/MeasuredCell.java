package io.httptypes.explorer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell of {@code docs/stacks.md} says of one status or method. */
final class MeasuredCell {
    private static final String UNCHANGED = "unchanged, but ";
    private static final Pattern PHRASE = Pattern.compile("(\\d{3})(?: \"([^\"]*)\")?(?: (empty))?(?:, |$)");

    private MeasuredCell() {}

    /** Of a cell such as {@code unchanged, but 407: throws; 408: sends nothing}. */
    static String of(String cell, String key) {
        String exceptions = cell.startsWith(UNCHANGED) ? cell.substring(UNCHANGED.length()) : cell;
        boolean isList = false;
        for (String part : exceptions.split("; ", -1)) {
            int colon = part.indexOf(": ");
            if (colon > 0) {
                isList = true;
                List<String> keys = Arrays.asList(part.substring(0, colon).split(", ", -1));
                if (keys.contains(key)) {
                    return part.substring(colon + 2);
                }
            }
        }
        return isList ? "unchanged" : cell;
    }

    /** Of a cell such as {@code 203 "X", 208, 226 empty}: the phrases that are not the registered ones, by code. */
    static Map<Integer, String> phrases(String cell) {
        Map<Integer, String> phrases = new LinkedHashMap<>();
        if (cell.equals("none") || cell.equals("all empty")) {
            return phrases;
        }
        Matcher item = PHRASE.matcher(cell);
        int end = 0;
        while (item.lookingAt()) {
            phrases.put(Integer.valueOf(item.group(1)), item.group(2) == null ? "" : item.group(2));
            end = item.end();
            item.region(end, cell.length());
        }
        if (end < cell.length()) {
            throw new IllegalArgumentException("'" + cell.substring(end) + "' is not a list of phrases");
        }
        return phrases;
    }
}
