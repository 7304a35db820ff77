package io.httptypes.messages;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The grammar of a URI reference.
 *
 * <pre>
 * URI-reference = [ scheme ":" ] [ "//" authority ] path [ "?" query ] [ "#" fragment ]
 * authority     = [ userinfo "@" ] host [ ":" port ]
 * host          = "[" ( IPv6address / IPvFuture ) "]" / reg-name
 * </pre>
 *
 * <p>The first segment of a path without a scheme holds no colon, or it would be read as one. {@link java.net.URI} is
 * no measure: it takes letters of any script, and refuses hosts that the grammar has.
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
        if (text.startsWith("//", path)) {
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

    /**
     * Resolves a reference as it comes off the wire: blanks around it go, and what is not allowed is percent-encoded.
     * Empty if it holds a control character, or is no URI even so.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.2">RFC 3986, Section 5.2.2</a>
     */
    static Optional<URI> resolve(URI base, String reference) {
        String text = reference.strip();
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return Optional.empty();
        }
        int fragment = indexOf('#', text, 0, text.length());
        int query = indexOf('?', text, 0, fragment);
        int colon = indexOf(':', text, 0, indexOf('/', text, 0, query));
        boolean hasScheme = colon < query && text.charAt(colon) == ':' && isScheme(text, colon);
        int path = hasScheme ? colon + 1 : 0;
        String authority = base.getRawAuthority();
        boolean hasAuthority = text.startsWith("//", path);
        if (hasAuthority) {
            int end = indexOf('/', text, path + 2, query);
            authority = encoded(text.substring(path + 2, end), ":@[]");
            path = end;
        }
        String ownPath = encoded(text.substring(path, query), ":@/");
        String ownQuery = query < fragment ? encoded(text.substring(query, fragment), ":@/?[]") : "";
        StringBuilder resolved = new StringBuilder()
                .append(hasScheme ? text.substring(0, colon) : base.getScheme())
                .append(':');
        if (hasScheme && !hasAuthority) {
            String plainPath = withoutDots(ownPath);
            if (plainPath.startsWith("//")) {
                // It would be read as an authority, which the reference does not have: Section 3.3.
                return Optional.empty();
            }
            resolved.append(plainPath).append(ownQuery);
        } else {
            resolved.append("//").append(authority);
            if (hasAuthority || ownPath.startsWith("/")) {
                resolved.append(withoutDots(ownPath)).append(ownQuery);
            } else if (ownPath.isEmpty()) {
                resolved.append(base.getRawPath());
                if (query < fragment) {
                    resolved.append(ownQuery);
                } else if (base.getRawQuery() != null) {
                    resolved.append('?').append(base.getRawQuery());
                }
            } else {
                String merged = base.getRawPath().substring(0, base.getRawPath().lastIndexOf('/') + 1) + ownPath;
                resolved.append(withoutDots(merged.startsWith("/") ? merged : "/" + merged))
                        .append(ownQuery);
            }
        }
        if (fragment < text.length()) {
            resolved.append('#').append(encoded(text.substring(fragment + 1), ":@/?[]"));
        }
        try {
            return Optional.of(new URI(resolved.toString()));
        } catch (URISyntaxException noUri) {
            return Optional.empty();
        }
    }

    /** Section 5.2.4. */
    private static String withoutDots(String path) {
        if (!path.contains("/.") && !path.startsWith(".")) {
            return path;
        }
        Deque<String> segments = new ArrayDeque<>();
        String[] all = path.split("/", -1);
        for (int i = 0; i < all.length; i++) {
            boolean isDots = all[i].equals(".") || all[i].equals("..");
            // The first is what stands before the first slash.
            if (all[i].equals("..") && segments.size() > 1) {
                segments.removeLast();
            }
            if (!isDots) {
                segments.add(all[i]);
            } else if (i == all.length - 1) {
                segments.add("");
            }
        }
        return String.join("/", segments);
    }

    /**
     * A percent-encoded byte stays; every other character that may not stand there is encoded, as the byte that it
     * stands for if it is one.
     */
    private static String encoded(String text, String more) {
        StringBuilder encoded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isKept = isLetter(c)
                    || isDigit(c)
                    || UNRESERVED_AND_SUB_DELIMS.indexOf(c) >= 0
                    || more.indexOf(c) >= 0
                    || (c == '%' && isOf(text, i, Math.min(i + 3, text.length()), ""));
            if (!isKept && encoded == null) {
                encoded = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (encoded != null) {
                if (isKept) {
                    encoded.append(c);
                } else if (c <= 0xFF) {
                    appendByte(encoded, c);
                } else {
                    int codePoint = text.codePointAt(i);
                    appendUtf8(encoded, codePoint);
                    i += Character.charCount(codePoint) - 1;
                }
            }
        }
        return encoded == null ? text : encoded.toString();
    }

    /**
     * Percent-encodes what is not ASCII, in UTF-8; half of a pair of surrogates stays, since it has no encoding. {@link
     * java.net.URI#toASCIIString} normalizes first, which makes other letters of some, and throws for such a half.
     */
    static String ascii(String uri) {
        StringBuilder ascii = new StringBuilder(uri.length());
        uri.codePoints().forEach(c -> {
            if (c < 0x80 || Character.getType(c) == Character.SURROGATE) {
                ascii.appendCodePoint(c);
            } else {
                appendUtf8(ascii, c);
            }
        });
        return ascii.toString();
    }

    private static void appendUtf8(StringBuilder text, int codePoint) {
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            appendByte(text, b & 0xFF);
        }
    }

    private static void appendByte(StringBuilder text, int value) {
        text.append('%')
                .append(Character.toUpperCase(Character.forDigit(value >> 4, 16)))
                .append(Character.toUpperCase(Character.forDigit(value & 15, 16)));
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

    /**
     * Eight groups of one to four hexadecimal digits; "::" once for one group or more of zeros; an IPv4 address for the
     * last two.
     */
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
