package io.httptypes.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An exchange that tells when it ends. */
final class ObservedExchange extends HttpExchange {
    private final HttpExchange exchange;
    private final ExchangeEnd end;
    private @Nullable OutputStream body;

    ObservedExchange(HttpExchange exchange, ExchangeEnd end) {
        this.exchange = exchange;
        this.end = end;
    }

    /**
     * Also what an inner filter has put around it, which the server's exchange never sees: it would be counted twice.
     */
    @Override
    public OutputStream getResponseBody() {
        if (body == null) {
            body = end.new Counting(exchange.getResponseBody());
        }
        return body;
    }

    @Override
    public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
        if (in != null) {
            exchange.setStreams(in, null);
        }
        if (out != null) {
            body = out;
        }
    }

    @Override
    public void sendResponseHeaders(int code, long length) throws IOException {
        end.send(code, length);
    }

    @Override
    public void close() {
        try {
            if (body != null && exchange.getResponseCode() != ReplyToExchange.NOT_SENT) {
                body.close();
            }
        } catch (IOException noted) {
            // The server's own exchange hides it, too.
        } finally {
            exchange.close();
            end.ended();
        }
    }

    @Override
    public Headers getRequestHeaders() {
        return exchange.getRequestHeaders();
    }

    @Override
    public Headers getResponseHeaders() {
        return exchange.getResponseHeaders();
    }

    @Override
    public URI getRequestURI() {
        return exchange.getRequestURI();
    }

    @Override
    public String getRequestMethod() {
        return exchange.getRequestMethod();
    }

    @Override
    public HttpContext getHttpContext() {
        return exchange.getHttpContext();
    }

    @Override
    public InputStream getRequestBody() {
        return exchange.getRequestBody();
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return exchange.getRemoteAddress();
    }

    @Override
    public int getResponseCode() {
        return exchange.getResponseCode();
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return exchange.getLocalAddress();
    }

    @Override
    public String getProtocol() {
        return exchange.getProtocol();
    }

    @Override
    public @Nullable HttpPrincipal getPrincipal() {
        return exchange.getPrincipal();
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return exchange.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        exchange.setAttribute(name, value);
    }
}
