package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.FollowUp.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = RetryPolicy.of(9, Duration.ofHours(1));

    private static boolean repeats(RetryPolicy policy, FakeExchange exchange) {
        return FollowUp.start(policy, RedirectPolicy.none()).after(exchange).kind() == Kind.REPEAT;
    }

    @Test
    void fieldMakesAPostAsGoodAsIdempotent() {
        FakeExchange post = FakeExchange.of(HttpMethod.POST, 503);
        assertThat(repeats(POLICY, post)).isFalse();
        assertThat(repeats(POLICY, post.requested("idempotency-key", "1"))).isTrue();
        RetryPolicy own = POLICY.withIdempotencyFields("X-Request-Id", "X-Key");
        assertThat(repeats(own, post.requested("Idempotency-Key", "1"))).isFalse();
        assertThat(repeats(own, post.requested("X-Key", "1"))).isTrue();
        assertThat(repeats(POLICY.withIdempotencyFields(), post.requested("Idempotency-Key", "1")))
                .isFalse();
    }

    @Test
    void keyChangesNoStatusThatIsFinal() {
        for (int code = 400; code <= 999; code++) {
            assertThat(repeats(POLICY, FakeExchange.of(HttpMethod.POST, code).requested("Idempotency-Key", "1")))
                    .as("%d", code)
                    .isEqualTo(StatusCode.of(code).isRetryable(HttpMethod.PUT));
        }
    }

    @Test
    void contentThatIsTooLargeNowMayBeSentLater() {
        FakeExchange tooLarge = FakeExchange.of(HttpMethod.POST, 413);
        assertThat(repeats(POLICY, tooLarge)).isFalse();
        assertThat(repeats(POLICY, tooLarge.answered("Retry-After", "1"))).isTrue();
    }

    @Test
    void ruleTakesThePlaceOfThePolicysOwn() {
        RetryPolicy policy = POLICY.withRetryable(exchange -> exchange.status().code() == 404);
        assertThat(repeats(policy, FakeExchange.of(404))).isTrue();
        assertThat(repeats(policy, FakeExchange.of(503))).isFalse();
    }

    @Test
    void furtherRuleIsAskedBesides() {
        RetryPolicy policy = POLICY.withAlsoRetryable(
                        exchange -> exchange.status().code() == 404)
                .withAlsoRetryable(
                        exchange -> !exchange.responseField("X-Again").isEmpty());
        assertThat(repeats(policy, FakeExchange.of(404))).isTrue();
        assertThat(repeats(policy, FakeExchange.of(503))).isTrue();
        assertThat(repeats(policy, FakeExchange.of(410))).isFalse();
        assertThat(repeats(policy, FakeExchange.of(410).answered("X-Again", "yes")))
                .isTrue();
    }

    @Test
    void ruleIsAskedAboutErrorsAlone() {
        AtomicInteger asked = new AtomicInteger();
        RetryPolicy policy = POLICY.withRetryable(exchange -> {
            asked.incrementAndGet();
            return true;
        });
        for (int code = 100; code <= 999; code++) {
            assertThat(repeats(policy, FakeExchange.of(code))).isEqualTo(code >= 400);
        }
        assertThat(asked).hasValue(600);
    }

    @Test
    void noneRepeatsNothing() {
        assertThat(RetryPolicy.none()).isSameAs(RetryPolicy.none());
        assertThat(repeats(RetryPolicy.none(), FakeExchange.of(503).answered("Retry-After", "0")))
                .isFalse();
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.of(0, Duration.ZERO))
                .withMessage("0 is not a valid maxAttempts; expected 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.of(1, Duration.ofNanos(-1)))
                .withMessage("PT-0.000000001S is not a valid maxTotalWait; expected zero or more");
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withIdempotencyFields("a b"));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> RetryPolicy.of(1, null))
                .withMessage("maxTotalWait");
        assertThatNullPointerException()
                .isThrownBy(() -> POLICY.withRetryable(null))
                .withMessage("rule");
        assertThatNullPointerException()
                .isThrownBy(() -> POLICY.withAlsoRetryable(null))
                .withMessage("rule");
        assertThatNullPointerException()
                .isThrownBy(() -> POLICY.withIdempotencyFields((String[]) null))
                .withMessage("names");
        assertThatNullPointerException()
                .isThrownBy(() -> POLICY.withIdempotencyFields((String) null))
                .withMessage("names");
    }
}
