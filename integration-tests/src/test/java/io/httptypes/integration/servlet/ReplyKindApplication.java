package io.httptypes.integration.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Brings a response into a state and then calls a helper, as the path says, for one request at a time. */
final class ReplyKindApplication {
    /** A path that is answered by nothing but the container. */
    static final String PLAIN = "/plain";

    private static final String ERROR_PAGE = "/error-page";
    private static final String NO_ANSWER = "NONE";

    /** Who calls the helper. */
    enum Caller {
        SERVLET,
        FILTER_AFTER_THE_CHAIN,
        ASYNC_THREAD
    }

    private final BlockingQueue<String> results = new LinkedBlockingQueue<>();

    static String path(Caller caller, ResponseState start, ReplyKind answer) {
        return "/" + caller + "/" + start + "/" + answer;
    }

    /** The same without a helper. */
    static String path(Caller caller, ResponseState start) {
        return "/" + caller + "/" + start + "/" + NO_ANSWER;
    }

    Application application() {
        return application(List.of(new AnswerFilter()));
    }

    /** With a filter outside of all that is done to the response. */
    Application application(Filter outer) {
        return application(List.of(outer, new AnswerFilter()));
    }

    private Application application(List<Filter> filters) {
        return new Application(Map.of("/*", new AnswerServlet()), filters, Map.of(499, ERROR_PAGE));
    }

    /** Forgets what earlier calls answered. */
    void forget() {
        results.clear();
    }

    /** What the next call of a helper answered, or threw. */
    String result() throws InterruptedException {
        String result = results.poll(5, TimeUnit.SECONDS);
        return result == null ? "nothing" : result;
    }

    private void prepare(RequestedReply asked, HttpServletRequest request, HttpServletResponse response) {
        try {
            asked.start.prepare(request, response);
        } catch (IOException | RuntimeException e) {
            results.add(asked.start + ": " + e);
        }
    }

    private void answer(RequestedReply asked, HttpServletRequest request, HttpServletResponse response) {
        if (!asked.answer.equals(NO_ANSWER)) {
            try {
                results.add(
                        Boolean.toString(ReplyKind.valueOf(asked.answer).call.on(request, response)));
            } catch (IOException | RuntimeException e) {
                results.add(asked.answer + ": " + e);
            }
        }
    }

    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException over) {
            // Rarely, Tomcat has taken the request back before, after the response was closed.
        }
    }

    private record RequestedReply(Caller caller, ResponseState start, String answer) {
        static RequestedReply of(HttpServletRequest request) {
            String[] path = request.getRequestURI().split("/", -1);
            return new RequestedReply(Caller.valueOf(path[1]), ResponseState.valueOf(path[2]), path[3]);
        }
    }

    private final class AnswerServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String uri = request.getRequestURI();
            if (uri.equals(PLAIN) || uri.equals(ERROR_PAGE)) {
                response.getWriter().print(uri);
                return;
            }
            RequestedReply asked = RequestedReply.of(request);
            switch (asked.caller) {
                case SERVLET -> {
                    prepare(asked, request, response);
                    answer(asked, request, response);
                }
                case FILTER_AFTER_THE_CHAIN -> prepare(asked, request, response);
                case ASYNC_THREAD -> {
                    AsyncContext async = request.startAsync(request, response);
                    async.start(() -> {
                        prepare(asked, request, response);
                        answer(asked, request, response);
                        complete(async);
                    });
                }
            }
        }
    }

    private final class AnswerFilter extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, response);
            if (!request.getRequestURI().equals(PLAIN)) {
                RequestedReply asked = RequestedReply.of(request);
                if (asked.caller == Caller.FILTER_AFTER_THE_CHAIN) {
                    answer(asked, request, response);
                }
            }
        }
    }
}
