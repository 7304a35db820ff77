package io.httptypes.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds statuses and methods in the facts, as the page does. */
public final class StatusSearch {
    private static final int CLOSEST = 5;

    private final JsonNode facts;

    /** Reads the facts that the build has collected. */
    public StatusSearch() throws IOException {
        this(new ObjectMapper().readTree(Resources.text("facts.json")));
    }

    StatusSearch(JsonNode facts) {
        this.facts = facts;
    }

    /** All facts. */
    public JsonNode facts() {
        return facts;
    }

    /** Words in lower case with one blank between them, so that a name, a phrase and a token can be compared. */
    public static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /**
     * The statuses and methods that a text is exactly; or else those that begin with it, then those that have it as a
     * part.
     */
    public List<JsonNode> find(String text) {
        String query = normal(text);
        List<List<JsonNode>> ranked = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String kind : query.isEmpty() ? List.<String>of() : List.of("statuses", "methods")) {
            for (JsonNode node : facts.path(kind)) {
                int rank = rank(node, query);
                if (rank < ranked.size()) {
                    ranked.get(rank).add(node);
                }
            }
        }
        return ranked.get(0).isEmpty()
                ? Stream.concat(ranked.get(1).stream(), ranked.get(2).stream()).toList()
                : ranked.get(0);
    }

    private static int rank(JsonNode node, String query) {
        int rank = 3;
        for (JsonNode key : node.path("keys")) {
            String text = key.asText();
            int of = text.equals(query) ? 0 : text.startsWith(query) ? 1 : text.contains(query) ? 2 : 3;
            rank = Math.min(rank, of);
        }
        return rank;
    }

    /** What vendors mean by a code; empty if none is known to use it. */
    public List<JsonNode> unofficial(int code) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : facts.path("unofficial")) {
            if (row.path("code").asInt() == code) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The five keys that a text is most like, as a whole or by one of their words. */
    public List<String> closest(String text) {
        String query = normal(text);
        JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
        List<String> keys = new ArrayList<>();
        for (String kind : List.of("statuses", "methods")) {
            for (JsonNode node : facts.path(kind)) {
                node.path("keys").forEach(key -> keys.add(key.asText()));
            }
        }
        return keys.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(
                        (String key) -> -Stream.concat(Stream.of(key), Stream.of(key.split(" ", -1)))
                                .mapToDouble(word -> similarity.apply(word, query))
                                .max()
                                .orElse(0)))
                .limit(CLOSEST)
                .toList();
    }
}
