package io.httptypes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.httptypes.explorer.StatusSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a status or a method means. */
@Command(
        name = "http-types",
        mixinStandardHelpOptions = true,
        version = "http-types 0.1",
        description = "Shows what an HTTP status or method means, allows and leads to.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it was found", "2:the input is unknown or not valid"})
public final class HttpTypes implements Callable<Integer> {
    private static final int UNKNOWN = 2;
    private static final int LONGEST = 60;

    @Parameters(arity = "0..*", paramLabel = "QUERY", description = "A number, a name, a phrase or a part of one.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--methods", description = "List the methods.")
    private boolean isMethods;

    @Option(names = "--statuses", description = "List the statuses.")
    private boolean isStatuses;

    @Option(
            names = "--redirects",
            paramLabel = "METHOD",
            description = "Show what clients send after a redirect of METHOD.")
    private @Nullable String redirects;

    @Option(names = "--json", description = "Print the facts as JSON.")
    private boolean isJson;

    @Spec
    @SuppressWarnings("NullAway") // picocli sets it
    private CommandSpec command;

    private final StatusSearch search = new StatusSearch();

    private HttpTypes() throws IOException {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) throws IOException {
        int code = command().execute(arguments);
        // A zero returns, so that Maven's exec:java goes on.
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The command, whose streams can be set. */
    static CommandLine command() throws IOException {
        return new CommandLine(new HttpTypes());
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        String query = String.join(" ", words).strip();
        if (isMethods || isStatuses) {
            list(out);
        } else if (redirects != null) {
            return redirects(out, redirects);
        } else if (query.isEmpty()) {
            command.commandLine().usage(out);
            return UNKNOWN;
        } else {
            return find(out, query);
        }
        return 0;
    }

    private void list(PrintWriter out) throws IOException {
        ObjectNode lists = new ObjectMapper().createObjectNode();
        for (String kind : isMethods && isStatuses
                ? List.of("statuses", "methods")
                : List.of(isMethods ? "methods" : "statuses")) {
            lists.set(kind, search.facts().path(kind));
        }
        if (isJson) {
            json(out, lists);
            return;
        }
        lists.forEach(list -> list.forEach(node -> out.printf(
                "%-24s %s%n", Cards.title(node), node.path("description").asText())));
        out.flush();
    }

    private Integer redirects(PrintWriter out, String method) throws IOException {
        List<JsonNode> clients = StreamSupport.stream(
                        search.facts().path("redirects").spliterator(), false)
                .map(client -> Cards.redirectsOf(client, method))
                .filter(client -> !client.path("rows").isEmpty())
                .toList();
        if (clients.isEmpty()) {
            return unknown(
                    method,
                    "was not measured; try GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, QUERY, PROPFIND, REPORT "
                            + "or PURGE");
        }
        if (isJson) {
            json(out, new ObjectMapper().valueToTree(clients));
        } else {
            clients.forEach(client -> Cards.printRedirects(out, client));
        }
        return 0;
    }

    private Integer find(PrintWriter out, String query) throws IOException {
        boolean isNumber = query.matches("[+-]?[0-9]+");
        boolean isCode = query.matches("[1-9][0-9]{2}");
        List<JsonNode> found = search.find(query);
        if (isNumber && !isCode) {
            return unknown(query, "is not a status code: it has three digits, 100 to 999 (RFC 9110, Section 15)");
        }
        if (isCode) {
            int code = Integer.parseInt(query);
            JsonNode status = found.stream()
                    .filter(node -> node.path("code").asInt() == code)
                    .findFirst()
                    .orElseGet(() -> ((ObjectNode) search.facts()
                                    .path("classes")
                                    .path(query.charAt(0) + "xx")
                                    .deepCopy())
                            .put("code", code));
            found = List.of(status);
        }
        if (found.isEmpty()) {
            return unknown(query, "is not known; the nearest are: " + String.join(", ", search.closest(query)));
        }
        if (isJson) {
            List<JsonNode> nodes = found.stream().map(this::withUnofficial).toList();
            json(out, nodes.size() == 1 ? nodes.get(0) : new ObjectMapper().valueToTree(nodes));
        } else if (found.size() == 1) {
            Cards.print(
                    out,
                    found.get(0),
                    search.unofficial(found.get(0).path("code").asInt()));
        } else {
            found.forEach(node -> out.println(Cards.title(node)));
        }
        out.flush();
        return 0;
    }

    private JsonNode withUnofficial(JsonNode node) {
        ObjectNode copy = node.deepCopy();
        copy.set(
                "unofficial",
                new ObjectMapper()
                        .valueToTree(search.unofficial(node.path("code").asInt())));
        return copy;
    }

    private static void json(PrintWriter out, JsonNode node) throws IOException {
        out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node));
        out.flush();
    }

    private Integer unknown(String input, String why) {
        String shown = input.length() > LONGEST ? input.substring(0, LONGEST) + "…" : input;
        PrintWriter err = command.commandLine().getErr();
        err.println("'" + shown.replaceAll("\\p{C}", "?") + "' " + why);
        err.flush();
        return UNKNOWN;
    }
}
