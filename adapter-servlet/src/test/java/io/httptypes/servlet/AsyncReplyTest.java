package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

/** What containers do seldom, or not alike; integration-tests has the rest. */
class AsyncReplyTest {
    private static final Reply REPLY = Reply.of(HttpStatus.OK, "text/plain", "hello");
    private static final Reply LATE = Reply.of(HttpStatus.GATEWAY_TIMEOUT);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HttpServletRequest request = mock();
    private final HttpServletResponse response = mock();
    private final ServletOutputStream stream = mock();
    private final AsyncContext async = mock();

    @BeforeEach
    void prepare() throws IOException {
        when(request.getProtocol()).thenReturn("HTTP/1.1");
        when(request.getMethod()).thenReturn("GET");
        when(request.startAsync(request, response)).thenReturn(async);
        when(response.getOutputStream()).thenReturn(stream);
    }

    private AsyncListener listener() {
        ArgumentCaptor<AsyncListener> listener = ArgumentCaptor.captor();
        verify(async).addListener(listener.capture());
        return listener.getValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void refusesTimeOut(String timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsyncReply.start(request, response, Duration.parse(timeout), LATE))
                .withMessage(timeout + " is not a valid time-out; expected one longer than zero");
        verifyNoInteractions(request);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1000", "PT0.000001S, 1", "PT2562047788015215H, 9223372036854775807"})
    void setsTimeOut(String timeout, long millis) {
        AsyncReply.start(request, response, Duration.parse(timeout), LATE);
        verify(async).setTimeout(millis);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> AsyncReply.start(null, response, SECOND, LATE))
                .withMessage("request");
        assertThatNullPointerException()
                .isThrownBy(() -> AsyncReply.start(request, null, SECOND, LATE))
                .withMessage("response");
        assertThatNullPointerException()
                .isThrownBy(() -> AsyncReply.start(request, response, null, LATE))
                .withMessage("timeout");
        assertThatNullPointerException()
                .isThrownBy(() -> AsyncReply.start(request, response, SECOND, null))
                .withMessage("onTimeout");
        AsyncReply reply = AsyncReply.start(request, response, SECOND, LATE);
        assertThatNullPointerException().isThrownBy(() -> reply.trySend(null)).withMessage("reply");
    }

    @Test
    void replyThatCannotBeSentLeavesRoomForAnother() throws IOException {
        when(request.getProtocol()).thenReturn("HTTP/2.0");
        Reply upgrade = Reply.upgradeRequired("h2c");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> AsyncReply.start(request, response, SECOND, upgrade));
        verify(request, never()).startAsync(request, response);

        AsyncReply reply = AsyncReply.start(request, response, SECOND, LATE);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> reply.trySend(upgrade));
        assertThat(reply.trySend(REPLY)).isTrue();
        verify(async).complete();
    }

    @Test
    void completesThoughTheContainerCannotWrite() throws IOException {
        doThrow(new IOException("gone")).when(response).flushBuffer();
        AsyncReply reply = AsyncReply.start(request, response, SECOND, LATE);
        assertThatIOException().isThrownBy(() -> reply.trySend(REPLY)).withMessage("gone");
        verify(async).complete();
        assertThat(reply.trySend(REPLY)).isFalse();
    }

    @Test
    void containerMayHaveCompletedBefore() throws IOException {
        doThrow(new IllegalStateException("over")).when(async).complete();
        AsyncReply reply = AsyncReply.start(request, response, SECOND, LATE);
        assertThat(reply.trySend(REPLY)).isTrue();
    }

    @Test
    void failureLeavesNothingToReply() throws IOException {
        AsyncReply failed = AsyncReply.start(request, response, SECOND, LATE);
        listener().onError(new AsyncEvent(async));
        assertThat(failed.trySend(REPLY)).isFalse();
        verify(async, never()).complete();
        verify(response, never()).setStatus(200);
    }

    @Test
    void completionLeavesNothingToReply() throws IOException {
        AsyncReply completed = AsyncReply.start(request, response, SECOND, LATE);
        AsyncListener listener = listener();
        listener.onStartAsync(new AsyncEvent(async));
        listener.onComplete(new AsyncEvent(async));
        assertThat(completed.trySend(REPLY)).isFalse();
        listener.onTimeout(new AsyncEvent(async));
        verify(response, never()).setStatus(504);
    }

    @Test
    void timeOutReplies() throws IOException {
        AsyncReply reply = AsyncReply.start(request, response, SECOND, LATE);
        listener().onTimeout(new AsyncEvent(async));
        verify(response).setStatus(504);
        verify(async).complete();
        assertThat(reply.trySend(REPLY)).isFalse();
    }
}
