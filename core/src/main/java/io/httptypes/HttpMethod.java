package io.httptypes;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.httptypes.internal.Quoted;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static io.httptypes.MethodSemantics.IDEMPOTENT;
import static io.httptypes.MethodSemantics.NEITHER;
import static io.httptypes.MethodSemantics.SAFE;

/**
 * The request methods that IANA has registered.
 *
 * <p>Name a method with a constant of this enum, but accept a {@link RequestMethod}: a peer may send any token. The
 * everyday methods come first, then the others in alphabetical order. Minor releases add constants as IANA registers
 * methods, so give every {@code switch} a {@code default}. The registry's {@code PRI} and {@code *} are reserved names
 * and no methods: extension methods here.
 *
 * @see <a href="https://www.iana.org/assignments/http-methods/http-methods.xhtml">IANA: HTTP Method Registry</a>
 */
public enum HttpMethod implements RequestMethod {
    // spotless:off: a formatter that breaks every row into five lines makes no table
    /** GET, RFC 9110, Section 9.3.1. */
    GET("GET", SAFE, 9110, "9.3.1",
        "Asks for a current representation of the resource."),
    /** HEAD, RFC 9110, Section 9.3.2. */
    HEAD("HEAD", SAFE, 9110, "9.3.2",
        "Asks for what GET would answer, without the content."),
    /** POST, RFC 9110, Section 9.3.3. */
    POST("POST", NEITHER, 9110, "9.3.3",
        "Asks the resource to process the content in its own way."),
    /** PUT, RFC 9110, Section 9.3.4. */
    PUT("PUT", IDEMPOTENT, 9110, "9.3.4",
        "Asks to create the resource, or to replace its state, with the content."),
    /** DELETE, RFC 9110, Section 9.3.5. */
    DELETE("DELETE", IDEMPOTENT, 9110, "9.3.5",
        "Asks to remove what the target's URI stands for."),
    /** CONNECT, RFC 9110, Section 9.3.6. */
    CONNECT("CONNECT", NEITHER, 9110, "9.3.6",
        "Asks a proxy for a tunnel to the host and port that the target names."),
    /** OPTIONS, RFC 9110, Section 9.3.7. */
    OPTIONS("OPTIONS", SAFE, 9110, "9.3.7",
        "Asks what communication options the resource, or the server as a whole, offers."),
    /** TRACE, RFC 9110, Section 9.3.8. */
    TRACE("TRACE", SAFE, 9110, "9.3.8",
        "Asks the last recipient to send back the request as it has arrived, for diagnosis."),
    /** PATCH, RFC 5789, Section 2. */
    PATCH("PATCH", NEITHER, 5789, "2",
        "Asks to change the resource in part, in the way that the content describes."),
    /** QUERY, RFC 10008, Section 2. */
    QUERY("QUERY", SAFE, 10008, "2",
        "Asks the resource for the result of the query that the content holds."),

    /** ACL, RFC 3744, Section 8.1. */
    ACL("ACL", IDEMPOTENT, 3744, "8.1",
        "Asks to change the access control list of the resource."),
    /** BASELINE-CONTROL, RFC 3253, Section 12.6. */
    BASELINE_CONTROL("BASELINE-CONTROL", IDEMPOTENT, 3253, "12.6",
        "Asks to put a collection under baseline control."),
    /** BIND, RFC 5842, Section 4. */
    BIND("BIND", IDEMPOTENT, 5842, "4",
        "Asks to add a member to a collection that is bound to an existing resource."),
    /** CHECKIN, RFC 3253, Section 4.4. */
    CHECKIN("CHECKIN", IDEMPOTENT, 3253, "4.4",
        "Asks to make a new version from a resource that is checked out."),
    /** CHECKOUT, RFC 3253, Section 4.3. */
    CHECKOUT("CHECKOUT", IDEMPOTENT, 3253, "4.3",
        "Asks to make a version-controlled resource, or a version of one, ready to be changed."),
    /** COPY, RFC 4918, Section 9.8. */
    COPY("COPY", IDEMPOTENT, 4918, "9.8",
        "Asks to make a duplicate of the resource at the URI in Destination."),
    /** LABEL, RFC 3253, Section 8.2. */
    LABEL("LABEL", IDEMPOTENT, 3253, "8.2",
        "Asks to change the labels that name a version."),
    /** LINK, RFC 2068, Section 19.6.1.2. */
    LINK("LINK", IDEMPOTENT, 2068, "19.6.1.2",
        "Asks to establish relationships between the resource and others."),
    /** LOCK, RFC 4918, Section 9.10. */
    LOCK("LOCK", NEITHER, 4918, "9.10",
        "Asks to take out a lock on the resource, or to refresh one."),
    /** MERGE, RFC 3253, Section 11.2. */
    MERGE("MERGE", IDEMPOTENT, 3253, "11.2",
        "Asks to bring the changes of another version or activity into the resource."),
    /** MKACTIVITY, RFC 3253, Section 13.5. */
    MKACTIVITY("MKACTIVITY", IDEMPOTENT, 3253, "13.5",
        "Asks to create an activity, which groups related changes."),
    /** MKCALENDAR, RFC 4791, Section 5.3.1. */
    MKCALENDAR("MKCALENDAR", IDEMPOTENT, 4791, "5.3.1",
        "Asks to create a calendar collection."),
    /** MKCOL, RFC 4918, Section 9.3. */
    MKCOL("MKCOL", IDEMPOTENT, 4918, "9.3",
        "Asks to create a collection."),
    /** MKREDIRECTREF, RFC 4437, Section 6. */
    MKREDIRECTREF("MKREDIRECTREF", IDEMPOTENT, 4437, "6",
        "Asks to create a resource that redirects to another one."),
    /** MKWORKSPACE, RFC 3253, Section 6.3. */
    MKWORKSPACE("MKWORKSPACE", IDEMPOTENT, 3253, "6.3",
        "Asks to create a workspace, a place to work on versions in."),
    /** MOVE, RFC 4918, Section 9.9. */
    MOVE("MOVE", IDEMPOTENT, 4918, "9.9",
        "Asks to move the resource to the URI in Destination."),
    /** ORDERPATCH, RFC 3648, Section 7. */
    ORDERPATCH("ORDERPATCH", IDEMPOTENT, 3648, "7",
        "Asks to change the order of a collection's members."),
    /** PROPFIND, RFC 4918, Section 9.1. */
    PROPFIND("PROPFIND", SAFE, 4918, "9.1",
        "Asks for properties of the resource and, at Depth, of its members."),
    /** PROPPATCH, RFC 4918, Section 9.2. */
    PROPPATCH("PROPPATCH", IDEMPOTENT, 4918, "9.2",
        "Asks to set and to remove properties of the resource."),
    /** REBIND, RFC 5842, Section 6. */
    REBIND("REBIND", IDEMPOTENT, 5842, "6",
        "Asks to move a binding from one collection to another in a single step."),
    /** REPORT, RFC 3253, Section 3.6. */
    REPORT("REPORT", SAFE, 3253, "3.6",
        "Asks for information about the resource in the form of a named report."),
    /** SEARCH, RFC 5323, Section 2. */
    SEARCH("SEARCH", SAFE, 5323, "2",
        "Asks the server to run the query in the content over the resources in its scope."),
    /** UNBIND, RFC 5842, Section 5. */
    UNBIND("UNBIND", IDEMPOTENT, 5842, "5",
        "Asks to remove a member's binding from a collection."),
    /** UNCHECKOUT, RFC 3253, Section 4.5. */
    UNCHECKOUT("UNCHECKOUT", IDEMPOTENT, 3253, "4.5",
        "Asks to give up a checkout and to restore the state before it."),
    /** UNLINK, RFC 2068, Section 19.6.1.3. */
    UNLINK("UNLINK", IDEMPOTENT, 2068, "19.6.1.3",
        "Asks to remove relationships between the resource and others."),
    /** UNLOCK, RFC 4918, Section 9.11. */
    UNLOCK("UNLOCK", IDEMPOTENT, 4918, "9.11",
        "Asks to remove the lock that a lock token names."),
    /** UPDATE, RFC 3253, Section 7.1. */
    UPDATE("UPDATE", IDEMPOTENT, 3253, "7.1",
        "Asks to set a resource to the content and properties of another of its versions."),
    /** UPDATEREDIRECTREF, RFC 4437, Section 7. */
    UPDATEREDIRECTREF("UPDATEREDIRECTREF", IDEMPOTENT, 4437, "7",
        "Asks to change where a redirecting resource points to."),
    /** VERSION-CONTROL, RFC 3253, Section 3.5. */
    VERSION_CONTROL("VERSION-CONTROL", IDEMPOTENT, 3253, "3.5",
        "Asks to put a resource under version control.");
    // spotless:on

    /** OpenTelemetry's word for a method that is not on the list of the known ones. */
    static final String OTHER = "_OTHER";

    private static final Map<String, HttpMethod> BY_TOKEN = new HashMap<>();

    static {
        for (HttpMethod method : values()) {
            BY_TOKEN.put(method.token, method);
        }
    }

    private final String token;
    private final MethodSemantics semantics;
    private final int rfc;
    private final String section;
    private final String description;

    /** Made when it is first asked for, which most programs never do. Two threads may each make one; they are equal. */
    private @Nullable RfcSection specification;

    private final Optional<HttpMethod> optional = Optional.of(this);

    HttpMethod(String token, MethodSemantics semantics, int rfc, String section, String description) {
        this.token = token;
        this.semantics = semantics;
        this.rfc = rfc;
        this.section = section;
        this.description = description;
    }

    /**
     * Returns the constant of a token. Use {@link RequestMethod#of(String)} where an extension method is welcome.
     *
     * @param token a registered method's token; case matters
     * @return the constant
     * @throws IllegalArgumentException if this is no registered method's token
     */
    @JsonCreator
    public static HttpMethod of(String token) {
        HttpMethod registered = get(token);
        if (registered == null) {
            throw new IllegalArgumentException(Quoted.of(token)
                    + " is not a registered method; expected one of HttpMethod, such as \"PATCH\", in the "
                    + "same letter case");
        }
        return registered;
    }

    /**
     * Finds the constant of a token.
     *
     * @param token any text; case matters
     * @return the constant, or empty if this is no registered method's token
     */
    public static Optional<HttpMethod> find(String token) {
        HttpMethod registered = get(token);
        return registered != null ? registered.optional : Optional.empty();
    }

    static @Nullable HttpMethod get(String token) {
        return BY_TOKEN.get(Objects.requireNonNull(token, "token"));
    }

    @Override
    public String label() {
        // the everyday methods are the first rows of the table
        return compareTo(QUERY) <= 0 ? token : OTHER;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public boolean isSafe() {
        return semantics == SAFE;
    }

    @Override
    public boolean isIdempotent() {
        return semantics != NEITHER;
    }

    /**
     * Returns where the method is specified.
     *
     * @return the section that the registry cites
     */
    public RfcSection specification() {
        RfcSection made = specification;
        if (made == null) {
            made = new RfcSection(rfc, section);
            specification = made;
        }
        return made;
    }

    /**
     * Returns what the method asks for.
     *
     * @return one English sentence
     */
    public String description() {
        return description;
    }

    /**
     * Returns the token.
     *
     * @return the method as it stands in a request line
     */
    @Override
    public String toString() {
        return token;
    }

    static Optional<RequestMethod> postBecomesGet(RequestMethod method) {
        return optional(method == POST ? GET : method);
    }

    static Optional<RequestMethod> becomesGet(RequestMethod method) {
        return optional(method == HEAD ? HEAD : GET);
    }

    /** The method in an Optional, which is at hand for a registered one. */
    @SuppressWarnings("unchecked") // an Optional cannot be written to, so one of a narrower type may stand for it
    static Optional<RequestMethod> optional(RequestMethod method) {
        return method instanceof HttpMethod registered
                ? (Optional<RequestMethod>) (Optional<?>) registered.optional
                : Optional.of(method);
    }
}
