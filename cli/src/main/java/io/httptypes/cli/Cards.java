package io.httptypes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints facts as text. */
final class Cards {
    private Cards() {}

    /** A code and its phrase, or a method. */
    static String title(JsonNode node) {
        return node.has("token")
                ? node.path("token").asText()
                : (node.path("code").asText() + " " + node.path("phrase").asText()).strip();
    }

    static void print(PrintWriter out, JsonNode node, List<JsonNode> unofficial) {
        boolean isMethod = node.has("token");
        out.println(title(node));
        if (node.has("description")) {
            out.println(node.path("description").asText());
            row(out, "name", node.path("name").asText());
            row(
                    out,
                    "specified in",
                    node.path("specification").path("text").asText() + ", "
                            + node.path("specification").path("url").asText());
        } else {
            out.println("It has no registered name; these are the facts of its class.");
        }
        row(out, "metric label", node.path("label").asText());
        if (isMethod) {
            row(out, "safe", yes(node.path("isSafe")));
            row(out, "idempotent", yes(node.path("isIdempotent")));
        } else {
            row(
                    out,
                    "class",
                    node.path("class").asText()
                            + (node.path("isValid").asBoolean() ? "" : ", outside of the five of RFC 9110"));
            row(out, "content", node.path("allowsContent").asBoolean() ? "yes" + but(node.path("noContentFor")) : "no");
            row(
                    out,
                    "cacheable",
                    node.path("isCacheable").asBoolean() ? "yes, by a heuristic" : "no, unless it says so");
            row(out, "retry", joined(node.path("retryableFor"), "no"));
        }
        Map<String, List<String>> next = new LinkedHashMap<>();
        node.path("redirect")
                .properties()
                .forEach(entry -> next.computeIfAbsent(
                                entry.getValue().asText().equals(entry.getKey())
                                        ? "the same method"
                                        : entry.getValue().asText(),
                                key -> new ArrayList<>())
                        .add(entry.getKey()));
        next.forEach((to, from) -> row(out, "redirect to " + to, String.join(", ", from)));
        node.path("fields")
                .forEach(field -> row(
                        out,
                        field.path("field").asText(),
                        (field.path("level").asText() + ", "
                                                + field.path("actor").asText() + ", "
                                                + field.path("condition").asText())
                                        .replaceFirst(", $", "")
                                + " (" + field.path("source").asText() + ")"));
        node.path("constants")
                .properties()
                .forEach(entry -> row(out, "in " + entry.getKey(), joined(entry.getValue(), "none")));
        node.path("stacks").forEach(stack -> {
            List<String> cells = new ArrayList<>();
            if (stack.has("phrase")) {
                cells.add(
                        stack.path("phrase").asText().isEmpty()
                                ? "no phrase"
                                : "\"" + stack.path("phrase").asText() + "\"");
            }
            stack.path("clients")
                    .properties()
                    .forEach(client ->
                            cells.add(client.getKey() + ": " + client.getValue().asText()));
            row(out, stack.path("server").asText(), String.join("; ", cells));
        });
        for (JsonNode row : unofficial) {
            String meaning = row.path("phrase").asText()
                    + (row.path("meaning").asText().isEmpty()
                            ? ""
                            : " – " + row.path("meaning").asText());
            row(out, "UNOFFICIAL", row.path("vendor").asText() + ": " + meaning);
        }
        out.flush();
    }

    /** A client with the rows of one method. */
    static JsonNode redirectsOf(JsonNode client, String method) {
        ObjectNode copy = client.deepCopy();
        ArrayNode rows = copy.putArray("rows");
        client.path("rows").forEach(row -> {
            if (row.path("request").asText().split(" ", 2)[0].equals(method.toUpperCase(Locale.ROOT))) {
                rows.add(row);
            }
        });
        return copy;
    }

    static void printRedirects(PrintWriter out, JsonNode client) {
        out.println(client.path("client").asText());
        for (JsonNode row : client.path("rows")) {
            for (int i = 0; i < row.path("next").size(); i++) {
                String next = row.path("next").get(i).asText();
                out.printf(
                        "  %s, %s: %s%n",
                        row.path("request").asText(),
                        client.path("statuses").get(i).asText(),
                        next.equals("-") ? "not followed" : next);
            }
        }
        out.flush();
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("  %-24s %s%n", name, value);
    }

    private static String yes(JsonNode node) {
        return node.asBoolean() ? "yes" : "no";
    }

    private static String but(JsonNode methods) {
        return methods.isEmpty() ? "" : ", but not in a response to " + joined(methods, "");
    }

    private static String joined(JsonNode texts, String none) {
        List<String> list = new ArrayList<>();
        texts.forEach(text -> list.add(text.asText()));
        return list.isEmpty() ? none : String.join(", ", list);
    }
}
