/** The contract that every adapter passes: see {@link io.httptypes.testkit.HttpAdapterContract}. */
module io.httptypes.testkit {
    requires transitive io.httptypes.messages;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    // JUnit calls the contract's methods, which are not public, in the classes of those who extend it.
    opens io.httptypes.testkit to
            org.junit.platform.commons;

    exports io.httptypes.testkit;
}
