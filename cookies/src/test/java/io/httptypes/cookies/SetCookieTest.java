package io.httptypes.cookies;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class SetCookieTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static final SetCookie FULL = SetCookie.builder("__Secure-id", "\"a38\"")
            .domain("Example.COM")
            .path("/docs")
            .maxAge(Duration.ofMillis(60_999))
            .expires(NOW.plusMillis(5))
            .secure(true)
            .httpOnly(true)
            .partitioned(true)
            .sameSite(SameSite.NONE)
            .extension("Priority=High")
            .extension("x")
            .build();

    @Test
    void writesAllParts() {
        assertThat(FULL.fieldValue())
                .isEqualTo("__Secure-id=\"a38\"; Expires=Sat, 28 Nov 2026 12:00:00 GMT; Max-Age=60; "
                        + "Domain=example.com; Path=/docs;"
                        + " Secure; HttpOnly; SameSite=None; Partitioned; Priority=High; x");
        assertThat(SetCookie.of("a", "").fieldValue()).isEqualTo("a=");
    }

    @Test
    void readsAllParts() {
        SetCookie read = SetCookie.parse(FULL.fieldValue());
        assertThat(read).isEqualTo(FULL).hasSameHashCodeAs(FULL);
        assertThat(read.deviations()).isEmpty();
        assertThat(read.name()).isEqualTo("__Secure-id");
        assertThat(read.value()).isEqualTo("\"a38\"");
        assertThat(read.domain()).contains("example.com");
        assertThat(read.path()).contains("/docs");
        assertThat(read.maxAge()).contains(Duration.ofMinutes(1));
        assertThat(read.expires()).contains(NOW);
        assertThat(read.isSecure()).isTrue();
        assertThat(read.isHttpOnly()).isTrue();
        assertThat(read.isPartitioned()).isTrue();
        assertThat(read.sameSite()).contains(SameSite.NONE);
        assertThat(read.extensions()).containsExactly("Priority=High", "x");
    }

    @Test
    void absentPartsStayAbsent() {
        SetCookie read = SetCookie.parse("a=b");
        assertThat(read).isEqualTo(SetCookie.of("a", "b"));
        assertThat(read.domain()).isEmpty();
        assertThat(read.path()).isEmpty();
        assertThat(read.maxAge()).isEmpty();
        assertThat(read.expires()).isEmpty();
        assertThat(read.expiry(NOW)).isEmpty();
        assertThat(read.sameSite()).isEmpty();
        assertThat(read.extensions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                " a = b c ; path = /x ; SECURE | a=b c; Path=/x; Secure",
                "a=b=c;; | a=b=c",
                "a | =a",
                "=a=b | =a=b",
                "a= | a=",
                "a=\"b; c\" | a=\"b; c\"",
                "a=b, c=d | a=b, c=d",
                "a=b; Path=/x; path=y | a=b",
                "a=b; Domain=.X.example; domain= | a=b",
                "a=b; Domain=.X.example | a=b; Domain=x.example",
                "a=b; Domain=..x | a=b; Domain=..x",
                "a=b; Domain= .  x | a=b; Domain=.  x",
                "a=b; Domain=.\tx | a=b; Domain=.\tx",
                "a=b; Max-Age=99999999999999999999 | a=b; Max-Age=9223372036854775807",
                "a=b; Max-Age=-99999999999999999999 | a=b; Max-Age=-9223372036854775807",
                "a=b; Max-Age=1x; Max-Age=; Max-Age=- | a=b",
                "a=b; Expires=never; Expires=Wed, 09-Jun-21 10:18:14 GMT | a=b; Expires=Wed, 09 Jun 2021 10:18:14 GMT",
                "a=b; SameSite=lax; samesite=x | a=b",
                "a=b; secure=false; httponly=0; partitioned=no | a=b; Secure; HttpOnly; Partitioned",
                "a=\u00e9; b=\u00e9 | a=\u00e9; b=\u00e9"
            })
    void readsLeniently(String field, String written) {
        SetCookie read = SetCookie.parse(field);
        assertThat(read.fieldValue()).isEqualTo(written);
        assertThat(SetCookie.find(written)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ";", "=", " = ;a=b", "a=b\r\nc", "a=b\0", "a\177=b"})
    void isNoCookie(String field) {
        assertThat(SetCookie.find(field)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SetCookie.parse(field))
                .withMessage("the text is not a valid Set-Cookie field; expected a name or a value, and no control "
                        + "character");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b=c | the name is not a token",
                "a=b c | the value holds something else than visible ASCII without quotation mark, comma, "
                        + "semicolon and backslash",
                "a=b; Domain=.x | domain begins with a dot",
                "a=b; Domain= | domain is empty",
                "a=b; Domain=a_b | domain is not a host name",
                "a=b; Path=x | path does not begin with a slash",
                "a=b; Path=/\u00e9 | path holds something else than ASCII",
                "a=b; Max-Age=-1 | max-age is negative",
                "a=b; Max-Age=x | max-age is not a number",
                "a=b; Expires=x | expires is not a date",
                "a=b; SameSite=x | samesite is not Strict, Lax or None",
                "a=b; Secure; secure | secure stands there twice",
                "a=b; HttpOnly=1 | httponly has a value",
                "a=b; ; c | an attribute is empty",
                "a=b; \u00e9 | an extension holds something else than ASCII",
                "a=b; SameSite=None | a cookie with SameSite=None is not Secure; expected the attribute Secure",
                "a=b; Partitioned | a cookie with Partitioned is not Secure; expected the attribute Secure",
                "__secure-a=b | a cookie with __Secure- is not Secure; expected the attribute Secure",
                "__Host-a=b; Secure | a cookie with __Host- has a domain, or another path than /; expected Path=/ "
                        + "and no Domain"
            })
    void tellsDeviations(String field, String deviation) {
        assertThat(SetCookie.parse(field).deviations()).containsExactly(deviation);
    }

    @Test
    void endsByMaxAgeFirst() {
        Instant date = NOW.plusSeconds(9);
        SetCookie.Builder builder = SetCookie.builder("a", "b").expires(date);
        assertThat(builder.build().expiry(NOW)).contains(date);
        assertThat(builder.maxAge(Duration.ofSeconds(5)).build().expiry(NOW)).contains(NOW.plusSeconds(5));
        assertThat(builder.maxAge(Duration.ZERO).build().expiry(NOW)).contains(Instant.MIN);
        assertThat(builder.maxAge(null).build().expiry(NOW)).contains(date);
        assertThat(SetCookie.parse("a=b; Max-Age=-1").expiry(NOW)).contains(Instant.MIN);
        assertThat(SetCookie.parse("a=b; Max-Age=99999999999999999999").expiry(NOW))
                .contains(Instant.MAX);
        assertThat(SetCookie.parse("a=b; Max-Age=40000000000000000").expiry(NOW))
                .contains(Instant.MAX);
    }

    @Test
    void livesByMaxAgeFirst() {
        SetCookie.Builder builder = SetCookie.builder("a", "b").expires(NOW.plusSeconds(9));
        assertThat(SetCookie.of("a", "b").lifetime(NOW)).isEmpty();
        assertThat(builder.build().lifetime(NOW)).contains(Duration.ofSeconds(9));
        assertThat(builder.build().lifetime(NOW.plusSeconds(10))).contains(Duration.ZERO);
        assertThat(builder.maxAge(Duration.ofSeconds(5)).build().lifetime(NOW)).contains(Duration.ofSeconds(5));
        assertThat(SetCookie.parse("a=b; Max-Age=-7").lifetime(NOW)).contains(Duration.ZERO);
        assertThat(SetCookie.parse("a=b; Max-Age=99999999999999999999").lifetime(NOW))
                .contains(Duration.ofSeconds(Long.MAX_VALUE));
    }

    @Test
    void refusesWhatAServerMustNotSend() {
        for (String name : List.of("", "a b", "a=", "a;", "\u00e9", "a\r\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> SetCookie.of(name, "x"));
        }
        for (String value : List.of("a b", "a,b", "a;b", "a\\b", "\"", "a\"b", "\"a", "\u00e9", "a\r\nb", "\0")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SetCookie.of("a", value))
                    .withMessageStartingWith("the text is not a valid value of a cookie");
        }
        List<UnaryOperator<SetCookie.Builder>> wrong = List.of(
                cookie -> cookie.domain(".example.com"),
                cookie -> cookie.domain("a..b"),
                cookie -> cookie.domain("a-.b"),
                cookie -> cookie.domain("-a"),
                cookie -> cookie.domain(""),
                cookie -> cookie.domain("a_b"),
                cookie -> cookie.domain("a".repeat(64)),
                cookie -> cookie.domain("a.".repeat(127) + "a"),
                cookie -> cookie.domain("Lax; Domain=evil"),
                cookie -> cookie.path("x"),
                cookie -> cookie.path("/a;b"),
                cookie -> cookie.path("/a\r"),
                cookie -> cookie.path("/a "),
                cookie -> cookie.path("/\u00e9"),
                cookie -> cookie.maxAge(Duration.ofSeconds(-1)),
                cookie -> cookie.expires(Instant.MIN),
                cookie -> cookie.expires(Instant.MAX),
                cookie -> cookie.extension(""),
                cookie -> cookie.extension(" a"),
                cookie -> cookie.extension("a "),
                cookie -> cookie.extension("a;b"),
                cookie -> cookie.extension("secure"),
                cookie -> cookie.extension("Max-Age =5"),
                cookie -> cookie.value("a b"));
        for (UnaryOperator<SetCookie.Builder> each : wrong) {
            assertThatIllegalArgumentException().isThrownBy(() -> each.apply(SetCookie.builder("a", "b")));
        }
        List<SetCookie.Builder> contradictions = List.of(
                SetCookie.builder("__Secure-a", "b"),
                SetCookie.builder("__SECURE-a", "b"),
                SetCookie.builder("__Host-a", "b").path("/"),
                SetCookie.builder("__Host-a", "b").secure(true),
                SetCookie.builder("__Host-a", "b").secure(true).path("/x"),
                SetCookie.builder("__Host-a", "b").secure(true).path("/").domain("example.com"),
                SetCookie.builder("a", "b").sameSite(SameSite.NONE),
                SetCookie.builder("a", "b").partitioned(true));
        for (SetCookie.Builder each : contradictions) {
            assertThatIllegalArgumentException().isThrownBy(each::build);
        }
        assertThat(SetCookie.builder("__Host-a", "b")
                        .secure(true)
                        .path("/")
                        .build()
                        .deviations())
                .isEmpty();
    }

    @Test
    void changedCopyKeepsWhatWasReceived() {
        SetCookie received = SetCookie.parse("a b=c d; Domain=.app.internal; Path=/app; Max-Age=0; x=\u00e9");
        SetCookie rewritten = received.toBuilder()
                .domain("example.com")
                .path("/")
                .secure(true)
                .build();
        assertThat(rewritten.fieldValue())
                .isEqualTo("a b=c d; Max-Age=0; Domain=example.com; Path=/; Secure; x=\u00e9");
        assertThat(rewritten.deviations()).hasSize(3);
        assertThat(received.toBuilder().build()).isEqualTo(received);
        assertThat(received.toBuilder()
                        .value("new")
                        .domain(null)
                        .path(null)
                        .withoutExtensions()
                        .build()
                        .fieldValue())
                .isEqualTo("a b=new; Max-Age=0");
    }

    @Test
    void receivedPartsAreTakenAsTheyAre() {
        SetCookie cookie = SetCookie.receivedBuilder("__Host-a b", "c d")
                .domain(".Example_x.com")
                .path("/\u00e9")
                .maxAge(Duration.ofSeconds(-1))
                .sameSite(SameSite.NONE)
                .extension("x y")
                .build();
        assertThat(cookie.fieldValue())
                .isEqualTo("__Host-a b=c d; Max-Age=-1; Domain=example_x.com; Path=/\u00e9; SameSite=None; x y");
        assertThat(cookie.deviations()).hasSize(6);
        assertThat(SetCookie.parse(cookie.fieldValue())).isEqualTo(cookie);
        assertThat(SetCookie.receivedBuilder("", "a")
                        .domain(".")
                        .path("x")
                        .build()
                        .fieldValue())
                .isEqualTo("=a");
        assertThat(SetCookie.receivedBuilder("a", "b").domain(null).path(null).build())
                .isEqualTo(SetCookie.of("a", "b"));
        for (Runnable each : List.<Runnable>of(
                () -> SetCookie.receivedBuilder("", ""),
                () -> SetCookie.receivedBuilder("a", "b;c"),
                () -> SetCookie.receivedBuilder("a=", "b"),
                () -> SetCookie.receivedBuilder("a", "b").domain("a;b"),
                () -> SetCookie.receivedBuilder("a", "b").path("/\r"),
                () -> SetCookie.receivedBuilder("a", "b").extension(""),
                () -> SetCookie.receivedBuilder("a", "b").extension("secure"),
                () -> SetCookie.receivedBuilder("a", "b").extension("a;b"))) {
            assertThatIllegalArgumentException().isThrownBy(each::run);
        }
        assertThat(CookiePart.VALUE.protects()).isTrue();
        assertThat(CookiePart.EXPIRES.protects()).isFalse();
    }

    @Test
    void isAddedToAReply() {
        Reply reply = FULL.addTo(SetCookie.of("a", "b").addTo(Reply.of(HttpStatus.OK)));
        assertThat(reply.fieldValues("Set-Cookie")).containsExactly("a=b", FULL.fieldValue());
        String lenient = "a b=c d\u00e9\"; x";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SetCookie.parse("a=\u20ac").addTo(Reply.of(HttpStatus.OK)));
        SetCookie beyond = SetCookie.parse("a=\u20ac");
        assertThatIllegalArgumentException().isThrownBy(() -> beyond.addTo(Reply.of(HttpStatus.OK)));
        assertThat(SetCookie.parse(lenient).addTo(Reply.of(HttpStatus.OK)).findField("Set-Cookie"))
                .contains(lenient);
    }

    @Test
    void showsNoValue() {
        SetCookie cookie =
                SetCookie.builder("id", "secret").path("/").secure(true).build();
        assertThat(cookie).hasToString("SetCookie[id; Path=/; Secure]");
        assertThat(new CookiePair("id", "secret")).hasToString("CookiePair[id]");
    }

    @Test
    void differsInEachPart() {
        assertThat(List.of(
                        FULL,
                        FULL.toBuilder().value("x").build(),
                        FULL.toBuilder().domain(null).build(),
                        FULL.toBuilder().path(null).build(),
                        FULL.toBuilder().maxAge(null).build(),
                        FULL.toBuilder().expires(null).build(),
                        FULL.toBuilder().httpOnly(false).build(),
                        FULL.toBuilder().partitioned(false).build(),
                        FULL.toBuilder().sameSite(null).build(),
                        FULL.toBuilder().withoutExtensions().build(),
                        SetCookie.of("a", "b"),
                        SetCookie.builder("a", "b").secure(true).build()))
                .doesNotHaveDuplicates()
                .doesNotContain((SetCookie) null);
        assertThat(FULL.equals((Object) "x")).isFalse();
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(
            strings = {"a", ";", "=", " ", "; a", "; a=b", "; secure", "; max-age=9", "\"", "; path=/", "9", ":", "; x;"
            })
    void aLongFieldIsReadInTime(String part) {
        String field = "a=" + part.repeat(1_000_000 / part.length());
        SetCookie.find(field).ifPresent(SetCookie::fieldValue);
        CookieField.parse(List.of(field));
        CookieRules.findDate(field);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> SetCookie.of(null, ""))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> SetCookie.of("a", null))
                .withMessage("value");
        assertThatNullPointerException().isThrownBy(() -> SetCookie.parse(null)).withMessage("fieldValue");
        assertThatNullPointerException().isThrownBy(() -> SetCookie.find(null)).withMessage("fieldValue");
        assertThatNullPointerException().isThrownBy(() -> FULL.lifetime(null)).withMessage("now");
        assertThatNullPointerException().isThrownBy(() -> SameSite.find(null)).withMessage("value");
        assertThatNullPointerException().isThrownBy(() -> FULL.expiry(null)).withMessage("received");
        assertThatNullPointerException().isThrownBy(() -> FULL.addTo(null)).withMessage("reply");
        assertThatNullPointerException()
                .isThrownBy(() -> FULL.toBuilder().value(null))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> FULL.toBuilder().extension(null))
                .withMessage("extension");
    }
}
