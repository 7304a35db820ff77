package io.httptypes.integration.matrix;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sends what the vocabulary can name through a pair of a server and a client, and tells what became of it. */
final class PairMeasurement {
    /** After so many the others are not tried, or a stack that hangs on everything would take an hour. */
    private static final int MOST_HANGS = 3;

    static final List<StatusCode> INTERIM =
            List.of(HttpStatus.CONTINUE, HttpStatus.PROCESSING, HttpStatus.EARLY_HINTS, StatusCode.of(150));

    private PairMeasurement() {}

    /** Every final status code, with GET. */
    static String statuses(Server server, Client client) throws InterruptedException {
        Verdicts verdicts = new Verdicts();
        for (int code = 200; code <= 999; code++) {
            add(
                    verdicts,
                    Integer.toString(code),
                    server,
                    client,
                    HttpMethod.GET,
                    RequestedStatus.of(StatusCode.of(code)));
        }
        return verdicts.toCell();
    }

    /** Every method, with 200. */
    static String methods(Server server, Client client) throws InterruptedException {
        Verdicts verdicts = new Verdicts();
        for (Map.Entry<String, RequestMethod> method : methods().entrySet()) {
            add(verdicts, method.getKey(), server, client, method.getValue(), RequestedStatus.of(HttpStatus.OK));
        }
        return verdicts.toCell();
    }

    /** Every final status that has a name, with HEAD. */
    static String head(Server server, Client client) throws InterruptedException {
        Verdicts verdicts = new Verdicts();
        for (HttpStatus status : HttpStatus.values()) {
            if (!status.isInformational()) {
                add(
                        verdicts,
                        Integer.toString(status.code()),
                        server,
                        client,
                        HttpMethod.HEAD,
                        RequestedStatus.of(status));
            }
        }
        return verdicts.toCell();
    }

    /** Interim responses with a name and without, each before a final 200. */
    static String interim(Server server, Client client, List<StatusCode> sendable) throws InterruptedException {
        Verdicts verdicts = new Verdicts();
        for (StatusCode interim : INTERIM) {
            verdicts.add(
                    Integer.toString(interim.code()),
                    sendable.contains(interim)
                            ? verdict(server, client, HttpMethod.GET, interim(interim))
                            : "the server cannot send it");
        }
        return verdicts.toCell();
    }

    /** Whether a server can send an interim response. The others need not keep all of the clients waiting. */
    static boolean canSend(Server server, StatusCode interim, Client socket) throws InterruptedException {
        return attempt(server, socket, HttpMethod.GET, interim(interim)).equals(Verdicts.UNCHANGED);
    }

    private static RequestedStatus interim(StatusCode interim) {
        return new RequestedStatus(List.of(interim), HttpStatus.OK);
    }

    /** By what stands for them in a cell. */
    private static Map<String, RequestMethod> methods() {
        Map<String, RequestMethod> methods = new LinkedHashMap<>();
        Arrays.stream(HttpMethod.values()).forEach(method -> methods.put(method.token(), method));
        for (String extension : List.of("PURGE", "M-SEARCH", "FOO", "get")) {
            methods.put(extension, RequestMethod.of(extension));
        }
        methods.put("300 letters", RequestMethod.of("LETTERS".repeat(43).substring(0, 300)));
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed('!', '~')
                .mapToObj(Character::toString)
                .filter(character -> RequestMethod.find(character).isPresent())
                .forEach(character -> {
                    methods.put("`" + character + "`", RequestMethod.of(character));
                    all.append(character);
                });
        methods.put("every character of a token", RequestMethod.of(all.toString()));
        return methods;
    }

    private static void add(
            Verdicts verdicts,
            String subject,
            Server server,
            Client client,
            RequestMethod method,
            RequestedStatus asked)
            throws InterruptedException {
        verdicts.add(
                subject,
                verdicts.count(Verdicts.HANGS) < MOST_HANGS
                        ? verdict(server, client, method, asked)
                        : "not tried after " + MOST_HANGS + " hangs");
    }

    private static String verdict(Server server, Client client, RequestMethod method, RequestedStatus asked)
            throws InterruptedException {
        String alone = attempt(server, client, method, asked);
        if (client.helped().isEmpty()) {
            return alone;
        }
        Client.Helped helped = client.helped().get();
        String withHelp = attempt(server, helped.client(), method, asked);
        return withHelp.equals(alone) ? alone : alone + " without " + helped.helper() + ", " + withHelp + " with it";
    }

    private static String attempt(Server server, Client client, RequestMethod method, RequestedStatus asked)
            throws InterruptedException {
        try {
            return changes(client, method, asked, client.send(server.address(), method, asked.target()));
        } catch (IOException | RuntimeException failure) {
            return Verdicts.failure(failure);
        }
    }

    private static String changes(
            Client client, RequestMethod method, RequestedStatus asked, Client.ClientResponse answer) {
        List<String> changes = new ArrayList<>();
        if (answer.protocol() != client.protocol()) {
            changes.add("over " + answer.protocol());
        }
        if (!answer.status().equals(Optional.of(asked.status()))) {
            changes.add("answered with " + answer.code());
        } else {
            if (!answer.interim().equals(asked.interim())) {
                changes.add("only the final response is shown");
            }
            if (!answer.seenMethod().equals(method.token())) {
                changes.add("arrives as " + answer.seenMethod());
            }
            String content = method == HttpMethod.HEAD ? "" : asked.content(method);
            if (!answer.content().equals(content)) {
                changes.add("content changed");
            }
        }
        return changes.isEmpty() ? Verdicts.UNCHANGED : String.join(", ", changes);
    }
}
