/** A modular user. .ci/run takes this file away for the class path. */
module consumer {
    requires io.httptypes.servlet;
    requires io.httptypes.netty;
    requires io.httptypes.okhttp;
    requires kotlin.stdlib;
}
