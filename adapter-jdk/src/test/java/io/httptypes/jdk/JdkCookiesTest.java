package io.httptypes.jdk;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.SameSite;
import io.httptypes.cookies.SetCookie;
import java.net.HttpCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class JdkCookiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "a=",
                "a=\"b\"",
                "a=b c, d=e",
                "a=\u00e9",
                "a=b; Domain=example.com; Path=/x; Secure; HttpOnly",
                "a=b; Max-Age=0",
                "a=b; Max-Age=9223372036854775807",
                "a=b; Domain=a_b; __Secure-x"
            })
    void carriesThereAndBack(String field) {
        SetCookie cookie =
                SetCookie.parse(field).toBuilder().withoutExtensions().build();
        assertThat(JdkCookies.toSetCookie(JdkCookies.toHttpCookie(cookie))).isEqualTo(cookie);
    }

    @Test
    void writesNoQuotesOfItsOwn() {
        assertThat(JdkCookies.toHttpCookie(SetCookie.of("a", "b"))).hasToString("a=b");
        assertThat(JdkCookies.toHttpCookie(SetCookie.of("a", "b")).getMaxAge()).isEqualTo(-1);
    }

    @Test
    void refusesToLoseWhatProtects() {
        SetCookie.Builder builder = SetCookie.builder("a", "b").secure(true);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        JdkCookies.toHttpCookie(builder.sameSite(SameSite.LAX).build()))
                .withMessage("java.net.HttpCookie cannot carry SameSite of the cookie; expected a cookie without it, "
                        + "or a consumer of losses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkCookies.toHttpCookie(
                        builder.sameSite(null).partitioned(true).build()))
                .withMessageContaining("cannot carry Partitioned");
    }

    @Test
    void tellsEachLoss() {
        Instant end = Instant.now().plusSeconds(1000);
        SetCookie cookie = SetCookie.builder("a", "b")
                .secure(true)
                .partitioned(true)
                .sameSite(SameSite.STRICT)
                .expires(end)
                .extension("Priority=High")
                .build();
        List<CookiePart> losses = new ArrayList<>();
        HttpCookie converted = JdkCookies.toHttpCookie(cookie, losses::add);
        assertThat(losses)
                .containsExactly(
                        CookiePart.EXPIRES, CookiePart.SAME_SITE, CookiePart.PARTITIONED, CookiePart.EXTENSION);
        assertThat(converted.getMaxAge()).isBetween(900L, 1000L);
        assertThat(JdkCookies.toHttpCookie(
                                cookie.toBuilder().expires(Instant.EPOCH).build(), losses::add)
                        .getMaxAge())
                .isZero();
        assertThat(JdkCookies.toHttpCookie(
                                cookie.toBuilder().maxAge(Duration.ofSeconds(5)).build(), losses::add)
                        .getMaxAge())
                .isEqualTo(5);
        assertThat(JdkCookies.toHttpCookie(SetCookie.builder("a", "b")
                                .expires(end)
                                .extension("x")
                                .build())
                        .getSecure())
                .isFalse();
    }

    @Test
    void readsWhatTheClassHolds() {
        HttpCookie cookie = new HttpCookie("a", null);
        cookie.setDomain(".Example.com");
        cookie.setPath("x");
        cookie.setMaxAge(-5);
        assertThat(JdkCookies.toSetCookie(cookie).fieldValue()).isEqualTo("a=; Max-Age=0; Domain=example.com");
        HttpCookie injecting = new HttpCookie("a", "b; Domain=evil");
        assertThatIllegalArgumentException().isThrownBy(() -> JdkCookies.toSetCookie(injecting));
        HttpCookie path = new HttpCookie("a", "b");
        path.setPath("/; Secure");
        assertThatIllegalArgumentException().isThrownBy(() -> JdkCookies.toSetCookie(path));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> JdkCookies.toHttpCookie(null))
                .withMessage("cookie");
        assertThatNullPointerException()
                .isThrownBy(() -> JdkCookies.toHttpCookie(SetCookie.of("a", "b"), null))
                .withMessage("losses");
        assertThatNullPointerException()
                .isThrownBy(() -> JdkCookies.toSetCookie(null))
                .withMessage("cookie");
    }
}
