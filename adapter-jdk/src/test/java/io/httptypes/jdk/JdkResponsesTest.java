package io.httptypes.jdk;

import io.httptypes.HttpStatus;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JdkResponsesTest {
    private static HttpResponse<Object> response(int code, @Nullable Object body) {
        return Stubs.response(
                Stubs.request("GET"), code, Map.of("Content-Type", List.of("text/plain; charset=iso-8859-1")), body);
    }

    private static UnexpectedStatusException thrown(HttpResponse<?> response) {
        try {
            JdkResponses.requireSuccessful(response);
        } catch (UnexpectedStatusException e) {
            return e;
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("nothing thrown");
    }

    @Test
    void excerptsWhatTheBodyIs() {
        String text = "sch\u00f6n";
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(thrown(response(404, text)).bodyExcerpt()).isEqualTo(text);
        assertThat(thrown(response(404, bytes)).bodyExcerpt()).isEqualTo(text);
        assertThat(thrown(response(404, new ByteArrayInputStream(bytes))).bodyExcerpt())
                .isEqualTo(text);
        assertThat(thrown(response(404, null)).bodyExcerpt()).isEmpty();
        assertThat(thrown(response(404, 5)).bodyExcerpt()).isEmpty();
        assertThat(thrown(response(404, "x".repeat(5_000))).bodyExcerpt()).hasSize(1024);
        assertThat(thrown(response(404, "x".repeat(5_000).getBytes(StandardCharsets.UTF_8)))
                        .bodyExcerpt())
                .hasSize(1024);
        assertThat(thrown(response(404, "x".repeat(1023) + "\ud83d\ude00")).bodyExcerpt())
                .hasSize(1023);
    }

    @Test
    void closesTheBody() {
        AtomicBoolean isClosed = new AtomicBoolean();
        thrown(response(500, new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                isClosed.set(true);
            }
        }));
        assertThat(isClosed).isTrue();
        isClosed.set(false);
        thrown(response(500, Stream.of("a line").onClose(() -> isClosed.set(true))));
        assertThat(isClosed).isTrue();
        thrown(response(500, (AutoCloseable) () -> {
            throw new IOException("broken");
        }));
    }

    @Test
    void cancelsAPublisher() throws Exception {
        CompletableFuture<Boolean> isCancelled = new CompletableFuture<>();
        Flow.Publisher<Object> publisher = subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                isCancelled.complete(false);
            }

            @Override
            public void cancel() {
                isCancelled.complete(true);
            }
        });
        thrown(response(500, publisher));
        assertThat(isCancelled.get(20, TimeUnit.SECONDS)).isTrue();
        try (SubmissionPublisher<String> open = new SubmissionPublisher<>()) {
            thrown(response(500, open));
        }
    }

    @Test
    void requiresOneOfSeveralStatuses() throws Exception {
        HttpResponse<Object> response = response(404, "no");
        assertThat(JdkResponses.require(response, HttpStatus.OK, HttpStatus.NOT_FOUND))
                .isSameAs(response);
        assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> JdkResponses.require(response, HttpStatus.OK, HttpStatus.GONE))
                .withMessage("expected 200 OK or 410 Gone but was 404 Not Found for GET http://a.example/");
        HttpResponse<Object> good = response(299, "yes");
        assertThat(JdkResponses.requireSuccessful(good)).isSameAs(good);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 1000})
    void refusesCodeThatIsNoStatus(int code) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> JdkResponses.requireSuccessful(response(code, "no")))
                .withMessageContaining("is not a valid status code");
        assertThat(JdkResponses.isRetryable(response(code, "no"))).isFalse();
    }

    @Test
    void tellsWhatMayBeRepeated() {
        assertThat(JdkResponses.isRetryable(Stubs.response(503))).isTrue();
        assertThat(JdkResponses.isRetryable(Stubs.response(404))).isFalse();
        assertThat(JdkResponses.isRetryable(Stubs.response(Stubs.request("POST"), 503, Map.of(), null)))
                .isFalse();
    }
}
