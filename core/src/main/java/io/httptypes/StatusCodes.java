package io.httptypes;

/**
 * The numbers of {@link HttpStatus}, under the names of its constants and aliases, for annotations and for
 * {@code switch} on an {@code int}.
 */
public final class StatusCodes {
    /** 100 Continue, RFC 9110, Section 15.2.1. */
    public static final int CONTINUE = 100;
    /** 101 Switching Protocols, RFC 9110, Section 15.2.2. */
    public static final int SWITCHING_PROTOCOLS = 101;
    /** 102 Processing, RFC 2518, Section 10.1. */
    public static final int PROCESSING = 102;
    /** 103 Early Hints, RFC 8297, Section 2. */
    public static final int EARLY_HINTS = 103;

    /** 200 OK, RFC 9110, Section 15.3.1. */
    public static final int OK = 200;
    /** 201 Created, RFC 9110, Section 15.3.2. */
    public static final int CREATED = 201;
    /** 202 Accepted, RFC 9110, Section 15.3.3. */
    public static final int ACCEPTED = 202;
    /** 203 Non-Authoritative Information, RFC 9110, Section 15.3.4. */
    public static final int NON_AUTHORITATIVE_INFORMATION = 203;
    /** 204 No Content, RFC 9110, Section 15.3.5. */
    public static final int NO_CONTENT = 204;
    /** 205 Reset Content, RFC 9110, Section 15.3.6. */
    public static final int RESET_CONTENT = 205;
    /** 206 Partial Content, RFC 9110, Section 15.3.7. */
    public static final int PARTIAL_CONTENT = 206;
    /** 207 Multi-Status, RFC 4918, Section 11.1. */
    public static final int MULTI_STATUS = 207;
    /** 208 Already Reported, RFC 5842, Section 7.1. */
    public static final int ALREADY_REPORTED = 208;
    /** 226 IM Used, RFC 3229, Section 10.4.1. */
    public static final int IM_USED = 226;

    /** 300 Multiple Choices, RFC 9110, Section 15.4.1. */
    public static final int MULTIPLE_CHOICES = 300;
    /** 301 Moved Permanently, RFC 9110, Section 15.4.2. */
    public static final int MOVED_PERMANENTLY = 301;
    /** 302 Found, RFC 9110, Section 15.4.3. */
    public static final int FOUND = 302;
    /** 303 See Other, RFC 9110, Section 15.4.4. */
    public static final int SEE_OTHER = 303;
    /** 304 Not Modified, RFC 9110, Section 15.4.5. */
    public static final int NOT_MODIFIED = 304;
    /** 305 Use Proxy, RFC 9110, Section 15.4.6. */
    public static final int USE_PROXY = 305;
    /** 307 Temporary Redirect, RFC 9110, Section 15.4.8. */
    public static final int TEMPORARY_REDIRECT = 307;
    /** 308 Permanent Redirect, RFC 9110, Section 15.4.9. */
    public static final int PERMANENT_REDIRECT = 308;

    /** 400 Bad Request, RFC 9110, Section 15.5.1. */
    public static final int BAD_REQUEST = 400;
    /** 401 Unauthorized, RFC 9110, Section 15.5.2. */
    public static final int UNAUTHORIZED = 401;
    /** 402 Payment Required, RFC 9110, Section 15.5.3. */
    public static final int PAYMENT_REQUIRED = 402;
    /** 403 Forbidden, RFC 9110, Section 15.5.4. */
    public static final int FORBIDDEN = 403;
    /** 404 Not Found, RFC 9110, Section 15.5.5. */
    public static final int NOT_FOUND = 404;
    /** 405 Method Not Allowed, RFC 9110, Section 15.5.6. */
    public static final int METHOD_NOT_ALLOWED = 405;
    /** 406 Not Acceptable, RFC 9110, Section 15.5.7. */
    public static final int NOT_ACCEPTABLE = 406;
    /** 407 Proxy Authentication Required, RFC 9110, Section 15.5.8. */
    public static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    /** 408 Request Timeout, RFC 9110, Section 15.5.9. */
    public static final int REQUEST_TIMEOUT = 408;
    /** 409 Conflict, RFC 9110, Section 15.5.10. */
    public static final int CONFLICT = 409;
    /** 410 Gone, RFC 9110, Section 15.5.11. */
    public static final int GONE = 410;
    /** 411 Length Required, RFC 9110, Section 15.5.12. */
    public static final int LENGTH_REQUIRED = 411;
    /** 412 Precondition Failed, RFC 9110, Section 15.5.13. */
    public static final int PRECONDITION_FAILED = 412;
    /** 413 Content Too Large, RFC 9110, Section 15.5.14. */
    public static final int REQUEST_ENTITY_TOO_LARGE = 413;
    /** 413 Content Too Large, RFC 9110, Section 15.5.14. */
    public static final int CONTENT_TOO_LARGE = 413;
    /** 414 URI Too Long, RFC 9110, Section 15.5.15. */
    public static final int REQUEST_URI_TOO_LONG = 414;
    /** 414 URI Too Long, RFC 9110, Section 15.5.15. */
    public static final int URI_TOO_LONG = 414;
    /** 415 Unsupported Media Type, RFC 9110, Section 15.5.16. */
    public static final int UNSUPPORTED_MEDIA_TYPE = 415;
    /** 416 Range Not Satisfiable, RFC 9110, Section 15.5.17. */
    public static final int REQUESTED_RANGE_NOT_SATISFIABLE = 416;
    /** 416 Range Not Satisfiable, RFC 9110, Section 15.5.17. */
    public static final int RANGE_NOT_SATISFIABLE = 416;
    /** 417 Expectation Failed, RFC 9110, Section 15.5.18. */
    public static final int EXPECTATION_FAILED = 417;
    /** 418 I'm a teapot, RFC 2324, Section 2.3.2. */
    public static final int IM_A_TEAPOT = 418;
    /** 421 Misdirected Request, RFC 9110, Section 15.5.20. */
    public static final int MISDIRECTED_REQUEST = 421;
    /** 422 Unprocessable Content, RFC 9110, Section 15.5.21. */
    public static final int UNPROCESSABLE_ENTITY = 422;
    /** 422 Unprocessable Content, RFC 9110, Section 15.5.21. */
    public static final int UNPROCESSABLE_CONTENT = 422;
    /** 423 Locked, RFC 4918, Section 11.3. */
    public static final int LOCKED = 423;
    /** 424 Failed Dependency, RFC 4918, Section 11.4. */
    public static final int FAILED_DEPENDENCY = 424;
    /** 425 Too Early, RFC 8470, Section 5.2. */
    public static final int TOO_EARLY = 425;
    /** 426 Upgrade Required, RFC 9110, Section 15.5.22. */
    public static final int UPGRADE_REQUIRED = 426;
    /** 428 Precondition Required, RFC 6585, Section 3. */
    public static final int PRECONDITION_REQUIRED = 428;
    /** 429 Too Many Requests, RFC 6585, Section 4. */
    public static final int TOO_MANY_REQUESTS = 429;
    /** 431 Request Header Fields Too Large, RFC 6585, Section 5. */
    public static final int REQUEST_HEADER_FIELDS_TOO_LARGE = 431;
    /** 451 Unavailable For Legal Reasons, RFC 7725, Section 3. */
    public static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;

    /** 500 Internal Server Error, RFC 9110, Section 15.6.1. */
    public static final int INTERNAL_SERVER_ERROR = 500;
    /** 501 Not Implemented, RFC 9110, Section 15.6.2. */
    public static final int NOT_IMPLEMENTED = 501;
    /** 502 Bad Gateway, RFC 9110, Section 15.6.3. */
    public static final int BAD_GATEWAY = 502;
    /** 503 Service Unavailable, RFC 9110, Section 15.6.4. */
    public static final int SERVICE_UNAVAILABLE = 503;
    /** 504 Gateway Timeout, RFC 9110, Section 15.6.5. */
    public static final int GATEWAY_TIMEOUT = 504;
    /** 505 HTTP Version Not Supported, RFC 9110, Section 15.6.6. */
    public static final int HTTP_VERSION_NOT_SUPPORTED = 505;
    /** 506 Variant Also Negotiates, RFC 2295, Section 8.1. */
    public static final int VARIANT_ALSO_NEGOTIATES = 506;
    /** 507 Insufficient Storage, RFC 4918, Section 11.5. */
    public static final int INSUFFICIENT_STORAGE = 507;
    /** 508 Loop Detected, RFC 5842, Section 7.2. */
    public static final int LOOP_DETECTED = 508;
    /** 510 Not Extended, RFC 2774, Section 7. */
    public static final int NOT_EXTENDED = 510;
    /** 511 Network Authentication Required, RFC 6585, Section 6. */
    public static final int NETWORK_AUTHENTICATION_REQUIRED = 511;

    private StatusCodes() {}
}
