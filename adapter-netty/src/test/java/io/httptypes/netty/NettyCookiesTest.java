package io.httptypes.netty;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.SetCookie;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.netty.handler.codec.http.cookie.ServerCookieEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class NettyCookiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "a=",
                "a=\"b\"",
                "a=\"",
                "a=b c, d=e",
                "a=\u00e9",
                "a=b; Domain=example.com; Path=/x; Secure; HttpOnly; SameSite=None",
                "a=b; Domain=..x",
                "a=b; SameSite=Lax",
                "a=b; SameSite=Strict",
                "a=b; Max-Age=0",
                "a=b; Max-Age=9223372036854775807"
            })
    void carriesThereAndBack(String field) {
        SetCookie cookie = SetCookie.parse(field);
        assertThat(NettyCookies.toSetCookie(NettyCookies.toNettyCookie(cookie))).isEqualTo(cookie);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            b     | b   | false
            "b"   | b   | true
            ""    | ''  | true
            "     | "   | false
            "b    | "b  | false
            b"    | b"  | false
            """)
    void quotesOnBothSidesAreNettysWrap(String value, String nettys, boolean isWrapped) {
        DefaultCookie converted =
                NettyCookies.toNettyCookie(SetCookie.receivedBuilder("a", value).build());
        assertThat(converted.value()).isEqualTo(nettys);
        assertThat(converted.wrap()).isEqualTo(isWrapped);
    }

    @Test
    void nettyReadsAndWritesTheSame() {
        SetCookie cookie = SetCookie.builder("a", "\"b\"")
                .path("/")
                .secure(true)
                .httpOnly(true)
                .build();
        assertThat(SetCookie.parse(ServerCookieEncoder.STRICT.encode(NettyCookies.toNettyCookie(cookie))))
                .isEqualTo(cookie);
        assertThat(NettyCookies.toSetCookie(ClientCookieDecoder.STRICT.decode(cookie.fieldValue())))
                .isEqualTo(cookie);
    }

    @Test
    void partitionedIsCarriedOrTold() {
        SetCookie cookie =
                SetCookie.builder("a", "b").secure(true).partitioned(true).build();
        List<CookiePart> losses = new ArrayList<>();
        DefaultCookie converted = NettyCookies.toNettyCookie(cookie, losses::add);
        boolean isKnown = Arrays.stream(DefaultCookie.class.getMethods())
                .anyMatch(method -> method.getName().equals("setPartitioned"));
        if (isKnown) {
            assertThat(losses).isEmpty();
            assertThat(NettyCookies.toSetCookie(converted)).isEqualTo(cookie);
        } else {
            assertThat(losses).containsExactly(CookiePart.PARTITIONED);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NettyCookies.toNettyCookie(cookie))
                    .withMessage("Netty's Cookie cannot carry Partitioned of the cookie; expected a cookie without it, "
                            + "or a consumer of losses");
        }
    }

    @Test
    void tellsEachLoss() {
        SetCookie cookie = SetCookie.builder("a", "b")
                .expires(Instant.now().plusSeconds(1000))
                .extension("Priority=High")
                .build();
        List<CookiePart> losses = new ArrayList<>();
        assertThat(NettyCookies.toNettyCookie(cookie, losses::add).maxAge()).isBetween(900L, 1000L);
        assertThat(losses).containsExactly(CookiePart.EXPIRES, CookiePart.EXTENSION);
        assertThat(NettyCookies.toNettyCookie(
                                cookie.toBuilder().expires(Instant.EPOCH).build())
                        .maxAge())
                .isZero();
        assertThat(NettyCookies.toNettyCookie(
                                cookie.toBuilder().maxAge(Duration.ofSeconds(5)).build())
                        .maxAge())
                .isEqualTo(5);
    }

    @Test
    void refusesWhatNoFieldCarries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NettyCookies.toSetCookie(new DefaultCookie("a", "b; Domain=evil")));
        assertThatIllegalArgumentException().isThrownBy(() -> NettyCookies.toNettyCookie(SetCookie.parse("=a")));
        DefaultCookie negative = new DefaultCookie("a", "b");
        negative.setMaxAge(-1);
        assertThat(NettyCookies.toSetCookie(negative).maxAge()).contains(Duration.ZERO);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> NettyCookies.toNettyCookie(null))
                .withMessage("cookie");
        assertThatNullPointerException()
                .isThrownBy(() -> NettyCookies.toNettyCookie(SetCookie.of("a", "b"), null))
                .withMessage("losses");
        assertThatNullPointerException()
                .isThrownBy(() -> NettyCookies.toSetCookie(null))
                .withMessage("cookie");
    }
}
