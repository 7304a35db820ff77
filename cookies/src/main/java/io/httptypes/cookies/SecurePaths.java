package io.httptypes.cookies;

import java.util.HashMap;
import java.util.Map;

/**
 * The paths of Secure cookies, by name and by each domain that they are in: what a cookie from an insecure origin must not overlay is found without a look at
 * all hosts below its domain. Not thread-safe.
 */
final class SecurePaths {
    /** A blank divides domain and name: no domain has one. Then how many cookies have a path. */
    private final Map<String, Map<String, Integer>> paths = new HashMap<>();

    void add(StoredCookie cookie) {
        for (String domain = cookie.domain(); !domain.isEmpty(); domain = above(domain)) {
            paths.computeIfAbsent(key(domain, cookie.name()), key -> new HashMap<>(2))
                    .merge(cookie.path(), 1, Integer::sum);
        }
    }

    void remove(StoredCookie cookie) {
        for (String domain = cookie.domain(); !domain.isEmpty(); domain = above(domain)) {
            paths.computeIfPresent(key(domain, cookie.name()), (key, counts) -> {
                counts.computeIfPresent(cookie.path(), (path, count) -> count == 1 ? null : count - 1);
                return counts.isEmpty() ? null : counts;
            });
        }
    }

    /** Whether a cookie of the domain, or of one below it, has the name and a path that this one lies in. */
    boolean isOverlaid(String domain, String name, String path) {
        Map<String, Integer> counts = paths.get(key(domain, name));
        if (counts == null) {
            return false;
        }
        // Of the paths that match, each ends where this one does, at a slash, or behind one.
        boolean isOverlaid = counts.containsKey(path);
        for (int slash = path.indexOf('/'); slash >= 0 && !isOverlaid; slash = path.indexOf('/', slash + 1)) {
            isOverlaid =
                    counts.containsKey(path.substring(0, slash + 1)) || counts.containsKey(path.substring(0, slash));
        }
        return isOverlaid;
    }

    private static String above(String domain) {
        int dot = CookieRules.isAddress(domain) ? -1 : domain.indexOf('.');
        return domain.substring(dot < 0 ? domain.length() : dot + 1);
    }

    private static String key(String domain, String name) {
        return domain + ' ' + name;
    }
}
