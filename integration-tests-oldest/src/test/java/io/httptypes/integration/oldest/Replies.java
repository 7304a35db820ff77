package io.httptypes.integration.oldest;

import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiFunction;

/** Sends what the contract says. */
final class Replies extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient BiFunction<RequestMethod, String, Reply> replies;

    Replies(BiFunction<RequestMethod, String, Reply> replies) {
        this.replies = replies;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        Reply reply = replies.apply(ServletAdapter.methodOf(request), request.getRequestURI());
        ServletAdapter.send(request, response, reply);
    }
}
