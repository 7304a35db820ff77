package io.httptypes.integration.matrix;

import java.util.ArrayList;
import java.util.List;

/** The pairs of servers and clients that can speak to each other. */
record Pairs(List<Server> servers, List<Client> clients) {
    /** A row for each server and protocol, a column for each client. */
    Table table(String title, Measure measure) throws InterruptedException {
        List<String> columns = clients.stream().map(Client::name).distinct().toList();
        Table table = new Table(title, "server", columns);
        for (Server server : servers) {
            for (Protocol protocol : server.protocols()) {
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(cell(measure, server, protocol, column));
                }
                table.add(server.name() + " over " + protocol, cells);
            }
        }
        return table;
    }

    private String cell(Measure measure, Server server, Protocol protocol, String name) throws InterruptedException {
        for (Client client : clients) {
            if (client.name().equals(name) && client.protocol() == protocol) {
                return measure.cell(server, client);
            }
        }
        return "-";
    }

    interface Measure {
        String cell(Server server, Client client) throws InterruptedException;
    }
}
