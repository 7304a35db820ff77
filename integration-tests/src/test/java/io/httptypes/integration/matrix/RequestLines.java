package io.httptypes.integration.matrix;

import io.httptypes.RequestMethod;
import io.httptypes.examples.relay.WireClient;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Request lines that are not HTTP, or just so, and what the servers make of them. */
final class RequestLines {
    private RequestLines() {}

    static Table table(String title, List<Server> servers) throws InterruptedException {
        List<String> columns =
                new ArrayList<>(servers.stream().map(Server::name).toList());
        columns.add("the method alone in RequestMethod.find");
        Table table = new Table(title, "request line", columns);
        for (Map.Entry<String, String> line : lines().entrySet()) {
            List<String> cells = new ArrayList<>();
            for (Server server : servers) {
                cells.add(verdict(server, line.getValue()));
            }
            String method = line.getValue().split(" ", 2)[0];
            cells.add(RequestMethod.find(method).map(RequestLines::seen).orElse("refused"));
            table.add(line.getKey(), cells);
        }
        return table;
    }

    /** As the document shows them, and as they are sent, a byte for each character. */
    private static Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : List.of(
                "get /200 HTTP/1.1",
                " GET /200 HTTP/1.1",
                "GE T /200 HTTP/1.1",
                "GET  /200 HTTP/1.1",
                "GET /2 00 HTTP/1.1",
                "GET /200 HTTP/1.1 ",
                "GET\t/200\tHTTP/1.1",
                "GE\tT /200 HTTP/1.1",
                "GE\r\nT /200 HTTP/1.1",
                "GE\nT /200 HTTP/1.1",
                "GE\rT /200 HTTP/1.1",
                "GE\0T /200 HTTP/1.1",
                "GET /2\0 HTTP/1.1",
                "GE\u00cbT /200 HTTP/1.1",
                "G(T /200 HTTP/1.1",
                " /200 HTTP/1.1",
                "GET",
                "GET /200")) {
            lines.put(show(line), line);
        }
        lines.put("a method of 300 letters", "LETTERS".repeat(43).substring(0, 300) + " /200 HTTP/1.1");
        return lines;
    }

    private static String show(String line) {
        return "`"
                + line.replace("\t", "<HT>")
                        .replace("\r", "<CR>")
                        .replace("\n", "<LF>")
                        .replace("\0", "<NUL>") + "`";
    }

    private static String verdict(Server server, String requestLine) throws InterruptedException {
        try {
            String request = requestLine + "\r\nHost: a.example\r\nConnection: close\r\n\r\n";
            WireClient.Reply reply = Client.patiently(timeout -> WireClient.send(server.address(), request, timeout));
            String seen = reply.field(Server.SEEN_METHOD);
            if (!seen.isEmpty()) {
                return RequestMethod.find(seen).map(RequestLines::seen).orElse("seen as what is no method");
            }
            String byApplication = reply.field(Server.NO_METHOD);
            return reply.status().code() + (byApplication.isEmpty() ? "" : ", since " + byApplication + " is empty");
        } catch (EOFException closed) {
            return "closed";
        } catch (InterruptedIOException late) {
            return Verdicts.HANGS;
        } catch (IOException noStatusLine) {
            return "answered without a status line";
        }
    }

    private static String seen(RequestMethod method) {
        String token = method.token();
        return token.length() > 40 ? "the " + token.length() + " letters" : token;
    }
}
