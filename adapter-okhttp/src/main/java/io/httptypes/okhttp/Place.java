package io.httptypes.okhttp;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Where the interceptors belong among the application interceptors, relative to each other, from the outside in. */
enum Place {
    STATUS_CHECK(StatusCheckInterceptor.class),
    REDIRECT(RedirectInterceptor.class),
    RETRY(RetryInterceptor.class);

    /** The innermost place that a running call is in. A call runs in one thread, and a call within a call is another one. */
    private static final Map<Call, Place> CALLS = new ConcurrentHashMap<>();

    private final Class<? extends Interceptor> type;

    Place(Class<? extends Interceptor> type) {
        this.type = type;
    }

    OkHttpClient.Builder install(OkHttpClient.Builder builder, Interceptor interceptor) {
        List<Interceptor> installed = builder.interceptors();
        int index = 0;
        while (index < installed.size() && !isOutside(installed.get(index))) {
            index++;
        }
        installed.add(index, interceptor);
        return builder;
    }

    /** Does an interceptor's work, if it can work in the place where it was added. */
    Response enter(Interceptor.Chain chain, Interceptor work) throws IOException {
        if (chain.connection() != null) {
            throw misplaced("as a network interceptor");
        }
        Place outer = CALLS.put(chain.call(), this);
        try {
            if (outer != null && (outer.compareTo(this) > 0 || (outer == this && this != STATUS_CHECK))) {
                throw misplaced(outer == this ? "twice" : "inside of " + outer.type.getSimpleName());
            }
            return work.intercept(chain);
        } finally {
            if (outer == null) {
                CALLS.remove(chain.call());
            } else {
                CALLS.put(chain.call(), outer);
            }
        }
    }

    IllegalStateException misplaced(String how) {
        String name = type.getSimpleName();
        return new IllegalStateException(name + " was added " + how + ", where it cannot work; expected " + name
                + ".install or OkHttpResponses.installInterceptors to add it");
    }

    private boolean isOutside(Interceptor other) {
        for (Place place : values()) {
            if (place.type.isInstance(other)) {
                return compareTo(place) < 0;
            }
        }
        return false;
    }
}
