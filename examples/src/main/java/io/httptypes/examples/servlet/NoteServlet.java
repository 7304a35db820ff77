package io.httptypes.examples.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.servlet.MethodServlet;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** One note, which can be read, replaced and purged. HEAD, OPTIONS, 405 and 501 come by themselves. */
final class NoteServlet extends MethodServlet {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // no container writes a servlet to a disk
    private final AtomicReference<String> note = new AtomicReference<>("hello");

    NoteServlet() {
        on(HttpMethod.GET, this::read);
        on(HttpMethod.PUT, this::replace);
        on(RequestMethod.of("PURGE"), this::purge);
    }

    private void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(note.get());
    }

    private void replace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        note.set(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        ServletAdapter.setStatus(response, HttpStatus.NO_CONTENT);
    }

    private void purge(HttpServletRequest request, HttpServletResponse response) {
        note.set("");
        ServletAdapter.setStatus(response, HttpStatus.NO_CONTENT);
    }
}
