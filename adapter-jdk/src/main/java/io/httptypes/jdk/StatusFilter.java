package io.httptypes.jdk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.util.Objects;

/**
 * A filter that tells a listener how each exchange has ended, once, for access logs and metrics. Make it the first
 * filter of a context.
 *
 * <p>An exchange ends when its response is written, when it is closed, and when a handler throws. The handler may
 * return before: the end counts, on whatever thread it comes. A handler that never ends an exchange leaves its client
 * waiting, and no listener is called.
 *
 * <p>In a context with an {@link com.sun.net.httpserver.Authenticator}, two ends are not told, since the JDK's server
 * takes no exchange but its own there: that of an exchange that is closed without a response, and of a response without
 * content that is sent after the handler has returned.
 */
public final class StatusFilter extends Filter {
    private final StatusListener listener;

    /**
     * Makes a filter.
     *
     * @param listener what to tell, on several threads at once
     */
    public StatusFilter(StatusListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Objects.requireNonNull(exchange, "exchange");
        Objects.requireNonNull(chain, "chain");
        ExchangeEnd end = new ExchangeEnd(exchange, listener);
        // The server authenticates behind all filters, and casts the exchange to a class of its own.
        boolean isOurs = exchange.getHttpContext().getAuthenticator() == null;
        try {
            chain.doFilter(isOurs ? observed(exchange, end) : end.countStream());
            if (!isOurs) {
                end.endedIfWithoutContent();
            }
        } catch (Throwable thrown) {
            end.handlerFailed(thrown);
            throw thrown;
        }
        end.handlerReturned();
    }

    private static HttpExchange observed(HttpExchange exchange, ExchangeEnd end) {
        return exchange instanceof HttpsExchange secure
                ? new ObservedHttpsExchange(secure, end)
                : new ObservedExchange(exchange, end);
    }

    /**
     * Describes the filter.
     *
     * @return a few words
     */
    @Override
    public String description() {
        return "tells a listener how each exchange has ended";
    }
}
