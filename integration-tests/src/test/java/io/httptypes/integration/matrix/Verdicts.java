package io.httptypes.integration.matrix;

import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of many subjects, told in one cell: the verdict on nearly all of them, and on the others. */
final class Verdicts {
    static final String UNCHANGED = "unchanged";
    static final String HANGS = "hangs";

    private static final int LONGEST_LIST = 3;

    private final List<String> subjects = new ArrayList<>();
    private final Map<String, List<Integer>> byVerdict = new LinkedHashMap<>();

    void add(String subject, String verdict) {
        byVerdict.computeIfAbsent(verdict, none -> new ArrayList<>()).add(subjects.size());
        subjects.add(subject);
    }

    /** What a failed call says. */
    static String failure(Exception failure) {
        if (failure instanceof InterruptedIOException || failure instanceof HttpTimeoutException) {
            return HANGS;
        }
        return failure instanceof IllegalArgumentException
                ? "refused by the client"
                : "throws " + failure.getClass().getSimpleName();
    }

    int count(String verdict) {
        return byVerdict.getOrDefault(verdict, List.of()).size();
    }

    String toCell() {
        if (byVerdict.size() == 1) {
            return byVerdict.keySet().iterator().next();
        }
        String others = byVerdict.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(UNCHANGED))
                .map(entry -> list(entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
        return byVerdict.containsKey(UNCHANGED) ? UNCHANGED + ", but " + others : others;
    }

    /** Subjects that were tried one after the other are told as a range. */
    private String list(List<Integer> indexes) {
        List<String> runs = new ArrayList<>();
        for (int start = 0, end; start < indexes.size(); start = end) {
            end = start + 1;
            while (end < indexes.size() && indexes.get(end) == indexes.get(end - 1) + 1) {
                end++;
            }
            List<Integer> run = indexes.subList(start, end);
            if (run.size() > LONGEST_LIST) {
                runs.add(subjects.get(run.get(0)) + " to " + subjects.get(run.get(run.size() - 1)));
            } else {
                run.forEach(index -> runs.add(subjects.get(index)));
            }
        }
        return String.join(", ", runs);
    }
}
