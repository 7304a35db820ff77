package io.httptypes.jdk;

import com.sun.net.httpserver.HttpExchange;
import io.httptypes.messages.Reply;
import java.io.IOException;

/** Replies to requests, for {@link JdkServerAdapter#handler}. The server's threads call it, several at once. */
@FunctionalInterface
public interface ReplyHandler {
    /**
     * Replies to a request.
     *
     * @param exchange a request, whose response is not sent yet
     * @return what to send
     * @throws IOException if the request cannot be read, or for any other reason: the client gets a 500
     */
    Reply handle(HttpExchange exchange) throws IOException;
}
