package io.httptypes.cookies;

import java.util.HashMap;
import java.util.Map;

/**
 * How many Secure cookies have a name and a path, in each domain that they are in: what a cookie from an insecure
 * origin must not overlay is found without a look at all hosts below its domain. Not thread-safe.
 */
final class SecurePaths {
    private final Map<Key, Integer> counts = new HashMap<>();

    private record Key(String domain, String name, String path) {}

    void add(StoredCookie cookie) {
        for (String domain = cookie.domain(); !domain.isEmpty(); domain = above(domain)) {
            counts.merge(new Key(domain, cookie.name(), cookie.path()), 1, Integer::sum);
        }
    }

    void remove(StoredCookie cookie) {
        for (String domain = cookie.domain(); !domain.isEmpty(); domain = above(domain)) {
            counts.computeIfPresent(
                    new Key(domain, cookie.name(), cookie.path()), (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Whether a cookie of the domain, or of one below it, has the name and a path that this one lies in. */
    boolean isOverlaid(String domain, String name, String path) {
        // Of the paths that match, each ends where this one does, at a slash, or behind one.
        boolean isOverlaid = has(domain, name, path);
        for (int slash = path.indexOf('/'); slash >= 0 && !isOverlaid; slash = path.indexOf('/', slash + 1)) {
            isOverlaid = has(domain, name, path.substring(0, slash + 1)) || has(domain, name, path.substring(0, slash));
        }
        return isOverlaid;
    }

    private boolean has(String domain, String name, String path) {
        return counts.containsKey(new Key(domain, name, path));
    }

    private static String above(String domain) {
        int dot = CookieRules.isAddress(domain) ? -1 : domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }
}
