package io.httptypes.cookies;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The paths of Secure cookies, by name and by each domain that they are in: what a cookie from an insecure origin must
 * not overlay is found without a look at all hosts below its domain. Not thread-safe.
 */
final class SecurePaths {
    /** Of each the paths, by their length, and how many cookies have them. */
    private final Map<Key, NavigableMap<Integer, Map<String, Integer>>> paths = new HashMap<>();

    private record Key(String domain, String name) {}

    void add(StoredCookie cookie) {
        String path = cookie.path();
        for (String domain = cookie.domain(); !domain.isEmpty(); domain = above(domain)) {
            paths.computeIfAbsent(new Key(domain, cookie.name()), key -> new TreeMap<>())
                    .computeIfAbsent(path.length(), length -> new HashMap<>())
                    .merge(path, 1, Integer::sum);
        }
    }

    void remove(StoredCookie cookie) {
        String path = cookie.path();
        for (String domain = cookie.domain(); !domain.isEmpty(); domain = above(domain)) {
            paths.computeIfPresent(new Key(domain, cookie.name()), (key, byLength) -> {
                byLength.computeIfPresent(path.length(), (length, counts) -> {
                    counts.computeIfPresent(path, (same, count) -> count == 1 ? null : count - 1);
                    return counts.isEmpty() ? null : counts;
                });
                return byLength.isEmpty() ? null : byLength;
            });
        }
    }

    /**
     * Whether a cookie of the domain, or of one below it, has the name and a path that this one lies in. Each length
     * that there is costs one look-up, however many slashes the path has.
     */
    boolean isOverlaid(String domain, String name, String path) {
        NavigableMap<Integer, Map<String, Integer>> byLength = paths.get(new Key(domain, name));
        return byLength != null
                && byLength.headMap(path.length(), true).entrySet().stream().anyMatch(entry -> {
                    String beginning = path.substring(0, entry.getKey());
                    return CookieRules.pathMatches(path, beginning)
                            && entry.getValue().containsKey(beginning);
                });
    }

    private static String above(String domain) {
        int dot = CookieRules.isAddress(domain) ? -1 : domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }
}
