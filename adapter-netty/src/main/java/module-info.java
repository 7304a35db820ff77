/** Carries HTTP Types into and out of Netty's HTTP codec: see {@link io.httptypes.netty.NettyAdapter}. */
module io.httptypes.netty {
    requires transitive io.httptypes;
    requires transitive io.netty.codec.http;
    requires io.netty.codec;
    requires static org.jspecify;

    exports io.httptypes.netty;
}
