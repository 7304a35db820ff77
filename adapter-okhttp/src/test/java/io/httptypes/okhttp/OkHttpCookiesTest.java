package io.httptypes.okhttp;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class OkHttpCookiesTest {
    private static final HttpUrl URL = HttpUrl.get("https://www.example.com/docs/page");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b; Path=/",
                "a=; Path=/",
                "a=\"b\"; Path=/x",
                "a=b c, d=e; Path=/",
                "a=\u00e9; Path=/",
                "a=b; Expires=Wed, 09 Jun 2021 10:18:14 GMT; Domain=example.com; Path=/x; Secure; HttpOnly",
                "a=b; Expires=Fri, 31 Dec 9999 23:59:59 GMT; Path=/"
            })
    void carriesThereAndBack(String field) {
        SetCookie cookie = SetCookie.parse(field);
        assertThat(OkHttpCookies.toSetCookie(OkHttpCookies.toCookie(cookie, URL)))
                .isEqualTo(cookie);
    }

    @Test
    void hostAndPathOfTheUrlStandForWhatIsAbsent() {
        Cookie converted = OkHttpCookies.toCookie(SetCookie.of("a", "b"), URL);
        assertThat(converted.hostOnly()).isTrue();
        assertThat(converted.domain()).isEqualTo("www.example.com");
        assertThat(converted.path()).isEqualTo("/docs");
        assertThat(converted.persistent()).isFalse();
    }

    @Test
    void maxAgeBecomesADate() {
        List<CookiePart> losses = new ArrayList<>();
        SetCookie cookie = SetCookie.builder("a", "b")
                .maxAge(Duration.ofSeconds(1000))
                .extension("x")
                .build();
        Cookie converted = OkHttpCookies.toCookie(cookie, URL, losses::add);
        assertThat(losses).containsExactly(CookiePart.MAX_AGE, CookiePart.EXTENSION);
        assertThat(Instant.ofEpochMilli(converted.expiresAt()))
                .isBetween(Instant.now().plusSeconds(900), Instant.now().plusSeconds(1001));
        Cookie removed = OkHttpCookies.toCookie(SetCookie.parse("a=b; Max-Age=0"), URL);
        assertThat(removed.persistent()).isTrue();
        assertThat(OkHttpCookies.toSetCookie(removed).expires()).contains(Instant.EPOCH);
        Cookie forever = OkHttpCookies.toCookie(SetCookie.parse("a=b; Max-Age=99999999999999999999"), URL);
        assertThat(OkHttpCookies.toSetCookie(forever).expires()).contains(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @Test
    void sameSiteIsCarriedOrTold() {
        SetCookie cookie = SetCookie.parse("a=b; Path=/; SameSite=Strict");
        List<CookiePart> losses = new ArrayList<>();
        Cookie converted = OkHttpCookies.toCookie(cookie, URL, losses::add);
        boolean isKnown = Arrays.stream(Cookie.Builder.class.getMethods())
                .anyMatch(method -> method.getName().equals("sameSite"));
        if (isKnown) {
            assertThat(losses).isEmpty();
            assertThat(OkHttpCookies.toSetCookie(converted)).isEqualTo(cookie);
        } else {
            assertThat(losses).containsExactly(CookiePart.SAME_SITE);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OkHttpCookies.toCookie(cookie, URL))
                    .withMessageStartingWith("OkHttp's Cookie cannot carry SameSite");
        }
    }

    @Test
    void refusesToLosePartitioned() {
        SetCookie cookie =
                SetCookie.builder("a", "b").secure(true).partitioned(true).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OkHttpCookies.toCookie(cookie, URL))
                .withMessageContaining("Partitioned");
    }

    @Test
    void refusesWhatNoFieldCarries() {
        Cookie injecting = new Cookie.Builder()
                .name("a")
                .value("b; admin=1")
                .hostOnlyDomain("example.com")
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> OkHttpCookies.toSetCookie(injecting));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        SetCookie cookie = SetCookie.of("a", "b");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpCookies.toCookie(null, URL))
                .withMessage("cookie");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpCookies.toCookie(cookie, null))
                .withMessage("url");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpCookies.toCookie(cookie, URL, null))
                .withMessage("losses");
        assertThatNullPointerException()
                .isThrownBy(() -> OkHttpCookies.toSetCookie(null))
                .withMessage("cookie");
    }
}
