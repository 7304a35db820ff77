package io.httptypes.servlet;

import io.httptypes.messages.Completion;
import jakarta.servlet.http.HttpServletRequest;

/** Told by a {@link StatusFilter} how each request has ended. */
@FunctionalInterface
public interface StatusListener {
    /**
     * Called once for each request, when its status is final. Many threads may call at once, and for an asynchronous
     * request it is not the one that has run the servlet. What this throws is logged and goes no further.
     *
     * @param request the request, as the filter was given it; not to be kept
     * @param completion how it has ended. The status is empty if the application has set a number that is not a valid
     *     one. The failure is what came out of the filter chain or was reported for an asynchronous request. The bytes
     *     are known if there is no failure, and the response has no content or names its length
     */
    void completed(HttpServletRequest request, Completion completion);
}
