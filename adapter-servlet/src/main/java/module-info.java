/** Carries HTTP Types into and out of Jakarta Servlet: see {@link io.httptypes.servlet.ServletAdapter}. */
module io.httptypes.servlet {
    requires transitive io.httptypes.messages;
    requires transitive jakarta.servlet;
    requires static io.httptypes.cookies;
    requires static org.jspecify;

    exports io.httptypes.servlet;
}
