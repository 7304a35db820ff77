package io.httptypes.integration.servlet;

import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.ServletAdapter;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.ReplyContract;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiFunction;

/** The replies of a servlet in a container. */
abstract class ServletReplyContract extends ReplyContract {
    private final Container container;

    ServletReplyContract(Container container) {
        this.container = container;
    }

    @Override
    protected void declare(Gaps gaps) {
        gaps.noConnect("a container takes CONNECT for a request that it does not know, before any servlet");
    }

    @Override
    protected Server start(BiFunction<RequestMethod, String, Reply> replies) {
        Container.Running running = container.start(Application.of(new Replies(replies)));
        return Server.of(running.port(), running.port(), running);
    }

    private static final class Replies extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient BiFunction<RequestMethod, String, Reply> replies;

        Replies(BiFunction<RequestMethod, String, Reply> replies) {
            this.replies = replies;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            // Content that is left is read by some containers, and by some not.
            request.getInputStream().readAllBytes();
            Reply reply = replies.apply(ServletAdapter.methodOf(request), request.getRequestURI());
            ServletAdapter.send(request, response, reply);
        }
    }
}
