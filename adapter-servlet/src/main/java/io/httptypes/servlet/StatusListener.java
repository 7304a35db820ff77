package io.httptypes.servlet;

import io.httptypes.StatusCode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Told by a {@link StatusFilter} how each request has ended. */
@FunctionalInterface
public interface StatusListener {
    /**
     * Called once for each request, when its status is final. Many threads may call at once, and for an asynchronous request it is not
     * the one that has run the servlet. What this throws is logged and goes no further.
     *
     * @param request the request, as the filter was given it; not to be kept
     * @param status the status of the response, or null if the application has set a number that is no status
     * @param failure what came out of the filter chain or was reported for an asynchronous request, or null if nothing did; the response
     *     may have been sent in part, or whole
     */
    void completed(HttpServletRequest request, @Nullable StatusCode status, @Nullable Throwable failure);
}
