package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.FollowUp.Kind;
import io.httptypes.messages.FollowUp.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class FollowUpTest {
    private static final Duration LONG = Duration.ofDays(1000);
    private static final RetryPolicy RETRY = RetryPolicy.of(100, LONG);
    private static final List<RequestMethod> METHODS = Stream.concat(
                    Stream.of(HttpMethod.values()), Stream.of("PURGE", "get").map(RequestMethod::of))
            .toList();

    private static FollowUp start() {
        return start(RETRY, RedirectPolicy.standard());
    }

    private static FollowUp start(RetryPolicy retry, RedirectPolicy redirects) {
        return FollowUp.start(retry, redirects, () -> 0.5);
    }

    @Test
    void repeatsAndFollowsExactlyWhatTheStatusAllows() {
        for (RequestMethod method : METHODS) {
            for (int code = 100; code <= 999; code++) {
                StatusCode status = StatusCode.of(code);
                FollowUp next = start().after(FakeExchange.of(method, code).to("/b"));
                Optional<RequestMethod> redirected = status.redirectMethod(method);
                String story = method + " answered with " + code;
                if (redirected.isPresent()) {
                    assertThat(next.kind()).as(story).isSameAs(Kind.REDIRECT);
                    assertThat(next.method()).as(story).isEqualTo(redirected.get());
                    assertThat(next.url()).as(story).isEqualTo(URI.create("http://a.example/b"));
                    assertThat(next.keepsContent())
                            .as(story)
                            .isEqualTo(redirected.get().equals(method));
                    assertThat(next.delay()).as(story).isZero();
                } else if (status.isError() && status.isRetryable(method)) {
                    assertThat(next.kind()).as(story).isSameAs(Kind.REPEAT);
                    assertThat(next.method()).as(story).isEqualTo(method);
                    assertThat(next.keepsContent()).as(story).isTrue();
                    assertThat(next.delay()).as(story).isEqualTo(Duration.ofMillis(150));
                } else {
                    assertThat(next.kind()).as(story).isSameAs(Kind.STOP);
                    assertThat(next.reason()).as(story).isSameAs(Reason.FINAL);
                }
            }
        }
    }

    @Test
    void withoutPoliciesNothingFollows() {
        FollowUp start = FollowUp.start(RetryPolicy.none(), RedirectPolicy.none());
        for (RequestMethod method : METHODS) {
            for (int code = 100; code <= 999; code++) {
                assertThat(start.after(FakeExchange.of(method, code).to("/b")).kind())
                        .isSameAs(Kind.STOP);
            }
        }
    }

    @Test
    void redirectWithoutLocationIsFinal() {
        assertThat(start().after(FakeExchange.of(302)).reason()).isSameAs(Reason.FINAL);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/, http://[, TARGET",
        "http://a.example/, ftp://a.example/, SCHEME",
        "http://a.example/, mailto:a@b.example, SCHEME",
        "https://a.example/, http://a.example/, DOWNGRADE",
        "HTTPS://a.example/, HTTP://a.example/, DOWNGRADE"
    })
    void wayEndsWhereItMustNotGoOn(String from, String location, Reason reason) {
        FollowUp next = start().after(FakeExchange.of(301).at(from).to(location));
        assertThat(next.kind()).isSameAs(Kind.STOP);
        assertThat(next.reason()).isSameAs(reason);
        assertThatIllegalStateException().isThrownBy(next::method);
        assertThatIllegalStateException()
                .isThrownBy(next::url)
                .withMessage("STOP has no request; expected REPEAT or REDIRECT");
    }

    @Test
    void downgradeMayBeAllowed() {
        FollowUp start = start(RETRY, RedirectPolicy.standard().withDowngrade());
        assertThat(start.after(FakeExchange.of(301).at("https://a.example/").to("http://a.example/"))
                        .kind())
                .isSameAs(Kind.REDIRECT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 50})
    void numberOfRedirectsIsBounded(int most) {
        FollowUp next = start(RETRY, RedirectPolicy.standard().withMaxRedirects(most));
        for (int i = 0; i < most; i++) {
            next = next.after(FakeExchange.of(302).to("/" + i));
            assertThat(next.kind()).isSameAs(Kind.REDIRECT);
        }
        assertThat(next.after(FakeExchange.of(302).to("/last")).reason()).isSameAs(Reason.REDIRECTS);
    }

    @Test
    void contentThatIsGoneEndsTheWayWhereItIsNeededAgain() {
        FakeExchange post = FakeExchange.of(HttpMethod.POST, 307).to("/b").once();
        assertThat(start().after(post).reason()).isSameAs(Reason.CONTENT);
        assertThat(start().after(FakeExchange.of(HttpMethod.POST, 303).to("/b").once())
                        .kind())
                .isSameAs(Kind.REDIRECT);
        assertThat(start().after(FakeExchange.of(HttpMethod.PUT, 503).once()).reason())
                .isSameAs(Reason.CONTENT);
    }

    @Test
    void attemptsCountOverAllHops() {
        FollowUp next = start(RetryPolicy.of(3, LONG), RedirectPolicy.standard());
        next = next.after(FakeExchange.of(503));
        next = next.after(FakeExchange.of(302).to("/b"));
        next = next.after(FakeExchange.of(503));
        next = next.after(FakeExchange.of(302).to("/c"));
        assertThat(next.kind()).isSameAs(Kind.REDIRECT);
        assertThat(next.after(FakeExchange.of(503)).reason()).isSameAs(Reason.ATTEMPTS);
    }

    @Test
    void waitsOfFourRedirectsAreBoundedInSum() {
        FollowUp next = start(RetryPolicy.of(4, Duration.ofMillis(1_500)), RedirectPolicy.standard());
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 10 && next.kind() != Kind.STOP; i++) {
            next = next.after(
                    i % 2 == 0
                            ? FakeExchange.of(302).to("/" + i)
                            : FakeExchange.of(503).answered("Retry-After", "1"));
            waits.add(next.delay());
        }
        assertThat(next.reason()).isSameAs(Reason.WAIT);
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofMillis(900), Duration.ofMillis(1_500));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 100", "0.5, 150", "0.999999, 199"})
    void backsOffByTwiceAsMuchEachTime(double random, long firstMillis) {
        FollowUp next = FollowUp.start(RETRY, RedirectPolicy.none(), () -> random);
        for (int i = 0; i < 99; i++) {
            next = next.after(FakeExchange.of(503));
            double expected = Math.min(firstMillis * Math.pow(2, i), 15_000 * (1 + random));
            assertThat(next.delay().toMillis())
                    .as("wait %d", i)
                    .isBetween((long) (expected * 0.99), (long) (expected * 1.01) + 1);
        }
        assertThat(next.after(FakeExchange.of(503)).reason()).isSameAs(Reason.ATTEMPTS);
    }

    @Test
    void randomIsNotTheSameEachTime() {
        FollowUp start = FollowUp.start(RETRY, RedirectPolicy.none());
        assertThat(Stream.generate(() -> start.after(FakeExchange.of(503)).delay())
                        .limit(100)
                        .distinct()
                        .count())
                .isGreaterThan(50);
    }

    @Test
    void lastBackOffIsCutToWhatIsLeft() {
        FollowUp next = start(RetryPolicy.of(9, Duration.ofMillis(200)), RedirectPolicy.none());
        next = next.after(FakeExchange.of(503));
        assertThat(next.delay()).isEqualTo(Duration.ofMillis(150));
        next = next.after(FakeExchange.of(503));
        assertThat(next.delay()).isEqualTo(Duration.ofMillis(50));
        assertThat(next.after(FakeExchange.of(503)).reason()).isSameAs(Reason.WAIT);
    }

    @Test
    void noRepeatIsSoonerThan50Milliseconds() {
        FollowUp next = start().after(FakeExchange.of(503).answered("Retry-After", "0"));
        assertThat(next.delay()).isEqualTo(Duration.ofMillis(50));
        FollowUp withoutTime = start(RetryPolicy.of(9, Duration.ofMillis(49)), RedirectPolicy.none());
        assertThat(withoutTime
                        .after(FakeExchange.of(503).answered("Retry-After", "0"))
                        .reason())
                .isSameAs(Reason.WAIT);
    }

    @Test
    void waitsAsLongAsIsAskedOrNotAtAll() {
        FakeExchange asks = FakeExchange.of(503).answered("Retry-After", "7");
        assertThat(start().after(asks).delay()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(7));
        assertThat(start(RetryPolicy.of(9, Duration.ofSeconds(5)), RedirectPolicy.none())
                        .after(asks)
                        .reason())
                .isSameAs(Reason.WAIT);
    }

    @Test
    void waitBeforeARedirectIsBoundedByThePolicyThatSaysSo() {
        FakeExchange asks = FakeExchange.of(302).to("/b").answered("Retry-After", "20");
        FollowUp unsaid = FollowUp.start(RetryPolicy.none(), RedirectPolicy.standard());
        assertThat(unsaid.after(asks).kind()).isSameAs(Kind.REDIRECT);
        assertThat(unsaid.after(asks).after(asks).reason()).isSameAs(Reason.WAIT);

        FollowUp said =
                FollowUp.start(RetryPolicy.none(), RedirectPolicy.standard().withMaxWait(Duration.ofSeconds(50)));
        assertThat(said.after(asks).after(asks).kind()).isSameAs(Kind.REDIRECT);
        assertThat(said.after(asks).after(asks).after(asks).reason()).isSameAs(Reason.WAIT);

        FollowUp withRetry = FollowUp.start(RetryPolicy.of(1, Duration.ofSeconds(70)), RedirectPolicy.standard());
        assertThat(withRetry.after(asks).after(asks).after(asks).kind()).isSameAs(Kind.REDIRECT);
        assertThat(withRetry.after(asks).after(asks).after(asks).after(asks).reason())
                .isSameAs(Reason.WAIT);

        FollowUp both = FollowUp.start(
                RetryPolicy.of(1, Duration.ofSeconds(70)),
                RedirectPolicy.standard().withMaxWait(Duration.ofSeconds(30)));
        assertThat(both.after(asks).after(asks).reason()).isSameAs(Reason.WAIT);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/, http://a.example/b, true",
        "http://a.example/, HTTP://A.EXAMPLE:80/b, true",
        "https://a.example/, https://a.example:443/b, true",
        "https://a.example:/, https://a.example/b, true",
        "http://a_b/, http://a_b/c, true",
        "http://a_b/, http://a_c/, false",
        "http://u:p@a.example/, http://a.example/b, true",
        "http://[::1]/, http://[::1]:80/, true",
        "http://[::1]:81/, http://[::1]/, false",
        "http://a.example/, https://a.example/, false",
        "http://a.example/, https://a.example:80/, false",
        "http://a.example/, http://a.example:81/, false",
        "http://a.example/, http://b.example/, false",
        "http://a.example/, http://a.example.evil.example/, false"
    })
    void credentialsStayWithTheirOrigin(String from, String to, boolean isSame) {
        RedirectPolicy policy = RedirectPolicy.standard().withDowngrade().withFieldsLeftBehind("X-Api-Key");
        FollowUp next = start(RETRY, policy)
                .after(FakeExchange.of(HttpMethod.POST, 307).at(from).to(to));
        assertThat(next.kind()).isSameAs(Kind.REDIRECT);
        for (String name :
                List.of("Authorization", "cookie", "Host", "Proxy-Authorization", "x-api-key", "X-API-KEY")) {
            assertThat(next.keepsField(name)).as(name).isEqualTo(isSame);
        }
        assertThat(next.keepsField("Accept")).isTrue();
        assertThat(next.keepsField("Content-Type")).isTrue();
    }

    @Test
    void fieldsOfContentGoWithIt() {
        FollowUp next = start().after(FakeExchange.of(HttpMethod.POST, 303).to("/b"));
        for (String name : List.of(
                "Content-Type",
                "content-digest",
                "Transfer-Encoding",
                "Expect",
                "Digest",
                "Last-Modified",
                "Trailer")) {
            assertThat(next.keepsField(name)).as(name).isFalse();
        }
        assertThat(next.keepsField("Authorization")).isTrue();
    }

    @Test
    void fragmentGoesAlongUnlessThereIsAnother() {
        FakeExchange redirect = FakeExchange.of(301).at("http://a.example/#p%20art");
        assertThat(start().after(redirect.to("/b")).url()).isEqualTo(URI.create("http://a.example/b#p%20art"));
        assertThat(start().after(redirect.to("/b#other")).url()).isEqualTo(URI.create("http://a.example/b#other"));
    }

    @Test
    void saysNothingBeforeTheFirstRequest() {
        FollowUp start = start();
        assertThat(start.kind()).isSameAs(Kind.START);
        assertThat(start.reason()).isSameAs(Reason.NONE);
        assertThat(start.delay()).isZero();
        assertThat(start.keepsContent()).isTrue();
        assertThat(start.keepsField("Authorization")).isTrue();
        assertThatIllegalStateException().isThrownBy(start::method);
        assertThatIllegalStateException().isThrownBy(start::url);
    }

    @Test
    void describesItselfWithoutSecrets() {
        assertThat(start()).hasToString("START");
        assertThat(start().after(FakeExchange.of(200))).hasToString("STOP, FINAL");
        assertThat(start().after(FakeExchange.of(302).to("http://u:p@b.example/c?token=1#d")))
                .hasToString("REDIRECT after PT0S, GET http://b.example/c");
        assertThat(start().after(FakeExchange.of(503))).hasToString("REPEAT after PT0.15S, GET http://a.example/");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> FollowUp.start(null, RedirectPolicy.none()))
                .withMessage("retry");
        assertThatNullPointerException()
                .isThrownBy(() -> FollowUp.start(RetryPolicy.none(), null))
                .withMessage("redirects");
        assertThatNullPointerException().isThrownBy(() -> start().after(null)).withMessage("exchange");
        assertThatNullPointerException()
                .isThrownBy(() -> start().keepsField(null))
                .withMessage("name");
    }

    @Test
    void aWaitThatIsAllTheTimeThereIsIsWaited() {
        RedirectPolicy withoutTime = RedirectPolicy.standard().withMaxWait(Duration.ZERO);
        FollowUp next = FollowUp.start(RetryPolicy.none(), withoutTime)
                .after(FakeExchange.of(302).to("/b"));
        assertThat(next.kind()).isSameAs(Kind.REDIRECT);
    }

    @Test
    void whoFollowsNothingIsNotToldOfALimit() {
        FollowUp next =
                start(RETRY, RedirectPolicy.none()).after(FakeExchange.of(302).to("/b"));
        assertThat(next.kind()).isSameAs(Kind.STOP);
        assertThat(next.reason()).isNotSameAs(Reason.REDIRECTS);
    }
}
