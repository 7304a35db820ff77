package io.httptypes.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends one reply in place of what a response holds, alike on every container and behind wrappers. */
final class ReplySender {
    /**
     * A request's attribute, the kind of dispatch in which it got its reply: a wrapper that holds that back does not
     * commit the response.
     */
    private static final String SENT_IN = ReplySender.class.getName() + ".sentIn";

    private final HttpServletResponse response;
    private final Reply reply;
    private final RequestMethod method;
    private final boolean isWrapped;
    private final boolean isWritten;
    private final boolean isWriterTaken;

    private ReplySender(HttpServletRequest request, HttpServletResponse response, Reply reply) throws IOException {
        this.response = response;
        this.reply = reply;
        // A filter may say another method, and the container frames by its own. A request without a method gets an
        // answer too.
        method = ServletAdapter.findMethod(Innermost.of(request)).orElse(HttpMethod.GET);
        isWrapped = response instanceof ServletResponseWrapper;
        isWritten = isWritten();
        // A wrapper's stream is not opened to ask: one that compresses writes the beginning then.
        isWriterTaken = isWrapped || isWriterTaken();
    }

    static boolean trySend(HttpServletRequest request, HttpServletResponse response, Reply reply) throws IOException {
        if (isOver(request, response)) {
            return false;
        }
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            include(response, reply);
            return true;
        }
        if (response.isCommitted() || isSent(request)) {
            return false;
        }
        reply.requireSendable(request.getProtocol());
        try {
            new ReplySender(request, response, reply).send();
        } catch (IllegalStateException | NullPointerException e) {
            if (isOver(request, response)) {
                return false;
            }
            throw e;
        }
        remember(request);
        return true;
    }

    /** To an error page the container gives a response that has been reset, and a reply with it. */
    private static boolean isSent(HttpServletRequest request) {
        Object sentIn = request.getAttribute(SENT_IN);
        return sentIn != null
                && (request.getDispatcherType() != DispatcherType.ERROR || sentIn == DispatcherType.ERROR);
    }

    private static void remember(HttpServletRequest request) {
        try {
            request.setAttribute(SENT_IN, request.getDispatcherType());
        } catch (IllegalStateException | NullPointerException over) {
            // The reply was the end of an asynchronous request.
        }
    }

    /**
     * Whether the container has taken a request back, as it does when one is complete; each tells it in a way of its
     * own.
     */
    private static boolean isOver(HttpServletRequest request, HttpServletResponse response) {
        try {
            request.getAttribute(SENT_IN);
            response.isCommitted();
            return request.getProtocol() == null;
        } catch (IllegalStateException | NullPointerException over) {
            return true;
        }
    }

    /** Adds the content to the page that includes this; of a status and of fields a container takes none there. */
    private static void include(HttpServletResponse response, Reply reply) throws IOException {
        if (!reply.content().hasRemaining()) {
            return;
        }
        ServletOutputStream out;
        try {
            out = response.getOutputStream();
        } catch (IllegalStateException writerTaken) {
            response.getWriter().print(reply.text());
            return;
        }
        reply.writeTo(out);
    }

    private void send() throws IOException {
        // To a wrapper a HEAD is as a GET: one that buffers gives it the length of what it has.
        boolean hasContent = reply.sendsContent(isWrapped && method == HttpMethod.HEAD ? HttpMethod.GET : method);
        makeWay();
        ServletOutputStream out = hasContent || !isWrapped ? response.getOutputStream() : null;
        // A wrapper that compresses has said so by now, and makes another length.
        boolean isCoded = isWrapped && response.containsHeader("Content-Encoding");
        response.setStatus(reply.status().code());
        reply.forEachField(this::setField);
        if (!isCoded) {
            reply.contentLength(method).ifPresent(response::setContentLengthLong);
        }
        if (out != null && hasContent) {
            reply.writeTo(out);
        }
        // Closed without this, some containers give a length to a 204, a 304 or a response to HEAD.
        response.flushBuffer();
        if (out != null) {
            out.close();
        }
    }

    /** Whether there is content, which might be empty only if a writer keeps it to itself. */
    private boolean isWritten() {
        try {
            // To the API this is an error as soon as content has been written.
            response.setBufferSize(response.getBufferSize());
            return false;
        } catch (IllegalStateException written) {
            return true;
        }
    }

    private boolean isWriterTaken() throws IOException {
        try {
            response.getOutputStream();
            return false;
        } catch (IllegalStateException taken) {
            return true;
        }
    }

    private void makeWay() {
        boolean isStale = response.getHeaderNames().stream().anyMatch(this::isStale)
                || response.containsHeader("Content-Length")
                || (response.getContentType() != null && isStale("Content-Type"));
        if (isWriterTaken || isStale) {
            reset();
        } else {
            response.resetBuffer();
        }
    }

    private boolean isStale(String name) {
        return reply.replacesField(name, isWritten);
    }

    // setHeader(name, null) would be shorter, but removes the field on some containers only.
    private void reset() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (!isStale(name) && !name.equalsIgnoreCase("Content-Type")) {
                fields.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        String type = isStale("Content-Type") ? null : response.getContentType();
        Locale locale = response.getLocale();

        response.reset();

        // A container may keep the language apart from the fields.
        if (!isStale("Content-Language") && !locale.equals(response.getLocale())) {
            response.setLocale(locale);
        }
        if (type != null) {
            // A writer's charset is that of the content that has just been dropped.
            response.setCharacterEncoding((String) null);
            response.setContentType(isWriterTaken ? withoutParameters(type) : type);
        }
        fields.forEach((name, values) -> {
            // Some containers keep a session's cookie over a reset, and one sets it twice.
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
    }

    private static String withoutParameters(String type) {
        int semicolon = type.indexOf(';');
        return semicolon < 0 ? type : type.substring(0, semicolon).stripTrailing();
    }

    private void setField(String name, List<String> values) {
        if (name.equalsIgnoreCase("Content-Type")) {
            setContentType(values.get(0));
            return;
        }
        int first = 0;
        if (isStale(name)) {
            // One container has fields of its own, which are there again after each reset.
            response.setHeader(name, values.get(0));
            first = 1;
        }
        values.subList(first, values.size()).forEach(value -> response.addHeader(name, value));
    }

    private void setContentType(String type) {
        // Or else the encoding of an earlier writer becomes the charset of this type.
        response.setCharacterEncoding((String) null);
        response.setContentType(type);
        if (!type.toLowerCase(Locale.ROOT).contains("charset")) {
            // Or else one container adds the charset that it guesses from the type.
            response.setCharacterEncoding((String) null);
        }
    }
}
