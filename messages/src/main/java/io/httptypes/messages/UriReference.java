package io.httptypes.messages;

/**
 * The grammar of a URI reference.
 *
 * <pre>
 * URI-reference = [ scheme ":" ] [ "//" authority ] path [ "?" query ] [ "#" fragment ]
 * authority     = [ userinfo "@" ] host [ ":" port ]
 * host          = "[" ( IPv6address / IPvFuture ) "]" / reg-name
 * </pre>
 *
 * <p>The first segment of a path without a scheme holds no colon, or it would be read as one. {@link java.net.URI} is no measure: it takes
 * letters of any script, and refuses hosts that the grammar has.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#appendix-A">RFC 3986, Appendix A</a>
 */
final class UriReference {
    private static final String UNRESERVED_AND_SUB_DELIMS = "-._~!$&'()*+,;=";

    private UriReference() {}

    static boolean isValid(String text) {
        int fragment = indexOf('#', text, 0, text.length());
        int query = indexOf('?', text, 0, fragment);
        int colon = indexOf(':', text, 0, indexOf('/', text, 0, query));
        boolean hasScheme = colon < query && text.charAt(colon) == ':';
        if (hasScheme && !isScheme(text, colon)) {
            return false;
        }
        int path = hasScheme ? colon + 1 : 0;
        if (text.startsWith("//", path) && path + 2 <= query) {
            int end = indexOf('/', text, path + 2, query);
            if (!isAuthority(text, path + 2, end)) {
                return false;
            }
            path = end;
        }
        return isOf(text, path, query, ":@/")
                && isOf(text, Math.min(query + 1, fragment), fragment, ":@/?")
                && isOf(text, Math.min(fragment + 1, text.length()), text.length(), ":@/?");
    }

    /** The first place of a character, or the end. */
    private static int indexOf(char c, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return end;
    }

    private static boolean isScheme(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (i == 0 || (!isDigit(c) && c != '+' && c != '-' && c != '.'))) {
                return false;
            }
        }
        return end > 0;
    }

    private static boolean isAuthority(String text, int start, int end) {
        int at = indexOf('@', text, start, end);
        int host = start;
        if (at < end) {
            if (!isOf(text, start, at, ":")) {
                return false;
            }
            host = at + 1;
        }
        int port;
        if (host < end && text.charAt(host) == '[') {
            int bracket = indexOf(']', text, host, end);
            if (bracket == end || !isIpLiteral(text.substring(host + 1, bracket))) {
                return false;
            }
            port = bracket + 1;
            if (port < end && text.charAt(port) != ':') {
                return false;
            }
        } else {
            port = indexOf(':', text, host, end);
            if (!isOf(text, host, port, "")) {
                return false;
            }
        }
        for (int i = port + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Unreserved characters, sub-delims, percent-encoded bytes, and what is given besides. */
    private static boolean isOf(String text, int start, int end, String more) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= end || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                    return false;
                }
                i += 2;
            } else if (!isLetter(c) && !isDigit(c) && UNRESERVED_AND_SUB_DELIMS.indexOf(c) < 0 && more.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpLiteral(String text) {
        if (text.startsWith("v") || text.startsWith("V")) {
            int dot = text.indexOf('.');
            for (int i = 1; i < dot; i++) {
                if (!isHex(text.charAt(i))) {
                    return false;
                }
            }
            return dot > 1
                    && dot + 1 < text.length()
                    && text.indexOf('%') < 0
                    && isOf(text, dot + 1, text.length(), ":");
        }
        return isIpv6(text);
    }

    /** Eight groups of one to four hexadecimal digits; "::" once for one group or more of zeros; an IPv4 address for the last two. */
    private static boolean isIpv6(String text) {
        int groups = 0;
        boolean isCompressed = false;
        int i = 0;
        if (text.startsWith("::")) {
            isCompressed = true;
            i = 2;
        }
        while (i < text.length()) {
            int end = indexOf(':', text, i, text.length());
            if (end == text.length() && text.indexOf('.', i) >= 0) {
                if (!isIpv4(text.substring(i))) {
                    return false;
                }
                groups += 2;
                break;
            }
            if (end == i || end - i > 4) {
                return false;
            }
            for (int digit = i; digit < end; digit++) {
                if (!isHex(text.charAt(digit))) {
                    return false;
                }
            }
            groups++;
            i = end;
            if (text.startsWith("::", i)) {
                if (isCompressed) {
                    return false;
                }
                isCompressed = true;
                i += 2;
            } else if (i < text.length()) {
                i++;
                if (i == text.length()) {
                    return false;
                }
            }
        }
        return isCompressed ? groups < 8 : groups == 8;
    }

    private static boolean isIpv4(String text) {
        int numbers = 0;
        for (int start = 0; start <= text.length(); ) {
            int end = indexOf('.', text, start, text.length());
            int length = end - start;
            if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
                return false;
            }
            int number = 0;
            for (int i = start; i < end; i++) {
                if (!isDigit(text.charAt(i))) {
                    return false;
                }
                number = 10 * number + text.charAt(i) - '0';
            }
            if (number > 255) {
                return false;
            }
            numbers++;
            start = end + 1;
        }
        return numbers == 4;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }
}
