package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.StatusCodes;
import io.httptypes.messages.RetryAfter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whole responses, the same on every container.
 *
 * <p>Each helper checks its arguments before it touches the response. If the response is committed then, it changes nothing and answers
 * false. Otherwise it replaces what has been buffered, whether through the writer or through the stream, keeps the header fields, commits
 * the response, closes its stream and answers true; what is written afterwards is lost. These fields are not kept:
 *
 * <ul>
 *   <li>Content-Length and Transfer-Encoding;
 *   <li>ETag and Last-Modified if something had been buffered, but for 304;
 *   <li>Content-Encoding and Content-Range if something had been buffered, and in an answer without content;
 *   <li>Content-Type and Content-Language in a 205 and a 304.
 * </ul>
 *
 * <p>Text for a header field may hold visible characters of ISO 8859-1, blanks and tabs; in {@code Location}, {@code Link} and
 * {@code Upgrade}, ASCII only. Anything else gets {@link IllegalArgumentException}. Null gets {@link NullPointerException} that names the
 * parameter.
 */
public final class ServletResponses {
    // Possessive, or else a long quoted string takes as deep a stack.
    private static final Pattern PARAMETER = Pattern.compile(
            "[ \t]*;[ \t]*([^ \t;=\"]*)[ \t]*=[ \t]*(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[^;]*)", Pattern.DOTALL);

    private static final Pattern SERVER =
            Pattern.compile("(jetty|Apache Tomcat)/(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4}).*");

    private ServletResponses() {}

    /**
     * Answers without content: no Content-Length with 204 and 304, and zero with all others.
     *
     * @param response the response to commit
     * @param status any final status, 200 to 999
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if the status is 1xx
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.6">RFC 9110, Section 8.6</a>
     */
    public static boolean empty(HttpServletResponse response, StatusCode status) throws IOException {
        Objects.requireNonNull(response, "response");
        requireFinal(status);
        return begin(response, status, false) && finish(response, status);
    }

    /**
     * Answers with content, and never with a container's error page.
     *
     * @param response the response to commit
     * @param status any final status, 200 to 999
     * @param contentType a media type, such as {@code "image/png"}
     * @param body the content; only if empty, the status may be one without content
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if the status is 1xx or allows no content (204, 205, 304), or the media type is none
     * @throws IOException if the container cannot write
     */
    public static boolean respond(HttpServletResponse response, StatusCode status, String contentType, byte[] body)
            throws IOException {
        Objects.requireNonNull(response, "response");
        requireFinal(status);
        FieldValue.checkMediaType(contentType);
        Objects.requireNonNull(body, "body");
        if (!status.allowsContent()) {
            if (body.length > 0) {
                throw new IllegalArgumentException(
                        body.length + " bytes of content for " + status + "; expected none with this status");
            }
            return empty(response, status);
        }
        if (!begin(response, status, true)) {
            return false;
        }
        // Or else the encoding of an earlier writer becomes the charset of this type.
        response.setCharacterEncoding((String) null);
        response.setContentType(contentType);
        if (withoutCharset(contentType).equals(contentType)) {
            // Or else one container adds the charset that it guesses from the type.
            response.setCharacterEncoding((String) null);
        }
        response.setContentLength(body.length);
        ServletOutputStream out = response.getOutputStream();
        out.write(body);
        response.flushBuffer();
        out.close();
        return true;
    }

    /**
     * Answers with text in UTF-8, and never with a container's error page.
     *
     * @param response the response to commit
     * @param status any final status, 200 to 999
     * @param contentType a media type, such as {@code "application/json"}; its charset becomes {@code utf-8}, whatever it was
     * @param body the content; only if empty, the status may be one without content
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if the status is 1xx or allows no content (204, 205, 304), or the media type is none
     * @throws IOException if the container cannot write
     */
    public static boolean respond(HttpServletResponse response, StatusCode status, String contentType, String body)
            throws IOException {
        FieldValue.checkMediaType(contentType);
        Objects.requireNonNull(body, "body");
        String type = withoutCharset(contentType).stripTrailing() + ";charset=utf-8";
        return respond(response, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Redirects, without content.
     *
     * @param response the response to commit
     * @param status 301, 302, 303, 307 or 308
     * @param location a URI reference, sent as it is; not blank
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if the status is another
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, Section 15.4</a>
     */
    public static boolean redirect(HttpServletResponse response, StatusCode status, String location)
            throws IOException {
        Objects.requireNonNull(response, "response");
        requireOneOf(
                status,
                HttpStatus.MOVED_PERMANENTLY,
                HttpStatus.FOUND,
                HttpStatus.SEE_OTHER,
                HttpStatus.TEMPORARY_REDIRECT,
                HttpStatus.PERMANENT_REDIRECT);
        return locate(response, status, location);
    }

    /**
     * Answers 201, without content.
     *
     * @param response the response to commit
     * @param location a URI reference of what has been created, sent as it is; not blank
     * @return false, and nothing changed, if the response was committed already
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2">RFC 9110, Section 15.3.2</a>
     */
    public static boolean created(HttpServletResponse response, String location) throws IOException {
        Objects.requireNonNull(response, "response");
        return locate(response, HttpStatus.CREATED, location);
    }

    /**
     * Answers 304. ETag and Last-Modified stay even if content had been buffered; what describes only content goes.
     *
     * @param response the response to commit
     * @param etag an entity-tag such as {@code "\"1\""} or {@code "W/\"1\""}, or null to leave the field ETag as it is
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if the text is no entity-tag
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5">RFC 9110, Section 15.4.5</a>
     */
    public static boolean notModified(HttpServletResponse response, @Nullable String etag) throws IOException {
        Objects.requireNonNull(response, "response");
        if (etag != null) {
            FieldValue.checkEntityTag(etag);
        }
        if (!begin(response, HttpStatus.NOT_MODIFIED, false)) {
            return false;
        }
        if (etag != null) {
            response.setHeader("ETag", etag);
        }
        return finish(response, HttpStatus.NOT_MODIFIED);
    }

    /**
     * Answers 405, without content.
     *
     * @param response the response to commit
     * @param allowed the methods that the resource knows, for the field Allow, in {@link RequestMethod#inRegistryOrder()}; may be empty
     * @return false, and nothing changed, if the response was committed already
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6">RFC 9110, Section 15.5.6</a>
     */
    public static boolean methodNotAllowed(HttpServletResponse response, Set<? extends RequestMethod> allowed)
            throws IOException {
        Objects.requireNonNull(response, "response");
        String allow = allow(allowed);
        if (!begin(response, HttpStatus.METHOD_NOT_ALLOWED, false)) {
            return false;
        }
        response.setHeader("Allow", allow);
        return finish(response, HttpStatus.METHOD_NOT_ALLOWED);
    }

    /**
     * Answers 401, without content. Each challenge gets a line of its own, behind those that are there.
     *
     * @param response the response to commit
     * @param challenge such as {@code "Basic realm=\"orders\""}
     * @param more further ones
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if a challenge does not begin with the name of a scheme
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2">RFC 9110, Section 15.5.2</a>
     */
    public static boolean unauthorized(HttpServletResponse response, String challenge, String... more)
            throws IOException {
        return challenge(response, HttpStatus.UNAUTHORIZED, "WWW-Authenticate", challenge, more);
    }

    /**
     * Answers 407, without content. Each challenge gets a line of its own, behind those that are there.
     *
     * @param response the response to commit
     * @param challenge such as {@code "Basic realm=\"proxy\""}
     * @param more further ones
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if a challenge does not begin with the name of a scheme
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8">RFC 9110, Section 15.5.8</a>
     */
    public static boolean proxyAuthenticationRequired(HttpServletResponse response, String challenge, String... more)
            throws IOException {
        return challenge(response, HttpStatus.PROXY_AUTHENTICATION_REQUIRED, "Proxy-Authenticate", challenge, more);
    }

    /**
     * Asks the client to come back, without content.
     *
     * @param response the response to commit
     * @param status 413, 429 or 503
     * @param wait zero or more, sent in seconds; a fraction is rounded up
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if the status is another, or the wait is negative
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
     */
    public static boolean retryLater(HttpServletResponse response, StatusCode status, Duration wait)
            throws IOException {
        return retry(response, status, RetryAfter.format(wait));
    }

    /**
     * Asks the client to come back, without content.
     *
     * @param response the response to commit
     * @param status 413, 429 or 503
     * @param when the year 0 to 9999, in UTC, sent as a date; a fraction of a second is rounded up
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if the status is another, or the year has not four digits
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
     */
    public static boolean retryLater(HttpServletResponse response, StatusCode status, Instant when) throws IOException {
        return retry(response, status, RetryAfter.format(when));
    }

    /**
     * Answers 416, without content.
     *
     * @param response the response to commit
     * @param completeLength how many bytes the whole content has, zero or more
     * @return false, and nothing changed, if the response was committed already
     * @throws IllegalArgumentException if the length is negative
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.17">RFC 9110, Section 15.5.17</a>
     */
    public static boolean rangeNotSatisfiable(HttpServletResponse response, long completeLength) throws IOException {
        Objects.requireNonNull(response, "response");
        if (completeLength < 0) {
            throw new IllegalArgumentException("a negative length: " + completeLength + "; expected zero or more");
        }
        if (!begin(response, HttpStatus.RANGE_NOT_SATISFIABLE, false)) {
            return false;
        }
        response.setHeader("Content-Range", "bytes */" + completeLength);
        return finish(response, HttpStatus.RANGE_NOT_SATISFIABLE);
    }

    /**
     * Answers 426, without content, over HTTP/1. Later versions have no field Upgrade.
     *
     * @param request the request that is answered
     * @param response the response to commit
     * @param protocol what the client has to upgrade to, such as {@code "HTTP/3.0"}
     * @param more further ones, in the order of preference
     * @return false, and nothing changed, if the response was committed already, or the request did not come over HTTP/1
     * @throws IllegalArgumentException if a protocol is no token, or two with a slash
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.22">RFC 9110, Section 15.5.22</a>
     */
    public static boolean upgradeRequired(
            HttpServletRequest request, HttpServletResponse response, String protocol, String... more)
            throws IOException {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        FieldValue.checkProtocol("protocol", protocol);
        for (String other : Objects.requireNonNull(more, "more")) {
            FieldValue.checkProtocol("more", other);
        }
        if (!request.getProtocol().startsWith("HTTP/1.") || !begin(response, HttpStatus.UPGRADE_REQUIRED, false)) {
            return false;
        }
        response.setHeader("Upgrade", more.length == 0 ? protocol : protocol + ", " + String.join(", ", more));
        response.addHeader("Connection", "upgrade");
        return finish(response, HttpStatus.UPGRADE_REQUIRED);
    }

    /**
     * Sends an interim 103 with links, which stay on the final response too. Other fields that are set already go with the 103.
     *
     * <p>The servlet API has no way of its own for this. The helper knows Jetty from 11.0.10 on and Tomcat from 10.1.33 on, but for 11.0.0,
     * by {@link ServletContext#getServerInfo()}; other containers may end the response with a 103.
     *
     * @param request the request that is answered
     * @param response the response that is to follow
     * @param link the value of a field Link, such as {@code "</style.css>; rel=preload; as=style"}
     * @param more further ones
     * @return false, and nothing changed, if the response was committed already, the request came over HTTP/1.0 or older, or the
     *     container is not known to send interim responses
     * @throws IOException if the container cannot write
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8297">RFC 8297</a>
     */
    public static boolean earlyHints(
            HttpServletRequest request, HttpServletResponse response, String link, String... more) throws IOException {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(response, "response");
        FieldValue.checkUris("link", link);
        for (String other : Objects.requireNonNull(more, "more")) {
            FieldValue.checkUris("more", other);
        }
        // RFC 9110, Section 15.2: an older client takes an interim response for the final one.
        boolean isOlder = request.getProtocol().compareTo("HTTP/1.1") < 0;
        if (response.isCommitted() || isOlder || !sendsInterim(request)) {
            return false;
        }
        response.addHeader("Link", link);
        for (String other : more) {
            response.addHeader("Link", other);
        }
        // RFC 9110, Section 8.6: an interim response has none, and one container throws if it has.
        String length = response.getHeader("Content-Length");
        if (length != null) {
            response.setContentLength(-1);
        }
        response.sendError(StatusCodes.EARLY_HINTS);
        if (length != null) {
            response.setHeader("Content-Length", length);
        }
        return true;
    }

    /**
     * Sets the field Allow, and commits nothing.
     *
     * @param response the response to write to; if it is committed, nothing changes
     * @param allowed the methods, which are sent in {@link RequestMethod#inRegistryOrder()}; may be empty
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.1">RFC 9110, Section 10.2.1</a>
     */
    public static void setAllow(HttpServletResponse response, Set<? extends RequestMethod> allowed) {
        Objects.requireNonNull(response, "response");
        String allow = allow(allowed);
        if (!response.isCommitted()) {
            response.setHeader("Allow", allow);
        }
    }

    /**
     * Adds a line of the field WWW-Authenticate, and commits nothing.
     *
     * @param response the response to write to; if it is committed, nothing changes
     * @param challenge such as {@code "Basic realm=\"orders\""}
     * @throws IllegalArgumentException if the challenge does not begin with the name of a scheme
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1">RFC 9110, Section 11.6.1</a>
     */
    public static void addChallenge(HttpServletResponse response, String challenge) {
        Objects.requireNonNull(response, "response");
        FieldValue.checkChallenge("challenge", challenge);
        if (!response.isCommitted()) {
            response.addHeader("WWW-Authenticate", challenge);
        }
    }

    /**
     * Sets the field Retry-After, and commits nothing.
     *
     * @param response the response to write to; if it is committed, nothing changes
     * @param wait zero or more, sent in seconds; a fraction is rounded up
     * @throws IllegalArgumentException if the wait is negative
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
     */
    public static void setRetryAfter(HttpServletResponse response, Duration wait) {
        Objects.requireNonNull(response, "response");
        setRetryAfter(response, RetryAfter.format(wait));
    }

    /**
     * Sets the field Retry-After, and commits nothing.
     *
     * @param response the response to write to; if it is committed, nothing changes
     * @param when the year 0 to 9999, in UTC, sent as a date; a fraction of a second is rounded up
     * @throws IllegalArgumentException if the year has not four digits
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
     */
    public static void setRetryAfter(HttpServletResponse response, Instant when) {
        Objects.requireNonNull(response, "response");
        setRetryAfter(response, RetryAfter.format(when));
    }

    // One container throws if the response is committed, where the others ignore this.
    private static void setRetryAfter(HttpServletResponse response, String retryAfter) {
        if (!response.isCommitted()) {
            response.setHeader("Retry-After", retryAfter);
        }
    }

    private static boolean locate(HttpServletResponse response, StatusCode status, String location) throws IOException {
        FieldValue.checkUris("location", location);
        if (!begin(response, status, false)) {
            return false;
        }
        response.setHeader("Location", location);
        return finish(response, status);
    }

    private static boolean challenge(
            HttpServletResponse response, StatusCode status, String field, String challenge, String... more)
            throws IOException {
        Objects.requireNonNull(response, "response");
        FieldValue.checkChallenge("challenge", challenge);
        for (String other : Objects.requireNonNull(more, "more")) {
            FieldValue.checkChallenge("more", other);
        }
        if (!begin(response, status, false)) {
            return false;
        }
        response.addHeader(field, challenge);
        for (String other : more) {
            response.addHeader(field, other);
        }
        return finish(response, status);
    }

    private static boolean retry(HttpServletResponse response, StatusCode status, String retryAfter)
            throws IOException {
        Objects.requireNonNull(response, "response");
        requireOneOf(
                status, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE);
        if (!begin(response, status, false)) {
            return false;
        }
        response.setHeader("Retry-After", retryAfter);
        return finish(response, status);
    }

    private static String allow(Set<? extends RequestMethod> allowed) {
        return Objects.requireNonNull(allowed, "allowed").stream()
                .map(method -> Objects.requireNonNull(method, "allowed"))
                .sorted(RequestMethod.inRegistryOrder())
                .map(RequestMethod::token)
                .collect(Collectors.joining(", "));
    }

    private static void requireFinal(StatusCode status) {
        if (Objects.requireNonNull(status, "status").isInformational()) {
            throw new IllegalArgumentException("no final status: " + status + "; expected 200 to 999");
        }
    }

    private static void requireOneOf(StatusCode status, HttpStatus... expected) {
        Objects.requireNonNull(status, "status");
        if (!List.of(expected).contains(status)) {
            throw new IllegalArgumentException(status + "; expected one of " + List.of(expected));
        }
    }

    private static boolean sendsInterim(HttpServletRequest request) {
        ServletContext context = request.getServletContext();
        if (context == null) {
            // One container knows it on its own threads only.
            return false;
        }
        Matcher server = SERVER.matcher(context.getServerInfo());
        if (!server.matches()) {
            return false;
        }
        int[] version = {
            Integer.parseInt(server.group(2)), Integer.parseInt(server.group(3)), Integer.parseInt(server.group(4))
        };
        if (server.group(1).equals("jetty")) {
            return Arrays.compare(version, new int[] {11, 0, 10}) >= 0;
        }
        return Arrays.compare(version, new int[] {10, 1, 33}) >= 0 && !Arrays.equals(version, new int[] {11, 0, 0});
    }

    /** Makes way for another answer, but for its framing; false if the response is committed. */
    private static boolean begin(HttpServletResponse response, StatusCode status, boolean content) throws IOException {
        if (response.isCommitted()) {
            return false;
        }
        Set<String> stale = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        stale.add("Transfer-Encoding");
        boolean replaced = isWritten(response);
        if (replaced || !content) {
            stale.add("Content-Encoding");
            stale.add("Content-Range");
        }
        if (replaced && status != HttpStatus.NOT_MODIFIED) {
            stale.add("ETag");
            stale.add("Last-Modified");
        }
        if (!status.allowsContent()) {
            stale.add("Content-Length");
        }
        if (status == HttpStatus.NOT_MODIFIED || status == HttpStatus.RESET_CONTENT) {
            // One container does not send these with 205 and 304.
            stale.add("Content-Type");
            stale.add("Content-Language");
        }
        boolean writer = isWriterTaken(response);
        if (writer || stale.stream().anyMatch(response::containsHeader)) {
            reset(response, stale, writer);
        } else {
            response.resetBuffer();
        }
        response.setStatus(status.code());
        return true;
    }

    /** Whether there is content, which might be empty only if a writer keeps it to itself. */
    private static boolean isWritten(HttpServletResponse response) {
        try {
            // To the API this is an error as soon as content has been written.
            response.setBufferSize(response.getBufferSize());
            return false;
        } catch (IllegalStateException written) {
            return true;
        }
    }

    private static boolean isWriterTaken(HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream();
            return false;
        } catch (IllegalStateException taken) {
            return true;
        }
    }

    // setHeader(name, null) would be shorter, but removes the field on some containers only.
    private static void reset(HttpServletResponse response, Set<String> stale, boolean writer) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            fields.put(name, List.copyOf(response.getHeaders(name)));
        }
        fields.keySet().removeIf(stale::contains);
        fields.keySet().removeIf("Content-Length"::equalsIgnoreCase);
        fields.keySet().removeIf("Content-Type"::equalsIgnoreCase);
        String type = stale.contains("Content-Type") ? null : response.getContentType();
        Locale locale = response.getLocale();

        response.reset();

        // A container may keep the language apart from the fields.
        if (!stale.contains("Content-Language") && !locale.equals(response.getLocale())) {
            response.setLocale(locale);
        }
        if (type != null) {
            // A writer's charset is that of the content that has just been dropped.
            response.setCharacterEncoding((String) null);
            response.setContentType(writer ? withoutCharset(type) : type);
        }
        fields.forEach((name, values) -> {
            // Some containers keep a session's cookie over a reset, and one sets it twice.
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
    }

    private static String withoutCharset(String contentType) {
        return PARAMETER
                .matcher(contentType)
                .replaceAll(parameter -> parameter.group(1).equalsIgnoreCase("charset")
                        ? ""
                        : Matcher.quoteReplacement(parameter.group()));
    }

    /** Frames a response without content, and commits it. */
    private static boolean finish(HttpServletResponse response, StatusCode status) throws IOException {
        if (status.allowsContent() || status == HttpStatus.RESET_CONTENT) {
            response.setContentLength(0);
        }
        // Closed without this, some containers give a length to a 204 or a 304.
        response.flushBuffer();
        response.getOutputStream().close();
        return true;
    }
}
