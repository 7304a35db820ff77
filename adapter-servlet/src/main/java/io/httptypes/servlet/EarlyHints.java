package io.httptypes.servlet;

import io.httptypes.StatusCodes;
import io.httptypes.internal.Quoted;
import io.httptypes.messages.Fields;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends an interim 103, for which the servlet API has no way of its own. */
final class EarlyHints {
    private static final Pattern SERVER =
            Pattern.compile("(jetty|Apache Tomcat)/(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4}).*");

    private EarlyHints() {}

    static boolean send(HttpServletRequest request, HttpServletResponse response, List<String> links)
            throws IOException {
        links.forEach(EarlyHints::requireLink);
        // A wrapper may keep what is sent as an error, to send it at the end.
        HttpServletResponse container = Innermost.of(response);
        // RFC 9110, Section 15.2: an older client takes an interim response for the final one.
        boolean isOlder = request.getProtocol().compareTo("HTTP/1.1") < 0;
        if (response.isCommitted() || container.isCommitted() || isOlder || !sendsInterim(request)) {
            return false;
        }
        links.forEach(link -> response.addHeader("Link", link));
        // RFC 9110, Section 8.6: an interim response has none, and one container throws if it has.
        String length = container.getHeader("Content-Length");
        if (length != null) {
            container.setContentLength(-1);
        }
        container.sendError(StatusCodes.EARLY_HINTS);
        if (length != null) {
            container.setHeader("Content-Length", length);
        }
        return true;
    }

    /** Of ASCII: given more, one container drops the field and others mangle it. */
    private static void requireLink(String link) {
        Fields.requireValue("Link", link);
        if (link.isEmpty() || link.chars().anyMatch(c -> c > '~')) {
            throw new IllegalArgumentException("Link: " + Quoted.of(link)
                    + " is not a valid field value; expected visible ASCII, such as </style.css>; rel=preload");
        }
    }

    private static boolean sendsInterim(HttpServletRequest request) {
        ServletContext context = request.getServletContext();
        if (context == null) {
            // One container knows it on its own threads only.
            return false;
        }
        Matcher server = SERVER.matcher(context.getServerInfo());
        if (!server.matches()) {
            return false;
        }
        int[] version = {
            Integer.parseInt(server.group(2)), Integer.parseInt(server.group(3)), Integer.parseInt(server.group(4))
        };
        if (server.group(1).equals("jetty")) {
            return Arrays.compare(version, new int[] {11, 0, 10}) >= 0;
        }
        return Arrays.compare(version, new int[] {10, 1, 33}) >= 0 && !Arrays.equals(version, new int[] {11, 0, 0});
    }
}
