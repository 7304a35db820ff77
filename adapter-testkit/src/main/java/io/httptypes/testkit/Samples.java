package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the contract tries. */
final class Samples {
    private static final String TCHAR = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Samples() {}

    static List<StatusCode> statuses() {
        return IntStream.rangeClosed(100, 999).mapToObj(StatusCode::of).toList();
    }

    /** Every registered method, and legal tokens that have been lost, changed or refused somewhere. */
    static List<RequestMethod> methods() {
        Stream<String> nasty = Stream.of(
                "PURGE",
                "M-SEARCH",
                "get",
                "Get",
                "pOsT",
                "options",
                "GETT",
                "GE",
                "BASELINE_CONTROL",
                "VERSION_CONTROL",
                "PRI",
                "123",
                "0",
                "UNKNOWN",
                "_OTHER",
                "null",
                TCHAR,
                "X".repeat(300));
        Stream<String> letters = TCHAR.chars().mapToObj(Character::toString);
        return Stream.concat(
                        Stream.of(HttpMethod.values()),
                        Stream.concat(nasty, letters).map(RequestMethod::of))
                .distinct()
                .toList();
    }

    /** Numbers that no status line can carry. */
    static List<Integer> illegalCodes() {
        return List.of(42, 99, 1000, 0, -1, -404, 1, 1404, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Texts that no request line can carry as its method, or that would carry more than that. */
    static List<String> illegalTokens() {
        return List.of(
                "GET\r\n",
                "GET / HTTP/1.1\r\nHost: a.example\r\n\r\nGET",
                "F/OO",
                "",
                "G\u00cbT",
                "G\u0130T",
                // Upper-casing by Unicode makes ASCII of these.
                "PO\u017fT",
                "po\u017ft",
                "OPT\u0131ONS",
                "opt\u0131ons",
                "\uff27\uff25\uff34",
                " ",
                " GET",
                "GET ",
                "G ET",
                "GET\t",
                "GET\n",
                "\rGET",
                "GET\0",
                "GET\u007f",
                "GET:",
                "(GET)");
    }
}
