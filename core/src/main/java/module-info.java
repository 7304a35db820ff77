/**
 * HTTP statuses and methods as Java types.
 *
 * <p>Start with {@link io.httptypes.HttpStatus} and {@link io.httptypes.HttpMethod} to name a status or a method, and with
 * {@link io.httptypes.StatusCode} and {@link io.httptypes.RequestMethod} to accept any that a peer may send.
 */
@SuppressWarnings("module") // the modules below are built after this one, so the compiler cannot find them
module io.httptypes {
    requires static org.jspecify;

    exports io.httptypes;
    exports io.httptypes.internal to
            io.httptypes.messages,
            io.httptypes.servlet,
            io.httptypes.netty,
            io.httptypes.okhttp,
            io.httptypes.testkit;
}
