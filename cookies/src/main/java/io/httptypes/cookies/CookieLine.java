package io.httptypes.cookies;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cookie of a {@link CookieFile}: seven fields with tabs between them. */
final class CookieLine {
    private static final String HTTP_ONLY = "#HttpOnly_";

    /** With the end of the line. It is what curl reads. */
    private static final int LONGEST = 4_999;

    private CookieLine() {}

    /** Why a line holds no cookie. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        UnreadableException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    static boolean isHeader(String line) {
        return line.startsWith("# Netscape HTTP Cookie File") || line.startsWith("# HTTP Cookie File");
    }

    static boolean isComment(String line) {
        return line.isBlank() || (line.startsWith("#") && !line.startsWith(HTTP_ONLY));
    }

    static StoredCookie parse(String line, Instant now) throws UnreadableException {
        boolean isHttpOnly = line.startsWith(HTTP_ONLY);
        String[] fields = fields(isHttpOnly ? line.substring(HTTP_ONLY.length()) : line);
        String domain = fields[0].startsWith(".") ? fields[0].substring(1) : fields[0];
        if (!CookieText.isHost(domain)) {
            throw new UnreadableException("the domain is not a host; expected one in ASCII");
        }
        String path = fields[2].isEmpty() ? "/" : fields[2];
        if (!path.startsWith("/")) {
            throw new UnreadableException("the path does not begin with a slash");
        }
        String name = CookieText.strip(fields[5], 0, fields[5].length());
        String value = CookieText.strip(fields[6], 0, fields[6].length());
        requireCarried(path, "the path");
        requireCarried(name, "the name");
        requireCarried(value, "the value");
        if (name.indexOf('=') >= 0) {
            throw new UnreadableException("the name holds an equals sign");
        }
        if (name.isEmpty() && value.isEmpty()) {
            throw new UnreadableException("the cookie has neither a name nor a value");
        }
        StoredCookie cookie = new StoredCookie.Builder(name, value, CookieText.toLowerCase(domain))
                .hostOnly(!flag(fields[1], "second"))
                .receivedPath(path)
                .secure(flag(fields[3], "fourth"))
                .httpOnly(isHttpOnly)
                .expiry(seconds(fields[4]))
                .creationTime(now)
                .build();
        String refusal = StorageRules.refusal(cookie, StorageRules::isPublicSuffixWithoutList);
        if (refusal != null) {
            throw new UnreadableException(refusal);
        }
        return cookie;
    }

    /** The seven fields. The last one may hold tabs, and may be missing. */
    private static String[] fields(String line) throws UnreadableException {
        String[] fields = new String[7];
        int start = 0;
        int count = 0;
        while (count < 6 && start <= line.length()) {
            int end = CookieText.indexOf(line, '\t', start, line.length());
            fields[count++] = line.substring(start, end);
            start = end + 1;
        }
        if (count < 6) {
            boolean isBlanks = count == 1 && line.strip().indexOf(' ') > 0;
            throw new UnreadableException("the line has " + count + (count == 1 ? " field" : " fields")
                    + " instead of 7" + (isBlanks ? ": blanks divide it; expected tabs" : ""));
        }
        fields[6] = start <= line.length() ? line.substring(start) : "";
        return fields;
    }

    private static boolean flag(String field, String which) throws UnreadableException {
        String flag = CookieText.strip(field, 0, field.length());
        if (flag.equalsIgnoreCase("TRUE")) {
            return true;
        }
        if (!flag.equalsIgnoreCase("FALSE")) {
            throw new UnreadableException("the " + which + " field is neither TRUE nor FALSE");
        }
        return false;
    }

    /** Null for a cookie of a session. A fraction counts for nothing, and what is beyond an instant is the last one. */
    private static @Nullable Instant seconds(String field) throws UnreadableException {
        String number = CookieText.strip(field, 0, field.length());
        boolean isNegative = number.startsWith("-");
        int point = CookieText.indexOf(number, '.', 0, number.length());
        int first = isNegative ? 1 : 0;
        boolean isNumber = number.isEmpty() || point > first;
        long seconds = 0;
        for (int i = first; i < number.length() && isNumber; i++) {
            char c = number.charAt(i);
            isNumber = i == point || CookieText.isDigit(c);
            if (i < point) {
                seconds = Math.min(10 * seconds + c - '0', Instant.MAX.getEpochSecond());
            }
        }
        if (!isNumber) {
            throw new UnreadableException("the fifth field is not a number of seconds");
        }
        return seconds == 0 ? null : Instant.ofEpochSecond(isNegative ? -seconds : seconds);
    }

    private static void requireCarried(String text, String what) throws UnreadableException {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ';' || CookieText.isControl(text.charAt(i))) {
                throw new UnreadableException(what + " holds a semicolon or a control character");
            }
        }
    }

    static void write(StoredCookie cookie, StringBuilder lines, List<CookieFile.Loss> losses) {
        int start = lines.length();
        long expiry = cookie.expiry().map(Instant::getEpochSecond).orElse(0L);
        lines.append(cookie.isHttpOnly() ? HTTP_ONLY : "")
                .append(cookie.isHostOnly() ? "" : ".")
                .append(cookie.domain())
                .append(cookie.isHostOnly() ? "\tFALSE\t" : "\tTRUE\t")
                .append(cookie.path())
                .append(cookie.isSecure() ? "\tTRUE\t" : "\tFALSE\t")
                .append(expiry)
                .append('\t')
                .append(cookie.name())
                .append('\t')
                .append(cookie.value())
                .append('\n');
        String leftOut = leftOut(cookie, lines, start);
        if (leftOut != null) {
            lines.setLength(start);
            losses.add(new CookieFile.Loss(cookie.name(), false, leftOut));
            return;
        }
        if (cookie.sameSite().isPresent()) {
            losses.add(new CookieFile.Loss(cookie.name(), true, "the file has no SameSite"));
        }
        if (cookie.isPartitioned()) {
            losses.add(new CookieFile.Loss(cookie.name(), true, "the file has no Partitioned"));
        }
        if (cookie.name().isEmpty()) {
            losses.add(new CookieFile.Loss("", true, "the cookie has no name, which curl and Python make its value"));
        }
    }

    private static @Nullable String leftOut(StoredCookie cookie, StringBuilder lines, int start) {
        if (cookie.name().indexOf('\t') >= 0
                || cookie.value().indexOf('\t') >= 0
                || cookie.path().indexOf('\t') >= 0) {
            return "a part of the cookie holds a tab";
        }
        if (lines.length() - start > LONGEST) {
            return "the line would have more than 4999 bytes";
        }
        return isUtf8(lines.substring(start)) ? null : "the cookie's bytes are not UTF-8";
    }

    private static boolean isUtf8(String line) {
        if (!CookieText.isLatin1(line)) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
