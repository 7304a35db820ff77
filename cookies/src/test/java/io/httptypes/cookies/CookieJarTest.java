package io.httptypes.cookies;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class CookieJarTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SITE = "https://www.example.com/docs/page";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final CookieJar jar = builder().build();

    private CookieJar.Builder builder() {
        InstantSource source = now::get;
        return CookieJar.builder().clock(source.withZone(ZoneOffset.UTC));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static List<Refusal> store(CookieJar jar, String url, String... fields) {
        return jar.store(URI.create(url), List.of(fields));
    }

    private static String sent(CookieJar jar, String url) {
        return jar.cookieField(URI.create(url)).orElse("");
    }

    private void assertStored(String url, String field) {
        assertThat(store(jar, url, field)).isEmpty();
    }

    private void assertRefused(String url, String field, String reason) {
        List<StoredCookie> before = jar.cookies();
        assertThat(store(jar, url, field)).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).contains(reason);
            assertThat(refusal.toString()).doesNotContain("secret");
        });
        assertThat(jar.cookies()).isEqualTo(before);
    }

    /** The steps of the draft's section on the storage model, in its order. */
    @Nested
    class StorageModel {
        @ParameterizedTest
        @ValueSource(strings = {"", "=", ";", " ; Path=/", "= ;Secure"})
        void refusesWhatHasNeitherNameNorValue(String field) {
            assertRefused(SITE, field, "neither a name nor a value");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a=secret\r\nb", "a=secret\u0000", "a\u007f=secret", "a=secret; Path=/\n"})
        void refusesControlCharacters(String field) {
            assertRefused(SITE, field, "control character");
        }

        @Test
        void refusesMoreThan4096Bytes() {
            assertStored(SITE, "a=" + "b".repeat(4095));
            assertRefused(SITE, "ab=" + "b".repeat(4095), "4096");
            assertRefused(SITE, "n".repeat(4097) + "=", "4096");
        }

        @Test
        void maxAgeCountsBeforeExpires() {
            assertStored(SITE, "a=b; Max-Age=10; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
            assertThat(jar.cookies().get(0).expiry()).contains(START.plusSeconds(10));
            pass(Duration.ofSeconds(9));
            assertThat(sent(jar, SITE)).isEqualTo("a=b");
            pass(Duration.ofSeconds(1));
            assertThat(sent(jar, SITE)).isEmpty();
            assertThat(jar.cookies()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Max-Age=34560001",
                    "Max-Age=99999999999999999999999",
                    "Expires=Fri, 31 Dec 9999 23:59:59 GMT",
                    "Expires=Sat, 06 Feb 2027 00:00:00 GMT"
                })
        void noCookieLivesMoreThan400Days(String attribute) {
            assertStored(SITE, "a=b; " + attribute);
            assertThat(jar.cookies().get(0).expiry()).contains(START.plus(Duration.ofDays(400)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Max-Age=x", "Expires=never", "Max-Age=", "Max-Age=+5"})
        void withoutAnEndACookieIsForTheSession(String attribute) {
            assertStored(SITE, "a=b; " + attribute);
            assertThat(jar.cookies().get(0).expiry()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a=; Max-Age=0",
                    "a=; Max-Age=-1",
                    "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                    "a=x; Max-Age=0; Expires=Fri, 31 Dec 9999 23:59:59 GMT"
                })
        void aCookieThatHasEndedRemovesTheOneThatItReplaces(String field) {
            assertStored(SITE, "a=b");
            assertStored(SITE, "a=b; Path=/");
            assertStored(SITE, field);
            assertThat(sent(jar, "https://www.example.com/docs/")).isEqualTo("a=b");
            assertThat(jar.cookies()).extracting(StoredCookie::path).containsExactly("/");
        }

        @Test
        void anAttributeOfMoreThan1024BytesCountsForNothing() {
            String longPath = "/" + "p".repeat(1023);
            assertStored(SITE, "a=b; Path=" + longPath);
            assertThat(jar.cookies().get(0).path()).isEqualTo(longPath);
            assertStored(SITE, "c=d; Path=/x; Path=" + longPath + "p");
            assertThat(jar.cookies().get(1).path()).isEqualTo("/x");
            assertStored(SITE, "e=f; Path=/x; Path=  " + longPath + "  ");
            assertThat(jar.cookies().get(2).path()).isEqualTo(longPath);
            assertStored(SITE, "g=h; Domain=" + "d".repeat(1025));
            assertThat(jar.cookies().get(3).isHostOnly()).isTrue();
            assertStored(SITE, "i=j; Max-Age=" + "1".repeat(1025));
            assertThat(jar.cookies().get(4).expiry()).isEmpty();
        }

        @Test
        void refusesADomainBeyondAscii() {
            assertRefused("https://xn--bcher-kva.example/", "a=secret; Domain=b\u00fccher.example", "not ASCII");
        }

        @ParameterizedTest
        @CsvSource({
            "https://www.example.com/, com",
            "https://www.example.com/, .COM",
            "https://www.example.com./, com.",
            "https://www.example.co.uk/, co.uk",
            "https://www.example.com.au/, com.au",
            "https://www.ac.jp/, ac.jp",
            "https://a.localhost/, localhost"
        })
        void refusesAPublicSuffix(String url, String domain) {
            assertRefused(url, "a=secret; Domain=" + domain, "public suffix");
        }

        @ParameterizedTest
        @CsvSource({"http://localhost/, localhost", "https://co.uk/, .co.uk", "https://com/, COM"})
        void aPublicSuffixThatIsTheHostMakesACookieForTheHost(String url, String domain) {
            assertStored(url, "a=b; Domain=" + domain);
            assertThat(jar.cookies().get(0).isHostOnly()).isTrue();
            assertThat(sent(jar, url.replace("//", "//sub."))).isEmpty();
            assertThat(sent(jar, url)).isEqualTo("a=b");
        }

        @Test
        void aListOfPublicSuffixesCounts() {
            CookieJar listed = builder().publicSuffixes("github.io"::equals).build();
            assertThat(store(listed, "https://me.github.io/", "a=b; Domain=github.io"))
                    .extracting(Refusal::reason)
                    .containsExactly("the domain is a public suffix");
            assertThat(store(listed, "https://me.co.uk/", "a=b; Domain=co.uk")).isEmpty();
            assertThat(store(listed, "https://me.uk/", "a=b; Domain=uk")).hasSize(1);
            assertStored("https://me.github.io/", "a=b; Domain=github.io");
        }

        @ParameterizedTest
        @ValueSource(strings = {"example.org", "ww.example.com", "xample.com", "a.www.example.com", "..example.com"})
        void refusesTheDomainOfAnother(String domain) {
            assertRefused(SITE, "a=secret; Domain=" + domain, "not in the domain");
        }

        @Test
        void aDomainIsForAllHostsInIt() {
            assertStored(SITE, "a=b; Domain=.Example.COM; Path=/");
            assertStored(SITE, "host=only; Path=/");
            assertThat(sent(jar, "https://example.com/")).isEqualTo("a=b");
            assertThat(sent(jar, "https://deep.other.EXAMPLE.com/")).isEqualTo("a=b");
            assertThat(sent(jar, SITE)).isEqualTo("a=b; host=only");
            assertThat(sent(jar, "https://badexample.com/")).isEmpty();
            assertThat(sent(jar, "https://sub.www.example.com/")).isEqualTo("a=b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://127.0.0.1/", "http://[::1]/", "http://10.1.2.3/"})
        void anAddressHasNoSubdomains(String url) {
            String host = URI.create(url).getHost();
            assertStored(url, "a=b; Domain=" + host);
            assertThat(sent(jar, url)).isEqualTo("a=b");
            assertRefused("http://10.1.2.3/", "a=secret; Domain=2.3", "not in the domain");
            assertThat(sent(jar, "http://x.127.0.0.1/")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "/docs/page, , /docs",
            "/docs/, , /docs",
            "/page, , /",
            "'', , /",
            "/docs/page, x, /docs",
            "/docs/page, /other, /other",
            "/a%2Fb/c, , /a%2Fb"
        })
        void thePathIsThatOfTheAttributeOrOfTheUrl(String requestPath, String attribute, String path) {
            assertStored("https://example.com" + requestPath, "a=b" + (attribute == null ? "" : "; Path=" + attribute));
            assertThat(jar.cookies().get(0).path()).isEqualTo(path);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://www.example.com/",
                    "ws://www.example.com/",
                    "http://localhost.example.com/",
                    "http://[::2]/",
                    "http://[::]/",
                    "http://[1::1]/",
                    "http://[2001:db8::1]/",
                    "http://128.0.0.1/"
                })
        void refusesASecureCookieOfAnInsecureOrigin(String url) {
            assertRefused(url, "a=secret; Secure", "insecure origin");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://www.example.com/",
                    "wss://www.example.com/",
                    "HTTPS://www.example.com/",
                    "http://localhost/",
                    "http://a.LOCALHOST:80/",
                    "http://127.0.0.1:8080/",
                    "http://127.255.0.9/",
                    "http://[::1]/",
                    "http://[0:0:0:0:0:0:0:1]:1/"
                })
        void aSecureOriginMaySetASecureCookie(String url) {
            assertStored(url, "a=b; Secure");
            assertThat(sent(jar, url)).isEqualTo("a=b");
        }

        @ParameterizedTest
        @CsvSource({
            // the cookie's own domain, one below it, one above it
            "https://www.example.com/, Path=/, http://www.example.com/, Path=/, true",
            "https://www.example.com/, Path=/, http://www.example.com/, Domain=example.com, true",
            "https://www.example.com/, Domain=example.com, http://a.www.example.com/, Path=/, true",
            "https://example.com/, Path=/, http://www.example.com/, Path=/, true",
            // its own path, one below it, one above it, one beside it
            "https://example.com/, Path=/a, http://example.com/, Path=/a, true",
            "https://example.com/, Path=/a, http://example.com/, Path=/a/b/c, true",
            "https://example.com/, Path=/a/, http://example.com/, Path=/a/b/c, true",
            "https://example.com/, Path=/a, http://example.com/, Path=/, false",
            "https://example.com/, Path=/a, http://example.com/, Path=/ab, false",
            "https://example.com/, Path=/a/, http://example.com/, Path=/a, false",
            // another domain
            "https://a.example.com/, Path=/, http://b.example.com/, Path=/, false",
            "https://10.0.0.1/, Path=/, http://0.0.1/, Path=/, false"
        })
        void anInsecureOriginCannotHideASecureCookie(
                String url, String attribute, String insecure, String other, boolean isHidden) {
            assertStored(url, "a=b; Secure; " + attribute);
            if (isHidden) {
                assertRefused(insecure, "a=secret; " + other, "from an insecure origin");
            } else {
                assertStored(insecure, "a=secret; " + other);
            }
            assertStored(insecure, "other=x; " + other);
            assertStored(insecure.replace("http:", "https:"), "a=x; " + other);
        }

        @Test
        void aSecureCookieThatIsGoneHidesNothing() {
            assertStored("https://example.com/", "a=b; Secure; Path=/; Max-Age=5");
            assertStored("https://www.example.com/", "a=b; Secure; Path=/");
            assertStored("https://example.com/", "a=b; Path=/");
            assertStored("https://www.example.com/", "a=; Path=/; Max-Age=0");
            assertStored("http://example.com/", "a=c; Path=/");
            assertThat(sent(jar, "http://example.com/")).isEqualTo("a=c");
        }

        @Test
        void whatHidesIsKnownAfterEachChange() {
            String secure = "a=b; Secure; Path=/";
            assertStored("http://example.com/", "first=1");
            assertStored("https://one.example.com/", secure);
            assertStored("https://two.example.com/", secure);
            assertRefused("http://example.com/", "a=secret", "from an insecure origin");
            assertStored("https://one.example.com/", "a=b; Path=/");
            assertRefused("http://example.com/", "a=secret", "from an insecure origin");
            assertStored("https://two.example.com/", "a=b; Path=/");
            assertStored("http://example.com/", "a=c");
            assertStored("https://two.example.com/", secure);
            assertRefused("http://example.com/", "a=secret", "from an insecure origin");
            assertStored("https://two.example.com/", secure + "; HttpOnly");
            assertThat(jar.removeIf(StoredCookie::isSecure)).isEqualTo(1);
            assertStored("http://example.com/", "a=c");
            assertStored("http://[2001:db8::1]/", "a=c");
        }

        @Test
        void linesMayBeReadOnceAlone() {
            Iterator<String> lines = List.of("a=b", "c=d").iterator();
            assertThat(jar.store(URI.create(SITE), () -> lines)).isEmpty();
            assertThat(sent(jar, SITE)).isEqualTo("a=b; c=d");
        }

        @Test
        void sameSiteIsKept() {
            assertStored(SITE, "a=b; SameSite=lax");
            assertStored(SITE, "c=d; SameSite=Strict; SameSite=what");
            assertThat(jar.cookies())
                    .extracting(StoredCookie::sameSite)
                    .extracting(site -> site.orElse(null))
                    .containsExactly(SameSite.LAX, null);
        }

        @Test
        void sameSiteNoneAndPartitionedNeedSecure() {
            assertRefused(SITE, "a=secret; SameSite=None", "SameSite=None is without Secure");
            assertRefused(SITE, "a=secret; Partitioned", "Partitioned is without Secure");
            assertStored(SITE, "a=b; SameSite=None; Secure; Partitioned");
            assertThat(jar.cookies().get(0).isPartitioned()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "__Secure-a=secret",
                    "__SECURE-a=secret; Path=/",
                    "__Host-a=secret; Path=/",
                    "__host-a=secret; Path=/; Secure; Domain=www.example.com",
                    "__Host-a=secret; Secure; Path=/docs",
                    "__Host-a=secret; Secure",
                    "__Host-a=secret; Secure; Path=x"
                })
        void refusesAPrefixThatIsNotKept(String field) {
            assertRefused("https://www.example.com/", field, "the prefix");
        }

        @Test
        void anAddressAsDomainIsADomainForThePrefix() {
            assertRefused("https://10.0.0.1/", "__Host-a=secret; Secure; Path=/; Domain=10.0.0.1", "the prefix");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "__Host-a=b; Secure; Path=/",
                    "__hOST-a=b; Path=/; Secure; HttpOnly",
                    "__Secure-a=b; Secure; Domain=example.com"
                })
        void aPrefixThatIsKeptIsStored(String field) {
            assertStored(SITE, field);
        }

        @ParameterizedTest
        @ValueSource(strings = {"=__Host-a=secret", "__Secure-x", "=__host-"})
        void aNamelessCookieCannotTakeAPrefixedName(String field) {
            assertRefused(SITE, field.replace("__Secure-x", "__Secure-secret"), "without a name");
        }

        @Test
        void aReplacedCookieKeepsItsTimeOfCreation() {
            assertStored(SITE, "a=1");
            pass(Duration.ofSeconds(1));
            assertStored(SITE, "b=2");
            pass(Duration.ofSeconds(1));
            assertStored(SITE, "a=3; HttpOnly");
            assertThat(sent(jar, SITE)).isEqualTo("a=3; b=2");
            assertThat(jar.cookies().get(0).creationTime()).isEqualTo(START);
            assertThat(jar.cookies().get(0).isHttpOnly()).isTrue();
        }

        @Test
        void aCookieThatHasEndedIsNotReplaced() {
            assertStored(SITE, "a=1; Max-Age=1");
            pass(Duration.ofSeconds(1));
            assertStored(SITE, "a=2");
            assertThat(jar.cookies().get(0).creationTime()).isEqualTo(now.get());
        }

        @Test
        void nameDomainHostAndPathAreOneCookie() {
            String[] fields = {"a=1", "a=2; Path=/", "A=3", "a=4; Domain=www.example.com", "a=5; Domain=example.com"};
            assertThat(store(jar, SITE, fields)).isEmpty();
            assertThat(jar.cookies()).hasSize(5);
            assertThat(store(jar, SITE, fields)).isEmpty();
            assertThat(jar.cookies()).hasSize(5);
        }
    }

    /** The draft's section on the retrieval model. */
    @Nested
    class RetrievalModel {
        @Test
        void longerPathsComeFirstThenOlderCookies() {
            assertStored(SITE, "c=3; Path=/");
            assertStored(SITE, "b=2; Path=/docs");
            assertStored(SITE, "d=4; Domain=example.com; Path=/");
            assertStored(SITE, "a=1; Domain=example.com; Path=/docs/page");
            assertStored(SITE, "e=5; Path=/");
            assertThat(sent(jar, SITE)).isEqualTo("a=1; b=2; c=3; d=4; e=5");
            assertThat(jar.cookiesFor(URI.create(SITE)))
                    .extracting(StoredCookie::name)
                    .containsExactly("a", "b", "c", "d", "e");
            assertThat(jar.cookies()).extracting(StoredCookie::name).containsExactly("c", "b", "d", "a", "e");
        }

        @Test
        void theClockMayStepBack() {
            assertStored(SITE, "b=2; Max-Age=100");
            pass(Duration.ofDays(-1000));
            assertStored(SITE, "a=1; Max-Age=100");
            assertThat(sent(jar, SITE)).isEqualTo("a=1; b=2");
            pass(Duration.ofDays(1000));
            assertThat(sent(jar, SITE)).isEqualTo("b=2");
        }

        @ParameterizedTest
        @CsvSource({
            "/docs, /docs, true",
            "/docs, /docs/page, true",
            "/docs, /docsx, false",
            "/docs/, /docs/x, true",
            "/docs/, /docs, false",
            "/docs, /DOCS, false",
            "/docs, /docs?x=/y, true",
            "/a%20b, /a%20b/c, true"
        })
        void pathsMatch(String path, String requestPath, boolean matches) {
            assertStored("https://example.com/", "a=b; Path=" + path);
            assertThat(sent(jar, "https://example.com" + requestPath)).isEqualTo(matches ? "a=b" : "");
        }

        @Test
        void secureCookiesGoToSecureOriginsAlone() {
            assertStored(SITE, "a=b; Secure; Path=/");
            assertThat(sent(jar, "http://www.example.com/")).isEmpty();
            assertThat(sent(jar, "ws://www.example.com/")).isEmpty();
            assertThat(sent(jar, "wss://www.example.com/")).isEqualTo("a=b");
        }

        @Test
        void portsAndUsersCountForNothing() {
            assertStored("https://user:pass@www.example.com:8443/", "a=b");
            assertThat(sent(jar, "https://www.example.com/")).isEqualTo("a=b");
        }

        @Test
        void hostsMayHaveUnderscoresAndLettersBeyondAscii() {
            assertStored("https://u@my_host.example.com:444/", "a=b; Domain=example.com");
            assertThat(sent(jar, "https://my_host.example.com/")).isEqualTo("a=b");
            assertStored("https://b\u00fccher.example/", "c=d");
            assertThat(sent(jar, "https://xn--bcher-kva.example/")).isEqualTo("c=d");
        }

        @Test
        void namelessCookiesAreTheirValueAlone() {
            assertThat(store(jar, SITE, "foo", "=bar=x", "a=")).isEmpty();
            assertThat(sent(jar, SITE)).isEqualTo("bar=x; a=");
        }

        @Test
        void aJarMayBeEmpty() {
            assertThat(jar.cookieField(URI.create(SITE))).isEmpty();
            assertThat(jar.cookiesFor(URI.create(SITE))).isEmpty();
        }
    }

    @Nested
    class Eviction {
        private final CookieJar small = builder().maxPerDomain(3).maxTotal(5).build();

        @Test
        void whatHasEndedGoesFirst() {
            store(small, "https://a.com/", "x=1; Secure", "y=2; Max-Age=5; Secure", "z=3");
            pass(Duration.ofSeconds(6));
            store(small, "https://a.com/", "w=4");
            assertThat(sent(small, "https://a.com/")).isEqualTo("x=1; z=3; w=4");
        }

        @Test
        void thenWhatIsNotSecureOfADomainOverItsLimit() {
            store(small, "https://a.com/", "x=1; Secure", "y=2", "z=3; Secure", "w=4; Secure");
            assertThat(sent(small, "https://a.com/")).isEqualTo("x=1; z=3; w=4");
            assertThat(store(small, "https://a.com/", "v=secret"))
                    .extracting(Refusal::reason)
                    .containsExactly("the domain has as many Secure cookies as it may have");
            store(small, "https://a.com/", "u=5; Secure");
            assertThat(sent(small, "https://a.com/")).isEqualTo("z=3; w=4; u=5");
        }

        @Test
        void thenTheLeastRecentlyUsed() {
            store(small, "https://a.com/", "x=1; Path=/x", "y=2; Path=/y", "z=3; Path=/z");
            sent(small, "https://a.com/x");
            store(small, "https://a.com/", "w=4; Path=/w");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("x", "z", "w");
        }

        @Test
        void overTheTotalTheLeastRecentlyUsedOfAll() {
            for (String host : List.of("a", "b", "c", "d", "e")) {
                store(small, "https://" + host + ".com/", host + "=1" + (host.equals("c") ? "; Max-Age=5" : ""));
            }
            sent(small, "https://a.com/");
            sent(small, "https://b.com/");
            store(small, "https://f.com/", "f=1");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("a", "b", "d", "e", "f");
            store(small, "https://g.com/", "g=1");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("a", "b", "e", "f", "g");
        }

        @Test
        void overTheTotalWhatHasEndedGoesFirst() {
            for (String host : List.of("a", "b", "c", "d", "e")) {
                store(small, "https://" + host + ".com/", host + "=1" + (host.equals("e") ? "; Max-Age=5" : ""));
            }
            pass(Duration.ofSeconds(5));
            store(small, "https://f.com/", "f=1");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("a", "b", "c", "d", "f");
            assertThat(small.toString()).isEqualTo("CookieJar[5 cookies]");
        }

        @Test
        void whatLivesLongerThanAtFirstIsNotTakenForWhatHasEnded() {
            store(small, "https://a.com/", "a=1; Max-Age=5");
            store(small, "https://a.com/", "a=1; Max-Age=50");
            for (String host : List.of("b", "c", "d", "e")) {
                store(small, "https://" + host + ".com/", host + "=1");
            }
            sent(small, "https://a.com/");
            pass(Duration.ofSeconds(6));
            store(small, "https://f.com/", "f=1");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("a", "c", "d", "e", "f");
            sent(small, "https://a.com/");
            pass(Duration.ofSeconds(44));
            store(small, "https://g.com/", "g=1");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("c", "d", "e", "f", "g");
        }

        @Test
        void overTheTotalTheOthersOfTheDomainStay() {
            store(small, "https://a.com/", "x=1", "y=2", "z=3");
            store(small, "https://b.com/", "v=4", "w=5");
            store(small, "https://c.com/", "u=6");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("y", "z", "v", "w", "u");
        }

        @Test
        void whatHasEndedTakesNoPlace() {
            store(small, "https://a.com/", "x=1", "y=2", "z=3; Max-Age=5");
            pass(Duration.ofSeconds(5));
            store(small, "https://a.com/", "w=4");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("x", "y", "w");
            small.put(StoredCookie.builder("v", "5", "a.com").expiry(now.get()).build());
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("x", "y", "w");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x=2", "x=; Max-Age=0"})
        void whatHasEndedIsNotCounted(String field) {
            store(small, "https://a.com/", "x=1; Max-Age=5");
            pass(Duration.ofSeconds(field.equals("x=2") ? 5 : 0));
            store(small, "https://b.com/", "b=1");
            store(small, "https://a.com/", field);
            assertThat(small.toString()).isEqualTo("CookieJar[" + (field.equals("x=2") ? 2 : 1) + " cookies]");
            for (String host : List.of("c", "d", "e")) {
                store(small, "https://" + host + ".com/", host + "=1");
            }
            assertThat(small.cookies()).hasSize(field.equals("x=2") ? 5 : 4);
        }

        @Test
        void whatIsKeptStaysInTheOrderOfItsUse() {
            store(small, "https://a.com/", "a=1; Max-Age=1000");
            store(small, "https://b.com/", "b=1");
            store(small, "https://c.com/", "c=1");
            for (int i = 0; i < 200; i++) {
                store(small, "https://x.com/", "x=" + i + "; Max-Age=" + (500 - i), "y=" + i, "y=; Max-Age=0");
            }
            store(small, "https://x.com/", "x=; Max-Age=0");
            sent(small, "https://a.com/");
            pass(Duration.ofSeconds(1000));
            for (String host : List.of("d", "e", "f")) {
                store(small, "https://" + host + ".com/", host + "=1");
            }
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("b", "c", "d", "e", "f");
            sent(small, "https://c.com/");
            store(small, "https://g.com/", "g=1");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("c", "d", "e", "f", "g");
            store(small, "https://h.com/", "h=1");
            assertThat(small.cookies()).extracting(StoredCookie::name).containsExactly("c", "e", "f", "g", "h");
        }

        @Test
        void limitsMayBeOne() {
            CookieJar tiny = builder().maxPerDomain(1).maxTotal(1).build();
            store(tiny, "https://a.com/", "a=1", "b=2");
            store(tiny, "https://b.com/", "c=3");
            assertThat(tiny.cookies()).extracting(StoredCookie::name).containsExactly("c");
        }

        @Test
        void aJarThatIsFullForLongForgetsWhatItHasRemoved() {
            for (int i = 0; i < 10_000; i++) {
                store(
                        small,
                        "https://h" + i % 7 + ".com/",
                        "a=" + i + "; Max-Age=100; Secure",
                        "b" + i + "=; Max-Age=1");
            }
            assertThat(small.cookies()).hasSize(5);
            // Nothing of a removed Secure cookie is left that could hide another.
            small.clear();
            assertThat(small.store(URI.create("http://h1.com/"), List.of("a=b")))
                    .isEmpty();
        }

        @Test
        void usualLimits() {
            List<String> fields =
                    IntStream.range(0, 181).mapToObj(i -> "n" + i + "=v").toList();
            jar.store(URI.create("https://a.com/"), fields);
            assertThat(jar.cookies())
                    .hasSize(180)
                    .extracting(StoredCookie::name)
                    .doesNotContain("n0");
            for (int i = 0; i < 3_100; i++) {
                store(jar, "https://h" + i + ".com/", "a=b");
            }
            assertThat(jar.cookies()).hasSize(3_000);
        }
    }

    @Test
    void putStoresAsItIs() {
        StoredCookie cookie = StoredCookie.builder("a", "secret", "Example.com")
                .hostOnly(false)
                .path("/x")
                .secure(true)
                .httpOnly(true)
                .partitioned(true)
                .sameSite(SameSite.NONE)
                .expiry(Instant.MAX)
                .creationTime(Instant.EPOCH)
                .build();
        assertThat(jar.put(cookie)).isEmpty();
        assertThat(jar.cookies()).containsExactly(cookie);
        assertThat(sent(jar, "https://www.example.com/x/y")).isEqualTo("a=secret");
        assertThat(jar.put(StoredCookie.builder("a", "", "example.com")
                        .hostOnly(false)
                        .path("/x")
                        .expiry(START)
                        .build()))
                .isEmpty();
        assertThat(jar.cookies()).isEmpty();
        assertThat(cookie.toString()).isEqualTo("StoredCookie[a of .example.com/x]");
    }

    @Test
    void putTakesTheTimeOfCreation() {
        StoredCookie.Builder first = StoredCookie.builder("a", "1", "a.com").creationTime(START);
        jar.put(first.build());
        jar.put(StoredCookie.builder("b", "2", "a.com")
                .creationTime(START.plusSeconds(1))
                .build());
        assertThat(sent(jar, "https://a.com/")).isEqualTo("a=1; b=2");
        jar.put(first.creationTime(START.plusSeconds(2)).build());
        assertThat(sent(jar, "https://a.com/")).isEqualTo("b=2; a=1");
    }

    @Test
    void putRefusesWhatNoResponseCouldSet() {
        StoredCookie.Builder suffix =
                StoredCookie.builder("a", "secret", "co.uk").hostOnly(false);
        assertThat(jar.put(suffix.build())).contains(new Refusal("a", "the domain is a public suffix"));
        assertThat(jar.put(suffix.hostOnly(true).build())).isEmpty();
        assertThat(jar.put(StoredCookie.builder("__Host-a", "secret", "a.com").build()))
                .map(Refusal::reason)
                .contains("the prefix of the name is without Secure");
        assertThat(jar.put(StoredCookie.builder("a", "b".repeat(4096), "a.com").build()))
                .isPresent();
    }

    @Test
    void storedCookiesRefuseWhatNoFieldCarries() {
        assertThatIllegalArgumentException().isThrownBy(() -> StoredCookie.builder("a;", "b", "a.com"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredCookie.builder("a", "secret;", "a.com"))
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> StoredCookie.builder("", "", "a.com"));
        for (String domain : List.of("", ".a.com", "a b", "a/b", "b\u00fccher", "a:1", "a;b")) {
            assertThatIllegalArgumentException()
                    .as(domain)
                    .isThrownBy(() -> StoredCookie.builder("a", "b", domain))
                    .withMessageContaining("not a valid domain");
        }
        StoredCookie.Builder builder = StoredCookie.builder("a", "b", "[::1]");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.path("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.path("/x\n"));
        assertThat(builder.build()).isNotEqualTo(builder.secure(true).build());
        assertThat(builder.creationTime(START).build())
                .isEqualTo(builder.build())
                .hasSameHashCodeAs(builder.build());
    }

    @Test
    void removes() {
        store(jar, SITE, "a=1; Max-Age=10", "b=2", "c=3; Secure");
        pass(Duration.ofSeconds(10));
        assertThat(jar.removeExpired()).isEqualTo(1);
        assertThat(jar.removeIf(StoredCookie::isSecure)).isEqualTo(1);
        assertThat(store(jar, SITE.replace("https", "http"), "c=4")).isEmpty();
        store(jar, SITE, "d=4; Max-Age=10");
        assertThat(jar.removeSessionCookies()).isEqualTo(2);
        assertThat(sent(jar, SITE)).isEqualTo("d=4");
        jar.clear();
        assertThat(jar.cookies()).isEmpty();
        assertThat(jar.removeIf(cookie -> true)).isZero();
    }

    @Test
    void aRuleMayUseTheJar() {
        store(jar, SITE, "a=1", "b=2");
        assertThat(jar.removeIf(cookie -> jar.cookies().size() == 2)).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoUrlWithAHost() {
        for (String url : List.of(
                "/docs",
                "//example.com/",
                "mailto:a@example.com",
                "https:///x",
                "https://a;b/",
                "https://a..example.com/",
                "https://" + "a.".repeat(200) + "com/",
                "https://\u00ad/")) {
            assertThatIllegalArgumentException().as(url).isThrownBy(() -> jar.cookieField(URI.create(url)));
            assertThatIllegalArgumentException().as(url).isThrownBy(() -> store(jar, url, "a=b"));
        }
        // Of a name, 253 characters and a dot are the most.
        String longest = "https://" + "a.".repeat(125) + "com./";
        assertStored(longest, "a=b");
        assertThatIllegalArgumentException().isThrownBy(() -> store(jar, longest.replace("com", "comm"), "a=b"));
    }

    @Test
    void refusesLimitsBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CookieJar.builder().maxTotal(0))
                .withMessageContaining("0 is not a valid maxTotal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CookieJar.builder().maxPerDomain(-1));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNullAndStoresNothing() {
        URI url = URI.create(SITE);
        assertThatNullPointerException()
                .isThrownBy(() -> jar.store(null, List.of()))
                .withMessage("url");
        assertThatNullPointerException().isThrownBy(() -> jar.store(url, null)).withMessage("setCookieFieldValues");
        assertThatNullPointerException()
                .isThrownBy(() -> jar.store(url, Arrays.asList("a=b", null)))
                .withMessage("setCookieFieldValues");
        assertThatNullPointerException().isThrownBy(() -> jar.cookieField(null)).withMessage("url");
        assertThatNullPointerException().isThrownBy(() -> jar.cookiesFor(null)).withMessage("url");
        assertThatNullPointerException().isThrownBy(() -> jar.put(null)).withMessage("cookie");
        assertThatNullPointerException().isThrownBy(() -> jar.removeIf(null)).withMessage("rule");
        assertThat(jar.cookies()).isEmpty();
    }

    /** The work of a scan grows with the square of the jar, and takes minutes. */
    @Test
    @Timeout(10)
    void costGrowsWithTheCookiesOfTheHostAndItsParents() {
        CookieJar large = builder().maxTotal(100_000).build();
        for (int i = 0; i < 50_000; i++) {
            store(large, "https://h" + i + ".example.com/", "a=b; Secure; Path=/p" + i);
        }
        URI url = URI.create("http://example.com/");
        for (int i = 0; i < 50_000; i++) {
            assertThat(large.cookieField(url)).isEmpty();
            assertThat(store(large, "http://example.com/", "a=b; Max-Age=0")).isEmpty();
        }
    }

    /** A look-up for each slash copies the path up to it, and takes minutes. */
    @Test
    @Timeout(10)
    void costDoesNotGrowWithTheSlashesOfAPath() {
        store(jar, "https://www.example.com/", "a=b; Secure; Path=/x");
        store(jar, "https://www.example.com/", "a=b; Secure; Path=//");
        String slashes = "/".repeat(1_000_000);
        assertThat(store(jar, "http://example.com" + slashes + "x", "a=c")).hasSize(1);
        assertThat(store(jar, "http://example.com/y" + slashes, "a=c")).isEmpty();
    }

    @Test
    void aListMayThrowForANameThatItDoesNotKnow() {
        CookieJar listed = builder()
                .publicSuffixes(domain -> {
                    throw new IllegalArgumentException(domain);
                })
                .build();
        assertThat(store(listed, SITE, "a=b; Domain=example.com")).hasSize(1);
        assertThat(store(listed, SITE, "a=b; Domain=www.example.com")).isEmpty();
        assertThat(listed.cookies()).extracting(StoredCookie::isHostOnly).containsExactly(true);
    }

    @Test
    void eightThreadsLoseNothing() throws Exception {
        CookieJar shared =
                CookieJar.builder().clock(Clock.systemUTC()).maxPerDomain(1000).build();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> done = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int number = thread;
                Callable<Integer> work = () -> {
                    start.await();
                    int removed = 0;
                    for (int i = 0; i < 500; i++) {
                        String value = "v".repeat(i % 50) + number;
                        store(
                                shared,
                                SITE,
                                "own" + number + "-" + i % 50 + "=" + value,
                                "all=" + value + "; Secure; HttpOnly",
                                "gone" + number + "=x");
                        for (StoredCookie cookie : shared.cookiesFor(URI.create(SITE))) {
                            // Each is the whole of what one thread has stored.
                            assertThat(cookie.value()).matches("v*[0-7]|x");
                            assertThat(cookie.isHttpOnly())
                                    .isEqualTo(cookie.name().equals("all"));
                        }
                        String name = "gone" + number;
                        removed += shared.removeIf(cookie -> cookie.name().equals(name));
                    }
                    return removed;
                };
                done.add(threads.submit(work));
            }
            start.countDown();
            for (Future<Integer> each : done) {
                assertThat(each.get()).isEqualTo(500);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(shared.cookies()).hasSize(8 * 50 + 1);
        assertThat(shared.toString()).isEqualTo("CookieJar[401 cookies]");
        assertThat(shared.removeIf(cookie -> true)).isEqualTo(401);
        // The counts are right: the jar takes as many as it may have, and no more.
        for (int i = 0; i < 3_005; i++) {
            store(shared, "https://n" + i + ".com/", "a=b");
        }
        assertThat(shared.cookies()).hasSize(3_000);
    }
}
