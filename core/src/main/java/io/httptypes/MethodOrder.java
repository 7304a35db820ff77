package io.httptypes;

import java.util.Comparator;

/** The order of {@link RequestMethod#inRegistryOrder()}; an enum, so that a serialized sorted set keeps it. */
enum MethodOrder implements Comparator<RequestMethod> {
    INSTANCE;

    @Override
    public int compare(RequestMethod a, RequestMethod b) {
        if (a instanceof HttpMethod first) {
            return b instanceof HttpMethod second ? first.compareTo(second) : -1;
        }
        return b instanceof HttpMethod ? 1 : a.token().compareTo(b.token());
    }
}
