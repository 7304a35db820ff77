package io.httptypes.jdk;

import com.sun.net.httpserver.HttpExchange;
import io.httptypes.messages.Completion;

/** Learns how each exchange has ended, from {@link StatusFilter}. */
@FunctionalInterface
public interface StatusListener {
    /**
     * Is called once an exchange, on the thread that has ended it. What it throws is logged, and changes nothing.
     *
     * @param exchange the exchange, which has ended
     * @param completion how it has ended
     */
    void completed(HttpExchange exchange, Completion completion);
}
