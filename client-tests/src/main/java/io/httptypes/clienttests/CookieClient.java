package io.httptypes.clienttests;

import org.jspecify.annotations.Nullable;

/** A stack's client with a cookie jar, in a few lines. */
public interface CookieClient {
    /**
     * Sends a GET, follows redirects and, if it can, repeats after a 503, and reads the response to its end.
     *
     * @param cookie the caller's own field {@code Cookie}, or null for none
     */
    void get(String url, @Nullable String cookie) throws Exception;

    /**
     * Opens a WebSocket and waits until it is open.
     *
     * @return false if the client has none
     */
    default boolean openWebSocket(String url) throws Exception {
        return false;
    }
}
