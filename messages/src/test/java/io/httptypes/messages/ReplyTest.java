package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.httptypes.HttpMethod.CONNECT;
import static io.httptypes.HttpMethod.GET;
import static io.httptypes.HttpMethod.HEAD;
import static io.httptypes.HttpMethod.POST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ReplyTest {
    private static final byte[] BYTES = {1, 2, 3};

    private static final List<RequestMethod> METHODS = Stream.concat(
                    Stream.of(HttpMethod.values()), Stream.of(RequestMethod.of("PURGE"), RequestMethod.of("head")))
            .toList();

    /** 100 to 999. */
    private static Stream<StatusCode> statuses() {
        return IntStream.rangeClosed(100, 999).mapToObj(StatusCode::of);
    }

    @Test
    void statusIsAFinalOne() {
        statuses().forEach(status -> {
            if (status.isInformational()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Reply.of(status))
                        .withMessage(status + " is not the status of a final response; expected 200 to 999");
                assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(status, "a/b", BYTES));
                assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(status, "a/b", "text"));
            } else {
                assertThat(Reply.of(status).status()).isSameAs(status);
                assertThat(Reply.of(status).fields()).isEmpty();
                assertThat(Reply.of(status).toByteArray()).isEmpty();
            }
        });
    }

    @Test
    void contentIsThereOnlyWhereTheStatusAllowsIt() {
        statuses().filter(status -> !status.isInformational()).forEach(status -> {
            if (status.allowsContent()) {
                Reply reply = Reply.of(status, "a/b", BYTES);
                assertThat(reply.toByteArray()).isEqualTo(BYTES);
                assertThat(reply.fieldValues("content-type")).containsExactly("a/b");
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Reply.of(status, "a/b", BYTES))
                        .withMessage("3 bytes of content are not allowed with " + status + "; expected none");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Reply.of(status).withContent("a/b", "x"));
                assertThat(Reply.of(status, "a/b", new byte[0])).isEqualTo(Reply.of(status));
                assertThat(Reply.of(status, "a/b", "")).isEqualTo(Reply.of(status));
            }
        });
    }

    @Test
    void lengthAndContentFollowStatusAndMethod() {
        statuses()
                .filter(status -> !status.isInformational())
                .forEach(status -> METHODS.forEach(method -> {
                    boolean isBare =
                            status.code() == 204 || status.code() == 304 || (method == CONNECT && status.code() < 300);
                    Reply empty = Reply.of(status);
                    assertThat(empty.contentLength(method))
                            .as("%s to %s, empty", status, method)
                            .isEqualTo(isBare || method == HEAD ? OptionalLong.empty() : OptionalLong.of(0));
                    assertThat(empty.sendsContent(method)).isFalse();
                    if (status.allowsContent()) {
                        Reply full = Reply.of(status, "a/b", BYTES);
                        assertThat(full.contentLength(method))
                                .as("%s to %s, with content", status, method)
                                .isEqualTo(isBare ? OptionalLong.empty() : OptionalLong.of(3));
                        assertThat(full.sendsContent(method)).isEqualTo(!isBare && method != HEAD);
                    }
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, text/plain;charset=utf-8",
        "TEXT/html, TEXT/html;charset=utf-8",
        "text/plain;charset=utf-8, text/plain;charset=utf-8",
        "text/plain; charset=UTF-8, text/plain; charset=UTF-8",
        "text/plain; charset=\"utf-8\"; a=b, text/plain; charset=\"utf-8\"; a=b",
        "text/plain; charset=latin1; format=flowed, text/plain; format=flowed;charset=utf-8",
        "text/plain;Charset=\"a;b\\\"c\" ; a=\";charset=x\", text/plain ; a=\";charset=x\";charset=utf-8",
        "text/plain;charset=x;charset=y, text/plain;charset=utf-8",
        "application/xml, application/xml;charset=utf-8",
        "application/atom+XML; type=feed, application/atom+XML; type=feed;charset=utf-8",
        "image/svg+xml, image/svg+xml;charset=utf-8",
        "application/json, application/json",
        "application/json;charset=utf-8, application/json",
        "application/problem+json; charset=latin1; a=b, application/problem+json; a=b",
        "application/octet-stream, application/octet-stream",
        "application/javascript;charset=latin1, application/javascript;charset=utf-8",
        "application/x-www-form-urlencoded, application/x-www-form-urlencoded",
    })
    void textIsUtf8AndItsTypeSaysSoWhereItCan(String given, String sent) {
        Reply reply = Reply.of(HttpStatus.OK, given, "grün \uD83D\uDE00");
        assertThat(reply.findField("Content-Type")).contains(sent);
        assertThat(reply.toByteArray()).isEqualTo("grün \uD83D\uDE00".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.text()).isEqualTo("grün \uD83D\uDE00");
        assertThat(Reply.of(HttpStatus.OK).withContent(given, "grün \uD83D\uDE00"))
                .isEqualTo(reply);
    }

    @Test
    void bytesKeepTheirType() {
        for (String type : List.of("text/plain", "application/json;charset=latin1", "text/plain; charset=latin1")) {
            assertThat(Reply.of(HttpStatus.OK, type, BYTES).findField("Content-Type"))
                    .contains(type);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=ISO-8859-1, ISO-8859-1",
        "text/plain; charset=\"ISO-8859-1\", ISO-8859-1",
        "text/plain; charset=no-such, UTF-8",
        "text/plain; charset=\"\", UTF-8",
        "text/plain, UTF-8"
    })
    void textIsReadInTheCharsetOfTheType(String type, String charset) throws IOException {
        assertThat(Reply.of(HttpStatus.OK, type, "grün".getBytes(Charset.forName(charset)))
                        .text())
                .isEqualTo("grün");
    }

    @Test
    void textWithoutContentIsEmpty() {
        assertThat(Reply.of(HttpStatus.OK).text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "text/html;charset=utf-8",
                "text/html ;\t charset=utf-8 ; a=\"b;\\\"c\"",
                "a/b;",
                "a/b;;c=d",
                "!#$%&'*+-.^_`|~/x;x=\"\u00ff\""
            })
    void mediaType(String type) {
        assertThat(Reply.of(HttpStatus.OK).withField("content-type", type).findField("Content-Type"))
                .contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "a/",
                "/b",
                "a/b/c",
                "a b/c",
                "a/b c",
                "a/b;c",
                "a/b;c=",
                "a/b; charset=",
                "a/b;=d",
                "a/b;c = d",
                "a/b;c=d e",
                "a/b;c=\"d",
                "a/b;c=\"d\\\"",
                "a/b;c=d,a/b",
                "a/b\r\nX: y",
                " a/b",
                "a/b ",
                "ä/b"
            })
    void notAMediaType(String type) {
        assertRefused("Content-Type", type, "is not a valid ", () -> Reply.of(HttpStatus.OK, type, BYTES));
        assertRefused("Content-Type", type, "is not a valid ", () -> Reply.of(HttpStatus.OK, type, "text"));
        assertRefused(
                "content-type",
                type,
                "is not a valid ",
                () -> Reply.of(HttpStatus.OK).withField("content-type", type));
    }

    @Test
    void redirectHasOneOfFiveStatuses() {
        statuses().forEach(status -> {
            if (Set.of(301, 302, 303, 307, 308).contains(status.code())) {
                assertThat(Reply.redirect(status, "/a").fieldValues("Location")).containsExactly("/a");
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Reply.redirect(status, "/a"))
                        .withMessage(status + " is not a redirect; expected 301, 302, 303, 307 or 308");
            }
        });
    }

    @Test
    void locationMayBeAUri() {
        URI location = URI.create("http://a_b.example/ü?q=ä#x");
        assertThat(Reply.redirect(HttpStatus.FOUND, location).findField("Location"))
                .contains("http://a_b.example/%C3%BC?q=%C3%A4#x");
        assertThat(Reply.created(location).findField("Location")).contains("http://a_b.example/%C3%BC?q=%C3%A4#x");
        assertThat(Reply.created("/a")).isEqualTo(Reply.created(URI.create("/a")));
        assertThat(Reply.created("/a").status()).isSameAs(HttpStatus.CREATED);
    }

    @Test
    void noCharacterOfAUriBecomesAnother() {
        // A decomposed \u00e9, and what Unicode normalizes to a backtick, a semicolon and the letter K.
        URI location = URI.create("http://a.example/e\u0301\u1fef\u037e?\u212a\ud83d\ude00");
        assertThat(Reply.created(location).findField("Location"))
                .contains("http://a.example/e%CC%81%E1%BF%AF%CD%BE?%E2%84%AA%F0%9F%98%80");
        URI half = URI.create("http://a.example/\ud83d");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.redirect(HttpStatus.FOUND, half))
                .withMessageContaining("http://a.example/\\ud83d\" is not a valid ");
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.created(half));
    }

    @ParameterizedTest
    @MethodSource("io.httptypes.messages.UriReferenceTest#notReferences")
    void notALocation(String location) {
        assertRefused("Location", location, "is not a valid ", () -> Reply.redirect(HttpStatus.FOUND, location));
        assertRefused("Location", location, "is not a valid ", () -> Reply.created(location));
        assertRefused(
                "LOCATION",
                location,
                "is not a valid ",
                () -> Reply.of(HttpStatus.OK).withField("LOCATION", location));
        assertRefused(
                "Content-Location",
                location,
                "is not a valid ",
                () -> Reply.of(HttpStatus.OK).withAddedField("Content-Location", location));
    }

    @Test
    void emptyLocationIsRefused() {
        assertRefused("Location", "", "is not a valid URI reference", () -> Reply.redirect(HttpStatus.FOUND, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"1\"", "W/\"1\"", "W/\"\"", "\"!#~\u0080\u00ff\\\""})
    void entityTag(String etag) {
        assertThat(Reply.notModified(etag).fieldValues("etag")).containsExactly(etag);
        assertThat(Reply.notModified().withField("ETag", etag)).isEqualTo(Reply.notModified(etag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "\"", "W/", "W/\"", "w/\"1\"", "\"1", "1\"", "\"a b\"", "\"a\"b\"", "\"1\", \"2\"", "*"
            })
    void notAnEntityTag(String etag) {
        assertRefused("ETag", etag, "is not a valid entity-tag", () -> Reply.notModified(etag));
        assertRefused(
                "ETag",
                etag,
                "is not a valid entity-tag",
                () -> Reply.of(HttpStatus.OK).withField("ETag", etag));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic realm=\"orders\"",
                "Basic realm=\"a\\\"b\", charset=\"UTF-8\"",
                "Basic realm = orders",
                "Negotiate",
                "Negotiate dGVzdA==",
                "Bearer a-._~+/9",
                "Bearer AZaz09==",
                "Digest realm=\"a\", nonce=b, Basic realm=\"c\"",
                "Negotiate, Basic realm=\"c\"",
                "Negotiate abc=, Basic realm=\"c\"",
                "Newauth  realm=\"apps\", type=1,\ttitle=\"Login to \\\"apps\\\"\" ,Basic realm=\"simple\"",
                "Basic realm=\"\""
            })
    void challenge(String challenge) {
        assertThat(Reply.unauthorized(challenge).fieldValues("WWW-Authenticate"))
                .containsExactly(challenge);
        assertThat(Reply.proxyAuthenticationRequired(challenge).fieldValues("Proxy-Authenticate"))
                .containsExactly(challenge);
        assertThat(Reply.of(HttpStatus.UNAUTHORIZED).withField("www-authenticate", challenge))
                .isEqualTo(Reply.unauthorized(challenge));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "realm=\"x\"",
                "Basic realm=\"orders",
                "Basic realm=\"orders\\\"",
                "Basic realm=\"a\" b=c",
                "Basic realm=\"a\",",
                "Basic realm=\"a\",,Digest a=b",
                ",Basic",
                "Basic realm=a b",
                "Basic \"x\"",
                "Negotiate abc==x",
                "Negotiate abc, d=e",
                "Ba(sic",
                "Basic realm=\u00e4",
                "Basic\trealm=x",
                "Basic realm=\"a\r\nX: y\""
            })
    void notAChallenge(String challenge) {
        assertRefused("WWW-Authenticate", challenge, "is not a valid ", () -> Reply.unauthorized(challenge));
        assertRefused("WWW-Authenticate", challenge, "is not a valid ", () -> Reply.unauthorized("Basic", challenge));
        assertRefused(
                "Proxy-Authenticate",
                challenge,
                "is not a valid ",
                () -> Reply.proxyAuthenticationRequired(List.of("Basic", challenge)));
        assertRefused(
                "WWW-Authenticate",
                challenge,
                "is not a valid ",
                () -> Reply.unauthorized("Basic").withAddedField("WWW-Authenticate", challenge));
    }

    @Test
    void aTypeIsCheckedBeforeItsCharsetIsMadeRight() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.of(HttpStatus.OK).withContent("text/plain; charset=", "x"));
    }

    @Test
    void eachChallengeHasALine() {
        assertThat(Reply.unauthorized("Negotiate", "Basic realm=\"a\"", "Bearer")
                        .fieldValues("WWW-Authenticate"))
                .containsExactly("Negotiate", "Basic realm=\"a\"", "Bearer");
        assertThat(Reply.proxyAuthenticationRequired("Negotiate", "Basic realm=\"a\""))
                .isEqualTo(Reply.proxyAuthenticationRequired(
                        new LinkedHashSet<>(List.of("Negotiate", "Basic realm=\"a\""))));
        assertThat(Reply.unauthorized("Basic").status()).isSameAs(HttpStatus.UNAUTHORIZED);
        assertThat(Reply.proxyAuthenticationRequired("Basic").status())
                .isSameAs(HttpStatus.PROXY_AUTHENTICATION_REQUIRED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.unauthorized(List.of()))
                .withMessage("401 Unauthorized has no challenge; expected one or more");
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.proxyAuthenticationRequired(List.of()));
    }

    @Test
    void methodNotAllowedNamesTheMethods() {
        assertThat(Reply.methodNotAllowed(POST, GET, RequestMethod.of("PURGE")))
                .isEqualTo(Reply.methodNotAllowed(Set.of(GET, POST, RequestMethod.of("PURGE"))));
        Reply reply = Reply.methodNotAllowed(POST, GET);
        assertThat(reply.status()).isSameAs(HttpStatus.METHOD_NOT_ALLOWED);
        assertThat(reply.fieldValues("Allow")).containsExactly("GET, POST");
        assertThat(Reply.methodNotAllowed(Set.of()).fieldValues("Allow")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET", "GET, POST", "GET,POST", "GET ,\tPURGE"})
    void allow(String allow) {
        assertThat(Reply.of(HttpStatus.OK).withField("Allow", allow).findField("allow"))
                .contains(allow);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "GET,", "GET POST", "G(T", "GET,,POST", "GET;POST"})
    void notAllow(String allow) {
        assertRefused(
                "Allow",
                allow,
                "is not a valid list of methods",
                () -> Reply.of(HttpStatus.OK).withField("Allow", allow));
    }

    @Test
    void retryLaterHasOneOfThreeStatuses() {
        Instant when = Instant.parse("1994-11-06T08:49:36.1Z");
        statuses().forEach(status -> {
            if (Set.of(413, 429, 503).contains(status.code())) {
                assertThat(Reply.retryLater(status, Duration.ofMillis(1001)).fieldValues("Retry-After"))
                        .containsExactly("2");
                assertThat(Reply.retryLater(status, when).fieldValues("Retry-After"))
                        .containsExactly("Sun, 06 Nov 1994 08:49:37 GMT");
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Reply.retryLater(status, Duration.ZERO))
                        .withMessage(status + " does not ask the client to come back; expected 413, 429 or 503");
                assertThatIllegalArgumentException().isThrownBy(() -> Reply.retryLater(status, when));
            }
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.retryLater(HttpStatus.TOO_MANY_REQUESTS, Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S is not a valid wait");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.retryLater(HttpStatus.TOO_MANY_REQUESTS, Instant.MAX))
                .withMessageContaining("expected a year of four digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "120", "007", "99999999999999999999", "Sun, 06 Nov 1994 08:49:37 GMT"})
    void retryAfter(String value) {
        assertThat(Reply.of(HttpStatus.FOUND).withField("Retry-After", value).findField("Retry-After"))
                .contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.5",
                "1s",
                "soon",
                "\u0661",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:60 GMT"
            })
    void notRetryAfter(String value) {
        assertRefused(
                "Retry-After",
                value,
                "is not a valid ",
                () -> Reply.of(HttpStatus.FOUND).withField("Retry-After", value));
    }

    @Test
    void rangeNotSatisfiableNamesTheLength() {
        Reply reply = Reply.rangeNotSatisfiable(Long.MAX_VALUE);
        assertThat(reply.status()).isSameAs(HttpStatus.RANGE_NOT_SATISFIABLE);
        assertThat(reply.fieldValues("Content-Range")).containsExactly("bytes */9223372036854775807");
        assertThat(Reply.rangeNotSatisfiable(0).findField("Content-Range")).contains("bytes */0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reply.rangeNotSatisfiable(-1))
                .withMessage("-1 is not a valid length; expected zero or more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 0-0/1",
                "bytes 0-9/*",
                "bytes */100",
                "seconds 1-2/3",
                "bytes 00-09/0010",
                "bytes 9-10/11",
                "bytes 0-99999999999999999998/99999999999999999999"
            })
    void contentRange(String range) {
        assertThat(Reply.of(HttpStatus.PARTIAL_CONTENT)
                        .withField("Content-Range", range)
                        .findField("content-range"))
                .contains(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes ",
                "bytes 0-9",
                "bytes 0-9/",
                "bytes 0-9/x",
                "bytes 0-9/10x",
                "bytes 0-9/*x",
                "bytes -9/10",
                "bytes 0-/10",
                "bytes 0/10",
                "bytes */*",
                "bytes *",
                "bytes */",
                "bytes */1x",
                "bytes */-1",
                "bytes 5-4/10",
                "bytes 0-10/10",
                "bytes 10-9/*",
                "bytes=0-9/10",
                "bytes  0-9/10",
                "0-9/10"
            })
    void notContentRange(String range) {
        assertRefused(
                "Content-Range",
                range,
                "is not a valid ",
                () -> Reply.of(HttpStatus.PARTIAL_CONTENT).withField("Content-Range", range));
    }

    @Test
    void upgradeRequiredIsForHttp11Alone() {
        Reply reply = Reply.upgradeRequired("HTTP/3.0", "websocket");
        assertThat(reply.status()).isSameAs(HttpStatus.UPGRADE_REQUIRED);
        assertThat(reply.fieldValues("Upgrade")).containsExactly("HTTP/3.0, websocket");
        assertThat(reply.fieldValues("Connection")).containsExactly("upgrade");
        assertThat(reply.requireSendable("HTTP/1.1")).isSameAs(reply);
        for (String protocol : List.of("HTTP/1.0", "HTTP/2.0", "HTTP/2", "HTTP/3.0", "HTTP/0.9", "")) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> reply.withContent("text/plain", "x").requireSendable(protocol))
                    .withMessage("426 Upgrade Required cannot be sent over " + protocol
                            + "; expected HTTP/1.1, which alone has the field Upgrade");
            Reply other = Reply.of(HttpStatus.UPGRADE_REQUIRED);
            assertThat(other.requireSendable(protocol)).isSameAs(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b/c", "a/", "/b", "a,b", "a\r\n", "\u00e4"})
    void notAProtocol(String protocol) {
        assertRefused("Upgrade", protocol, "is not a valid protocol", () -> Reply.upgradeRequired(protocol));
        assertRefused("Upgrade", protocol, "is not a valid protocol", () -> Reply.upgradeRequired("h2c", protocol));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length",
                "Transfer-Encoding",
                "Connection",
                "Keep-Alive",
                "Proxy-Connection",
                "TE",
                "Trailer",
                "Upgrade",
                "content-length",
                "UPGRADE"
            })
    void fieldsOfTheStackAreRefused(String name) {
        for (Supplier<Reply> change : List.<Supplier<Reply>>of(
                () -> Reply.of(HttpStatus.OK).withField(name, "1"),
                () -> Reply.of(HttpStatus.OK).withField(name, List.of()),
                () -> Reply.of(HttpStatus.OK).withAddedField(name, "1"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(change::get)
                    .withMessageStartingWith(name + " is not a field of a reply; expected ");
        }
    }

    @Test
    void fieldIsReplacedAddedToAndRemoved() {
        Reply none = Reply.of(HttpStatus.OK);
        Reply one = none.withField("X-A", "1");
        Reply two = one.withField("x-a", "2", "3").withAddedField("X-B", "b").withAddedField("X-a", "4");
        assertThat(none.fields()).isEmpty();
        assertThat(one.fieldValues("x-a")).containsExactly("1");
        assertThat(two.fields()).containsOnlyKeys("X-B", "X-a").containsEntry("X-a", List.of("2", "3", "4"));
        assertThat(two.findField("X-A")).contains("2");
        assertThat(two.withField("x-A", List.of()).fields()).containsOnlyKeys("X-B");
        assertThat(none.withField("X-A", List.of())).isEqualTo(none);
        assertThat(two.findField("X-C")).isEmpty();
        assertThat(two.fieldValues("X-C")).isEmpty();
    }

    @Test
    void fieldOfOneLineHasOne() {
        Reply reply = Reply.redirect(HttpStatus.FOUND, "/a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reply.withAddedField("location", "/b"))
                .withMessage("location: 2 values are not allowed; expected one, since the field is not a list");
        for (String name : List.of("Content-Type", "ETag", "Retry-After", "Content-Range", "Content-Location")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reply.withField(name, "1", "1", "1"))
                    .withMessageContaining("3 values are not allowed");
        }
    }

    @Test
    void withContentReplacesTypeAndContent() {
        Reply first = Reply.unauthorized("Basic").withContent("text/plain", "no");
        assertThat(first.fieldValues("Content-Type")).containsExactly("text/plain;charset=utf-8");
        Reply second = first.withField("content-type", "a/b").withContent("application/json", BYTES);
        assertThat(second.fields()).containsOnlyKeys("WWW-Authenticate", "Content-Type");
        assertThat(second.fieldValues("Content-Type")).containsExactly("application/json");
        assertThat(second.toByteArray()).isEqualTo(BYTES);
        assertThat(first.text()).isEqualTo("no");
    }

    @Test
    void nothingThatIsGivenOrReturnedChangesAReply() throws IOException {
        byte[] bytes = BYTES.clone();
        List<String> values = new ArrayList<>(List.of("1"));
        Reply reply = Reply.of(HttpStatus.OK, "a/b", bytes).withField("X", values);
        bytes[0] = 9;
        values.add("2");
        reply.toByteArray()[0] = 9;
        assertThat(reply.toByteArray()).isEqualTo(BYTES);
        ByteBuffer content = reply.content();
        assertThat(content.isReadOnly()).isTrue();
        content.get();
        assertThat(reply.content().remaining()).isEqualTo(3);
        assertThat(reply.fields()).isUnmodifiable();
        assertThat(reply.fieldValues("X")).containsExactly("1").isUnmodifiable();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reply.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
    }

    @Test
    void equalsByStatusFieldsAndContent() {
        Reply reply = Reply.of(HttpStatus.OK, "a/b", BYTES).withField("X", "1").withField("Y", "2", "3");
        Reply same = Reply.of(StatusCode.of(200))
                .withField("y", "2", "3")
                .withField("x", "1")
                .withContent("a/b", BYTES.clone());
        assertThat(same).isEqualTo(reply).hasSameHashCodeAs(reply);
        assertThat(reply)
                .isNotEqualTo(reply.withField("Y", "3", "2"))
                .isNotEqualTo(reply.withField("Y", "2"))
                .isNotEqualTo(reply.withField("Z", "2"))
                .isNotEqualTo(reply.withContent("a/b", new byte[] {1, 2}))
                .isNotEqualTo(Reply.of(HttpStatus.CREATED, "a/b", BYTES)
                        .withField("X", "1")
                        .withField("Y", "2", "3"))
                .isNotEqualTo(reply.toString())
                .isNotEqualTo(null);
    }

    @Test
    void toStringShowsNoValue() {
        assertThat(Reply.redirect(HttpStatus.FOUND, "/?token=secret")
                        .withField("Set-Cookie", "session=secret")
                        .withContent("text/plain", "secret"))
                .hasToString("Reply[302 Found, Location, Set-Cookie, Content-Type, 6 bytes]");
        assertThat(Reply.of(StatusCode.of(520))).hasToString("Reply[520, 0 bytes]");
    }

    @Test
    void fieldThatIsAddedToIsNotReplaced() {
        Reply reply = Reply.unauthorized("Basic").withField("Set-Cookie", "a=b").withField("Vary", "Accept");
        for (String name : List.of(
                "set-cookie", "WWW-Authenticate", "Proxy-Authenticate", "LINK", "Vary", "Connection", "X-Other")) {
            for (boolean isWritten : new boolean[] {false, true}) {
                assertThat(reply.replacesField(name, isWritten)).as(name).isFalse();
            }
        }
        assertThat(reply.withField("X-Other", "1").replacesField("x-other", false))
                .isTrue();
    }

    @Test
    void whatFramesAMessageAndWhatDescribesItsBytesIsReplaced() {
        for (String name : List.of(
                "Content-Length",
                "transfer-encoding",
                "Trailer",
                "Content-Encoding",
                "Content-Digest",
                "Content-MD5",
                "Digest",
                "Repr-Digest")) {
            for (boolean isWritten : new boolean[] {false, true}) {
                for (Reply reply : List.of(Reply.of(HttpStatus.OK), Reply.of(HttpStatus.OK, "a/b", BYTES))) {
                    assertThat(reply.replacesField(name, isWritten)).as(name).isTrue();
                }
            }
        }
    }

    @Test
    void whatDescribesContentIsReplacedWithIt() {
        Reply empty = Reply.of(HttpStatus.OK);
        Reply full = Reply.of(HttpStatus.OK, "a/b", BYTES);
        Reply notModified = Reply.notModified();
        for (String name : List.of("ETag", "Last-Modified", "Content-Location")) {
            for (Reply reply : List.of(empty, full)) {
                assertThat(reply.replacesField(name, false)).isFalse();
                assertThat(reply.replacesField(name, true)).isTrue();
            }
            assertThat(notModified.replacesField(name, true)).isFalse();
        }
        assertThat(Reply.notModified("\"1\"").replacesField("etag", false)).isTrue();
        assertThat(empty.replacesField("Content-Disposition", false)).isFalse();
        assertThat(notModified.replacesField("Content-Disposition", true)).isTrue();
        assertThat(full.replacesField("Content-Range", false)).isFalse();
        assertThat(full.withField("Content-Range", "bytes */3").replacesField("Content-Range", false))
                .isTrue();
        assertThat(full.replacesField("Content-Range", true)).isTrue();
        assertThat(empty.replacesField("Content-Range", false)).isTrue();
    }

    @Test
    void typeAndLanguageStayButWith205And304() {
        for (boolean isWritten : new boolean[] {false, true}) {
            assertThat(Reply.of(HttpStatus.OK).replacesField("Content-Type", isWritten))
                    .isFalse();
            assertThat(Reply.of(HttpStatus.OK).replacesField("Content-Language", isWritten))
                    .isFalse();
            for (HttpStatus status : List.of(HttpStatus.RESET_CONTENT, HttpStatus.NOT_MODIFIED)) {
                assertThat(Reply.of(status).replacesField("content-type", isWritten))
                        .isTrue();
                assertThat(Reply.of(status).replacesField("content-language", isWritten))
                        .isTrue();
            }
            assertThat(Reply.of(HttpStatus.OK, "a/b", "").replacesField("content-type", isWritten))
                    .isTrue();
        }
    }

    @Test
    void rendererGetsEachFieldInOrder() {
        List<String> seen = new ArrayList<>();
        Reply.unauthorized("Basic", "Negotiate")
                .withField("X", "1")
                .forEachField((name, values) -> seen.add(name + values));
        assertThat(seen).containsExactly("WWW-Authenticate[Basic, Negotiate]", "X[1]");
    }

    @Test
    void latin1IsCarriedAsBytes() {
        String value = IntStream.rangeClosed(0x80, 0xff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(Reply.of(HttpStatus.OK).withField("X", value).findField("X")).contains(value);
        assertRefused(
                "X",
                "\u0100",
                "is not a valid field value",
                () -> Reply.of(HttpStatus.OK).withField("X", "\u0100"));
    }

    @ParameterizedTest
    @MethodSource
    void nullIsNamed(Supplier<Reply> call, String name) {
        assertThatNullPointerException().isThrownBy(call::get).withMessage(name);
    }

    @SuppressWarnings("NullAway") // null is what this is about
    static Stream<Arguments> nullIsNamed() {
        Reply ok = Reply.of(HttpStatus.OK);
        return Stream.of(
                call("status", () -> Reply.of(null)),
                call("status", () -> Reply.of(null, "a/b", BYTES)),
                call("contentType", () -> Reply.of(HttpStatus.OK, null, BYTES)),
                call("contentType", () -> Reply.of(HttpStatus.OK, null, "")),
                call("content", () -> Reply.of(HttpStatus.OK, "a/b", (byte[]) null)),
                call("text", () -> Reply.of(HttpStatus.OK, "a/b", (String) null)),
                call("status", () -> Reply.redirect(null, "/")),
                call("location", () -> Reply.redirect(HttpStatus.FOUND, (String) null)),
                call("location", () -> Reply.redirect(HttpStatus.FOUND, (URI) null)),
                call("location", () -> Reply.created((String) null)),
                call("location", () -> Reply.created((URI) null)),
                call("etag", () -> Reply.notModified(null)),
                call("allowed", () -> Reply.methodNotAllowed((Set<RequestMethod>) null)),
                call("allowed", () -> Reply.methodNotAllowed((RequestMethod) null)),
                call("more", () -> Reply.methodNotAllowed(GET, (RequestMethod[]) null)),
                call("challenge", () -> Reply.unauthorized((String) null)),
                call("more", () -> Reply.unauthorized("Basic", (String[]) null)),
                call("more", () -> Reply.unauthorized("Basic", (String) null)),
                call("challenges", () -> Reply.unauthorized((List<String>) null)),
                call("challenges", () -> Reply.proxyAuthenticationRequired((List<String>) null)),
                call("status", () -> Reply.retryLater(null, Duration.ZERO)),
                call("wait", () -> Reply.retryLater(HttpStatus.TOO_MANY_REQUESTS, (Duration) null)),
                call("when", () -> Reply.retryLater(HttpStatus.TOO_MANY_REQUESTS, (Instant) null)),
                call("protocol", () -> Reply.upgradeRequired(null)),
                call("more", () -> Reply.upgradeRequired("h2c", (String[]) null)),
                call("contentType", () -> ok.withContent(null, "")),
                call("contentType", () -> ok.withContent(null, BYTES)),
                call("text", () -> ok.withContent("a/b", (String) null)),
                call("content", () -> ok.withContent("a/b", (byte[]) null)),
                call("name", () -> ok.withField(null, "")),
                call("name", () -> ok.withField(null, List.of())),
                call("value", () -> ok.withField("X", (String) null)),
                call("more", () -> ok.withField("X", "1", (String) null)),
                call("values", () -> ok.withField("X", (List<String>) null)),
                call("values", () -> ok.withField("X", Collections.singleton(null))),
                call("name", () -> ok.withAddedField(null, "")),
                call("value", () -> ok.withAddedField("X", null)),
                call("protocol", () -> ok.requireSendable(null)));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void nullIsNamedByQuestions() {
        Reply ok = Reply.of(HttpStatus.OK);
        assertThatNullPointerException()
                .isThrownBy(() -> ok.contentLength(null))
                .withMessage("request");
        assertThatNullPointerException().isThrownBy(() -> ok.sendsContent(null)).withMessage("request");
        assertThatNullPointerException().isThrownBy(() -> ok.fieldValues(null)).withMessage("name");
        assertThatNullPointerException().isThrownBy(() -> ok.findField(null)).withMessage("name");
        assertThatNullPointerException().isThrownBy(() -> ok.forEachField(null)).withMessage("action");
        assertThatNullPointerException()
                .isThrownBy(() -> ok.replacesField(null, true))
                .withMessage("name");
        assertThatNullPointerException().isThrownBy(() -> ok.writeTo(null)).withMessage("out");
    }

    private static Arguments call(String name, Supplier<Reply> call) {
        return arguments(Named.of(name, call), name);
    }

    private static void assertRefused(String name, String value, String reason, Supplier<Reply> change) {
        assertThatIllegalArgumentException()
                .as(value)
                .isThrownBy(change::get)
                .withMessageStartingWith(name + ": \"")
                .withMessageContaining(reason)
                .withMessageContaining("; expected ")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\r", "\n"));
    }

    @Test
    void fieldsThatAreNotKnownMayHoldAnything() {
        assertThatCode(() ->
                        Reply.of(HttpStatus.OK).withField("X-Location", "\\ \"").withField("Set-Cookie", "a=b; c"))
                .doesNotThrowAnyException();
    }
}
