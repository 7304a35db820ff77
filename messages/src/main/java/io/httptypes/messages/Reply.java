package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A final response as a value: status, header fields and a small content.
 *
 * <p>It is checked when it is made and immutable: make it once, send it any number of times, to any request, on any
 * stack, from any thread. What frames a message depends on the request too, so a reply has no such field;
 * {@link #contentLength} and {@link #sendsContent} tell it.
 *
 * <p><b>Fields.</b> A name is a token. A value holds tabs, blanks, visible ASCII, and U+0080 to U+00FF, which stand for
 * bytes, and no blank at either end. These are held to their own grammar besides, however they are set: Location,
 * Content-Location, ETag, Content-Type, WWW-Authenticate, Proxy-Authenticate, Allow, Retry-After and Content-Range.
 * Content-Length and the fields of a connection ({@link Fields#isConnectionSpecific}) are refused: the stack writes
 * them. What no message can carry gets {@link IllegalArgumentException} that names the field, the value, escaped and
 * cut, and what was expected.
 *
 * <p>1xx, streams, files and trailers are left to the stack.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-6">RFC 9110, Section 6</a>
 */
public final class Reply {
    private static final byte[] NO_CONTENT = {};
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String UPGRADE = "Upgrade";

    private final StatusCode status;
    // Flat, since a map costs some 400 bytes more. A name stands once, whatever its case.
    private final List<Field> fields;
    private final byte[] content;

    private Reply(StatusCode status, List<Field> fields, byte[] content) {
        this.status = status;
        this.fields = fields;
        this.content = content;
    }

    /**
     * Makes a reply without content.
     *
     * @param status 200 to 999
     * @return a reply without fields
     * @throws IllegalArgumentException if the status is 1xx
     */
    public static Reply of(StatusCode status) {
        if (Objects.requireNonNull(status, "status").isInformational()) {
            throw new IllegalArgumentException(status + " is not the status of a final response; expected 200 to 999");
        }
        return new Reply(status, List.of(), NO_CONTENT);
    }

    /**
     * Makes a reply with content.
     *
     * @param status 200 to 999
     * @param contentType a media type, sent as it is
     * @param content copied; empty for 204, 205 and 304, which then have no Content-Type either
     * @return the reply
     * @throws IllegalArgumentException if the status is 1xx or allows no content, or the type is not a media type
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.3">RFC 9110, Section 8.3</a>
     */
    public static Reply of(StatusCode status, String contentType, byte[] content) {
        return of(status).withContent(contentType, content);
    }

    /**
     * Makes a reply with text in UTF-8.
     *
     * @param status 200 to 999
     * @param contentType a media type. {@code charset=utf-8} is added to {@code text/*}, {@code application/xml} and
     *     {@code +xml}; another charset is replaced; {@code application/json} and {@code +json} lose theirs
     * @param text empty for 204, 205 and 304, which then have no Content-Type either
     * @return the reply
     * @throws IllegalArgumentException if the status is 1xx or allows no content, or the type is not a media type
     */
    public static Reply of(StatusCode status, String contentType, String text) {
        return of(status).withContent(contentType, text);
    }

    /**
     * Makes a redirect.
     *
     * @param status 301, 302, 303, 307 or 308
     * @param location a URI reference, RFC 3986, Section 4.1, sent as it is; not empty
     * @return a reply without content
     * @throws IllegalArgumentException if the status is another, or the location is not a URI reference
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4">RFC 9110, Section 15.4</a>
     */
    public static Reply redirect(StatusCode status, String location) {
        Objects.requireNonNull(location, "location");
        if (Objects.requireNonNull(status, "status")
                .redirectMethod(HttpMethod.GET)
                .isEmpty()) {
            throw new IllegalArgumentException(status + " is not a redirect; expected 301, 302, 303, 307 or 308");
        }
        return of(status).withField("Location", location);
    }

    /**
     * Makes a redirect, as {@link #redirect(StatusCode, String)} does.
     *
     * @param status 301, 302, 303, 307 or 308
     * @param location characters beyond ASCII are percent-encoded in UTF-8; half of a pair of surrogates is refused
     * @return a reply without content
     */
    public static Reply redirect(StatusCode status, URI location) {
        return redirect(
                status,
                UriReference.ascii(Objects.requireNonNull(location, "location").toString()));
    }

    /**
     * Makes a 201.
     *
     * @param location a URI reference of what has been created, RFC 3986, Section 4.1, sent as it is; not empty
     * @return a reply without content
     * @throws IllegalArgumentException if the location is not a URI reference
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2">RFC 9110, Section 15.3.2</a>
     */
    public static Reply created(String location) {
        return of(HttpStatus.CREATED).withField("Location", Objects.requireNonNull(location, "location"));
    }

    /**
     * Makes a 201, as {@link #created(String)} does.
     *
     * @param location characters beyond ASCII are percent-encoded in UTF-8
     * @return a reply without content
     */
    public static Reply created(URI location) {
        return created(
                UriReference.ascii(Objects.requireNonNull(location, "location").toString()));
    }

    /**
     * Makes a 304 that says nothing of the validators.
     *
     * @return a reply without content
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5">RFC 9110, Section 15.4.5</a>
     */
    public static Reply notModified() {
        return of(HttpStatus.NOT_MODIFIED);
    }

    /**
     * Makes a 304.
     *
     * @param etag an entity-tag such as {@code "\"1\""} or {@code "W/\"1\""}
     * @return a reply without content
     * @throws IllegalArgumentException if the text is not an entity-tag
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5">RFC 9110, Section 15.4.5</a>
     */
    public static Reply notModified(String etag) {
        return notModified().withField("ETag", Objects.requireNonNull(etag, "etag"));
    }

    /**
     * Makes a 405.
     *
     * @param allowed the methods that the resource supports, for Allow; may be empty
     * @return a reply without content
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6">RFC 9110, Section 15.5.6</a>
     */
    public static Reply methodNotAllowed(Set<? extends RequestMethod> allowed) {
        return methodNotAllowed(Allow.format(Objects.requireNonNull(allowed, "allowed")));
    }

    /**
     * Makes a 405.
     *
     * @param allowed a method that the resource supports, for Allow
     * @param more further ones
     * @return a reply without content
     */
    public static Reply methodNotAllowed(RequestMethod allowed, RequestMethod... more) {
        return methodNotAllowed(Allow.format(Objects.requireNonNull(allowed, "allowed"), more));
    }

    private static Reply methodNotAllowed(String allow) {
        return of(HttpStatus.METHOD_NOT_ALLOWED).withField("Allow", allow);
    }

    /**
     * Makes a 401, with a line of WWW-Authenticate for each challenge.
     *
     * @param challenge such as {@code "Basic realm=\"orders\""}
     * @param more further ones
     * @return a reply without content
     * @throws IllegalArgumentException if a text is not a challenge
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2">RFC 9110, Section 15.5.2</a>
     */
    public static Reply unauthorized(String challenge, String... more) {
        return unauthorized(list(challenge, "challenge", more));
    }

    /**
     * Makes a 401, with a line of WWW-Authenticate for each challenge.
     *
     * @param challenges one or more, such as {@code "Basic realm=\"orders\""}
     * @return a reply without content
     * @throws IllegalArgumentException if there is none, or a text is not a challenge
     */
    public static Reply unauthorized(Collection<String> challenges) {
        return challenge(HttpStatus.UNAUTHORIZED, "WWW-Authenticate", challenges);
    }

    /**
     * Makes a 407, with a line of Proxy-Authenticate for each challenge.
     *
     * @param challenge such as {@code "Basic realm=\"proxy\""}
     * @param more further ones
     * @return a reply without content
     * @throws IllegalArgumentException if a text is not a challenge
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8">RFC 9110, Section 15.5.8</a>
     */
    public static Reply proxyAuthenticationRequired(String challenge, String... more) {
        return proxyAuthenticationRequired(list(challenge, "challenge", more));
    }

    /**
     * Makes a 407, with a line of Proxy-Authenticate for each challenge.
     *
     * @param challenges one or more, such as {@code "Basic realm=\"proxy\""}
     * @return a reply without content
     * @throws IllegalArgumentException if there is none, or a text is not a challenge
     */
    public static Reply proxyAuthenticationRequired(Collection<String> challenges) {
        return challenge(HttpStatus.PROXY_AUTHENTICATION_REQUIRED, "Proxy-Authenticate", challenges);
    }

    private static Reply challenge(StatusCode status, String field, Collection<String> challenges) {
        if (Objects.requireNonNull(challenges, "challenges").isEmpty()) {
            throw new IllegalArgumentException(status + " has no challenge; expected one or more");
        }
        return of(status).withField(field, challenges);
    }

    /**
     * Makes a reply that asks the client to come back after a while.
     *
     * @param status 413, 429 or 503
     * @param wait zero or more, sent in seconds; a fraction is rounded up
     * @return a reply without content
     * @throws IllegalArgumentException if the status is another, or the wait is negative
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Section 10.2.3</a>
     */
    public static Reply retryLater(StatusCode status, Duration wait) {
        return retryLater(status, RetryAfter.format(wait));
    }

    /**
     * Makes a reply that asks the client to come back at a time.
     *
     * @param status 413, 429 or 503
     * @param when the year 0 to 9999, in UTC, sent as a date; a fraction of a second is rounded up
     * @return a reply without content
     * @throws IllegalArgumentException if the status is another, or the year has not four digits
     */
    public static Reply retryLater(StatusCode status, Instant when) {
        return retryLater(status, RetryAfter.format(when));
    }

    private static Reply retryLater(StatusCode status, String retryAfter) {
        Objects.requireNonNull(status, "status");
        if (status != HttpStatus.CONTENT_TOO_LARGE
                && status != HttpStatus.TOO_MANY_REQUESTS
                && status != HttpStatus.SERVICE_UNAVAILABLE) {
            throw new IllegalArgumentException(
                    status + " does not ask the client to come back; expected 413, 429 or 503");
        }
        return of(status).withField("Retry-After", retryAfter);
    }

    /**
     * Makes a 416.
     *
     * @param completeLength the number of bytes of the whole representation; zero or more
     * @return a reply without content
     * @throws IllegalArgumentException if the length is negative
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.17">RFC 9110, Section 15.5.17</a>
     */
    public static Reply rangeNotSatisfiable(long completeLength) {
        if (completeLength < 0) {
            throw new IllegalArgumentException(completeLength + " is not a valid length; expected zero or more");
        }
        return of(HttpStatus.RANGE_NOT_SATISFIABLE).withField("Content-Range", "bytes */" + completeLength);
    }

    /**
     * Makes a 426, which has Upgrade and {@code Connection: upgrade}. HTTP/1.1 alone has it: see
     * {@link #requireSendable}.
     *
     * @param protocol what the client has to upgrade to, such as {@code "HTTP/3.0"}
     * @param more further ones, in the order of preference
     * @return a reply without content
     * @throws IllegalArgumentException if a protocol is not a token, or two with a slash
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.22">RFC 9110, Section 15.5.22</a>
     */
    public static Reply upgradeRequired(String protocol, String... more) {
        List<String> protocols = list(protocol, "protocol", more);
        protocols.forEach(one -> FieldGrammar.checkProtocol(UPGRADE, one));
        return new Reply(
                HttpStatus.UPGRADE_REQUIRED,
                List.of(
                        new Field(UPGRADE, List.of(String.join(", ", protocols))),
                        new Field("Connection", List.of("upgrade"))),
                NO_CONTENT);
    }

    /**
     * Returns this reply with other content, and with the Content-Type of that.
     *
     * @param contentType a media type, sent as it is
     * @param content copied; empty for 204, 205 and 304, which then have no Content-Type either
     * @return the changed copy
     * @throws IllegalArgumentException if the status allows no content, or the type is not a media type
     */
    public Reply withContent(String contentType, byte[] content) {
        Objects.requireNonNull(contentType, "contentType");
        return withOwnContent(
                contentType, Objects.requireNonNull(content, "content").clone());
    }

    /**
     * Returns this reply with other content, which is text in UTF-8, and with the Content-Type of that.
     *
     * @param contentType a media type, whose charset becomes right as in {@link #of(StatusCode, String, String)}
     * @param text empty for 204, 205 and 304, which then have no Content-Type either
     * @return the changed copy
     * @throws IllegalArgumentException if the status allows no content, or the type is not a media type
     */
    public Reply withContent(String contentType, String text) {
        FieldGrammar.check(CONTENT_TYPE, List.of(Objects.requireNonNull(contentType, "contentType")));
        return withOwnContent(
                new MediaType(contentType).ofUtf8(contentType),
                Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    private Reply withOwnContent(String contentType, byte[] content) {
        FieldGrammar.check(CONTENT_TYPE, List.of(contentType));
        if (content.length > 0 && !status.allowsContent()) {
            throw new IllegalArgumentException(
                    content.length + " bytes of content are not allowed with " + status + "; expected none");
        }
        List<String> type = status.allowsContent() ? List.of(contentType) : List.of();
        return new Reply(status, with(CONTENT_TYPE, type), content);
    }

    /**
     * Returns this reply with a field, in place of one of its name.
     *
     * @param name a token; case does not matter
     * @param value the first line
     * @param more a further line for each value
     * @return the changed copy
     * @throws IllegalArgumentException if the name is not a token, the field is the stack's business, or a value is not
     *     one of this field
     */
    public Reply withField(String name, String value, String... more) {
        return withField(name, list(value, "value", more));
    }

    /**
     * Returns this reply with a field, in place of one of its name.
     *
     * @param name a token; case does not matter
     * @param values a line for each; none removes the field
     * @return the changed copy
     * @throws IllegalArgumentException if the name is not a token, the field is the stack's business, or a value is not
     *     one of this field
     */
    public Reply withField(String name, Collection<String> values) {
        Objects.requireNonNull(values, "values").forEach(value -> Objects.requireNonNull(value, "values"));
        List<String> lines = List.copyOf(values);
        checkField(name, lines);
        return new Reply(status, with(name, lines), content);
    }

    /**
     * Returns this reply with one more line of a field, such as of Set-Cookie or Link.
     *
     * @param name a token; case does not matter
     * @param value the line, behind those that are there
     * @return the changed copy
     * @throws IllegalArgumentException if the name is not a token, the field is the stack's business or has one line at
     *     most, or the value is not one of this field
     */
    public Reply withAddedField(String name, String value) {
        Objects.requireNonNull(value, "value");
        List<String> lines = new ArrayList<>(fieldValues(name));
        lines.add(value);
        return withField(name, lines);
    }

    private static void checkField(String name, List<String> values) {
        Fields.requireName(name);
        if (Fields.isConnectionSpecific(name) || name.equalsIgnoreCase("Content-Length")) {
            throw new IllegalArgumentException(name
                    + " is not a field of a reply; expected one that neither frames a message nor is "
                    + "about its connection");
        }
        FieldGrammar.check(name, values);
    }

    private List<Field> with(String name, List<String> values) {
        if (fields.isEmpty() && !values.isEmpty()) {
            return List.of(new Field(name, values));
        }
        List<Field> changed = new ArrayList<>(fields);
        changed.removeIf(field -> field.name.equalsIgnoreCase(name));
        if (!values.isEmpty()) {
            changed.add(new Field(name, values));
        }
        return List.copyOf(changed);
    }

    private static List<String> list(String first, String name, String... more) {
        List<String> all = new ArrayList<>(1 + Objects.requireNonNull(more, "more").length);
        all.add(Objects.requireNonNull(first, name));
        for (String other : more) {
            all.add(Objects.requireNonNull(other, "more"));
        }
        return all;
    }

    /**
     * Returns the status.
     *
     * @return 200 to 999
     */
    public StatusCode status() {
        return status;
    }

    /**
     * Returns the fields, without those that frame the message.
     *
     * @return a line for each value, by the field's name as it was given; unmodifiable
     */
    public Map<String, List<String>> fields() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        forEachField(map::put);
        return Collections.unmodifiableMap(map);
    }

    /**
     * Returns the lines of a field.
     *
     * @param name any name; case does not matter
     * @return the values in their order; unmodifiable, and empty if there is no such field
     */
    public List<String> fieldValues(String name) {
        Objects.requireNonNull(name, "name");
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name.equalsIgnoreCase(name)) {
                return fields.get(i).values;
            }
        }
        return List.of();
    }

    /**
     * Finds the first line of a field.
     *
     * @param name any name; case does not matter
     * @return its value, or empty if there is no such field
     */
    public Optional<String> findField(String name) {
        return fieldValues(name).stream().findFirst();
    }

    /**
     * Gives each field to a renderer, which allocates nothing.
     *
     * @param action takes the name and the lines, which are one or more; add each by itself, since some stacks fold
     *     several into one
     */
    public void forEachField(BiConsumer<String, List<String>> action) {
        Objects.requireNonNull(action, "action");
        for (int i = 0; i < fields.size(); i++) {
            action.accept(fields.get(i).name, fields.get(i).values);
        }
    }

    /**
     * Tells whether a field that a message has already gives way to this reply. For renderers on stacks whose messages
     * have fields before.
     *
     * <p>A field of the reply takes the place of those of its name, but Set-Cookie, WWW-Authenticate,
     * Proxy-Authenticate, Link, Vary and Connection are added to. What frames a message goes: Content-Length,
     * Transfer-Encoding and Trailer. So does what describes other content than the reply's: Content-Encoding and the
     * digests always, Content-Range if content has been written or the reply has no Content-Type, and what else
     * {@link Fields#describesContent} names if content has been written. Content-Type and Content-Language stay, but
     * 205 and 304 have none; with 304 the validators and Content-Location stay.
     *
     * @param name any name; case does not matter
     * @param isWritten whether content has been written, which the reply replaces
     * @return true if the renderer has to remove the field before it adds those of the reply
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8">RFC 9110, Section 8</a>
     */
    public boolean replacesField(String name, boolean isWritten) {
        return switch (Objects.requireNonNull(name, "name").toLowerCase(Locale.ROOT)) {
            case "set-cookie", "www-authenticate", "proxy-authenticate", "link", "vary", "connection" -> false;
            case "content-length", "transfer-encoding", "trailer" -> true;
            case "content-encoding", "content-digest", "content-md5", "digest", "repr-digest" -> true;
            case "content-range" ->
                isWritten
                        || fieldValues(CONTENT_TYPE).isEmpty()
                        || !fieldValues(name).isEmpty();
            case "content-type", "content-language" ->
                status == HttpStatus.RESET_CONTENT
                        || status == HttpStatus.NOT_MODIFIED
                        || !fieldValues(name).isEmpty();
            case "etag", "last-modified", "content-location" ->
                !fieldValues(name).isEmpty() || (isWritten && status != HttpStatus.NOT_MODIFIED);
            default -> !fieldValues(name).isEmpty() || (isWritten && Fields.describesContent(name));
        };
    }

    /**
     * Returns this reply if a version of HTTP can carry it. Every version carries all replies but
     * {@link #upgradeRequired}.
     *
     * @param protocol the version of the request, such as {@code "HTTP/1.1"}
     * @return this reply
     * @throws UnsupportedOperationException if the reply has Upgrade and the version is not HTTP/1.1: HTTP/2 forbids
     *     the field (RFC 9113, Section 8.2.2), and a server ignores it from HTTP/1.0 (RFC 9110, Section 7.8)
     */
    public Reply requireSendable(String protocol) {
        if (!Objects.requireNonNull(protocol, "protocol").equals("HTTP/1.1")
                && !fieldValues(UPGRADE).isEmpty()) {
            throw new UnsupportedOperationException(status + " cannot be sent over " + protocol
                    + "; expected HTTP/1.1, which alone has the field Upgrade");
        }
        return this;
    }

    /**
     * Tells the Content-Length of this reply to a request.
     *
     * @param request the method of the request
     * @return none for 204, 304 and 2xx to CONNECT, and for HEAD if there is no content; else the number of bytes,
     *     which for HEAD is that of GET
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.6">RFC 9110, Section 8.6</a>
     */
    public OptionalLong contentLength(RequestMethod request) {
        Objects.requireNonNull(request, "request");
        boolean isNone = status == HttpStatus.NO_CONTENT
                || status == HttpStatus.NOT_MODIFIED
                || (request == HttpMethod.CONNECT && status.isSuccessful())
                || (request == HttpMethod.HEAD && content.length == 0);
        return isNone ? OptionalLong.empty() : OptionalLong.of(content.length);
    }

    /**
     * Tells whether content follows the fields of this reply to a request.
     *
     * @param request the method of the request
     * @return false for HEAD, for 2xx to CONNECT, and if there is no content
     */
    public boolean sendsContent(RequestMethod request) {
        Objects.requireNonNull(request, "request");
        return content.length > 0 && status.allowsContent(request);
    }

    /**
     * Returns the content, without a copy.
     *
     * @return a new read-only buffer
     */
    public ByteBuffer content() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    /**
     * Returns the content.
     *
     * @return a copy
     */
    public byte[] toByteArray() {
        return content.clone();
    }

    /**
     * Writes the content.
     *
     * @param out where to; neither flushed nor closed
     * @throws IOException if the stream throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        Objects.requireNonNull(out, "out").write(content);
    }

    /**
     * Returns the content as text.
     *
     * @return the content in the charset of Content-Type; in UTF-8 if there is none, or none that is known; bytes that
     *     are no text become U+FFFD
     */
    public String text() {
        return new String(
                content,
                findField(CONTENT_TYPE)
                        .map(type -> new MediaType(type).charset())
                        .orElse(StandardCharsets.UTF_8));
    }

    /**
     * Compares status, fields and content.
     *
     * @param other anything
     * @return true for a reply of the same status, with the same content, and with the same fields: their order and the
     *     case of their names do not matter, the order of a field's lines does
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Reply that
                && status.equals(that.status)
                && Arrays.equals(content, that.content)
                && byName().equals(that.byName());
    }

    @Override
    public int hashCode() {
        int names = 0;
        for (Field field : fields) {
            // Of the values alone, which need no folding of case, and without an order.
            names += field.values.hashCode();
        }
        return 31 * (31 * status.hashCode() + names) + Arrays.hashCode(content);
    }

    private Map<String, List<String>> byName() {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        forEachField(map::put);
        return map;
    }

    /**
     * Describes the reply without a value of a field, since cookies and locations hold secrets.
     *
     * @return the status, the names of the fields and the number of bytes
     */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "Reply[", "]").add(status.toString());
        fields.forEach(field -> text.add(field.name));
        return text.add(content.length + " bytes").toString();
    }

    private record Field(String name, List<String> values) {}
}
