package io.httptypes.examples.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.servlet.MethodServlet;
import io.httptypes.servlet.ServletResponses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders, which anybody may read, and a clerk may place, and cancel until they are shipped. */
final class OrderServlet extends MethodServlet {
    private static final long serialVersionUID = 1;

    private static final int MOST_ORDERS = 2;
    private static final int LONGEST_ORDER = 100;
    private static final String SHIPPED = "/orders/1";
    private static final String CHALLENGE = "Basic realm=\"orders\"";
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
        String path = request.getRequestURI();
        String order = orders.get(path);
        if (path.equals("/orders")) {
            ServletResponses.earlyHints(request, response, "</orders.css>; rel=preload; as=style");
            ServletResponses.respond(response, HttpStatus.OK, "text/html", "<p>" + orders.size() + " orders</p>");
        } else if (order == null) {
            problem(response, HttpStatus.NOT_FOUND, "there is no such order");
        } else {
            String etag = '"' + Integer.toHexString(order.hashCode()) + '"';
            if (etag.equals(request.getHeader("If-None-Match"))) {
                ServletResponses.notModified(response, etag);
            } else {
                response.setHeader("ETag", etag);
                ServletResponses.respond(response, HttpStatus.OK, "text/plain", order);
            }
        }
    }

    private void place(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getRequestURI().equals("/orders")) {
            ServletResponses.methodNotAllowed(
                    response, Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS));
        } else if (!CLERK.equals(request.getHeader("Authorization"))) {
            ServletResponses.addChallenge(response, CHALLENGE);
            problem(response, HttpStatus.UNAUTHORIZED, "only a clerk may order");
        } else if (request.getContentLength() > LONGEST_ORDER) {
            ServletResponses.empty(response, HttpStatus.CONTENT_TOO_LARGE);
        } else if (orders.size() >= MOST_ORDERS) {
            ServletResponses.retryLater(response, HttpStatus.TOO_MANY_REQUESTS, Duration.ofMinutes(1));
        } else {
            String path = "/orders/" + last.incrementAndGet();
            orders.put(path, new String(request.getInputStream().readNBytes(LONGEST_ORDER), StandardCharsets.UTF_8));
            ServletResponses.created(response, path);
        }
    }

    private void cancel(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        if (!CLERK.equals(request.getHeader("Authorization"))) {
            ServletResponses.unauthorized(response, CHALLENGE);
        } else if (path.equals(SHIPPED)) {
            ServletResponses.setAllow(response, Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS));
            problem(response, HttpStatus.METHOD_NOT_ALLOWED, "the order has been shipped");
        } else if (orders.remove(path) == null) {
            problem(response, HttpStatus.NOT_FOUND, "there is no such order");
        } else {
            ServletResponses.empty(response, HttpStatus.NO_CONTENT);
        }
    }

    private static void problem(HttpServletResponse response, StatusCode status, String title) throws IOException {
        ServletResponses.respond(response, status, "application/problem+json", "{\"title\":\"" + title + "\"}");
    }
}
