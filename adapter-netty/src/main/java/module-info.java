/** Carries HTTP Types into and out of Netty's HTTP codecs: see {@link io.httptypes.netty.NettyAdapter}. */
module io.httptypes.netty {
    requires transitive io.httptypes.messages;
    requires transitive io.netty.buffer;
    requires transitive io.netty.codec.http;
    requires transitive io.netty.codec;
    requires transitive io.netty.transport;
    requires io.netty.common;
    requires static io.netty.codec.http2;
    requires static io.httptypes.cookies;
    requires static org.jspecify;

    exports io.httptypes.netty;
}
