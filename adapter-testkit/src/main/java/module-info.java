/**
 * The contracts that every adapter passes: see {@link io.httptypes.testkit.HttpAdapterContract} and
 * {@link io.httptypes.testkit.ReplyContract}.
 */
@SuppressWarnings(
        "requires-automatic") // HttpCore, which reads the headers of HTTP/2, has no descriptor but a name of its own
module io.httptypes.testkit {
    requires transitive io.httptypes.messages;
    requires transitive org.junit.jupiter.api;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.apache.httpcomponents.core5.httpcore5.h2;
    requires static org.jspecify;

    // JUnit calls the contract's methods, which are not public, in the classes of those who extend it.
    opens io.httptypes.testkit to
            org.junit.platform.commons;

    exports io.httptypes.testkit;
}
