package io.httptypes.servlet;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What the container made, behind what filters have put around it. */
final class Innermost {
    private Innermost() {}

    static HttpServletRequest of(HttpServletRequest request) {
        HttpServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest wrapped) {
            innermost = wrapped;
        }
        return innermost;
    }

    static HttpServletResponse of(HttpServletResponse response) {
        HttpServletResponse innermost = response;
        while (innermost instanceof ServletResponseWrapper wrapper
                && wrapper.getResponse() instanceof HttpServletResponse wrapped) {
            innermost = wrapped;
        }
        return innermost;
    }
}
