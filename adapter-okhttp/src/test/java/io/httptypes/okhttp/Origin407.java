package io.httptypes.okhttp;

import okhttp3.OkHttpClient;

final class Origin407 {
    private Origin407() {}

    static OkHttpClient.Builder carry(OkHttpClient.Builder builder) {
        return OkHttpInterceptors.install(builder, OkHttpInterceptors::carryOrigin407);
    }
}
