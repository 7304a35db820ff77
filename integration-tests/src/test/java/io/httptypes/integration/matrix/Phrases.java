package io.httptypes.integration.matrix;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.examples.relay.WireClient;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The phrases that the servers write into status lines, over HTTP/1.1. */
final class Phrases {
    private static final List<HttpStatus> FINAL = Arrays.stream(HttpStatus.values())
            .filter(status -> !status.isInformational())
            .toList();

    private Phrases() {}

    static Table table(String title, List<Server> servers) throws IOException {
        Table table = new Table(
                title, "server", List.of("registered phrases", "other phrases", "phrase of 299, which has none"));
        for (Server server : servers) {
            add(
                    table,
                    server.name(),
                    status -> WireClient.send(
                                    server.address(),
                                    HttpMethod.GET,
                                    RequestedStatus.of(status).target())
                            .phrase());
        }
        add(
                table,
                "Netty's own table, without NettyAdapter",
                status -> HttpResponseStatus.valueOf(status.code()).reasonPhrase());
        return table;
    }

    private static void add(Table table, String row, Source source) throws IOException {
        int kept = 0;
        List<String> empty = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (HttpStatus status : FINAL) {
            String phrase = source.phrase(status);
            if (phrase.equals(status.reasonPhrase())) {
                kept++;
            } else if (phrase.isEmpty()) {
                empty.add(Integer.toString(status.code()));
            } else {
                others.add(status.code() + " " + quoted(phrase));
            }
        }
        if (!empty.isEmpty()) {
            others.add((empty.size() == FINAL.size() ? "all" : String.join(", ", empty)) + " empty");
        }
        table.add(
                row,
                List.of(
                        kept + " of " + FINAL.size(),
                        others.isEmpty() ? "none" : String.join(", ", others),
                        quoted(source.phrase(StatusCode.of(299)))));
    }

    private static String quoted(String phrase) {
        return phrase.isEmpty() ? "empty" : '"' + phrase + '"';
    }

    private interface Source {
        String phrase(StatusCode status) throws IOException;
    }
}
