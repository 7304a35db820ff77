package io.httptypes.explorer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.RfcSection;
import io.httptypes.StatusCode;
import io.httptypes.pages.MeasuredTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that the page and the command know, from core, from the measured tables of {@code docs}, and from the two lists
 * beside this class.
 */
final class Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path docs;
    private final LibraryNames names = new LibraryNames();
    private final List<Map<String, String>> fields = Resources.rows("status-headers.csv");

    Facts(Path docs) throws IOException, IllegalAccessException {
        this.docs = docs;
    }

    ObjectNode all() throws IOException {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode statuses = all.putArray("statuses");
        for (HttpStatus status : HttpStatus.values()) {
            statuses.add(named(status));
        }
        // A code without a name has the facts of its class: one stands for all.
        ObjectNode classes = all.putObject("classes");
        for (int first = 1; first <= 9; first++) {
            classes.set(first + "xx", common(StatusCode.of(100 * first + 99)));
        }
        ArrayNode methods = all.putArray("methods");
        for (HttpMethod method : HttpMethod.values()) {
            methods.add(method(method));
        }
        all.set("redirects", redirects());
        all.set("unofficial", JSON.valueToTree(Resources.rows("unofficial-status-codes.csv")));
        return all;
    }

    private ObjectNode named(HttpStatus status) throws IOException {
        ObjectNode node = common(status);
        node.put("name", status.name());
        node.put("phrase", status.reasonPhrase());
        node.put("description", status.description());
        node.put("registration", status.registration().name().toLowerCase(Locale.ROOT));
        node.set("specification", specification(status.specification()));
        Map<String, List<String>> constants = names.ofStatus(status.code());
        node.set("constants", JSON.valueToTree(constants));
        node.set(
                "keys",
                keys(Stream.concat(
                        Stream.of(Integer.toString(status.code()), status.reasonPhrase()), plain(constants))));
        node.set("fields", fields(status));
        node.set("stacks", stacks(status));
        return node;
    }

    /** What a code has, with a name or without. */
    private static ObjectNode common(StatusCode status) {
        ObjectNode node = JSON.createObjectNode();
        node.put("code", status.code());
        node.put(
                "class",
                status.statusClass().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                        + status.statusClass().label());
        node.put("label", status.label());
        node.put("isValid", status.isValid());
        node.put("allowsContent", status.allowsContent());
        ArrayNode without = node.putArray("noContentFor");
        ArrayNode retryable = node.putArray("retryableFor");
        ObjectNode redirect = node.putObject("redirect");
        for (HttpMethod method : HttpMethod.values()) {
            if (!status.allowsContent(method)) {
                without.add(method.token());
            }
            if (status.isRetryable(method)) {
                retryable.add(method.token());
            }
            status.redirectMethod(method).ifPresent(next -> redirect.put(method.token(), next.token()));
        }
        node.put("isCacheable", status.isHeuristicallyCacheable());
        return node;
    }

    private static ObjectNode specification(RfcSection section) {
        return JSON.createObjectNode()
                .put("text", section.toString())
                .put("url", section.uri().toString());
    }

    private static Stream<String> plain(Map<String, List<String>> constants) {
        return constants.values().stream()
                .flatMap(List::stream)
                .map(name -> name.replaceFirst("^(\\w+\\.)+(SC_)?", ""));
    }

    /** What a search finds it by: words in lower case with blanks between them, each once. */
    private static ArrayNode keys(Stream<String> texts) {
        Set<String> keys = new LinkedHashSet<>();
        texts.forEach(text -> keys.add(StatusSearch.normal(text)));
        ArrayNode array = JSON.createArrayNode();
        keys.forEach(array::add);
        return array;
    }

    private ArrayNode fields(HttpStatus status) {
        ArrayNode array = JSON.createArrayNode();
        String code = Integer.toString(status.code());
        for (Map<String, String> row : fields) {
            String of = value(row, "code");
            if (of.equals(code) || of.equals(code.charAt(0) + "xx")) {
                array.add(JSON.createObjectNode()
                        .put("field", value(row, "field"))
                        .put("level", value(row, "level"))
                        .put("actor", value(row, "actor"))
                        .put("condition", value(row, "condition"))
                        .put("source", source(row))
                        .put("url", url(row)));
            }
        }
        return array;
    }

    private static String source(Map<String, String> row) {
        String rfc = value(row, "rfc");
        return (rfc.startsWith("draft") ? rfc : "RFC " + rfc) + ", Section " + value(row, "section");
    }

    private static String url(Map<String, String> row) {
        String rfc = value(row, "rfc");
        String section = value(row, "section").split(";", 2)[0];
        return rfc.startsWith("draft")
                ? "https://datatracker.ietf.org/doc/html/" + rfc
                : new RfcSection(Integer.parseInt(rfc), section).uri().toString();
    }

    private static String value(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private ArrayNode stacks(HttpStatus status) throws IOException {
        String section = status.isInformational() ? "interim-responses" : "status-codes";
        ArrayNode stacks =
                stacks(MeasuredTable.read(docs.resolve("stacks.md"), section), Integer.toString(status.code()));
        if (status == HttpStatus.SWITCHING_PROTOCOLS) {
            // Nobody has measured it: it ends HTTP on a connection.
            stacks.removeAll();
        }
        MeasuredTable phrases = MeasuredTable.read(docs.resolve("stacks.md"), "reason-phrases");
        stacks.forEach(stack -> {
            String server = stack.path("server").asText();
            for (List<String> row : phrases.rows()) {
                if (!status.isInformational() && server.equals(row.get(0) + " over HTTP/1.1")) {
                    ((ObjectNode) stack).put("phrase", phrase(row.get(2), status));
                }
            }
        });
        return stacks;
    }

    private static String phrase(String cell, HttpStatus status) {
        return cell.equals("all empty")
                ? ""
                : MeasuredCell.phrases(cell).getOrDefault(status.code(), status.reasonPhrase());
    }

    private static ArrayNode stacks(MeasuredTable table, String key) {
        ArrayNode stacks = JSON.createArrayNode();
        for (List<String> row : table.rows()) {
            ObjectNode stack = stacks.addObject();
            stack.put("server", row.get(0));
            ObjectNode clients = stack.putObject("clients");
            for (int i = 1; i < row.size(); i++) {
                clients.put(table.head().get(i), MeasuredCell.of(row.get(i), key));
            }
        }
        return stacks;
    }

    private ObjectNode method(HttpMethod method) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("token", method.token());
        node.put("name", method.name());
        node.put("description", method.description());
        node.put("isSafe", method.isSafe());
        node.put("isIdempotent", method.isIdempotent());
        node.put("label", method.label());
        node.set("specification", specification(method.specification()));
        Map<String, List<String>> constants = names.ofMethod(method.token());
        node.set("constants", JSON.valueToTree(constants));
        node.set("keys", keys(Stream.concat(Stream.of(method.token()), plain(constants))));
        ObjectNode redirect = node.putObject("redirect");
        ArrayNode retryable = node.putArray("retryableAfter");
        for (HttpStatus status : HttpStatus.values()) {
            status.redirectMethod(method)
                    .map(RequestMethod::token)
                    .ifPresent(next -> redirect.put(Integer.toString(status.code()), next));
            if (status.isRetryable(method)) {
                retryable.add(status.code());
            }
        }
        node.set("stacks", stacks(MeasuredTable.read(docs.resolve("stacks.md"), "methods"), method.token()));
        return node;
    }

    /** Of each client what it sends next, by request and status. */
    private ArrayNode redirects() throws IOException {
        Map<String, MeasuredTable> clients = new LinkedHashMap<>();
        for (String client : List.of("OkHttp", "java.net.http")) {
            Path page = docs.resolve(client.equals("OkHttp") ? "okhttp.md" : "jdk.md");
            clients.put(client + " alone", MeasuredTable.read(page, "redirects-alone"));
            clients.put(client + " with RedirectPolicy.standard()", MeasuredTable.read(page, "redirects-with-policy"));
        }
        ArrayNode redirects = JSON.createArrayNode();
        clients.forEach((client, table) -> {
            ObjectNode node = redirects.addObject();
            node.put("client", client);
            ArrayNode statuses = node.putArray("statuses");
            table.head().stream().skip(1).forEach(statuses::add);
            ArrayNode rows = node.putArray("rows");
            for (List<String> row : table.rows()) {
                ArrayNode cells = rows.addObject().put("request", row.get(0)).putArray("next");
                row.stream().skip(1).forEach(cells::add);
            }
        });
        return redirects;
    }
}
