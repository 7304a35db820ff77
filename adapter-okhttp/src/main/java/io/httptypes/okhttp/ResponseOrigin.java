package io.httptypes.okhttp;

/** Where a response comes from: the network, the client's cache, or both. */
public enum ResponseOrigin {
    /** A server sent it. */
    NETWORK,
    /** The cache had it, and no server was asked. */
    CACHE,
    /** The cache had it, and a server said with 304 that it is still good. */
    REVALIDATED,
    /**
     * Neither: OkHttp's 504 to a request for what is only in the cache, or a response that an interceptor or a test has
     * made.
     */
    NONE
}
