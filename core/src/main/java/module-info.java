/**
 * HTTP statuses and methods as Java types.
 *
 * <p>Start with {@link io.httptypes.HttpStatus} and {@link io.httptypes.HttpMethod} to name a status or a method, and with
 * {@link io.httptypes.StatusCode} and {@link io.httptypes.RequestMethod} to accept any that a peer may send.
 */
module io.httptypes {
    requires static org.jspecify;

    exports io.httptypes;
}
