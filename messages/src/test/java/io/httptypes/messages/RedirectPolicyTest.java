package io.httptypes.messages;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** What cannot be said; {@link FollowUpTest} has what comes of the rest. */
class RedirectPolicyTest {
    private static final RedirectPolicy POLICY = RedirectPolicy.standard();

    @Test
    void constantsAreTheSameEachTime() {
        assertThat(RedirectPolicy.standard()).isSameAs(POLICY);
        assertThat(RedirectPolicy.none()).isSameAs(RedirectPolicy.none()).isNotSameAs(POLICY);
    }

    @Test
    void zeroIsALimit() {
        assertThat(POLICY.withMaxRedirects(0).maxRedirects()).isZero();
        assertThat(POLICY.withMaxWait(Duration.ZERO).maxWait()).isZero();
    }

    @Test
    void badInputIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.withMaxRedirects(-1))
                .withMessage("-1 is not a valid maxRedirects; expected zero or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.withMaxWait(Duration.ofNanos(-1)))
                .withMessage("PT-0.000000001S is not a valid maxWait; expected zero or more");
        assertThatIllegalArgumentException().isThrownBy(() -> POLICY.withFieldsLeftBehind("X-A", "a b"));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> POLICY.withMaxWait(null))
                .withMessage("maxWait");
        assertThatNullPointerException()
                .isThrownBy(() -> POLICY.withFieldsLeftBehind((String[]) null))
                .withMessage("names");
        assertThatNullPointerException()
                .isThrownBy(() -> POLICY.withFieldsLeftBehind((String) null))
                .withMessage("names");
    }
}
