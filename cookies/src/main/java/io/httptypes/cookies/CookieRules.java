package io.httptypes.cookies;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a client matches cookies and requests: pure functions.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1">RFC 6265, Section 5.1</a>
 */
public final class CookieRules {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private CookieRules() {}

    /**
     * Tells whether a host belongs to a domain.
     *
     * @param host a host in ASCII; case does not matter
     * @param domain a domain in ASCII, without a dot before it; case does not matter
     * @return true if they are equal, or the host is a name that ends with a dot and the domain: an address has no
     *     subdomains
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1.3">RFC 6265, Section 5.1.3</a>
     */
    public static boolean domainMatches(String host, String domain) {
        String name = CookieText.toLowerCase(Objects.requireNonNull(host, "host"));
        String suffix = CookieText.toLowerCase(Objects.requireNonNull(domain, "domain"));
        int dot = name.length() - suffix.length() - 1;
        return name.equals(suffix)
                || (dot >= 0
                        && !suffix.isEmpty()
                        && name.charAt(dot) == '.'
                        && name.endsWith(suffix)
                        && !isAddress(name));
    }

    /** As a URL writes it: with colons, or four numbers. */
    static boolean isAddress(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                dots++;
            } else if (!CookieText.isDigit(c)) {
                return false;
            }
        }
        return dots == 3;
    }

    /**
     * Tells whether the path of a request lies in the path of a cookie.
     *
     * @param requestPath the path of a URL, as it stands there: nothing is decoded
     * @param cookiePath the path of a cookie
     * @return true if they are equal, or the cookie's is the beginning of the other and a slash follows or ends it
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4">RFC 6265, Section 5.1.4</a>
     */
    public static boolean pathMatches(String requestPath, String cookiePath) {
        Objects.requireNonNull(requestPath, "requestPath");
        Objects.requireNonNull(cookiePath, "cookiePath");
        return requestPath.startsWith(cookiePath)
                && (requestPath.length() == cookiePath.length()
                        || cookiePath.endsWith("/")
                        || requestPath.charAt(cookiePath.length()) == '/');
    }

    /**
     * Returns the path of a cookie that says none.
     *
     * @param requestPath the path of the URL whose response has set the cookie
     * @return the path up to its last slash, without it; {@code "/"} if that is nothing
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4">RFC 6265, Section 5.1.4</a>
     */
    public static String defaultPath(String requestPath) {
        int last = Objects.requireNonNull(requestPath, "requestPath").lastIndexOf('/');
        return !requestPath.startsWith("/") || last == 0 ? "/" : requestPath.substring(0, last);
    }

    /**
     * Finds the date of an attribute {@code Expires}, which clients read more leniently than any other date.
     *
     * @param text any text
     * @return the date, or empty if a part of it is missing or out of range
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1.1">RFC 6265, Section 5.1.1</a>
     */
    public static Optional<Instant> findDate(CharSequence text) {
        String whole = Objects.requireNonNull(text, "text").toString();
        return Optional.ofNullable(date(whole, 0, whole.length()));
    }

    /** The date in a part of a text, or null. */
    static @Nullable Instant date(String text, int start, int last) {
        int time = -1;
        int day = -1;
        int month = -1;
        int year = -1;
        int i = start;
        while (i < last) {
            if (isDelimiter(text.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < last && !isDelimiter(text.charAt(end))) {
                end++;
            }
            // Each part is the first token that can be it, and a token is one part alone.
            int asTime = time < 0 ? time(text, i, end) : -1;
            int asDay = day < 0 ? number(text, i, end, 1, 2) : -1;
            int asMonth = month < 0 ? month(text, i, end) : -1;
            if (asTime >= 0) {
                time = asTime;
            } else if (asDay >= 0) {
                day = asDay;
            } else if (asMonth >= 0) {
                month = asMonth;
            } else if (year < 0) {
                year = number(text, i, end, 2, 4);
            }
            i = end;
        }
        if (time < 0 || day < 1 || month < 0 || year < 0) {
            return null;
        }
        return date(year < 70 ? year + 2000 : year < 100 ? year + 1900 : year, month + 1, day, time);
    }

    private static @Nullable Instant date(int year, int month, int day, int time) {
        int hour = time / 10_000;
        int minute = time / 100 % 100;
        int second = time % 100;
        boolean isInRange = year >= 1601
                && hour < 24
                && minute < 60
                && second < 60
                && day <= Month.of(month).length(Year.isLeap(year));
        return isInRange
                ? Instant.ofEpochSecond(
                        LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second)
                : null;
    }

    private static boolean isDelimiter(char c) {
        return c == '\t'
                || (c >= ' ' && c <= '/')
                || (c >= ';' && c <= '@')
                || (c >= '[' && c <= '`')
                || (c >= '{' && c <= '~');
    }

    /**
     * Hours, minutes and seconds of one or two digits, and no digit behind them; as one number of six digits, or -1.
     */
    private static int time(String text, int start, int end) {
        int time = 0;
        int i = start;
        for (int part = 0; part < 3; part++) {
            int digits = digits(text, i, end);
            if (digits < 1 || digits > 2) {
                return -1;
            }
            time = 100 * time + value(text, i, i + digits);
            i += digits;
            if (part < 2) {
                if (i == end || text.charAt(i) != ':') {
                    return -1;
                }
                i++;
            }
        }
        return time;
    }

    /** A number of some digits, and no digit behind them, or -1. */
    private static int number(String text, int start, int end, int least, int most) {
        int digits = digits(text, start, end);
        return digits < least || digits > most ? -1 : value(text, start, start + digits);
    }

    private static int digits(String text, int start, int end) {
        int i = start;
        while (i < end && CookieText.isDigit(text.charAt(i))) {
            i++;
        }
        return i - start;
    }

    private static int value(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = 10 * value + text.charAt(i) - '0';
        }
        return value;
    }

    /** The number of a month from 0, of which three letters count, or -1. */
    private static int month(String text, int start, int end) {
        if (end - start < 3) {
            return -1;
        }
        for (int month = 0; month < 12; month++) {
            if (isMonth(text, start, 3 * month)) {
                return month;
            }
        }
        return -1;
    }

    private static boolean isMonth(String text, int start, int month) {
        for (int i = 0; i < 3; i++) {
            // Of ASCII letters alone this makes lower case.
            if ((text.charAt(start + i) | 0x20) != MONTHS.charAt(month + i)
                    || !CookieText.isLetter(text.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }
}
