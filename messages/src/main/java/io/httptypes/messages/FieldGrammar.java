package io.httptypes.messages;

import io.httptypes.internal.Quoted;
import java.util.List;
import java.util.Locale;

/** What the fields ask of their values whose grammar {@link Reply} knows. Every check reads its input once. */
final class FieldGrammar {
    private FieldGrammar() {}

    /** Checks the lines of a field, whatever its name. */
    static void check(String name, List<String> values) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (isSingular(lowerCase) && values.size() > 1) {
            throw new IllegalArgumentException(name + ": " + values.size()
                    + " values are not allowed; expected one, since the field is not a list");
        }
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            Fields.requireValue(name, value);
            switch (lowerCase) {
                case "location", "content-location" -> checkUriReference(name, value);
                case "etag" ->
                    require(
                            isEntityTag(value),
                            name,
                            value,
                            "entity-tag",
                            "visible characters in quotation marks, or W/ and those, RFC 9110, Section 8.8.3");
                case "content-type" ->
                    require(
                            new MediaType(value).isValid(),
                            name,
                            value,
                            "media type",
                            "one such as text/html;charset=utf-8, RFC 9110, Section 8.3.1");
                case "www-authenticate", "proxy-authenticate" ->
                    require(
                            areChallenges(value),
                            name,
                            value,
                            "challenge",
                            "a scheme and its parameters, such as Basic realm=\"orders\", RFC 9110, Section 11.3");
                case "allow" ->
                    require(areTokens(value), name, value, "list of methods", "tokens with commas between them");
                case "retry-after" ->
                    require(
                            isRetryAfter(value),
                            name,
                            value,
                            "wait",
                            "a number of seconds, or a date as HttpDate.format writes it");
                case "content-range" ->
                    require(
                            isContentRange(value),
                            name,
                            value,
                            "range",
                            "one such as \"bytes 0-9/100\" or \"bytes */100\", RFC 9110, Section 14.4");
                default -> {
                    // any other field may hold what a field can hold
                }
            }
        }
    }

    static void checkUriReference(String name, String value) {
        require(
                !value.isEmpty() && UriReference.isValid(value),
                name,
                value,
                "URI reference",
                "one as RFC 3986, Section 4.1, writes it, not empty, with anything else percent-encoded");
    }

    static void checkProtocol(String name, String value) {
        Scanner scanner = new Scanner(value);
        require(
                scanner.token() && (scanner.isAtEnd() || (scanner.skip('/') && scanner.token() && scanner.isAtEnd())),
                name,
                value,
                "protocol",
                "a token, or two with a slash, such as HTTP/2.0, RFC 9110, Section 7.8");
    }

    static IllegalArgumentException refusal(String name, String value, String what, String expected) {
        return new IllegalArgumentException(
                Excerpt.cutName(name) + ": " + Quoted.of(value) + " is not a valid " + what + "; expected " + expected);
    }

    private static void require(boolean isValid, String name, String value, String what, String expected) {
        if (!isValid) {
            throw refusal(name, value, what, expected);
        }
    }

    private static boolean isSingular(String lowerCase) {
        return switch (lowerCase) {
            case "location", "content-location", "etag", "content-type", "retry-after", "content-range" -> true;
            default -> false;
        };
    }

    private static boolean isEntityTag(String value) {
        int start = value.startsWith("W/") ? 2 : 0;
        int last = value.length() - 1;
        if (last <= start || value.charAt(start) != '"' || value.charAt(last) != '"') {
            return false;
        }
        for (int i = start + 1; i < last; i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == '"' || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /**
     * Challenges with commas between them.
     *
     * <pre>
     * challenge  = auth-scheme [ 1*SP ( token68 / #auth-param ) ]
     * auth-param = token BWS "=" BWS ( token / quoted-string )
     * </pre>
     *
     * <p>A comma stands between parameters and between challenges alike. A token with "=" behind it is a parameter, any
     * other the scheme of the next challenge.
     */
    private static boolean areChallenges(String value) {
        Scanner scanner = new Scanner(value);
        boolean mayHaveParameter = false;
        do {
            scanner.skipWhiteSpace();
            if (mayHaveParameter && scanner.parameter(true)) {
                continue;
            }
            if (!scanner.token()) {
                return false;
            }
            mayHaveParameter = true;
            if (scanner.skip(' ')) {
                scanner.skipWhiteSpace();
                if (!scanner.isAtEnd() && !scanner.isAt(',') && !scanner.parameter(true)) {
                    if (!scanner.token68()) {
                        return false;
                    }
                    mayHaveParameter = false;
                }
            }
        } while (scanner.comma());
        return scanner.isAtEnd();
    }

    private static boolean areTokens(String value) {
        Scanner scanner = new Scanner(value);
        if (scanner.isAtEnd()) {
            return true;
        }
        do {
            scanner.skipWhiteSpace();
            if (!scanner.token()) {
                return false;
            }
        } while (scanner.comma());
        return scanner.isAtEnd();
    }

    private static boolean isRetryAfter(String value) {
        Scanner scanner = new Scanner(value);
        return (scanner.digits() && scanner.isAtEnd())
                || HttpDate.find(value)
                        .filter(date -> HttpDate.format(date).equals(value))
                        .isPresent();
    }

    private static boolean isContentRange(String value) {
        Scanner scanner = new Scanner(value);
        if (!scanner.token() || !scanner.skip(' ')) {
            return false;
        }
        if (scanner.skip('*')) {
            return scanner.skip('/') && scanner.digits() && scanner.isAtEnd();
        }
        int first = scanner.position();
        if (!scanner.digits()) {
            return false;
        }
        String firstPosition = value.substring(first, scanner.position());
        if (!scanner.skip('-')) {
            return false;
        }
        int last = scanner.position();
        if (!scanner.digits()) {
            return false;
        }
        String lastPosition = value.substring(last, scanner.position());
        if (compareNumbers(firstPosition, lastPosition) > 0 || !scanner.skip('/')) {
            return false;
        }
        if (scanner.skip('*')) {
            return scanner.isAtEnd();
        }
        int complete = scanner.position();
        return scanner.digits() && scanner.isAtEnd() && compareNumbers(lastPosition, value.substring(complete)) < 0;
    }

    /** Compares numbers of any length. */
    private static int compareNumbers(String a, String b) {
        String first = withoutLeadingZeros(a);
        String second = withoutLeadingZeros(b);
        int byLength = Integer.compare(first.length(), second.length());
        return byLength != 0 ? byLength : first.compareTo(second);
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
