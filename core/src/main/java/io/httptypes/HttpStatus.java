package io.httptypes;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static io.httptypes.Traits.BECOMES_GET;
import static io.httptypes.Traits.CACHEABLE;
import static io.httptypes.Traits.CONTENTLESS;
import static io.httptypes.Traits.DEPRECATED;
import static io.httptypes.Traits.KEEPS_METHOD;
import static io.httptypes.Traits.OBSOLETED;
import static io.httptypes.Traits.POST_BECOMES_GET;
import static io.httptypes.Traits.RETRYABLE;
import static io.httptypes.Traits.RETRYABLE_IF_IDEMPOTENT;
import static io.httptypes.Traits.UNUSED;

/**
 * The status codes that have a name: those that IANA has registered for good, and RFC 2324's teapot.
 *
 * <p>Name a code with a constant of this enum, but accept a {@link StatusCode}: a peer may send any number. The constants stand in
 * the order of their codes. Minor releases add constants as IANA registers codes, so give every {@code switch} a {@code default}, and
 * do not store an {@code ordinal()}: it is not stable. Store the code.
 *
 * <p>RFC 9110 renamed four codes. The constant has the older name, which Netty, Jakarta Servlet and JAX-RS use too, and the newer
 * name is an alias: a field with the same object. The phrase is always the registered one.
 *
 * @see <a href="https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml">IANA: HTTP Status Code Registry</a>
 */
public enum HttpStatus implements StatusCode {
    // spotless:off: a formatter that breaks every row into five lines makes no table
    /** 100 Continue, RFC 9110, Section 15.2.1. */
    CONTINUE(100, "Continue", 9110, "15.2.1",
        "The server has read the header section and asks the client to send the content."),
    /** 101 Switching Protocols, RFC 9110, Section 15.2.2. */
    SWITCHING_PROTOCOLS(101, "Switching Protocols", 9110, "15.2.2",
        "The server changes the protocol on this connection to the one that its Upgrade field names."),
    /** 102 Processing, RFC 2518, Section 10.1. */
    PROCESSING(102, "Processing", 2518, "10.1",
        "The server has accepted a WebDAV request that takes long, and is still at work on it."),
    /** 103 Early Hints, RFC 8297, Section 2. */
    EARLY_HINTS(103, "Early Hints", 8297, "2",
        "The server sends header fields ahead, mostly links to preload, while it prepares the final response."),

    /** 200 OK, RFC 9110, Section 15.3.1. */
    OK(200, "OK", 9110, "15.3.1", CACHEABLE,
        "The request succeeded, and the content is its result."),
    /** 201 Created, RFC 9110, Section 15.3.2. */
    CREATED(201, "Created", 9110, "15.3.2",
        "The request has created a resource, which Location names, or else the request's own target."),
    /** 202 Accepted, RFC 9110, Section 15.3.3. */
    ACCEPTED(202, "Accepted", 9110, "15.3.3",
        "The request is accepted for processing that is not finished, and may yet be refused."),
    /** 203 Non-Authoritative Information, RFC 9110, Section 15.3.4. */
    NON_AUTHORITATIVE_INFORMATION(203, "Non-Authoritative Information", 9110, "15.3.4", CACHEABLE,
        "The request succeeded, but a proxy has altered the content on its way from the origin."),
    /** 204 No Content, RFC 9110, Section 15.3.5. */
    NO_CONTENT(204, "No Content", 9110, "15.3.5", CACHEABLE | CONTENTLESS,
        "The request succeeded, and there is no content to send."),
    /** 205 Reset Content, RFC 9110, Section 15.3.6. */
    RESET_CONTENT(205, "Reset Content", 9110, "15.3.6", CONTENTLESS,
        "The request succeeded, and the client should reset the form or view that sent it."),
    /** 206 Partial Content, RFC 9110, Section 15.3.7. */
    PARTIAL_CONTENT(206, "Partial Content", 9110, "15.3.7", CACHEABLE,
        "The content is the part, or the parts, of the resource that the Range field asked for."),
    /** 207 Multi-Status, RFC 4918, Section 11.1. */
    MULTI_STATUS(207, "Multi-Status", 4918, "11.1",
        "The content holds a status of its own for each of several resources."),
    /** 208 Already Reported, RFC 5842, Section 7.1. */
    ALREADY_REPORTED(208, "Already Reported", 5842, "7.1",
        "The members of this WebDAV binding are listed earlier in the same multi-status response."),
    /** 226 IM Used, RFC 3229, Section 10.4.1. */
    IM_USED(226, "IM Used", 3229, "10.4.1",
        "The content is the result of applying one or more changes to an earlier instance of the resource."),

    /** 300 Multiple Choices, RFC 9110, Section 15.4.1. */
    MULTIPLE_CHOICES(300, "Multiple Choices", 9110, "15.4.1", CACHEABLE,
        "The resource has several representations, and the client or its user is to choose one."),
    /** 301 Moved Permanently, RFC 9110, Section 15.4.2. */
    MOVED_PERMANENTLY(301, "Moved Permanently", 9110, "15.4.2", CACHEABLE | POST_BECOMES_GET,
        "The resource has a new permanent URI, which future requests should use."),
    /** 302 Found, RFC 9110, Section 15.4.3. */
    FOUND(302, "Found", 9110, "15.4.3", POST_BECOMES_GET,
        "The resource is for now at another URI, and future requests should still use this one."),
    /** 303 See Other, RFC 9110, Section 15.4.4. */
    SEE_OTHER(303, "See Other", 9110, "15.4.4", BECOMES_GET,
        "The answer is to be fetched with GET from another URI."),
    /** 304 Not Modified, RFC 9110, Section 15.4.5. */
    NOT_MODIFIED(304, "Not Modified", 9110, "15.4.5", CONTENTLESS,
        "The client's copy is still fresh, so the content is not sent again."),
    /** 305 Use Proxy, RFC 9110, Section 15.4.6. */
    USE_PROXY(305, "Use Proxy", 9110, "15.4.6", DEPRECATED,
        "The resource was to be reached through the proxy that Location names; deprecated because it is unsafe."),
    /** 307 Temporary Redirect, RFC 9110, Section 15.4.8. */
    TEMPORARY_REDIRECT(307, "Temporary Redirect", 9110, "15.4.8", KEEPS_METHOD,
        "The resource is for now at another URI, and the request is to be repeated there with its method unchanged."),
    /** 308 Permanent Redirect, RFC 9110, Section 15.4.9. */
    PERMANENT_REDIRECT(308, "Permanent Redirect", 9110, "15.4.9", CACHEABLE | KEEPS_METHOD,
        "The resource has a new permanent URI, and the request is to be repeated there with its method unchanged."),

    /** 400 Bad Request, RFC 9110, Section 15.5.1. */
    BAD_REQUEST(400, "Bad Request", 9110, "15.5.1",
        "The server cannot or will not process the request because the client seems to have made it wrong."),
    /** 401 Unauthorized, RFC 9110, Section 15.5.2. */
    UNAUTHORIZED(401, "Unauthorized", 9110, "15.5.2",
        "The request lacks valid credentials for the resource; WWW-Authenticate says which kind is asked for."),
    /** 402 Payment Required, RFC 9110, Section 15.5.3. */
    PAYMENT_REQUIRED(402, "Payment Required", 9110, "15.5.3",
        "Reserved for payment, without an agreed meaning yet."),
    /** 403 Forbidden, RFC 9110, Section 15.5.4. */
    FORBIDDEN(403, "Forbidden", 9110, "15.5.4",
        "The server understood the request and refuses to fulfil it, whether or not credentials were given."),
    /** 404 Not Found, RFC 9110, Section 15.5.5. */
    NOT_FOUND(404, "Not Found", 9110, "15.5.5", CACHEABLE,
        "The server found nothing at the target, or does not want to tell that there is something."),
    /** 405 Method Not Allowed, RFC 9110, Section 15.5.6. */
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", 9110, "15.5.6", CACHEABLE,
        "The resource does not support the method; Allow lists those that it does."),
    /** 406 Not Acceptable, RFC 9110, Section 15.5.7. */
    NOT_ACCEPTABLE(406, "Not Acceptable", 9110, "15.5.7",
        "No representation suits what the client's Accept fields ask for."),
    /** 407 Proxy Authentication Required, RFC 9110, Section 15.5.8. */
    PROXY_AUTHENTICATION_REQUIRED(407, "Proxy Authentication Required", 9110, "15.5.8",
        "The proxy asks the client for credentials first; Proxy-Authenticate says which kind."),
    /** 408 Request Timeout, RFC 9110, Section 15.5.9. */
    REQUEST_TIMEOUT(408, "Request Timeout", 9110, "15.5.9", RETRYABLE,
        "The server did not receive a complete request in the time that it was ready to wait."),
    /** 409 Conflict, RFC 9110, Section 15.5.10. */
    CONFLICT(409, "Conflict", 9110, "15.5.10",
        "The request conflicts with the current state of the resource; the client may resolve that and try again."),
    /** 410 Gone, RFC 9110, Section 15.5.11. */
    GONE(410, "Gone", 9110, "15.5.11", CACHEABLE,
        "The resource was here and is gone, most likely for good."),
    /** 411 Length Required, RFC 9110, Section 15.5.12. */
    LENGTH_REQUIRED(411, "Length Required", 9110, "15.5.12",
        "The server wants the request to say its Content-Length."),
    /** 412 Precondition Failed, RFC 9110, Section 15.5.13. */
    PRECONDITION_FAILED(412, "Precondition Failed", 9110, "15.5.13",
        "A condition that the request set in its header fields does not hold."),
    /** 413 Content Too Large, RFC 9110, Section 15.5.14. */
    REQUEST_ENTITY_TOO_LARGE(413, "Content Too Large", 9110, "15.5.14",
        "The content of the request is larger than the server is willing or able to process."),
    /** 414 URI Too Long, RFC 9110, Section 15.5.15. */
    REQUEST_URI_TOO_LONG(414, "URI Too Long", 9110, "15.5.15", CACHEABLE,
        "The target of the request is longer than the server is willing to read."),
    /** 415 Unsupported Media Type, RFC 9110, Section 15.5.16. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type", 9110, "15.5.16",
        "The resource does not take content of this media type or encoding with this method."),
    /** 416 Range Not Satisfiable, RFC 9110, Section 15.5.17. */
    REQUESTED_RANGE_NOT_SATISFIABLE(416, "Range Not Satisfiable", 9110, "15.5.17",
        "None of the ranges that the client asked for can be served."),
    /** 417 Expectation Failed, RFC 9110, Section 15.5.18. */
    EXPECTATION_FAILED(417, "Expectation Failed", 9110, "15.5.18",
        "What the Expect field demands cannot be met by this server or by one behind it."),
    /** 418 I'm a teapot, RFC 2324, Section 2.3.2. */
    IM_A_TEAPOT(418, "I'm a teapot", 2324, "2.3.2", UNUSED,
        "The server is a teapot and will not brew coffee: a joke that got a number of its own, reserved for good."),
    /** 421 Misdirected Request, RFC 9110, Section 15.5.20. */
    MISDIRECTED_REQUEST(421, "Misdirected Request", 9110, "15.5.20",
        "The request has reached a server that cannot answer for this scheme and host; another connection may."),
    /** 422 Unprocessable Content, RFC 9110, Section 15.5.21. */
    UNPROCESSABLE_ENTITY(422, "Unprocessable Content", 9110, "15.5.21",
        "The content is well-formed and of a known type, but the instructions in it cannot be carried out."),
    /** 423 Locked, RFC 4918, Section 11.3. */
    LOCKED(423, "Locked", 4918, "11.3",
        "The source or the target of the method is locked."),
    /** 424 Failed Dependency, RFC 4918, Section 11.4. */
    FAILED_DEPENDENCY(424, "Failed Dependency", 4918, "11.4",
        "The method was not carried out because another one that it depends on has failed."),
    /** 425 Too Early, RFC 8470, Section 5.2. */
    TOO_EARLY(425, "Too Early", 8470, "5.2", RETRYABLE,
        "The server does not risk processing a request that came in early data and might be a replay."),
    /** 426 Upgrade Required, RFC 9110, Section 15.5.22. */
    UPGRADE_REQUIRED(426, "Upgrade Required", 9110, "15.5.22",
        "The server refuses this protocol and would serve the request over the one that its Upgrade field names."),
    /** 428 Precondition Required, RFC 6585, Section 3. */
    PRECONDITION_REQUIRED(428, "Precondition Required", 6585, "3",
        "The server wants the request to be conditional, so that no update gets lost."),
    /** 429 Too Many Requests, RFC 6585, Section 4. */
    TOO_MANY_REQUESTS(429, "Too Many Requests", 6585, "4", RETRYABLE,
        "The client has sent too many requests in some span of time."),
    /** 431 Request Header Fields Too Large, RFC 6585, Section 5. */
    REQUEST_HEADER_FIELDS_TOO_LARGE(431, "Request Header Fields Too Large", 6585, "5",
        "A header field, or all of them together, is larger than the server is willing to process."),
    /** 451 Unavailable For Legal Reasons, RFC 7725, Section 3. */
    UNAVAILABLE_FOR_LEGAL_REASONS(451, "Unavailable For Legal Reasons", 7725, "3", CACHEABLE,
        "The server withholds the resource because of a legal demand."),

    /** 500 Internal Server Error, RFC 9110, Section 15.6.1. */
    INTERNAL_SERVER_ERROR(500, "Internal Server Error", 9110, "15.6.1",
        "The server met a condition that it did not expect and that kept it from fulfilling the request."),
    /** 501 Not Implemented, RFC 9110, Section 15.6.2. */
    NOT_IMPLEMENTED(501, "Not Implemented", 9110, "15.6.2", CACHEABLE,
        "The server does not have what the request needs, mostly because it does not know the method at all."),
    /** 502 Bad Gateway, RFC 9110, Section 15.6.3. */
    BAD_GATEWAY(502, "Bad Gateway", 9110, "15.6.3", RETRYABLE_IF_IDEMPOTENT,
        "The server, as a gateway or proxy, got an invalid response from the server behind it."),
    /** 503 Service Unavailable, RFC 9110, Section 15.6.4. */
    SERVICE_UNAVAILABLE(503, "Service Unavailable", 9110, "15.6.4", RETRYABLE_IF_IDEMPOTENT,
        "The server is overloaded or under maintenance for the moment; Retry-After may say for how long."),
    /** 504 Gateway Timeout, RFC 9110, Section 15.6.5. */
    GATEWAY_TIMEOUT(504, "Gateway Timeout", 9110, "15.6.5", RETRYABLE_IF_IDEMPOTENT,
        "The server, as a gateway or proxy, got no response in time from the server behind it."),
    /** 505 HTTP Version Not Supported, RFC 9110, Section 15.6.6. */
    HTTP_VERSION_NOT_SUPPORTED(505, "HTTP Version Not Supported", 9110, "15.6.6",
        "The server does not support, or refuses to support, the major version of HTTP in the request."),
    /** 506 Variant Also Negotiates, RFC 2295, Section 8.1. */
    VARIANT_ALSO_NEGOTIATES(506, "Variant Also Negotiates", 2295, "8.1",
        "The chosen variant is itself set up to negotiate content, which is an error of the server's configuration."),
    /** 507 Insufficient Storage, RFC 4918, Section 11.5. */
    INSUFFICIENT_STORAGE(507, "Insufficient Storage", 4918, "11.5",
        "The server cannot store what it needs to complete the request."),
    /** 508 Loop Detected, RFC 5842, Section 7.2. */
    LOOP_DETECTED(508, "Loop Detected", 5842, "7.2",
        "The server stopped because it met an endless loop of bindings on its way."),
    /** 510 Not Extended, RFC 2774, Section 7. */
    NOT_EXTENDED(510, "Not Extended", 2774, "7", OBSOLETED,
        "The request lacks an extension that the server asks for; an experiment that has ended."),
    /** 511 Network Authentication Required, RFC 6585, Section 6. */
    NETWORK_AUTHENTICATION_REQUIRED(511, "Network Authentication Required", 6585, "6",
        "The client has to log in, or to accept terms, before the network lets it through.");
    // spotless:on

    /**
     * Another name of {@link #REQUEST_ENTITY_TOO_LARGE}. It works in expressions and in {@link #findByName}; for {@code case}, annotations
     * and {@code valueOf} take the constant's name, or the number in {@link StatusCodes#CONTENT_TOO_LARGE}.
     */
    public static final HttpStatus CONTENT_TOO_LARGE = REQUEST_ENTITY_TOO_LARGE;

    /**
     * Another name of {@link #REQUEST_URI_TOO_LONG}. It works in expressions and in {@link #findByName}; for {@code case}, annotations
     * and {@code valueOf} take the constant's name, or the number in {@link StatusCodes#URI_TOO_LONG}.
     */
    public static final HttpStatus URI_TOO_LONG = REQUEST_URI_TOO_LONG;

    /**
     * Another name of {@link #REQUESTED_RANGE_NOT_SATISFIABLE}. It works in expressions and in {@link #findByName}; for {@code case}, annotations
     * and {@code valueOf} take the constant's name, or the number in {@link StatusCodes#RANGE_NOT_SATISFIABLE}.
     */
    public static final HttpStatus RANGE_NOT_SATISFIABLE = REQUESTED_RANGE_NOT_SATISFIABLE;

    /**
     * Another name of {@link #UNPROCESSABLE_ENTITY}. It works in expressions and in {@link #findByName}; for {@code case}, annotations
     * and {@code valueOf} take the constant's name, or the number in {@link StatusCodes#UNPROCESSABLE_CONTENT}.
     */
    public static final HttpStatus UNPROCESSABLE_CONTENT = UNPROCESSABLE_ENTITY;

    private final int code;
    private final String reasonPhrase;
    private final int rfc;
    private final String section;
    private final int traits;
    private final String description;

    /** Made when it is first asked for, which most programs never do. Two threads may each make one; they are equal. */
    private @Nullable RfcSection specification;

    private final String label;

    HttpStatus(int code, String reasonPhrase, int rfc, String section, String description) {
        this(code, reasonPhrase, rfc, section, 0, description);
    }

    HttpStatus(int code, String reasonPhrase, int rfc, String section, int traits, String description) {
        this.code = code;
        this.reasonPhrase = reasonPhrase;
        this.rfc = rfc;
        this.section = section;
        // the class 1xx has no content, whatever the row says
        this.traits = code < 200 ? traits | CONTENTLESS : traits;
        this.description = description;
        this.label = Integer.toString(code);
    }

    /**
     * Returns the constant of a number. Use {@link StatusCode#of(int)} where a code without a name is welcome.
     *
     * @param code the number of a constant
     * @return the constant
     * @throws IllegalArgumentException if the number has no name here
     */
    public static HttpStatus of(int code) {
        Optional<HttpStatus> named = find(code);
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    code + " is not a status code with a name; expected one of HttpStatus, such as 404");
        }
        return named.get();
    }

    /**
     * Finds the constant of a number.
     *
     * @param code any number
     * @return the constant, or empty if the number has no name here
     */
    public static Optional<HttpStatus> find(int code) {
        return StatusTable.findNamed(code);
    }

    /**
     * Finds the constant of a name.
     *
     * @param name a constant's or an alias's name, in its exact spelling, such as {@code "NOT_FOUND"}, or the name that another library has
     *     for the code: {@code EARLY_HINT}, {@code CHECKPOINT}, {@code MOVED_TEMPORARILY}, {@code PERMANET_REDIRECT}, {@code REQUEST_TIME_OUT},
     *     {@code PAYLOAD_TOO_LARGE}, {@code REQUEST_TOO_LONG}, {@code I_AM_A_TEAPOT}, {@code UNORDERED_COLLECTION} and {@code GATEWAY_TIME_OUT}
     * @return the constant, or empty for any other text
     */
    public static Optional<HttpStatus> findByName(String name) {
        Objects.requireNonNull(name, "name");
        HttpStatus status = Names.CONSTANTS.get(name);
        return status == null ? Optional.empty() : find(status.code);
    }

    /**
     * Reads a constant, for Jackson and JAX-RS, which look for this method. In code, use {@link #of}, {@link #find} or {@link #findByName}.
     *
     * @param text what {@link StatusCode#valueOf} reads
     * @return the constant
     * @throws IllegalArgumentException if the text is anything else, or the code has no name here
     */
    @JsonCreator
    public static HttpStatus fromString(String text) {
        return of(StatusCode.valueOf(text).code());
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String reasonPhrase() {
        return reasonPhrase;
    }

    @Override
    public boolean allowsContent() {
        return !has(CONTENTLESS);
    }

    @Override
    public boolean isHeuristicallyCacheable() {
        return has(CACHEABLE);
    }

    @Override
    public Optional<RequestMethod> redirectMethod(RequestMethod original) {
        Objects.requireNonNull(original, "original");
        if (has(KEEPS_METHOD)) {
            return HttpMethod.optional(original);
        }
        if (has(POST_BECOMES_GET)) {
            return HttpMethod.optional(original == HttpMethod.POST ? HttpMethod.GET : original);
        }
        if (has(BECOMES_GET)) {
            return HttpMethod.optional(original == HttpMethod.HEAD ? HttpMethod.HEAD : HttpMethod.GET);
        }
        return Optional.empty();
    }

    @Override
    public boolean isRetryable(RequestMethod request) {
        Objects.requireNonNull(request, "request");
        return has(RETRYABLE) || (has(RETRYABLE_IF_IDEMPOTENT) && request.isIdempotent());
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * Returns what IANA's registry, or the RFC that it cites, says of the code's standing.
     *
     * @return {@link Registration#ASSIGNED} for all but a few
     */
    public Registration registration() {
        if (has(DEPRECATED)) {
            return Registration.DEPRECATED;
        }
        if (has(OBSOLETED)) {
            return Registration.OBSOLETED;
        }
        return has(UNUSED) ? Registration.UNUSED : Registration.ASSIGNED;
    }

    /**
     * Returns where the status is specified.
     *
     * @return the section that defines it
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
     * Returns what the status tells the client.
     *
     * @return one English sentence
     */
    public String description() {
        return description;
    }

    /**
     * Returns the code and the phrase.
     *
     * @return a text such as {@code "404 Not Found"}
     */
    @Override
    public String toString() {
        return code + " " + reasonPhrase;
    }

    private boolean has(int trait) {
        return (traits & trait) != 0;
    }

    /** Made when a name is first asked for, which most programs never do. */
    private static final class Names {
        static final Map<String, HttpStatus> CONSTANTS = new HashMap<>();

        static {
            for (HttpStatus status : values()) {
                CONSTANTS.put(status.name(), status);
            }
            CONSTANTS.put("CONTENT_TOO_LARGE", CONTENT_TOO_LARGE);
            CONSTANTS.put("URI_TOO_LONG", URI_TOO_LONG);
            CONSTANTS.put("RANGE_NOT_SATISFIABLE", RANGE_NOT_SATISFIABLE);
            CONSTANTS.put("UNPROCESSABLE_CONTENT", UNPROCESSABLE_CONTENT);
            // Jetty's Code
            CONSTANTS.put("EARLY_HINT", EARLY_HINTS);
            CONSTANTS.put("PERMANET_REDIRECT", PERMANENT_REDIRECT);
            // Spring before version 7
            CONSTANTS.put("CHECKPOINT", EARLY_HINTS);
            // Spring, Micronaut; the title of RFC 2324, Section 2.3.2
            CONSTANTS.put("I_AM_A_TEAPOT", IM_A_TEAPOT);
            // RFC 1945, Section 9.3; Jakarta Servlet, HttpCore, Jetty, Spring
            CONSTANTS.put("MOVED_TEMPORARILY", FOUND);
            // RFC 7231, Section 6.5.11; Spring, Jetty
            CONSTANTS.put("PAYLOAD_TOO_LARGE", REQUEST_ENTITY_TOO_LARGE);
            // HttpCore
            CONSTANTS.put("REQUEST_TOO_LONG", REQUEST_ENTITY_TOO_LARGE);
            // RFC 2616, Sections 10.4.9 and 10.5.5, as its Section 6.1.1 writes them; Undertow
            CONSTANTS.put("REQUEST_TIME_OUT", REQUEST_TIMEOUT);
            CONSTANTS.put("GATEWAY_TIME_OUT", GATEWAY_TIMEOUT);
            // a draft of WebDAV; Netty
            CONSTANTS.put("UNORDERED_COLLECTION", TOO_EARLY);
        }
    }
}
