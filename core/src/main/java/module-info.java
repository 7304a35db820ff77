/**
 * HTTP statuses and methods as Java types.
 *
 * <p>Start with {@link io.httptypes.HttpStatus} and {@link io.httptypes.HttpMethod} to name a status or a method, and
 * with {@link io.httptypes.StatusCode} and {@link io.httptypes.RequestMethod} to accept any that a peer may send.
 */
@SuppressWarnings("module") // the compiler finds no module that is built later, or that need not be there
module io.httptypes {
    requires static com.fasterxml.jackson.annotation;
    requires static org.jspecify;

    exports io.httptypes;
    exports io.httptypes.internal to
            io.httptypes.messages,
            io.httptypes.cookies,
            io.httptypes.servlet,
            io.httptypes.netty,
            io.httptypes.okhttp,
            io.httptypes.jdk,
            io.httptypes.testkit;

    // For ExtensionCode and ExtensionMethod, which are not public: Jackson calls the annotated methods of a value's own
    // class.
    opens io.httptypes to
            com.fasterxml.jackson.databind,
            tools.jackson.databind;
}
