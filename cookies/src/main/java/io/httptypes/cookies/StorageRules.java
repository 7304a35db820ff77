package io.httptypes.cookies;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Why a cookie is not stored, whatever jar it is for. Each reason is a constant, without a part of the cookie. */
final class StorageRules {
    /** Of a name and its value together, and of the value of an attribute. */
    static final int LONGEST_PAIR = 4096;

    static final int LONGEST_ATTRIBUTE = 1024;

    static final String TOO_LONG = "name and value have more than 4096 bytes";
    static final String HOST_PREFIX = "the prefix __Host- is with a Domain, or without Path=/";
    static final String PUBLIC_SUFFIX = "the domain is a public suffix";

    /** Below these names of second level, two-letter country domains give out domains. */
    private static final Set<String> SECOND_LEVEL = Set.of("co", "com", "ac", "org", "net", "gov", "edu");

    private StorageRules() {}

    /** What holds for a cookie alone; null if it may be stored. */
    static @Nullable String refusal(StoredCookie cookie, Predicate<? super String> publicSuffixes) {
        if (cookie.name().length() + cookie.value().length() > LONGEST_PAIR) {
            return TOO_LONG;
        }
        if (!cookie.isHostOnly() && isPublicSuffix(cookie.domain(), publicSuffixes)) {
            return PUBLIC_SUFFIX;
        }
        if (!cookie.isSecure()) {
            if (cookie.sameSite().filter(SameSite.NONE::equals).isPresent()) {
                return "SameSite=None is without Secure";
            }
            if (cookie.isPartitioned()) {
                return "Partitioned is without Secure";
            }
        }
        return prefix(cookie);
    }

    private static @Nullable String prefix(StoredCookie cookie) {
        boolean isHost = isPrefixed(cookie.name(), "__Host-");
        if ((isHost || isPrefixed(cookie.name(), "__Secure-")) && !cookie.isSecure()) {
            return "the prefix of the name is without Secure";
        }
        if (isHost && (!cookie.isHostOnly() || !cookie.path().equals("/"))) {
            return HOST_PREFIX;
        }
        boolean isDisguised = cookie.name().isEmpty()
                && (isPrefixed(cookie.value(), "__Host-") || isPrefixed(cookie.value(), "__Secure-"));
        return isDisguised ? "a cookie without a name has a value with the prefix of a name" : null;
    }

    static boolean isPrefixed(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** Without a list: names of one label, and the customary ones below country domains. */
    static boolean isPublicSuffixWithoutList(String domain) {
        int dot = domain.indexOf('.');
        return dot > 0
                && domain.length() == dot + 3
                && domain.indexOf('.', dot + 1) < 0
                && SECOND_LEVEL.contains(domain.substring(0, dot));
    }

    /** A name of one label always is one, whatever a list says. */
    static boolean isPublicSuffix(String domain, Predicate<? super String> publicSuffixes) {
        if (CookieRules.isAddress(domain)) {
            return false;
        }
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        try {
            return name.indexOf('.') < 0 || publicSuffixes.test(name);
        } catch (IllegalArgumentException unknown) {
            // Lists of other libraries throw for names that they do not take for names.
            return true;
        }
    }
}
