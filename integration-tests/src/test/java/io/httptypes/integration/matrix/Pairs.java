package io.httptypes.integration.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The pairs of servers and clients that can speak to each other. */
record Pairs(List<Server> servers, List<Client> clients, ExecutorService threads) {
    /** A row for each server and protocol, a column for each client. All cells are measured at once. */
    Table table(String title, Measure measure) throws InterruptedException, ExecutionException {
        List<String> columns = clients.stream().map(Client::name).distinct().toList();
        Map<String, List<Future<String>>> rows = new LinkedHashMap<>();
        for (Server server : servers) {
            for (Protocol protocol : server.protocols()) {
                List<Future<String>> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(threads.submit(() -> cell(measure, server, protocol, column)));
                }
                rows.put(server.name() + " over " + protocol, cells);
            }
        }
        Table table = new Table(title, "server", columns);
        for (Map.Entry<String, List<Future<String>>> row : rows.entrySet()) {
            List<String> cells = new ArrayList<>();
            for (Future<String> cell : row.getValue()) {
                cells.add(cell.get());
            }
            table.add(row.getKey(), cells);
        }
        return table;
    }

    private String cell(Measure measure, Server server, Protocol protocol, String name)
            throws InterruptedException, ExecutionException {
        for (Client client : clients) {
            if (client.name().equals(name) && client.protocol() == protocol) {
                return measure.cell(server, client);
            }
        }
        return "-";
    }

    interface Measure {
        String cell(Server server, Client client) throws InterruptedException, ExecutionException;
    }
}
