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
 * <p>Name a code with a constant of this enum, but accept a {@link StatusCode}: a peer may send any number. The
 * constants stand in the order of their codes. Minor releases add constants as IANA registers codes, so give every
 * {@code switch} a {@code default}, and do not store an {@code ordinal()}: it is not stable. Store the code.
 *
 * <p>RFC 9110 renamed four codes. The constant has the older name, which Netty, Jakarta Servlet and JAX-RS use too, and
 * the newer name is an alias: a field with the same object. The phrase is always the registered one.
 *
 * @see <a href="https://www.iana.org/assignments/http-status-codes/http-status-codes.xhtml">IANA: HTTP Status Code
 *     Registry</a>
 */
public enum HttpStatus implements StatusCode {
    /** 100 Continue, RFC 9110, Section 15.2.1. */
    CONTINUE(100, "Continue", 9110, "15.2.1"),
    /** 101 Switching Protocols, RFC 9110, Section 15.2.2. */
    SWITCHING_PROTOCOLS(101, "Switching Protocols", 9110, "15.2.2"),
    /** 102 Processing, RFC 2518, Section 10.1. */
    PROCESSING(102, "Processing", 2518, "10.1"),
    /** 103 Early Hints, RFC 8297, Section 2. */
    EARLY_HINTS(103, "Early Hints", 8297, "2"),

    /** 200 OK, RFC 9110, Section 15.3.1. */
    OK(200, "OK", 9110, "15.3.1", CACHEABLE),
    /** 201 Created, RFC 9110, Section 15.3.2. */
    CREATED(201, "Created", 9110, "15.3.2"),
    /** 202 Accepted, RFC 9110, Section 15.3.3. */
    ACCEPTED(202, "Accepted", 9110, "15.3.3"),
    /** 203 Non-Authoritative Information, RFC 9110, Section 15.3.4. */
    NON_AUTHORITATIVE_INFORMATION(203, "Non-Authoritative Information", 9110, "15.3.4", CACHEABLE),
    /** 204 No Content, RFC 9110, Section 15.3.5. */
    NO_CONTENT(204, "No Content", 9110, "15.3.5", CACHEABLE | CONTENTLESS),
    /** 205 Reset Content, RFC 9110, Section 15.3.6. */
    RESET_CONTENT(205, "Reset Content", 9110, "15.3.6", CONTENTLESS),
    /** 206 Partial Content, RFC 9110, Section 15.3.7. */
    PARTIAL_CONTENT(206, "Partial Content", 9110, "15.3.7", CACHEABLE),
    /** 207 Multi-Status, RFC 4918, Section 11.1. */
    MULTI_STATUS(207, "Multi-Status", 4918, "11.1"),
    /** 208 Already Reported, RFC 5842, Section 7.1. */
    ALREADY_REPORTED(208, "Already Reported", 5842, "7.1"),
    /** 226 IM Used, RFC 3229, Section 10.4.1. */
    IM_USED(226, "IM Used", 3229, "10.4.1"),

    /** 300 Multiple Choices, RFC 9110, Section 15.4.1. */
    MULTIPLE_CHOICES(300, "Multiple Choices", 9110, "15.4.1", CACHEABLE),
    /** 301 Moved Permanently, RFC 9110, Section 15.4.2. */
    MOVED_PERMANENTLY(301, "Moved Permanently", 9110, "15.4.2", CACHEABLE | POST_BECOMES_GET),
    /** 302 Found, RFC 9110, Section 15.4.3. */
    FOUND(302, "Found", 9110, "15.4.3", POST_BECOMES_GET),
    /** 303 See Other, RFC 9110, Section 15.4.4. */
    SEE_OTHER(303, "See Other", 9110, "15.4.4", BECOMES_GET),
    /** 304 Not Modified, RFC 9110, Section 15.4.5. */
    NOT_MODIFIED(304, "Not Modified", 9110, "15.4.5", CONTENTLESS),
    /** 305 Use Proxy, RFC 9110, Section 15.4.6. */
    USE_PROXY(305, "Use Proxy", 9110, "15.4.6", DEPRECATED),
    /** 307 Temporary Redirect, RFC 9110, Section 15.4.8. */
    TEMPORARY_REDIRECT(307, "Temporary Redirect", 9110, "15.4.8", KEEPS_METHOD),
    /** 308 Permanent Redirect, RFC 9110, Section 15.4.9. */
    PERMANENT_REDIRECT(308, "Permanent Redirect", 9110, "15.4.9", CACHEABLE | KEEPS_METHOD),

    /** 400 Bad Request, RFC 9110, Section 15.5.1. */
    BAD_REQUEST(400, "Bad Request", 9110, "15.5.1"),
    /** 401 Unauthorized, RFC 9110, Section 15.5.2. */
    UNAUTHORIZED(401, "Unauthorized", 9110, "15.5.2"),
    /** 402 Payment Required, RFC 9110, Section 15.5.3. */
    PAYMENT_REQUIRED(402, "Payment Required", 9110, "15.5.3"),
    /** 403 Forbidden, RFC 9110, Section 15.5.4. */
    FORBIDDEN(403, "Forbidden", 9110, "15.5.4"),
    /** 404 Not Found, RFC 9110, Section 15.5.5. */
    NOT_FOUND(404, "Not Found", 9110, "15.5.5", CACHEABLE),
    /** 405 Method Not Allowed, RFC 9110, Section 15.5.6. */
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", 9110, "15.5.6", CACHEABLE),
    /** 406 Not Acceptable, RFC 9110, Section 15.5.7. */
    NOT_ACCEPTABLE(406, "Not Acceptable", 9110, "15.5.7"),
    /** 407 Proxy Authentication Required, RFC 9110, Section 15.5.8. */
    PROXY_AUTHENTICATION_REQUIRED(407, "Proxy Authentication Required", 9110, "15.5.8"),
    /** 408 Request Timeout, RFC 9110, Section 15.5.9. */
    REQUEST_TIMEOUT(408, "Request Timeout", 9110, "15.5.9", RETRYABLE),
    /** 409 Conflict, RFC 9110, Section 15.5.10. */
    CONFLICT(409, "Conflict", 9110, "15.5.10"),
    /** 410 Gone, RFC 9110, Section 15.5.11. */
    GONE(410, "Gone", 9110, "15.5.11", CACHEABLE),
    /** 411 Length Required, RFC 9110, Section 15.5.12. */
    LENGTH_REQUIRED(411, "Length Required", 9110, "15.5.12"),
    /** 412 Precondition Failed, RFC 9110, Section 15.5.13. */
    PRECONDITION_FAILED(412, "Precondition Failed", 9110, "15.5.13"),
    /** 413 Content Too Large, RFC 9110, Section 15.5.14. */
    REQUEST_ENTITY_TOO_LARGE(413, "Content Too Large", 9110, "15.5.14"),
    /** 414 URI Too Long, RFC 9110, Section 15.5.15. */
    REQUEST_URI_TOO_LONG(414, "URI Too Long", 9110, "15.5.15", CACHEABLE),
    /** 415 Unsupported Media Type, RFC 9110, Section 15.5.16. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type", 9110, "15.5.16"),
    /** 416 Range Not Satisfiable, RFC 9110, Section 15.5.17. */
    REQUESTED_RANGE_NOT_SATISFIABLE(416, "Range Not Satisfiable", 9110, "15.5.17"),
    /** 417 Expectation Failed, RFC 9110, Section 15.5.18. */
    EXPECTATION_FAILED(417, "Expectation Failed", 9110, "15.5.18"),
    /** 418 I'm a teapot, RFC 2324, Section 2.3.2. */
    IM_A_TEAPOT(418, "I'm a teapot", 2324, "2.3.2", UNUSED),
    /** 421 Misdirected Request, RFC 9110, Section 15.5.20. */
    MISDIRECTED_REQUEST(421, "Misdirected Request", 9110, "15.5.20"),
    /** 422 Unprocessable Content, RFC 9110, Section 15.5.21. */
    UNPROCESSABLE_ENTITY(422, "Unprocessable Content", 9110, "15.5.21"),
    /** 423 Locked, RFC 4918, Section 11.3. */
    LOCKED(423, "Locked", 4918, "11.3"),
    /** 424 Failed Dependency, RFC 4918, Section 11.4. */
    FAILED_DEPENDENCY(424, "Failed Dependency", 4918, "11.4"),
    /** 425 Too Early, RFC 8470, Section 5.2. */
    TOO_EARLY(425, "Too Early", 8470, "5.2", RETRYABLE),
    /** 426 Upgrade Required, RFC 9110, Section 15.5.22. */
    UPGRADE_REQUIRED(426, "Upgrade Required", 9110, "15.5.22"),
    /** 428 Precondition Required, RFC 6585, Section 3. */
    PRECONDITION_REQUIRED(428, "Precondition Required", 6585, "3"),
    /** 429 Too Many Requests, RFC 6585, Section 4. */
    TOO_MANY_REQUESTS(429, "Too Many Requests", 6585, "4", RETRYABLE),
    /** 431 Request Header Fields Too Large, RFC 6585, Section 5. */
    REQUEST_HEADER_FIELDS_TOO_LARGE(431, "Request Header Fields Too Large", 6585, "5"),
    /** 451 Unavailable For Legal Reasons, RFC 7725, Section 3. */
    UNAVAILABLE_FOR_LEGAL_REASONS(451, "Unavailable For Legal Reasons", 7725, "3", CACHEABLE),

    /** 500 Internal Server Error, RFC 9110, Section 15.6.1. */
    INTERNAL_SERVER_ERROR(500, "Internal Server Error", 9110, "15.6.1"),
    /** 501 Not Implemented, RFC 9110, Section 15.6.2. */
    NOT_IMPLEMENTED(501, "Not Implemented", 9110, "15.6.2", CACHEABLE),
    /** 502 Bad Gateway, RFC 9110, Section 15.6.3. */
    BAD_GATEWAY(502, "Bad Gateway", 9110, "15.6.3", RETRYABLE_IF_IDEMPOTENT),
    /** 503 Service Unavailable, RFC 9110, Section 15.6.4. */
    SERVICE_UNAVAILABLE(503, "Service Unavailable", 9110, "15.6.4", RETRYABLE_IF_IDEMPOTENT),
    /** 504 Gateway Timeout, RFC 9110, Section 15.6.5. */
    GATEWAY_TIMEOUT(504, "Gateway Timeout", 9110, "15.6.5", RETRYABLE_IF_IDEMPOTENT),
    /** 505 HTTP Version Not Supported, RFC 9110, Section 15.6.6. */
    HTTP_VERSION_NOT_SUPPORTED(505, "HTTP Version Not Supported", 9110, "15.6.6"),
    /** 506 Variant Also Negotiates, RFC 2295, Section 8.1. */
    VARIANT_ALSO_NEGOTIATES(506, "Variant Also Negotiates", 2295, "8.1"),
    /** 507 Insufficient Storage, RFC 4918, Section 11.5. */
    INSUFFICIENT_STORAGE(507, "Insufficient Storage", 4918, "11.5"),
    /** 508 Loop Detected, RFC 5842, Section 7.2. */
    LOOP_DETECTED(508, "Loop Detected", 5842, "7.2"),
    /** 510 Not Extended, RFC 2774, Section 7. */
    NOT_EXTENDED(510, "Not Extended", 2774, "7", OBSOLETED),
    /** 511 Network Authentication Required, RFC 6585, Section 6. */
    NETWORK_AUTHENTICATION_REQUIRED(511, "Network Authentication Required", 6585, "6");

    /**
     * Another name of {@link #REQUEST_ENTITY_TOO_LARGE}. It works in expressions and in {@link #findByName}; for
     * {@code case}, annotations and {@code valueOf} take the constant's name, or the number in
     * {@link StatusCodes#CONTENT_TOO_LARGE}.
     */
    public static final HttpStatus CONTENT_TOO_LARGE = REQUEST_ENTITY_TOO_LARGE;

    /**
     * Another name of {@link #REQUEST_URI_TOO_LONG}. It works in expressions and in {@link #findByName}; for
     * {@code case}, annotations and {@code valueOf} take the constant's name, or the number in
     * {@link StatusCodes#URI_TOO_LONG}.
     */
    public static final HttpStatus URI_TOO_LONG = REQUEST_URI_TOO_LONG;

    /**
     * Another name of {@link #REQUESTED_RANGE_NOT_SATISFIABLE}. It works in expressions and in {@link #findByName}; for
     * {@code case}, annotations and {@code valueOf} take the constant's name, or the number in
     * {@link StatusCodes#RANGE_NOT_SATISFIABLE}.
     */
    public static final HttpStatus RANGE_NOT_SATISFIABLE = REQUESTED_RANGE_NOT_SATISFIABLE;

    /**
     * Another name of {@link #UNPROCESSABLE_ENTITY}. It works in expressions and in {@link #findByName}; for
     * {@code case}, annotations and {@code valueOf} take the constant's name, or the number in
     * {@link StatusCodes#UNPROCESSABLE_CONTENT}.
     */
    public static final HttpStatus UNPROCESSABLE_CONTENT = UNPROCESSABLE_ENTITY;

    static final int MIN = 100;
    static final int MAX = 999;

    /**
     * By code; {@link StatusTable} adds those without a name. It is here because every class that a first look-up loads
     * costs time. In {@link StatusCode} it would need this enum while the enum, when it is touched first, still waits
     * for its interface.
     */
    static final @Nullable StatusCode[] CODES = new StatusCode[MAX - MIN + 1];

    static {
        for (HttpStatus status : values()) {
            CODES[status.code - MIN] = status;
        }
    }

    private final int code;
    private final String reasonPhrase;
    private final int rfc;
    private final String section;
    private final int traits;

    // Made when they are first asked for, which most programs never do. Two threads may each make one; they are equal.
    private @Nullable RfcSection specification;
    private @Nullable String label;

    HttpStatus(int code, String reasonPhrase, int rfc, String section) {
        this(code, reasonPhrase, rfc, section, 0);
    }

    HttpStatus(int code, String reasonPhrase, int rfc, String section, int traits) {
        this.code = code;
        this.reasonPhrase = reasonPhrase;
        this.rfc = rfc;
        this.section = section;
        // the class 1xx has no content, whatever the row says
        this.traits = code < 200 ? traits | CONTENTLESS : traits;
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
     * @param name a constant's or an alias's name, in its exact spelling, such as {@code "NOT_FOUND"}, or the name that
     *     another library has for the code: {@code EARLY_HINT}, {@code CHECKPOINT}, {@code MOVED_TEMPORARILY},
     *     {@code PERMANET_REDIRECT}, {@code REQUEST_TIME_OUT}, {@code PAYLOAD_TOO_LARGE}, {@code REQUEST_TOO_LONG},
     *     {@code I_AM_A_TEAPOT}, {@code UNORDERED_COLLECTION} and {@code GATEWAY_TIME_OUT}
     * @return the constant, or empty for any other text
     */
    public static Optional<HttpStatus> findByName(String name) {
        Objects.requireNonNull(name, "name");
        HttpStatus status = Names.CONSTANTS.get(name);
        return status == null ? Optional.empty() : find(status.code);
    }

    /**
     * Reads a constant, for Jackson and JAX-RS, which look for this method. In code, use {@link #of}, {@link #find} or
     * {@link #findByName}.
     *
     * @param text what {@link StatusCode#valueOf} reads
     * @return the constant
     * @throws IllegalArgumentException if the text is anything else, or the code has no name here
     */
    @JsonCreator
    public static HttpStatus fromString(String text) {
        return of(StatusCode.valueOf(text).code());
    }

    static boolean inRange(int code) {
        return code >= MIN && code <= MAX;
    }

    /** The status of a code that is in range. */
    static StatusCode get(int code) {
        StatusCode made = CODES[code - MIN];
        return made != null ? made : StatusTable.get(code);
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
            return HttpMethod.postBecomesGet(original);
        }
        if (has(BECOMES_GET)) {
            return HttpMethod.becomesGet(original);
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
        String made = label;
        if (made == null) {
            made = Integer.toString(code);
            label = made;
        }
        return made;
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
        return StatusDescriptions.of(code);
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
