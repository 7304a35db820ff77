/**
 * Cookies as values: see {@link io.httptypes.cookies.SetCookie} and {@link io.httptypes.cookies.CookieField}.
 */
module io.httptypes.cookies {
    requires transitive io.httptypes.messages;
    requires static org.jspecify;

    exports io.httptypes.cookies;
}
