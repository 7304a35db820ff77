package io.httptypes.integration.servlet;

import io.httptypes.servlet.MethodServlet;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * A way in which a request ends.
 *
 * @param what in words, and unique
 * @param request the whole request, where it takes more than a GET
 * @param handler what the servlet does
 * @param hasErrorPage whether there is an error page, which sets the status that the attribute {@code page} has
 */
public record RequestEnd(String what, String request, MethodServlet.Handler handler, boolean hasErrorPage) {
    /** All that are asked. */
    public static final List<RequestEnd> ALL = List.of(
            get("`setStatus(201)`", (request, response) -> response.setStatus(201)),
            get("a number that is no status, `setStatus(1000)`", (request, response) -> response.setStatus(1000)),
            get("`sendError(422)`", (request, response) -> response.sendError(422)),
            paged("`sendError(422)`, and an error page that leaves it", (request, response) -> response.sendError(422)),
            paged("`sendError(422)`, and an error page that sets 418", (request, response) -> {
                request.setAttribute("page", 418);
                response.sendError(422);
            }),
            get("an exception", (request, response) -> fail()),
            get("a `ServletException`", (request, response) -> {
                throw new ServletException("meant");
            }),
            get("an `IOException`", (request, response) -> {
                throw new IOException("meant");
            }),
            get("an `Error`", (request, response) -> {
                throw new AssertionError("meant");
            }),
            get("an exception after `setStatus(201)`", (request, response) -> {
                response.setStatus(201);
                fail();
            }),
            get("an exception after `sendError(422)`", (request, response) -> {
                response.sendError(422);
                fail();
            }),
            paged("an exception, and an error page that leaves it", (request, response) -> fail()),
            paged("an exception, and an error page that sets 418", (request, response) -> {
                request.setAttribute("page", 418);
                fail();
            }),
            get("an exception after the commit of a 201", (request, response) -> {
                response.setStatus(201);
                response.flushBuffer();
                fail();
            }),
            get("`UnavailableException` for 10 seconds", (request, response) -> {
                throw new UnavailableException("meant", 10);
            }),
            get("`UnavailableException` for ever", (request, response) -> {
                throw new UnavailableException("meant");
            }),
            get("`UnavailableException` in a `ServletException`", (request, response) -> {
                throw new ServletException(new UnavailableException("meant", 10));
            }),
            new RequestEnd(
                    "203 if all parameters are read",
                    "GET /?a=b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                    (request, response) -> {
                        boolean isRead = request.getParameter("a").equals("b")
                                && request.getParameterMap().containsKey("a")
                                && request.getParameterNames().nextElement().equals("a")
                                && request.getParameterValues("a").length == 1;
                        response.setStatus(isRead ? 203 : 404);
                    },
                    false),
            malformed("a malformed parameter, `getParameter`", (request, response) -> request.getParameter("a")),
            malformed("the same, `getParameterMap`", (request, response) -> request.getParameterMap()),
            malformed("the same, `getParameterNames`", (request, response) -> request.getParameterNames()),
            malformed("the same, `getParameterValues`", (request, response) -> request.getParameterValues("a")),
            malformed("the same in a `ServletException`", (request, response) -> {
                try {
                    request.getParameter("a");
                } catch (RuntimeException malformed) {
                    throw new ServletException(malformed);
                }
            }),
            malformed("the same, caught and answered with 422", (request, response) -> {
                try {
                    request.getParameter("a");
                } catch (RuntimeException malformed) {
                    response.setStatus(422);
                }
            }),
            malformed("the same, caught, and another exception", (request, response) -> {
                try {
                    request.getParameter("a");
                } catch (RuntimeException malformed) {
                    fail();
                }
            }),
            form("a malformed form", "a=%zz", (request, response) -> request.getParameter("a")),
            form("a form of 3 MB", "a=" + "x".repeat(3_000_000), (request, response) -> request.getParameter("a")),
            new RequestEnd(
                    "malformed chunks of content",
                    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                    (request, response) -> request.getInputStream().readAllBytes(),
                    false),
            get("`getParts` of what has none", (request, response) -> request.getParts()),
            get("asynchronous: 202", (request, response) -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    response.setStatus(202);
                    async.complete();
                });
            }),
            get("asynchronous: 202 before the servlet returns", (request, response) -> {
                AsyncContext async = request.startAsync();
                response.setStatus(202);
                async.complete();
            }),
            get("asynchronous: two dispatches, and 203", (request, response) -> {
                AsyncContext async = request.startAsync();
                Object dispatches = request.getAttribute("dispatches");
                request.setAttribute("dispatches", dispatches == null ? 1 : 2);
                if (Integer.valueOf(2).equals(dispatches)) {
                    response.setStatus(203);
                    async.start(async::complete);
                } else {
                    async.dispatch();
                }
            }),
            get(
                    "asynchronous: time-out",
                    (request, response) -> request.startAsync().setTimeout(100)),
            get("asynchronous: time-out, answered with 504", (request, response) -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(100);
                async.addListener(new OnTimeout(response));
            }),
            get("asynchronous: `sendError(404)`", (request, response) -> {
                AsyncContext async = request.startAsync();
                // Over when the response is committed before, and the next line throws.
                async.setTimeout(1_000);
                async.start(() -> {
                    try {
                        response.sendError(404);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    async.complete();
                });
            }),
            get("asynchronous: an exception after `startAsync`", (request, response) -> {
                request.startAsync();
                fail();
            }),
            get("asynchronous: an exception in an ASYNC dispatch", (request, response) -> {
                if (request.getDispatcherType() == DispatcherType.ASYNC) {
                    response.setStatus(201);
                    fail();
                }
                request.startAsync().dispatch();
            }),
            malformed("asynchronous: a malformed parameter in an ASYNC dispatch", (request, response) -> {
                if (request.getDispatcherType() == DispatcherType.ASYNC) {
                    request.getParameter("a");
                } else {
                    request.startAsync().dispatch();
                }
            }),
            get("asynchronous: `UnavailableException` in an ASYNC dispatch", (request, response) -> {
                if (request.getDispatcherType() == DispatcherType.ASYNC) {
                    throw new UnavailableException("meant", 10);
                }
                request.startAsync().dispatch();
            }),
            get("asynchronous: an exception in `AsyncContext.start`", (request, response) -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(100);
                async.start(RequestEnd::fail);
            }),
            get("the client goes away in the middle", (request, response) -> {
                while (true) {
                    response.getOutputStream().write(new byte[1 << 16]);
                }
            }));

    /** Requests that a container may answer before any filter, so that there may be nothing to tell. */
    public static final List<RequestEnd> EARLY = List.of(
            early("TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"),
            early("`OPTIONS *`", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"),
            early("an extension method", "PURGE / HTTP/1.1\r\nHost: a\r\n\r\n"),
            early("CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n"),
            early("a method that is no token", "G@T / HTTP/1.1\r\nHost: a\r\n\r\n"),
            early("a malformed request line", "GET / HTTP/x\r\nHost: a\r\n\r\n"),
            early("no Host", "GET / HTTP/1.1\r\n\r\n"),
            early("a malformed target, `/%zz`", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
            early("an ambiguous target, `/a/%2e%2e/b`", "GET /a/%2e%2e/b HTTP/1.1\r\nHost: a\r\n\r\n"),
            early("an encoded slash, `/a%2fb`", "GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n"),
            early("a target of 100 KB", "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
            early(
                    "a header section of 100 KB",
                    "GET / HTTP/1.1\r\nHost: a\r\nX-Large: " + "x".repeat(100_000) + "\r\n\r\n"),
            early("two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx"),
            early("HTTP/3.0 in the request line", "GET / HTTP/3.0\r\nHost: a\r\n\r\n"));

    private static RequestEnd early(String what, String request) {
        return new RequestEnd(what, request, (rq, rs) -> rs.setStatus(203), false);
    }

    /** The same after 206 and a part of the content. */
    public RequestEnd afterAPart() {
        return new RequestEnd(
                what,
                request,
                (request, response) -> {
                    if (request.getDispatcherType() == DispatcherType.REQUEST) {
                        response.setStatus(206);
                        response.getOutputStream().print("part");
                        response.flushBuffer();
                    }
                    handler.handle(request, response);
                },
                hasErrorPage);
    }

    private static RequestEnd get(String what, MethodServlet.Handler handler) {
        return new RequestEnd(what, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", handler, false);
    }

    private static RequestEnd paged(String what, MethodServlet.Handler handler) {
        return new RequestEnd(what, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", handler, true);
    }

    private static RequestEnd malformed(String what, MethodServlet.Handler handler) {
        return new RequestEnd(what, "GET /?a=%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", handler, false);
    }

    private static RequestEnd form(String what, String content, MethodServlet.Handler handler) {
        String head = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        return new RequestEnd(
                what, head + "Content-Length: " + content.length() + "\r\n\r\n" + content, handler, false);
    }

    private static void fail() {
        throw new IllegalStateException("meant");
    }

    private record OnTimeout(HttpServletResponse response) implements AsyncListener {
        @Override
        public void onTimeout(AsyncEvent event) {
            response.setStatus(504);
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
