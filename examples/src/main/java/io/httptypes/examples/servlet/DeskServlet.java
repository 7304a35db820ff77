package io.httptypes.examples.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.MethodServlet;
import jakarta.servlet.http.HttpServletRequest;
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

    private Reply read(HttpServletRequest request) {
        return switch (request.getRequestURI()) {
            case "/order/1" -> Reply.redirect(HttpStatus.PERMANENT_REDIRECT, "/orders/1"); // an old link
            case "/receipt" -> receipt(request);
            case "/live" -> Reply.upgradeRequired("websocket");
            case "/supplier" -> Reply.proxyAuthenticationRequired("Basic realm=\"supplier\"");
            case "/report" -> {
                Instant tomorrow = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
                yield Reply.retryLater(HttpStatus.SERVICE_UNAVAILABLE, tomorrow)
                        .withContent("text/plain", "the report is written at night");
            }
            default -> Reply.of(HttpStatus.NOT_FOUND);
        };
    }

    /** The whole, or all from one byte on: what a client asks for that goes on with a broken download. */
    private static Reply receipt(HttpServletRequest request) {
        String range = request.getHeader("Range");
        Matcher matcher = RANGE.matcher(range == null ? "" : range);
        if (!matcher.matches()) {
            return Reply.of(HttpStatus.OK, "text/plain", RECEIPT);
        }
        int first = Integer.parseInt(matcher.group(1));
        if (first >= RECEIPT.length) {
            return Reply.rangeNotSatisfiable(RECEIPT.length);
        }
        return Reply.of(HttpStatus.PARTIAL_CONTENT, "text/plain", Arrays.copyOfRange(RECEIPT, first, RECEIPT.length))
                .withField("Content-Range", "bytes %d-%d/%d".formatted(first, RECEIPT.length - 1, RECEIPT.length));
    }
}
