package io.httptypes.servlet;

import io.httptypes.cookies.CookiePart;
import io.httptypes.cookies.SameSite;
import io.httptypes.cookies.SetCookie;
import jakarta.servlet.http.Cookie;
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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ServletCookiesTest {
    /** Since Servlet 6.0 a cookie has attributes of any name. */
    private static final boolean HAS_ATTRIBUTES = Arrays.stream(Cookie.class.getMethods())
            .anyMatch(method -> method.getName().equals("setAttribute"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "a=",
                "a=\"b\"",
                "a=b c, d=e",
                "a=\u00e9",
                "a=b; Max-Age=0",
                "a=b; Max-Age=2147483647; Domain=example.com; Path=/x; Secure; HttpOnly"
            })
    void carriesThereAndBack(String field) {
        SetCookie cookie = SetCookie.parse(field);
        assertThat(ServletCookies.toSetCookie(ServletCookies.toServletCookie(cookie)))
                .isEqualTo(cookie);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$a=b",
                "a=b; SameSite=Strict",
                "a=b; Secure; SameSite=None; Partitioned",
                "a=b; Max-Age=1; SameSite=Lax; Flag; Priority=High"
            })
    void carriesAttributesSinceServlet6(String field) {
        assumeTrue(HAS_ATTRIBUTES);
        SetCookie cookie = SetCookie.parse(field);
        assertThat(ServletCookies.toSetCookie(ServletCookies.toServletCookie(cookie)))
                .isEqualTo(cookie);
    }

    @ParameterizedTest
    @CsvSource({
        "a=b; SameSite=Lax, SAME_SITE, cannot carry SameSite",
        "a=b; Secure; Partitioned, PARTITIONED, cannot carry Partitioned"
    })
    void servlet5LosesWhatProtects(String field, CookiePart part, String message) {
        assumeTrue(!HAS_ATTRIBUTES);
        SetCookie cookie = SetCookie.parse(field);
        assertThat(losses(cookie)).containsExactly(part);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServletCookies.toServletCookie(cookie))
                .withMessageStartingWith("Servlet's Cookie " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "a=b; Expires=31 Dec 9999 23:59:59 GMT, EXPIRES MAX_AGE",
        "a=b; Expires=01 Jan 1970 00:00:00 GMT, EXPIRES",
        "a=b; Max-Age=2147483648, MAX_AGE",
        "a=b; Flag; flag=1, EXTENSION",
        "a=b; Flag=, EXTENSION",
        "a=b; two words, EXTENSION",
        "a=b; =c, EXTENSION"
    })
    void tellsWhatIsLost(String field, String parts) {
        List<String> expected = List.of(parts.split(" "));
        List<CookiePart> losses = losses(SetCookie.parse(field));
        assertThat(losses.stream().map(CookiePart::name).distinct()).containsExactlyElementsOf(expected);
        ServletCookies.toServletCookie(SetCookie.parse(field));
    }

    @Test
    void whatLivesTooLongForAnIntLivesAsLongAsAnInt() {
        Cookie converted = ServletCookies.toServletCookie(SetCookie.parse("a=b; Max-Age=99999999999999999999"));
        assertThat(converted.getMaxAge()).isEqualTo(Integer.MAX_VALUE);
        assertThat(ServletCookies.toServletCookie(SetCookie.parse("a=b; Max-Age=-5"))
                        .getMaxAge())
                .isZero();
        assertThat(ServletCookies.toServletCookie(SetCookie.of("a", "b")).getMaxAge())
                .isNegative();
    }

    @Test
    void readsWhatOthersSet() {
        Cookie cookie = new Cookie("a", null);
        cookie.setDomain(".Example.com");
        cookie.setMaxAge(-2);
        assertThat(ServletCookies.toSetCookie(cookie).fieldValue()).isEqualTo("a=; Domain=example.com");
        assumeTrue(HAS_ATTRIBUTES);
        cookie.setAttribute("samesite", "strict");
        cookie.setAttribute("partitioned", "true");
        cookie.setAttribute("expires", "Thu, 01 Jan 1970 00:00:01 GMT");
        cookie.setAttribute("max-age", "7");
        cookie.setAttribute("x", "y");
        SetCookie read = ServletCookies.toSetCookie(cookie);
        assertThat(read.sameSite()).contains(SameSite.STRICT);
        assertThat(read.fieldValue())
                .isEqualTo("a=; Expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=7; Domain=example.com; "
                        + "SameSite=Strict; Partitioned; x=y");
        cookie.setAttribute("partitioned", "false");
        cookie.setAttribute("samesite", "no");
        assertThat(ServletCookies.toSetCookie(cookie).isPartitioned()).isFalse();
        assertThat(ServletCookies.toSetCookie(cookie).sameSite()).isEmpty();
    }

    @Test
    void refusesWhatNoFieldCarries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServletCookies.toSetCookie(new Cookie("a", "b; admin=1")))
                .withMessageContaining("semicolon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServletCookies.toServletCookie(SetCookie.parse("nameless")));
        assumeTrue(HAS_ATTRIBUTES);
        Cookie injecting = new Cookie("a", "b");
        injecting.setAttribute("x", "y; Domain=evil");
        assertThatIllegalArgumentException().isThrownBy(() -> ServletCookies.toSetCookie(injecting));
        Cookie lax = new Cookie("a", "b");
        lax.setAttribute("SameSite", "Lax; Domain=evil");
        assertThat(ServletCookies.toSetCookie(lax)).isEqualTo(SetCookie.of("a", "b"));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        SetCookie cookie = SetCookie.of("a", "b");
        assertThatNullPointerException()
                .isThrownBy(() -> ServletCookies.toServletCookie(null))
                .withMessage("cookie");
        assertThatNullPointerException()
                .isThrownBy(() -> ServletCookies.toServletCookie(cookie, null))
                .withMessage("losses");
        assertThatNullPointerException()
                .isThrownBy(() -> ServletCookies.toSetCookie(null))
                .withMessage("cookie");
    }

    private static List<CookiePart> losses(SetCookie cookie) {
        List<CookiePart> losses = new ArrayList<>();
        ServletCookies.toServletCookie(cookie, losses::add);
        return losses;
    }
}
