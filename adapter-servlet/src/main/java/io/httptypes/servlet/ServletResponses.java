package io.httptypes.servlet;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** A stub that makes way for the real one at the merge. */
final class ServletResponses {
    private ServletResponses() {}

    static boolean empty(HttpServletResponse response, StatusCode status) throws IOException {
        if (response.isCommitted()) {
            return false;
        }
        response.resetBuffer();
        response.setStatus(status.code());
        if (status.code() == 204) {
            response.getOutputStream().close();
        } else {
            response.setContentLength(0);
            response.flushBuffer();
        }
        return true;
    }

    static boolean methodNotAllowed(HttpServletResponse response, Set<? extends RequestMethod> allowed)
            throws IOException {
        if (response.isCommitted()) {
            return false;
        }
        setAllow(response, allowed);
        return empty(response, io.httptypes.HttpStatus.METHOD_NOT_ALLOWED);
    }

    static void setAllow(HttpServletResponse response, Set<? extends RequestMethod> allowed) {
        response.setHeader(
                "Allow",
                allowed.stream()
                        .sorted(RequestMethod.inRegistryOrder())
                        .map(RequestMethod::token)
                        .collect(Collectors.joining(", ")));
    }
}
