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

    private static final List<String> KNOWN =
            List.of("expires", "max-age", "domain", "path", "secure", "httponly", "samesite", "partitioned");

    private final String text;
    private final SetCookie.Builder builder;
    private final List<String> deviations = new ArrayList<>(0);
    private final boolean[] seen = new boolean[8];

    private SetCookieParser(String text, SetCookie.Builder builder) {
        this.text = text;
        this.builder = builder;
    }

    /** Null if there is no cookie in it. */
    static @Nullable SetCookie parse(String text) {
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
        SetCookieParser parser = new SetCookieParser(text, new SetCookie.Builder(name, value));
        parser.attributes(end);
        return parser.finish();
    }

    private void attributes(int start) {
        int i = start;
        while (i < text.length()) {
            int end = CookieText.indexOf(text, ';', i + 1, text.length());
            int equals = CookieText.indexOf(text, '=', i + 1, end);
            boolean hasValue = equals < end;
            String name = CookieText.strip(text, i + 1, hasValue ? equals : end);
            String value = hasValue ? CookieText.strip(text, equals + 1, end) : "";
            attribute(name, value, hasValue, CookieText.strip(text, i + 1, end));
            i = end;
        }
    }

    private void attribute(String name, String value, boolean hasValue, String whole) {
        int known = KNOWN.indexOf(CookieText.toLowerCase(name));
        if (known < 0) {
            if (whole.isEmpty()) {
                deviate("an attribute is empty");
            } else {
                builder.receivedExtension(whole);
            }
            return;
        }
        if (seen[known]) {
            deviate(KNOWN.get(known) + " stands there twice");
        }
        seen[known] = true;
        switch (known) {
            case 0 -> expires(value);
            case 1 -> maxAge(value);
            case 2 -> domain(value);
            case 3 -> path(value);
            case 4 -> builder.secure(true);
            case 5 -> builder.httpOnly(true);
            case 6 -> sameSite(value);
            default -> builder.partitioned(true);
        }
        if (known != 6 && known > 3 && hasValue) {
            deviate(KNOWN.get(known) + " has a value");
        }
    }

    private void expires(String value) {
        Optional<Instant> date = CookieRules.findDate(value);
        if (date.isEmpty()) {
            deviate("expires is not a date");
        } else {
            builder.expires(date.get());
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
        String domain = CookieText.toLowerCase(value.startsWith(".") ? value.substring(1) : value);
        if (value.startsWith(".")) {
            deviate("domain begins with a dot");
        }
        if (domain.isEmpty()) {
            deviate("domain is empty");
        }
        builder.receivedDomain(domain.isEmpty() ? null : domain);
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
        deviations.add(deviation);
    }

    private SetCookie finish() {
        deviations(builder, deviations);
        String contradiction = builder.contradiction();
        if (contradiction != null) {
            deviations.add(contradiction);
        }
        return builder.received(List.copyOf(deviations));
    }

    /** What the parts of a cookie deviate in, each for itself. */
    static void deviations(SetCookie.Builder cookie, List<String> deviations) {
        if (!Token.isToken(cookie.name())) {
            deviations.add("the name is not a token");
        }
        if (!CookieText.isStrictValue(cookie.value())) {
            deviations.add(
                    "the value holds something else than visible ASCII without quotation mark, comma, semicolon and backslash");
        }
        String domain = cookie.domain();
        if (domain != null && !CookieText.isSubdomain(domain)) {
            deviations.add("domain is not a host name");
        }
        String path = cookie.path();
        if (path != null && !CookieText.isAttributeValue(path)) {
            deviations.add("path holds something else than ASCII");
        }
        Duration maxAge = cookie.maxAge();
        if (maxAge != null && maxAge.isNegative()) {
            deviations.add("max-age is negative");
        }
        for (String extension : cookie.extensions()) {
            if (!CookieText.isAttributeValue(extension)) {
                deviations.add("an extension holds something else than ASCII");
            }
        }
    }

    /** Whether an attribute has a method of its own. */
    static boolean isKnown(String attribute) {
        int equals = attribute.indexOf('=');
        String name = CookieText.strip(attribute, 0, equals < 0 ? attribute.length() : equals);
        return KNOWN.contains(CookieText.toLowerCase(name));
    }
}
