package io.httptypes.examples.relay;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Fields;
import io.httptypes.messages.Reply;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A client that calls one origin. What goes through it belongs to no stack, so that any server can stand before it. */
interface Upstream extends AutoCloseable {
    /** Each hop has its own. */
    Set<String> SET_ANEW = Set.of("expect", "host", "content-length", "content-type");

    /** Sends a request on, and completes with the response, or with what the client throws. */
    CompletableFuture<Response> send(Request request);

    @Override
    void close();

    /** A line of a field. */
    record Field(String name, String value) {}

    /**
     * A request to send on.
     *
     * @param target path and query
     */
    record Request(RequestMethod method, String target, List<Field> fields, ByteBuffer content) {
        /** Whether it can be sent on at all: a gateway is no tunnel, and the target chooses no server. */
        boolean isForAGateway() {
            return method != HttpMethod.CONNECT && target.startsWith("/");
        }
    }

    /** A response of the origin. */
    record Response(StatusCode status, List<Field> fields, ByteBuffer content) {
        /** Throws IllegalArgumentException if it holds what no response may hold. */
        Reply toReply() {
            Reply reply = Reply.of(status);
            if (content.hasRemaining() && status.allowsContent()) {
                String type = fields.stream()
                        .filter(field -> field.name().equalsIgnoreCase("Content-Type"))
                        .map(Field::value)
                        .findFirst()
                        .orElse("application/octet-stream");
                reply = reply.withContent(type, bytes(content));
            }
            for (Field field : forwarded(fields)) {
                reply = reply.withAddedField(field.name(), field.value());
            }
            return reply;
        }
    }

    /** All bytes of a content. */
    static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    /** Without what is about one connection or about framing. */
    static List<Field> forwarded(List<Field> fields) {
        return fields.stream()
                .filter(field -> !Fields.isConnectionSpecific(field.name())
                        && !SET_ANEW.contains(field.name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
