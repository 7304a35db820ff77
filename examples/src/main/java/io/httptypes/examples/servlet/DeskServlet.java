package io.httptypes.examples.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.servlet.MethodServlet;
import io.httptypes.servlet.ServletResponses;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What else there is to read at the desk where orders are taken. */
final class DeskServlet extends MethodServlet {
    private static final long serialVersionUID = 1;

    private static final byte[] RECEIPT = "tea 2.50, paid".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-");

    DeskServlet() {
        on(HttpMethod.GET, this::read);
    }

    private void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getRequestURI()) {
            case "/order/1" -> // an old link
                ServletResponses.redirect(response, HttpStatus.PERMANENT_REDIRECT, "/orders/1");
            case "/receipt" -> sendReceipt(request, response);
            case "/live" -> ServletResponses.upgradeRequired(request, response, "websocket");
            case "/supplier" -> ServletResponses.proxyAuthenticationRequired(response, "Basic realm=\"supplier\"");
            case "/report" -> {
                Instant tomorrow = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
                ServletResponses.setRetryAfter(response, tomorrow);
                ServletResponses.respond(
                        response, HttpStatus.SERVICE_UNAVAILABLE, "text/plain", "the report is written at night");
            }
            default -> ServletResponses.empty(response, HttpStatus.NOT_FOUND);
        }
    }

    /** The whole, or all from one byte on: what a client asks for that goes on with a broken download. */
    private static void sendReceipt(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String range = request.getHeader("Range");
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        if (!matcher.matches()) {
            ServletResponses.respond(response, HttpStatus.OK, "text/plain", RECEIPT);
            return;
        }
        int first = Integer.parseInt(matcher.group(1));
        if (first >= RECEIPT.length) {
            ServletResponses.rangeNotSatisfiable(response, RECEIPT.length);
            return;
        }
        response.setHeader("Content-Range", "bytes %d-%d/%d".formatted(first, RECEIPT.length - 1, RECEIPT.length));
        byte[] rest = Arrays.copyOfRange(RECEIPT, first, RECEIPT.length);
        ServletResponses.respond(response, HttpStatus.PARTIAL_CONTENT, "text/plain", rest);
    }
}
