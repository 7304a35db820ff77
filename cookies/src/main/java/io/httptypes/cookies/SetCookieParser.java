package io.httptypes.cookies;

import io.httptypes.internal.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a field value as clients do, and notes what a server must not send. */
final class SetCookieParser {
    /** The first and the last date that a field can carry and a client reads. */
    static final Instant FIRST = Instant.parse("1601-01-01T00:00:00Z");

    static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final String[] KNOWN = {
        "expires", "max-age", "domain", "path", "secure", "httponly", "samesite", "partitioned"
    };

    private final String text;
    private final SetCookie.Builder builder;
    private final int longest;
    /** A bit for each of the known attributes. */
    private int seen;

    private @Nullable List<String> deviations;

    private SetCookieParser(String text, SetCookie.Builder builder, int longest) {
        this.text = text;
        this.builder = builder;
        this.longest = longest;
    }

    /** Null if there is no cookie in it. */
    static @Nullable SetCookie parse(String text) {
        return parse(text, Integer.MAX_VALUE);
    }

    /** Without the attributes whose value is longer than that; null if there is no cookie in it. */
    static @Nullable SetCookie parse(String text, int longest) {
        for (int i = 0; i < text.length(); i++) {
            if (CookieText.isControl(text.charAt(i))) {
                return null;
            }
        }
        int end = CookieText.indexOf(text, ';', 0, text.length());
        int equals = CookieText.indexOf(text, '=', 0, end);
        boolean hasName = equals < end;
        String name = hasName ? CookieText.strip(text, 0, equals) : "";
        String value = CookieText.strip(text, hasName ? equals + 1 : 0, end);
        if (name.isEmpty() && value.isEmpty()) {
            return null;
        }
        SetCookieParser parser = new SetCookieParser(text, new SetCookie.Builder(name, value), longest);
        parser.attributes(end);
        return parser.finish();
    }

    private void attributes(int semicolon) {
        int i = semicolon;
        while (i < text.length()) {
            int end = CookieText.indexOf(text, ';', i + 1, text.length());
            int equals = CookieText.indexOf(text, '=', i + 1, end);
            int start = CookieText.skipBlanks(text, i + 1, equals);
            if (end - equals <= longest || isShort(equals, end)) {
                attribute(start, CookieText.skipBlanksBackwards(text, start, equals), equals, end);
            }
            i = end;
        }
    }

    private boolean isShort(int equals, int end) {
        int start = CookieText.skipBlanks(text, equals + 1, end);
        return CookieText.skipBlanksBackwards(text, start, end) - start <= longest;
    }

    /** An attribute whose name has an end, and whose value begins behind the equals sign if that is not the end. */
    private void attribute(int start, int nameEnd, int equals, int end) {
        int known = known(text, start, nameEnd);
        boolean hasValue = equals < end;
        if (known < 0) {
            String whole = CookieText.strip(text, start, end);
            if (whole.isEmpty()) {
                deviate("an attribute is empty");
            } else {
                builder.receivedExtension(whole);
            }
            return;
        }
        if ((seen & 1 << known) != 0) {
            deviate(KNOWN[known] + " stands there twice");
        }
        seen |= 1 << known;
        switch (known) {
            case 0 -> expires(hasValue ? equals + 1 : end, end);
            case 1 -> maxAge(value(equals, end));
            case 2 -> domain(value(equals, end));
            // Of the path that most cookies have no text is made.
            case 3 -> path(end - equals == 2 && text.charAt(equals + 1) == '/' ? "/" : value(equals, end));
            case 4 -> builder.secure(true);
            case 5 -> builder.httpOnly(true);
            case 6 -> sameSite(value(equals, end));
            default -> builder.partitioned(true);
        }
        if (known != 6 && known > 3 && hasValue) {
            deviate(KNOWN[known] + " has a value");
        }
    }

    private String value(int equals, int end) {
        return CookieText.strip(text, Math.min(equals + 1, end), end);
    }

    /** The attribute of that name, or -1. */
    private static int known(String text, int start, int end) {
        for (int i = 0; i < KNOWN.length; i++) {
            String name = KNOWN[i];
            if (name.length() == end - start && CookieText.isSame(text, start, name)) {
                return i;
            }
        }
        return -1;
    }

    private void expires(int start, int end) {
        Instant date = CookieRules.date(text, start, end);
        if (date == null) {
            deviate("expires is not a date");
        } else {
            builder.receivedExpires(date);
        }
    }

    private void maxAge(String value) {
        boolean isNegative = value.startsWith("-");
        int first = isNegative ? 1 : 0;
        long seconds = 0;
        for (int i = first; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!CookieText.isDigit(c)) {
                deviate("max-age is not a number");
                return;
            }
            seconds = seconds > (Long.MAX_VALUE - 9) / 10 ? Long.MAX_VALUE : 10 * seconds + c - '0';
        }
        if (first == value.length()) {
            deviate("max-age is not a number");
            return;
        }
        builder.receivedMaxAge(Duration.ofSeconds(isNegative ? -seconds : seconds));
    }

    /** An empty Domain counts as no Domain, as in the draft. */
    private void domain(String value) {
        String domain = bareDomain(value);
        if (value.startsWith(".")) {
            deviate("domain begins with a dot");
        }
        if (domain.isEmpty()) {
            deviate("domain is empty");
        }
        builder.receivedDomain(domain.isEmpty() ? null : domain);
    }

    /**
     * In lower case and without the dot before it, which only stays before another dot or a blank: what follows is no
     * name, and would be read as one without the dot.
     */
    static String bareDomain(String value) {
        boolean isBare = !value.startsWith(".")
                || (value.length() > 1 && (value.charAt(1) == '.' || CookieText.isBlank(value.charAt(1))));
        return CookieText.toLowerCase(isBare ? value : value.substring(1));
    }

    private void path(String value) {
        if (!value.startsWith("/")) {
            deviate("path does not begin with a slash");
        }
        builder.receivedPath(value.startsWith("/") ? value : null);
    }

    private void sameSite(String value) {
        Optional<SameSite> sameSite = SameSite.find(value);
        if (sameSite.isEmpty()) {
            deviate("samesite is not Strict, Lax or None");
        }
        builder.sameSite(sameSite.orElse(null));
    }

    private void deviate(String deviation) {
        deviations = with(deviations, deviation);
    }

    private SetCookie finish() {
        List<String> all = deviations(builder, deviations);
        String contradiction = builder.contradiction();
        return builder.received(contradiction == null ? all : with(all, contradiction));
    }

    /** A list is made for the first of them: most cookies have none. */
    static List<String> with(@Nullable List<String> deviations, String deviation) {
        List<String> all = deviations == null ? new ArrayList<>() : deviations;
        all.add(deviation);
        return all;
    }

    /** What the parts of a cookie deviate in, each for itself, behind what is in the list; null for nothing at all. */
    static @Nullable List<String> deviations(SetCookie.Builder cookie, @Nullable List<String> before) {
        List<String> deviations = before;
        if (!Token.isToken(cookie.name())) {
            deviations = with(deviations, "the name is not a token");
        }
        if (!CookieText.isStrictValue(cookie.value())) {
            deviations = with(
                    deviations,
                    "the value holds something else than visible ASCII without quotation mark, comma, semicolon "
                            + "and backslash");
        }
        String domain = cookie.domain();
        if (domain != null && !CookieText.isSubdomain(domain)) {
            deviations = with(deviations, "domain is not a host name");
        }
        String path = cookie.path();
        if (path != null && !CookieText.isAttributeValue(path)) {
            deviations = with(deviations, "path holds something else than ASCII");
        }
        Duration maxAge = cookie.maxAge();
        if (maxAge != null && maxAge.isNegative()) {
            deviations = with(deviations, "max-age is negative");
        }
        for (String extension : cookie.extensions()) {
            if (!CookieText.isAttributeValue(extension)) {
                deviations = with(deviations, "an extension holds something else than ASCII");
            }
        }
        return deviations;
    }

    /** Whether an attribute has a method of its own. */
    static boolean isKnown(String attribute) {
        int equals = CookieText.indexOf(attribute, '=', 0, attribute.length());
        int start = CookieText.skipBlanks(attribute, 0, equals);
        return known(attribute, start, CookieText.skipBlanksBackwards(attribute, start, equals)) >= 0;
    }
}
