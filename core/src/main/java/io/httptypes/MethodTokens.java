package io.httptypes;

/**
 * The tokens of {@link HttpMethod}, under the names of its constants, for annotations and for {@code switch} on a
 * {@code String}.
 */
public final class MethodTokens {
    /** GET, RFC 9110, Section 9.3.1. */
    public static final String GET = "GET";
    /** HEAD, RFC 9110, Section 9.3.2. */
    public static final String HEAD = "HEAD";
    /** POST, RFC 9110, Section 9.3.3. */
    public static final String POST = "POST";
    /** PUT, RFC 9110, Section 9.3.4. */
    public static final String PUT = "PUT";
    /** DELETE, RFC 9110, Section 9.3.5. */
    public static final String DELETE = "DELETE";
    /** CONNECT, RFC 9110, Section 9.3.6. */
    public static final String CONNECT = "CONNECT";
    /** OPTIONS, RFC 9110, Section 9.3.7. */
    public static final String OPTIONS = "OPTIONS";
    /** TRACE, RFC 9110, Section 9.3.8. */
    public static final String TRACE = "TRACE";
    /** PATCH, RFC 5789, Section 2. */
    public static final String PATCH = "PATCH";
    /** QUERY, RFC 10008, Section 2. */
    public static final String QUERY = "QUERY";

    /** ACL, RFC 3744, Section 8.1. */
    public static final String ACL = "ACL";
    /** BASELINE-CONTROL, RFC 3253, Section 12.6. */
    public static final String BASELINE_CONTROL = "BASELINE-CONTROL";
    /** BIND, RFC 5842, Section 4. */
    public static final String BIND = "BIND";
    /** CHECKIN, RFC 3253, Section 4.4. */
    public static final String CHECKIN = "CHECKIN";
    /** CHECKOUT, RFC 3253, Section 4.3. */
    public static final String CHECKOUT = "CHECKOUT";
    /** COPY, RFC 4918, Section 9.8. */
    public static final String COPY = "COPY";
    /** LABEL, RFC 3253, Section 8.2. */
    public static final String LABEL = "LABEL";
    /** LINK, RFC 2068, Section 19.6.1.2. */
    public static final String LINK = "LINK";
    /** LOCK, RFC 4918, Section 9.10. */
    public static final String LOCK = "LOCK";
    /** MERGE, RFC 3253, Section 11.2. */
    public static final String MERGE = "MERGE";
    /** MKACTIVITY, RFC 3253, Section 13.5. */
    public static final String MKACTIVITY = "MKACTIVITY";
    /** MKCALENDAR, RFC 4791, Section 5.3.1. */
    public static final String MKCALENDAR = "MKCALENDAR";
    /** MKCOL, RFC 4918, Section 9.3. */
    public static final String MKCOL = "MKCOL";
    /** MKREDIRECTREF, RFC 4437, Section 6. */
    public static final String MKREDIRECTREF = "MKREDIRECTREF";
    /** MKWORKSPACE, RFC 3253, Section 6.3. */
    public static final String MKWORKSPACE = "MKWORKSPACE";
    /** MOVE, RFC 4918, Section 9.9. */
    public static final String MOVE = "MOVE";
    /** ORDERPATCH, RFC 3648, Section 7. */
    public static final String ORDERPATCH = "ORDERPATCH";
    /** PROPFIND, RFC 4918, Section 9.1. */
    public static final String PROPFIND = "PROPFIND";
    /** PROPPATCH, RFC 4918, Section 9.2. */
    public static final String PROPPATCH = "PROPPATCH";
    /** REBIND, RFC 5842, Section 6. */
    public static final String REBIND = "REBIND";
    /** REPORT, RFC 3253, Section 3.6. */
    public static final String REPORT = "REPORT";
    /** SEARCH, RFC 5323, Section 2. */
    public static final String SEARCH = "SEARCH";
    /** UNBIND, RFC 5842, Section 5. */
    public static final String UNBIND = "UNBIND";
    /** UNCHECKOUT, RFC 3253, Section 4.5. */
    public static final String UNCHECKOUT = "UNCHECKOUT";
    /** UNLINK, RFC 2068, Section 19.6.1.3. */
    public static final String UNLINK = "UNLINK";
    /** UNLOCK, RFC 4918, Section 9.11. */
    public static final String UNLOCK = "UNLOCK";
    /** UPDATE, RFC 3253, Section 7.1. */
    public static final String UPDATE = "UPDATE";
    /** UPDATEREDIRECTREF, RFC 4437, Section 7. */
    public static final String UPDATEREDIRECTREF = "UPDATEREDIRECTREF";
    /** VERSION-CONTROL, RFC 3253, Section 3.5. */
    public static final String VERSION_CONTROL = "VERSION-CONTROL";

    private MethodTokens() {}
}
