package io.httptypes.integration.matrix;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The application on Jetty and on Tomcat. */
final class StatusServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<RequestMethod> method = ServletAdapter.findMethod(request);
        if (method.isEmpty()) {
            response.setHeader(Server.NO_METHOD, "findMethod");
            ServletAdapter.setStatus(response, HttpStatus.BAD_REQUEST);
            return;
        }
        RequestedStatus asked = RequestedStatus.parse(request.getRequestURI());
        for (StatusCode interim : asked.interim()) {
            // The Servlet API's own way for 103; there is none for the others, so a container may do as it likes.
            response.sendError(interim.code());
        }
        response.setHeader(Server.SEEN_METHOD, method.get().token());
        ServletAdapter.setStatus(response, asked.status());
        String content = asked.content(method.get());
        if (!content.isEmpty()) {
            response.setContentType("text/plain");
            response.getWriter().print(content);
        }
    }
}
