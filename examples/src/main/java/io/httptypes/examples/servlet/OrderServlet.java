package io.httptypes.examples.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.MethodServlet;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders, which anybody may read, and a clerk may place, and cancel until they are shipped. */
final class OrderServlet extends MethodServlet {
    private static final long serialVersionUID = 1;

    private static final int MOST_ORDERS = 2;
    private static final int LONGEST_ORDER = 100;
    private static final String SHIPPED = "/orders/1";
    private static final String PROBLEM = "application/problem+json";
    private static final Reply UNAUTHORIZED = Reply.unauthorized("Basic realm=\"orders\"");
    private static final String CLERK =
            "Basic " + Base64.getEncoder().encodeToString("clerk:secret".getBytes(StandardCharsets.UTF_8));

    @SuppressWarnings("serial") // no container writes a servlet to a disk
    private final Map<String, String> orders = new ConcurrentHashMap<>(Map.of(SHIPPED, "tea"));

    private final AtomicInteger last = new AtomicInteger(1);

    OrderServlet() {
        on(HttpMethod.GET, this::read);
        on(HttpMethod.POST, this::place);
        on(HttpMethod.DELETE, this::cancel);
    }

    private void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals("/orders")) {
            ServletAdapter.sendEarlyHints(request, response, "</orders.css>; rel=preload; as=style");
        }
        ServletAdapter.send(request, response, orderOf(request));
    }

    private Reply orderOf(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.equals("/orders")) {
            return Reply.of(HttpStatus.OK, "text/html", "<p>" + orders.size() + " orders</p>");
        }
        String order = orders.get(path);
        if (order == null) {
            return problem(HttpStatus.NOT_FOUND, "there is no such order");
        }
        String etag = '"' + Integer.toHexString(order.hashCode()) + '"';
        return etag.equals(request.getHeader("If-None-Match"))
                ? Reply.notModified(etag)
                : Reply.of(HttpStatus.OK, "text/plain", order).withField("ETag", etag);
    }

    private Reply place(HttpServletRequest request) throws IOException {
        if (!request.getRequestURI().equals("/orders")) {
            return Reply.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);
        }
        if (!CLERK.equals(request.getHeader("Authorization"))) {
            return UNAUTHORIZED.withContent(PROBLEM, title("only a clerk may order"));
        }
        if (request.getContentLength() > LONGEST_ORDER) {
            return Reply.of(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (orders.size() >= MOST_ORDERS) {
            return Reply.retryLater(HttpStatus.TOO_MANY_REQUESTS, Duration.ofMinutes(1));
        }
        String path = "/orders/" + last.incrementAndGet();
        orders.put(path, new String(request.getInputStream().readNBytes(LONGEST_ORDER), StandardCharsets.UTF_8));
        return Reply.created(path);
    }

    private Reply cancel(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!CLERK.equals(request.getHeader("Authorization"))) {
            return UNAUTHORIZED;
        }
        if (path.equals(SHIPPED)) {
            return Reply.methodNotAllowed(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)
                    .withContent(PROBLEM, title("the order has been shipped"));
        }
        return orders.remove(path) == null
                ? problem(HttpStatus.NOT_FOUND, "there is no such order")
                : Reply.of(HttpStatus.NO_CONTENT);
    }

    private static Reply problem(StatusCode status, String title) {
        return Reply.of(status, PROBLEM, title(title));
    }

    private static String title(String text) {
        return "{\"title\":\"" + text + "\"}";
    }
}
