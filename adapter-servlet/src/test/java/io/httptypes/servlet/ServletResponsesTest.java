package io.httptypes.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/** Arguments alone: what is refused never touches the response. What goes out is tested on real containers. */
class ServletResponsesTest {
    /** The longest message quotes forty characters, and escapes each of them into six. */
    private static final int LONGEST_MESSAGE = 400;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final IntPredicate TCHAR =
            c -> c < 0x80 && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    private static final IntPredicate ASCII = c -> c == '\t' || (c >= ' ' && c <= '~');
    private static final IntPredicate LATIN = ASCII.or(c -> c >= 0x80 && c <= 0xff);
    private static final IntPredicate ETAGC = LATIN.and(c -> c != '\t' && c != ' ' && c != '"');

    private static final HttpServletRequest REQUEST = request();

    /** A response that nobody may touch. */
    private static final HttpServletResponse UNTOUCHED =
            mock(HttpServletResponse.class, withSettings().stubOnly().defaultAnswer(call -> {
                throw new AssertionError("touched: " + call);
            }));

    /** A committed response, which nobody may change. */
    private static final HttpServletResponse COMMITTED =
            mock(HttpServletResponse.class, withSettings().stubOnly().defaultAnswer(call -> {
                if (call.getMethod().getName().equals("isCommitted")) {
                    return true;
                }
                throw new AssertionError("touched: " + call);
            }));

    @FunctionalInterface
    private interface Call {
        boolean on(HttpServletResponse response, String text) throws IOException;
    }

    /** Each text that goes into a field; the template says where a character stands in it. */
    enum Text {
        PARAMETER_OF_BYTES("text/plain;a=%s", LATIN, (r, s) -> ServletResponses.respond(r, HttpStatus.OK, s, bytes())),
        PARAMETER_OF_TEXT("text/plain;a=%s", LATIN, (r, s) -> ServletResponses.respond(r, HttpStatus.OK, s, "")),
        TYPE_OF_BYTES("te%sxt/plain", TCHAR, (r, s) -> ServletResponses.respond(r, HttpStatus.OK, s, bytes())),
        TYPE_OF_TEXT("te%sxt/plain", TCHAR, (r, s) -> ServletResponses.respond(r, HttpStatus.OK, s, "")),
        REDIRECT("/a%sb", ASCII, (r, s) -> ServletResponses.redirect(r, HttpStatus.FOUND, s)),
        CREATED("/a%sb", ASCII, ServletResponses::created),
        NOT_MODIFIED("\"%s\"", ETAGC, ServletResponses::notModified),
        NOT_MODIFIED_WEAK("W/\"a%s\"", ETAGC, ServletResponses::notModified),
        UNAUTHORIZED("Basic realm=%s", LATIN, ServletResponses::unauthorized),
        UNAUTHORIZED_MORE("Basic %s", LATIN, (r, s) -> ServletResponses.unauthorized(r, "Basic", "Basic", s)),
        UNAUTHORIZED_SCHEME("Ba%ssic", TCHAR.or(c -> c == ' '), ServletResponses::unauthorized),
        PROXY("Basic realm=%s", LATIN, ServletResponses::proxyAuthenticationRequired),
        PROXY_MORE("Basic %s", LATIN, (r, s) -> ServletResponses.proxyAuthenticationRequired(r, "Basic", s)),
        UPGRADE("HTTP/3%s", TCHAR, (r, s) -> ServletResponses.upgradeRequired(REQUEST, r, s)),
        UPGRADE_MORE("a%s", TCHAR, (r, s) -> ServletResponses.upgradeRequired(REQUEST, r, "a", "b", s)),
        LINK("</a>;b=%s", ASCII, (r, s) -> ServletResponses.earlyHints(REQUEST, r, s)),
        LINK_MORE("</a>;b=%s", ASCII, (r, s) -> ServletResponses.earlyHints(REQUEST, r, "</a>", "</b>", s));

        private final String template;
        private final IntPredicate accepted;
        private final Call call;

        Text(String template, IntPredicate accepted, Call call) {
            this.template = template;
            this.accepted = accepted;
            this.call = call;
        }

        private static byte[] bytes() {
            return new byte[0];
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsExactlyTheCharactersOfTheField(Text text) throws IOException {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String value = text.template.replace("%s", Character.toString(c));
            if (text.accepted.test(c)) {
                // Not wrapped in an assertion, since there are a million of them.
                if (text.call.on(COMMITTED, value)) {
                    throw new AssertionError("answered true, though committed: " + value);
                }
            } else {
                String message = refusal(() -> text.call.on(UNTOUCHED, value));
                String named = LATIN.test(c) ? "; expected " : "U+" + HEX.toHexDigits((char) c);
                if (!message.contains(named)) {
                    throw new AssertionError("expected " + named + " in: " + message);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void quotesWhatStandsBeforeAHostileCharacter(Text text) {
        for (String hostile : List.of("\r\nSet-Cookie: a=b", "\n", "\0", "\u0085\u2028", "\ud83d\ude00")) {
            String value = text.template.formatted("before".repeat(1000) + hostile + "after".repeat(1000));
            assertThat(refusal(() -> text.call.on(UNTOUCHED, value)))
                    .contains("efore")
                    .doesNotContain("Cookie");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"\"", "W/\"\"", "\"a'b,c\\\"", "\"\u00e9\u0080\""})
    void acceptsEntityTag(String etag) throws IOException {
        assertThat(ServletResponses.notModified(COMMITTED, etag)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "\"1",
                "1\"",
                "\"",
                "w/\"1\"",
                "W/1",
                "W/ \"1\"",
                "\"a b\"",
                "\"a\"b\"",
                "*",
                "\"1\", \"2\"",
                " \"1\"",
                "\"1\" "
            })
    void refusesWhatIsNoEntityTag(String etag) {
        assertThat(refusal(() -> ServletResponses.notModified(UNTOUCHED, etag)))
                .isEqualTo("\"" + etag + "\"; expected an entity-tag in quotation marks, or W/ and one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic realm=\"orders\"",
                "Negotiate YWJj==",
                "Digest realm=\"a\", nonce=\"b\"",
                "x realm=\"\u00e9\""
            })
    void acceptsChallenge(String challenge) throws IOException {
        assertThat(ServletResponses.unauthorized(COMMITTED, challenge)).isFalse();
        assertThat(ServletResponses.proxyAuthenticationRequired(COMMITTED, "Basic", challenge))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " Basic", "\"Basic\"", "realm=\"orders\"", "Basic, Digest", "Bas\u00edc", "=", "(a)"})
    void refusesWhatIsNoChallenge(String challenge) {
        String message = "\"" + challenge + "\"; expected a challenge such as Basic realm=\"orders\"";
        assertThat(List.of(
                        refusal(() -> ServletResponses.unauthorized(UNTOUCHED, challenge)),
                        refusal(() -> ServletResponses.unauthorized(UNTOUCHED, "Basic", challenge)),
                        refusal(() -> ServletResponses.proxyAuthenticationRequired(UNTOUCHED, challenge)),
                        refusal(() -> ServletResponses.proxyAuthenticationRequired(UNTOUCHED, "Basic", challenge)),
                        refusal(() -> ServletResponses.addChallenge(UNTOUCHED, challenge))))
                .containsOnly(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;charset=utf-8",
                "text/plain ; a=\"b;c\"",
                "application/problem+json",
                "a/b;"
            })
    void acceptsMediaType(String contentType) throws IOException {
        assertThat(ServletResponses.respond(COMMITTED, HttpStatus.OK, contentType, ""))
                .isFalse();
        assertThat(ServletResponses.respond(COMMITTED, HttpStatus.OK, contentType, new byte[0]))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "text/",
                "/plain",
                "text plain",
                " text/plain",
                "text/plain charset=utf-8",
                "text/plain, text/html",
                "a/b/c",
                "t\u00e9xt/plain"
            })
    void refusesWhatIsNoMediaType(String contentType) {
        String message = "\"" + contentType + "\"; expected a media type such as text/plain";
        assertThat(List.of(
                        refusal(() -> ServletResponses.respond(UNTOUCHED, HttpStatus.OK, contentType, "")),
                        refusal(() -> ServletResponses.respond(UNTOUCHED, HttpStatus.OK, contentType, new byte[0]))))
                .containsOnly(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "HTTP/", "/3.0", "a/b/c", "HTTP 3", "HTTP/2, HTTP/3"})
    void refusesWhatIsNoProtocol(String protocol) {
        assertThat(List.of(
                        refusal(() -> ServletResponses.upgradeRequired(REQUEST, UNTOUCHED, protocol)),
                        refusal(() -> ServletResponses.upgradeRequired(REQUEST, UNTOUCHED, "HTTP/3.0", protocol))))
                .containsOnly("\"" + protocol + "\"; expected a protocol such as HTTP/2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \t"})
    void refusesBlankUri(String blank) {
        assertThat(List.of(
                        refusal(() -> ServletResponses.redirect(UNTOUCHED, HttpStatus.FOUND, blank)),
                        refusal(() -> ServletResponses.created(UNTOUCHED, blank)),
                        refusal(() -> ServletResponses.earlyHints(REQUEST, UNTOUCHED, blank)),
                        refusal(() -> ServletResponses.earlyHints(REQUEST, UNTOUCHED, "</a>", blank))))
                .containsExactly(
                        "a blank location; expected a URI reference",
                        "a blank location; expected a URI reference",
                        "a blank link; expected a URI reference",
                        "a blank more; expected a URI reference");
    }

    @Test
    void refusesInterimStatus() {
        codes().filter(StatusCode::isInformational)
                .forEach(status -> assertThat(List.of(
                                refusal(() -> ServletResponses.empty(UNTOUCHED, status)),
                                refusal(() -> ServletResponses.respond(UNTOUCHED, status, "text/plain", "")),
                                refusal(() -> ServletResponses.respond(UNTOUCHED, status, "text/plain", new byte[0]))))
                        .containsOnly("no final status: " + status + "; expected 200 to 999"));
    }

    @Test
    void refusesContentWhereTheStatusAllowsNone() {
        for (StatusCode status : List.of(HttpStatus.NO_CONTENT, HttpStatus.RESET_CONTENT, HttpStatus.NOT_MODIFIED)) {
            assertThat(List.of(
                            refusal(() -> ServletResponses.respond(UNTOUCHED, status, "text/plain", "\u00e9")),
                            refusal(() -> ServletResponses.respond(UNTOUCHED, status, "text/plain", new byte[2]))))
                    .containsOnly("2 bytes of content for " + status + "; expected none with this status");
        }
    }

    @Test
    void redirectsWithFiveStatusesOnly() throws IOException {
        Set<Integer> redirects = Set.of(301, 302, 303, 307, 308);
        for (StatusCode status : codes().toList()) {
            if (redirects.contains(status.code())) {
                assertThat(ServletResponses.redirect(COMMITTED, status, "/")).isFalse();
            } else {
                assertThat(refusal(() -> ServletResponses.redirect(UNTOUCHED, status, "/")))
                        .startsWith(status + "; expected one of [301 Moved Permanently, 302 Found, ");
            }
        }
    }

    @Test
    void asksToRetryWithThreeStatusesOnly() throws IOException {
        Set<Integer> retries = Set.of(413, 429, 503);
        for (StatusCode status : codes().toList()) {
            if (retries.contains(status.code())) {
                assertThat(ServletResponses.retryLater(COMMITTED, status, Duration.ZERO))
                        .isFalse();
                assertThat(ServletResponses.retryLater(COMMITTED, status, Instant.EPOCH))
                        .isFalse();
            } else {
                assertThat(List.of(
                                refusal(() -> ServletResponses.retryLater(UNTOUCHED, status, Duration.ZERO)),
                                refusal(() -> ServletResponses.retryLater(UNTOUCHED, status, Instant.EPOCH))))
                        .containsOnly(status + "; expected one of "
                                + "[413 Content Too Large, 429 Too Many Requests, 503 Service Unavailable]");
            }
        }
    }

    @Test
    void refusesNegativeWait() {
        Duration wait = Duration.ofNanos(-1);
        assertThat(List.of(
                        refusal(() -> ServletResponses.retryLater(UNTOUCHED, HttpStatus.TOO_MANY_REQUESTS, wait)),
                        refusal(() -> ServletResponses.setRetryAfter(UNTOUCHED, wait))))
                .containsOnly("a negative wait: PT-0.000000001S; expected zero or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "9999-12-31T23:59:59.000000001Z", "-0001-12-31T23:59:59Z"})
    void refusesYearWithoutFourDigits(Instant when) {
        assertThat(List.of(
                        refusal(() -> ServletResponses.retryLater(UNTOUCHED, HttpStatus.TOO_MANY_REQUESTS, when)),
                        refusal(() -> ServletResponses.setRetryAfter(UNTOUCHED, when))))
                .containsOnly("a date that HTTP cannot express: " + when + "; expected a year of four digits");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void refusesNegativeLength(long length) {
        assertThat(refusal(() -> ServletResponses.rangeNotSatisfiable(UNTOUCHED, length)))
                .isEqualTo("a negative length: " + length + "; expected zero or more");
    }

    @Test
    void leavesCommittedResponseAlone() throws IOException {
        assertThat(List.of(
                        ServletResponses.empty(COMMITTED, HttpStatus.NO_CONTENT),
                        ServletResponses.respond(COMMITTED, HttpStatus.NOT_MODIFIED, "text/plain", ""),
                        ServletResponses.notModified(COMMITTED, null),
                        ServletResponses.methodNotAllowed(COMMITTED, Set.of(HttpMethod.GET)),
                        ServletResponses.rangeNotSatisfiable(COMMITTED, 0)))
                .containsOnly(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\\\"", ";charset=utf-8;"})
    void takesLongMediaType(String part) throws IOException {
        String type = "text/plain;a=\"" + part.repeat(50_000) + "\"";
        assertThat(ServletResponses.respond(COMMITTED, HttpStatus.OK, type, "")).isFalse();
    }

    @Test
    void settersLeaveCommittedResponseAlone() {
        ServletResponses.setAllow(COMMITTED, Set.of(HttpMethod.GET));
        ServletResponses.addChallenge(COMMITTED, "Basic");
        ServletResponses.setRetryAfter(COMMITTED, Duration.ZERO);
        ServletResponses.setRetryAfter(COMMITTED, Instant.EPOCH);
        assertThatIllegalArgumentException().isThrownBy(() -> ServletResponses.addChallenge(COMMITTED, ""));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNullAmongMethods() {
        Set<HttpMethod> allowed = new HashSet<>();
        allowed.add(HttpMethod.GET);
        allowed.add(null);
        assertThatNullPointerException()
                .isThrownBy(() -> ServletResponses.methodNotAllowed(UNTOUCHED, allowed))
                .withMessage("allowed");
        assertThatNullPointerException()
                .isThrownBy(() -> ServletResponses.setAllow(UNTOUCHED, allowed))
                .withMessage("allowed");
    }

    static Stream<Arguments> refusesNull() {
        return Arrays.stream(ServletResponses.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .flatMap(method -> Arrays.stream(method.getParameters())
                        .filter(parameter -> !parameter.getType().isPrimitive())
                        .filter(parameter -> !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(parameter -> Arguments.of(method.getName(), parameter.getName(), method)));
    }

    /** By reflection, because NullAway rightly compiles no call with null, and so that no helper is forgotten. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void refusesNull(String helper, String parameter, Method method) {
        @Nullable
        Object[] arguments = Arrays.stream(method.getParameters())
                .map(other -> other.getName().equals(parameter) ? null : argument(helper, other))
                .toArray();
        Throwable thrown = catchThrowable(() -> method.invoke(null, arguments));
        assertThat(thrown.getCause())
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage(parameter);
    }

    private static Object argument(String helper, Parameter parameter) {
        Map<Class<?>, Object> byType = Map.of(
                HttpServletRequest.class,
                REQUEST,
                HttpServletResponse.class,
                UNTOUCHED,
                StatusCode.class,
                helper.equals("redirect") ? HttpStatus.FOUND : HttpStatus.SERVICE_UNAVAILABLE,
                byte[].class,
                new byte[0],
                String[].class,
                new String[0],
                Set.class,
                Set.of(),
                Duration.class,
                Duration.ZERO,
                Instant.class,
                Instant.EPOCH,
                long.class,
                0L);
        Map<String, Object> byName = Map.of(
                "contentType", "text/plain",
                "body", "",
                "location", "/",
                "etag", "\"1\"",
                "challenge", "Basic",
                "protocol", "HTTP/3.0",
                "link", "</a>");
        Object argument = byType.getOrDefault(parameter.getType(), byName.get(parameter.getName()));
        return Objects.requireNonNull(argument, () -> "no argument for " + parameter);
    }

    private static Stream<StatusCode> codes() {
        return IntStream.rangeClosed(100, 999).mapToObj(StatusCode::of);
    }

    private static HttpServletRequest request() {
        return mock(HttpServletRequest.class, withSettings().stubOnly().defaultAnswer(call -> {
            if (call.getMethod().getName().equals("getProtocol")) {
                return "HTTP/1.1";
            }
            throw new AssertionError("touched: " + call);
        }));
    }

    /** The message of the refusal, which can be logged as it is. */
    private static String refusal(ThrowingCallable call) {
        try {
            call.call();
        } catch (IllegalArgumentException refused) {
            String message = Objects.requireNonNull(refused.getMessage());
            if (message.length() > LONGEST_MESSAGE || message.chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("the message is not safe to log: " + message, refused);
            }
            return message;
        } catch (Throwable other) {
            throw new AssertionError("expected an IllegalArgumentException", other);
        }
        throw new AssertionError("expected an IllegalArgumentException, but nothing was thrown");
    }
}
