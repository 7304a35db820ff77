package io.httptypes.messages;

import io.httptypes.StatusCode;
import io.httptypes.internal.Quoted;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What went wrong, as an API tells it: a problem details object, which {@link #toReply} makes a response of.
 *
 * <p>Immutable, and checked when it is made. Every {@link String} is legal: control characters and lone surrogates are
 * escaped.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problem {
    private static final String MEDIA_TYPE = "application/problem+json";
    /** The type of a problem that says no more than its status does, in JSON. */
    private static final String BLANK = "\"about:blank\"";

    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance");

    private final StatusCode status;

    /** What each member is in JSON, in the order of the document. */
    private final Map<String, String> members;

    private Problem(StatusCode status, Map<String, String> members) {
        this.status = status;
        this.members = members;
    }

    /**
     * Makes a problem that says no more than its status does: the title is the reason phrase (RFC 9457, Section 4.2.1).
     *
     * @param status 200 to 999, but none that allows no content
     * @return a problem without a type
     * @throws IllegalArgumentException if the status is 1xx, 204, 205 or 304
     */
    public static Problem of(StatusCode status) {
        if (!Objects.requireNonNull(status, "status").allowsContent()) {
            throw new IllegalArgumentException(
                    status + " allows no content, and so no problem; expected 200 to 999, but not 204, 205 or 304");
        }
        return new Problem(status, Map.of());
    }

    /**
     * Returns this problem with a type.
     *
     * @param type a URI reference, RFC 3986, Section 4.1, that names the kind of problem; an absolute URI is best
     * @return the changed copy, whose title is the one given to {@link #withTitle} and nothing else
     * @throws IllegalArgumentException if the text is empty or not a URI reference
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3.1.1">RFC 9457, Section 3.1.1</a>
     */
    public Problem withType(String type) {
        FieldGrammar.checkUriReference("type", Objects.requireNonNull(type, "type"));
        return with("type", Json.of(type));
    }

    /**
     * Returns this problem with a type, as {@link #withType(String)} does.
     *
     * @param type characters beyond ASCII are percent-encoded in UTF-8
     * @return the changed copy
     */
    public Problem withType(URI type) {
        return withType(UriReference.ascii(Objects.requireNonNull(type, "type").toString()));
    }

    /**
     * Returns this problem with a title.
     *
     * @param title the type in a few words, the same each time
     * @return the changed copy
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3.1.3">RFC 9457, Section 3.1.3</a>
     */
    public Problem withTitle(String title) {
        return with("title", Json.of(Objects.requireNonNull(title, "title")));
    }

    /**
     * Returns this problem with an explanation of this occurrence.
     *
     * @param detail what the client can do about it; nothing that tells how the server works
     * @return the changed copy
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3.1.4">RFC 9457, Section 3.1.4</a>
     */
    public Problem withDetail(String detail) {
        return with("detail", Json.of(Objects.requireNonNull(detail, "detail")));
    }

    /**
     * Returns this problem with a name for this occurrence.
     *
     * @param instance a URI reference, RFC 3986, Section 4.1
     * @return the changed copy
     * @throws IllegalArgumentException if the text is empty or not a URI reference
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3.1.5">RFC 9457, Section 3.1.5</a>
     */
    public Problem withInstance(String instance) {
        FieldGrammar.checkUriReference("instance", Objects.requireNonNull(instance, "instance"));
        return with("instance", Json.of(instance));
    }

    /**
     * Returns this problem with a name for this occurrence, as {@link #withInstance(String)} does.
     *
     * @param instance characters beyond ASCII are percent-encoded in UTF-8
     * @return the changed copy
     */
    public Problem withInstance(URI instance) {
        return withInstance(
                UriReference.ascii(Objects.requireNonNull(instance, "instance").toString()));
    }

    /**
     * Returns this problem with a further member, in place of one of its name.
     *
     * @param name any but type, title, status, detail and instance; letters, digits and {@code _}, three or more, suit
     *     most clients, and Jackson reads no name with a lone surrogate
     * @param value any text
     * @return the changed copy
     * @throws IllegalArgumentException if the name is that of a standard member
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9457#section-3.2">RFC 9457, Section 3.2</a>
     */
    public Problem withMember(String name, String value) {
        return withMember(name, (Object) Objects.requireNonNull(value, "value"));
    }

    /**
     * Returns this problem with a further member, in place of one of its name.
     *
     * @param name as in {@link #withMember(String, String)}
     * @param value any number; many clients read one beyond 2<sup>53</sup> inexactly
     * @return the changed copy
     * @throws IllegalArgumentException if the name is that of a standard member
     */
    public Problem withMember(String name, long value) {
        return withMember(name, (Object) value);
    }

    /**
     * Returns this problem with a further member, in place of one of its name.
     *
     * @param name as in {@link #withMember(String, String)}
     * @param value a finite number
     * @return the changed copy
     * @throws IllegalArgumentException if the name is that of a standard member, or the number is infinite or NaN
     */
    public Problem withMember(String name, double value) {
        return withMember(name, (Object) value);
    }

    /**
     * Returns this problem with a further member, in place of one of its name.
     *
     * @param name as in {@link #withMember(String, String)}
     * @param value true or false
     * @return the changed copy
     * @throws IllegalArgumentException if the name is that of a standard member
     */
    public Problem withMember(String name, boolean value) {
        return withMember(name, (Object) value);
    }

    /**
     * Returns this problem with a further member, in place of one of its name.
     *
     * @param name as in {@link #withMember(String, String)}
     * @param value copied; each element is null, a {@code CharSequence}, a {@code Boolean}, a finite number of
     *     {@code java.lang} or {@code java.math}, a {@code StatusCode}, a {@code RequestMethod}, a {@code URI}, or a
     *     {@code Collection} or {@code Map} of these, whose keys are strings, 100 levels deep at most
     * @return the changed copy
     * @throws IllegalArgumentException if the name is that of a standard member, or an element is anything else
     */
    public Problem withMember(String name, List<?> value) {
        return withMember(name, (Object) Objects.requireNonNull(value, "value"));
    }

    /**
     * Returns this problem with a further member, in place of one of its name.
     *
     * @param name as in {@link #withMember(String, String)}
     * @param value copied; the values are as in {@link #withMember(String, List)}
     * @return the changed copy
     * @throws IllegalArgumentException if the name is that of a standard member, or a value is anything else
     */
    public Problem withMember(String name, Map<String, ?> value) {
        return withMember(name, (Object) Objects.requireNonNull(value, "value"));
    }

    private Problem withMember(String name, Object value) {
        if (STANDARD.contains(Objects.requireNonNull(name, "name"))) {
            throw new IllegalArgumentException(
                    Quoted.of(name) + " is the name of a standard member; expected another name" + hint(name));
        }
        return with(name, Json.of(value));
    }

    private static String hint(String name) {
        return name.equals("status")
                ? ", since Problem.of gives the status"
                : ", or with" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private Problem with(String name, String json) {
        Map<String, String> copy = new LinkedHashMap<>(members);
        copy.put(name, json);
        return new Problem(status, copy);
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
     * Makes the response.
     *
     * @return a reply with this status, whose content is {@code application/problem+json}; 401, 405 and others want a
     *     field besides, which {@link Reply#withField(String, String, String...)} adds
     */
    public Reply toReply() {
        StringJoiner object = new StringJoiner(",", "{", "}");
        standard().forEach((name, json) -> object.add(Json.of(name) + ":" + json));
        members.forEach((name, json) -> {
            if (!STANDARD.contains(name)) {
                object.add(Json.of(name) + ":" + json);
            }
        });
        return Reply.of(status, MEDIA_TYPE, object.toString());
    }

    private Map<String, String> standard() {
        Map<String, String> standard = new LinkedHashMap<>();
        copy("type", standard);
        boolean isOfStatus = BLANK.equals(members.getOrDefault("type", BLANK));
        if (isOfStatus && !status.reasonPhrase().isEmpty()) {
            standard.put("title", Json.of(status.reasonPhrase()));
        }
        copy("title", standard);
        standard.put("status", Json.of(status));
        copy("detail", standard);
        copy("instance", standard);
        return standard;
    }

    private void copy(String name, Map<String, String> standard) {
        String json = members.get(name);
        if (json != null) {
            standard.put(name, json);
        }
    }

    /**
     * Compares status and members.
     *
     * @param other anything
     * @return true for a problem of the same status with the same members, whatever their order
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Problem that && status.equals(that.status) && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return 31 * status.hashCode() + members.hashCode();
    }

    /**
     * Describes the problem without what it says, which may be private.
     *
     * @return the status and the names of the members
     */
    @Override
    public String toString() {
        return "Problem[" + status + ", " + members.keySet() + "]";
    }
}
