package io.httptypes.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** Sends one reply to an exchange. */
final class ReplyToExchange {
    /** The status of an exchange until one is sent. */
    static final int NOT_SENT = -1;

    /** A length. */
    static final int NO_CONTENT = -1;

    private static final int UNKNOWN_LENGTH = 0;

    private ReplyToExchange() {}

    static boolean trySend(HttpExchange exchange, Reply reply) throws IOException {
        if (exchange.getResponseCode() != NOT_SENT) {
            return false;
        }
        reply.requireSendable(exchange.getProtocol());
        RequestMethod method = JdkServerAdapter.findMethod(exchange).orElse(HttpMethod.GET);
        Headers fields = exchange.getResponseHeaders();
        fields.keySet().removeIf(name -> reply.replacesField(name, false) && !isCoding(reply, name));
        reply.forEachField((name, values) -> values.forEach(value -> fields.add(name, value)));
        boolean isCoded = fields.containsKey("Content-Encoding")
                && reply.fieldValues("Content-Encoding").isEmpty();
        try (exchange) {
            // Without its stream, closing an exchange closes the connection.
            exchange.getRequestBody();
            if (reply.sendsContent(method)) {
                long length = isCoded ? UNKNOWN_LENGTH : reply.content().remaining();
                exchange.sendResponseHeaders(reply.status().code(), length);
                try (OutputStream out = exchange.getResponseBody()) {
                    reply.writeTo(out);
                }
            } else {
                OptionalLong length = reply.contentLength(method);
                if (length.isPresent() && !isCoded) {
                    // To HEAD the server gives none by itself.
                    fields.set("Content-Length", Long.toString(length.getAsLong()));
                }
                exchange.sendResponseHeaders(reply.status().code(), NO_CONTENT);
            }
        }
        return true;
    }

    /** A filter that codes the content says so before it gets any. */
    private static boolean isCoding(Reply reply, String name) {
        return name.equalsIgnoreCase("Content-Encoding")
                && reply.fieldValues(name).isEmpty();
    }
}
