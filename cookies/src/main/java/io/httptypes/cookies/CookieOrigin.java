package io.httptypes.cookies;

import io.httptypes.internal.Quoted;
import java.net.IDN;
import java.net.URI;
import java.util.Objects;

/** What a jar has to know of a URL. */
final class CookieOrigin {
    /** Of a domain name, with a dot at its end. */
    private static final int LONGEST_HOST = 254;

    final String host;
    final String path;
    final boolean isSecure;
    final boolean isAddress;

    private CookieOrigin(String host, String path, boolean isSecure, boolean isAddress) {
        this.host = host;
        this.path = path;
        this.isSecure = isSecure;
        this.isAddress = isAddress;
    }

    static CookieOrigin of(URI url) {
        Objects.requireNonNull(url, "url");
        String scheme = url.getScheme();
        // URI has no host where there is an underscore in it.
        String host = url.getHost() != null ? url.getHost() : url.getRawAuthority();
        if (scheme == null || host == null) {
            throw new IllegalArgumentException(
                    Quoted.of(url.toString()) + " is not a URL with a host; expected one such as https://example.com/");
        }
        String canonical = canonical(url.getHost() != null ? host : withoutUserAndPort(host));
        if (!CookieText.isHost(canonical) || canonical.length() > LONGEST_HOST) {
            throw new IllegalArgumentException(
                    Quoted.of(url.toString()) + " is not a URL with a valid host; expected a host name or an address");
        }
        String path = url.getRawPath();
        boolean isSecure = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss") || isLoopback(canonical);
        return new CookieOrigin(
                canonical, path == null || path.isEmpty() ? "/" : path, isSecure, CookieRules.isAddress(canonical));
    }

    private static String withoutUserAndPort(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }

    private static String canonical(String host) {
        if (CookieText.isAscii(host)) {
            return CookieText.toLowerCase(host);
        }
        try {
            return CookieText.toLowerCase(IDN.toASCII(host));
        } catch (IllegalArgumentException notAName) {
            return "";
        }
    }

    /** Where a connection does not leave the machine, as browsers see it. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        return host.startsWith("[") ? isLoopback6(host) : host.startsWith("127.") && CookieRules.isAddress(host);
    }

    /** All zeros, and a one at the end. */
    private static boolean isLoopback6(String host) {
        int last = host.lastIndexOf(':');
        for (int i = 1; i < host.length() - 2; i++) {
            if (host.charAt(i) != '0' && host.charAt(i) != ':') {
                return false;
            }
        }
        return last >= 0 && host.endsWith("1]");
    }

    /** The domain above, or empty if there is none that could have a cookie for the hosts below it. */
    static String parent(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 || domain.indexOf('.', dot + 1) < 0 ? "" : domain.substring(dot + 1);
    }
}
