package io.httptypes.messages;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExchangeTest {
    private static final Duration SLOW = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            7                               | PT7S
            0                               | PT0S
            2.9                             | PT3S
            2.0                             | PT2S
            Tue, 24 Nov 2026 12:00:30 GMT   | PT30S
            Tuesday, 24-Nov-26 12:00:30 GMT | PT30S
            Tue Nov 24 12:00:30 2026        | PT30S
            Tue, 24 Nov 2026 11:00:00 GMT   | PT0S
            Wed, 24 Nov 2027 12:00:00 GMT   | PT8760H
            """)
    void dateIsComparedWithTheResponsesOwn(String retryAfter, Duration wait) {
        FakeExchange exchange = FakeExchange.of(503)
                .answered("Date", "Tue, 24 Nov 2026 12:00:00 GMT")
                .answered("Retry-After", retryAfter);
        assertThat(exchange.retryAfter().orElseThrow()).isBetween(wait.minus(SLOW), wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.", ".5", "1.2.3", "1,5"})
    void whatIsNotAWaitAsksForNone(String retryAfter) {
        assertThat(FakeExchange.of(503).answered("Retry-After", retryAfter).retryAfter())
                .isEmpty();
        assertThat(FakeExchange.of(503).retryAfter()).isEmpty();
    }

    @Test
    void longestOfSeveralWaitsCounts() {
        FakeExchange exchange = FakeExchange.of(503)
                .answered("Retry-After", "2")
                .answered("Retry-After", "soon")
                .answered("Retry-After", "100")
                .answered("Retry-After", "0");
        assertThat(exchange.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(100));
    }

    @Test
    void whatHasPassedIsSubtracted() {
        FakeExchange exchange = FakeExchange.of(503).answered("Retry-After", "1000");
        assertThat(exchange.received(Instant.now().minusSeconds(400))
                        .retryAfter()
                        .orElseThrow())
                .isBetween(Duration.ofSeconds(580), Duration.ofSeconds(600));
        assertThat(exchange.received(Instant.now().minusSeconds(2_000)).retryAfter())
                .contains(Duration.ZERO);
        // A clock that has been set back.
        assertThat(exchange.received(Instant.now().plusSeconds(400)).retryAfter())
                .contains(Duration.ofSeconds(1_000));
    }

    @Test
    void withoutADateTheTimeOfReceiptCounts() {
        Instant received = Instant.now().minusSeconds(100);
        FakeExchange exchange = FakeExchange.of(503)
                .received(received)
                .answered("Date", "yesterday")
                .answered("Retry-After", RetryAfter.format(received.plusSeconds(400)));
        assertThat(exchange.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(280), Duration.ofSeconds(301));
    }
}
