package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class CompletionTest {
    private static Completion completion(Duration duration, OptionalLong bytes) {
        return new Completion(
                Optional.of(HttpMethod.GET), Optional.of(HttpStatus.OK), Optional.empty(), duration, true, bytes);
    }

    @Test
    void keepsWhatItIsGiven() {
        Completion completion = completion(Duration.ZERO, OptionalLong.of(0));
        assertThat(completion.method()).contains(HttpMethod.GET);
        assertThat(completion.status()).contains(HttpStatus.OK);
        assertThat(completion.failure()).isEmpty();
        assertThat(completion.duration()).isZero();
        assertThat(completion.isCommitted()).isTrue();
        assertThat(completion.bytes()).hasValue(0);
        assertThat(completion(Duration.ofSeconds(1), OptionalLong.empty()).bytes())
                .isEmpty();
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> completion(Duration.ofMillis(-1), OptionalLong.empty()))
                .withMessage("PT-0.001S is not a valid duration; expected zero or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> completion(Duration.ZERO, OptionalLong.of(-1)))
                .withMessage("-1 is not a valid number of bytes; expected zero or more");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Completion(
                        null, Optional.empty(), Optional.empty(), Duration.ZERO, true, OptionalLong.empty()))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> new Completion(
                        Optional.empty(), null, Optional.empty(), Duration.ZERO, true, OptionalLong.empty()))
                .withMessage("status");
        assertThatNullPointerException()
                .isThrownBy(() -> new Completion(
                        Optional.empty(), Optional.empty(), null, Duration.ZERO, true, OptionalLong.empty()))
                .withMessage("failure");
        assertThatNullPointerException()
                .isThrownBy(() -> completion(null, OptionalLong.empty()))
                .withMessage("duration");
        assertThatNullPointerException()
                .isThrownBy(() -> completion(Duration.ZERO, null))
                .withMessage("bytes");
    }
}
