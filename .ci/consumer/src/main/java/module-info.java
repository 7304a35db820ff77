/** A modular user. .ci/run takes this file away for the class path. */
module consumer {
    requires io.httptypes.servlet;
    requires io.httptypes.netty;
    requires io.httptypes.okhttp;
    requires io.httptypes.jdk;
    requires java.net.http;
    requires jdk.httpserver;
    requires kotlin.stdlib;
}
