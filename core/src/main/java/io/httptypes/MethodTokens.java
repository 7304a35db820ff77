package io.httptypes;

/** The tokens of {@link HttpMethod}, under the names of its constants, for annotations and for {@code switch} on a {@code String}. */
public final class MethodTokens {
    public static final String GET = "GET";
    public static final String HEAD = "HEAD";
    public static final String POST = "POST";
    public static final String PUT = "PUT";
    public static final String DELETE = "DELETE";
    public static final String CONNECT = "CONNECT";
    public static final String OPTIONS = "OPTIONS";
    public static final String TRACE = "TRACE";
    public static final String PATCH = "PATCH";
    public static final String QUERY = "QUERY";

    public static final String ACL = "ACL";
    public static final String BASELINE_CONTROL = "BASELINE-CONTROL";
    public static final String BIND = "BIND";
    public static final String CHECKIN = "CHECKIN";
    public static final String CHECKOUT = "CHECKOUT";
    public static final String COPY = "COPY";
    public static final String LABEL = "LABEL";
    public static final String LINK = "LINK";
    public static final String LOCK = "LOCK";
    public static final String MERGE = "MERGE";
    public static final String MKACTIVITY = "MKACTIVITY";
    public static final String MKCALENDAR = "MKCALENDAR";
    public static final String MKCOL = "MKCOL";
    public static final String MKREDIRECTREF = "MKREDIRECTREF";
    public static final String MKWORKSPACE = "MKWORKSPACE";
    public static final String MOVE = "MOVE";
    public static final String ORDERPATCH = "ORDERPATCH";
    public static final String PROPFIND = "PROPFIND";
    public static final String PROPPATCH = "PROPPATCH";
    public static final String REBIND = "REBIND";
    public static final String REPORT = "REPORT";
    public static final String SEARCH = "SEARCH";
    public static final String UNBIND = "UNBIND";
    public static final String UNCHECKOUT = "UNCHECKOUT";
    public static final String UNLINK = "UNLINK";
    public static final String UNLOCK = "UNLOCK";
    public static final String UPDATE = "UPDATE";
    public static final String UPDATEREDIRECTREF = "UPDATEREDIRECTREF";
    public static final String VERSION_CONTROL = "VERSION-CONTROL";

    private MethodTokens() {}
}
