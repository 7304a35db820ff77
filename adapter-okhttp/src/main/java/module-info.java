/** Carries HTTP Types into and out of OkHttp: see {@link io.httptypes.okhttp.OkHttpAdapter}. */
module io.httptypes.okhttp {
    requires transitive io.httptypes.messages;
    requires transitive okhttp3;
    requires static io.httptypes.cookies;
    requires static org.jspecify;

    exports io.httptypes.okhttp;
}
