package io.httptypes.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends one reply in place of what a response holds, alike on every container. */
final class ReplySender {
    private final HttpServletResponse response;
    private final Reply reply;
    private final RequestMethod method;
    private final boolean isWritten;
    private final boolean isWriterTaken;

    /** For a response that is not committed. */
    ReplySender(HttpServletRequest request, HttpServletResponse response, Reply reply) throws IOException {
        this.response = response;
        this.reply = reply;
        // A request without a method gets an answer too.
        method = ServletAdapter.findMethod(request).orElse(HttpMethod.GET);
        isWritten = isWritten();
        isWriterTaken = isWriterTaken();
    }

    void send() throws IOException {
        makeWay();
        response.setStatus(reply.status().code());
        reply.forEachField(this::setField);
        reply.contentLength(method).ifPresent(response::setContentLengthLong);
        ServletOutputStream out = response.getOutputStream();
        if (reply.sendsContent(method)) {
            reply.writeTo(out);
        }
        // Closed without this, some containers give a length to a 204, a 304 or a response to HEAD.
        response.flushBuffer();
        out.close();
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
