/**
 * Carries HTTP Types into and out of the JDK's own HTTP: see {@link io.httptypes.jdk.JdkClientAdapter} and
 * {@link io.httptypes.jdk.JdkServerAdapter}.
 */
module io.httptypes.jdk {
    requires transitive io.httptypes.messages;
    requires static transitive java.net.http;
    requires static transitive jdk.httpserver;
    requires static io.httptypes.cookies;
    requires static org.jspecify;

    exports io.httptypes.jdk;
}
