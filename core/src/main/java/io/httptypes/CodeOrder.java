package io.httptypes;

import java.util.Comparator;

/** The order of {@link StatusCode#byCode()}; an enum, so that a serialized sorted set keeps it. */
enum CodeOrder implements Comparator<StatusCode> {
    INSTANCE;

    @Override
    public int compare(StatusCode a, StatusCode b) {
        return Integer.compare(a.code(), b.code());
    }
}
