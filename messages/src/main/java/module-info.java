/**
 * What a response says, as values that every HTTP stack can send.
 *
 * <p>Start with {@link io.httptypes.messages.Reply}.
 */
module io.httptypes.messages {
    requires transitive io.httptypes;
    requires static org.jspecify;

    exports io.httptypes.messages;
}
