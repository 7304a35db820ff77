package io.httptypes.integration.matrix;

import io.httptypes.HttpMethod;
import io.httptypes.StatusCode;
import io.httptypes.integration.BrokenOrigin;
import io.httptypes.netty.NettyAdapter;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Status lines that are not HTTP, or just so, and what the clients read in them. */
final class StatusLines {
    private static final String REFUSED = "refused";

    private StatusLines() {}

    /** As each of the clients reads them, Netty's codec, and our parser, which is given the code alone. */
    static Table table(String title, List<Client> clients) throws IOException, InterruptedException {
        List<String> columns =
                new ArrayList<>(clients.stream().map(Client::name).toList());
        columns.addAll(List.of("Netty's client codec", "the code alone in StatusCode.find"));
        Table table = new Table(title, "status line", columns);
        for (Map.Entry<String, String> line : lines().entrySet()) {
            List<String> cells = new ArrayList<>();
            try (BrokenOrigin server = new BrokenOrigin(message(line.getValue()))) {
                for (Client client : clients) {
                    cells.add(verdict(client, server));
                }
            }
            cells.add(verdictOfNetty(line.getValue()));
            cells.add(verdictOfCore(line.getValue()));
            table.add(line.getKey(), cells);
        }
        return table;
    }

    /** As the document shows them, and as they are sent, a byte for each character. */
    private static Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : List.of(
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 ",
                "HTTP/1.1 200",
                "HTTP/1.1 099 X",
                "HTTP/1.1 000 X",
                "HTTP/1.1 +99 X",
                "HTTP/1.1 -12 X",
                "HTTP/1.1 20 X",
                "HTTP/1.1 2x0 X",
                "HTTP/1.1 1000 X",
                "HTTP/1.1 2000 X",
                "HTTP/1.1 200OK",
                "HTTP/1.1  200 OK",
                "HTTP/1.1\t200 OK")) {
            lines.put("`" + line.replace("\t", "<HT>") + "`", line);
        }
        lines.put(
                "`HTTP/1.1 1000 X`, then another response, with 200",
                "HTTP/1.1 1000 X\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK");
        lines.put(
                "`HTTP/1.1 ٢٠٠ OK`, Arabic-Indic digits in UTF-8",
                new String("HTTP/1.1 ٢٠٠ OK".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        lines.put("a phrase of the bytes 0x80 to 0xff", "HTTP/1.1 200 " + obsText());
        lines.put("a phrase of 64 KB", "HTTP/1.1 200 " + "x".repeat(1 << 16));
        lines.put("`HTTP/1.1 200 O<NUL>K`", "HTTP/1.1 200 O\0K");
        return lines;
    }

    private static String obsText() {
        StringBuilder text = new StringBuilder();
        for (char c = 0x80; c <= 0xff; c++) {
            text.append(c);
        }
        return text.toString();
    }

    private static String message(String statusLine) {
        return statusLine + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

    private static String verdict(Client client, BrokenOrigin server) throws InterruptedException {
        try {
            Client.ClientResponse answer = client.send(server.address(), HttpMethod.GET, "/");
            return answer.status()
                    .map(StatusLines::accepted)
                    .orElse("read as " + answer.code() + ", findStatus is empty");
        } catch (RuntimeException unchecked) {
            return "refused with an unchecked " + unchecked.getClass().getSimpleName();
        } catch (IOException failure) {
            return Verdicts.failure(failure).equals(Verdicts.HANGS) ? Verdicts.HANGS : REFUSED;
        }
    }

    private static String verdictOfNetty(String statusLine) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpClientCodec());
        try {
            channel.writeInbound(Unpooled.copiedBuffer(message(statusLine), StandardCharsets.ISO_8859_1));
            HttpResponse response = channel.readInbound();
            return NettyAdapter.findStatus(response)
                    .map(StatusLines::accepted)
                    .orElseGet(() -> (response.decoderResult().isFailure() ? "placeholder " : "read as ")
                            + response.status().code() + ", findStatus is empty");
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static String verdictOfCore(String statusLine) {
        String code = statusLine.split("[ \r]", 3)[1];
        return StatusCode.find(code).map(StatusLines::accepted).orElse(REFUSED);
    }

    private static String accepted(StatusCode status) {
        return "accepted as " + status.code();
    }
}
