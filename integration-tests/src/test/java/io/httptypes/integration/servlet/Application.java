package io.httptypes.integration.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.Map;

/**
 * What a container is to serve.
 *
 * @param servlets by URL pattern
 * @param filters the outermost first, for all URLs and REQUEST dispatches only, but a StatusFilter for ASYNC dispatches
 *     too
 * @param errorPages the path of each status code's
 */
public record Application(Map<String, Servlet> servlets, List<Filter> filters, Map<Integer, String> errorPages) {
    /** One servlet for all URLs. */
    public static Application of(Servlet servlet) {
        return new Application(Map.of("/*", servlet), List.of(), Map.of());
    }
}
