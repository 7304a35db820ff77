package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

class ServletAdapterTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "F/OO", "G ET"})
    void refusesToReadMethodThatIsNoToken(@Nullable String method) {
        HttpServletRequest request = requestWithMethod(method);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServletAdapter.methodOf(request))
                .withMessageContaining("expected a token");
        assertThat(ServletAdapter.findMethod(request)).isEmpty();
    }

    @Test
    void setStatusReturnsTheResponseWithItsType() {
        HttpServletResponseWrapper response = new HttpServletResponseWrapper(mock());
        HttpServletResponseWrapper returned = ServletAdapter.setStatus(response, HttpStatus.NOT_FOUND);
        assertThat(returned).isSameAs(response);
        verify((HttpServletResponse) response.getResponse()).setStatus(404);
    }

    @Test
    void committedResponseIsLeftAlone() throws IOException {
        HttpServletRequest request = mock();
        HttpServletResponse response = mock();
        when(request.getProtocol()).thenReturn("HTTP/1.1");
        when(response.isCommitted()).thenReturn(true);
        for (Reply reply : List.of(Reply.of(HttpStatus.OK), Reply.upgradeRequired("h2c"))) {
            assertThat(ServletAdapter.trySend(request, response, reply)).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(() -> ServletAdapter.send(request, response, reply))
                    .withMessage("the response is committed, has a reply or is complete; expected one that can still "
                            + "be replaced");
        }
        verify(response, atLeastOnce()).isCommitted();
        verifyNoMoreInteractions(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/2.0", "HTTP/3.0"})
    void upgradeIsForHttp11Alone(String protocol) {
        HttpServletRequest request = mock();
        HttpServletResponse response = mock();
        when(request.getProtocol()).thenReturn(protocol);
        Reply reply = Reply.upgradeRequired("websocket");
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> ServletAdapter.send(request, response, reply),
                () -> ServletAdapter.trySend(request, response, reply))) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(call)
                    .withMessageContaining(protocol);
        }
        verify(response, atLeastOnce()).isCommitted();
        verifyNoMoreInteractions(response);
    }

    /** As on Jetty, where a request that is complete has nothing behind it any more. */
    @Test
    void requestThatIsCompleteGetsNoReply() throws IOException {
        HttpServletRequest request = mock();
        HttpServletResponse response = mock();
        when(request.getProtocol()).thenReturn("HTTP/1.1");
        when(response.isCommitted()).thenThrow(new NullPointerException("of the container"));
        assertThat(ServletAdapter.trySend(request, response, Reply.of(HttpStatus.OK)))
                .isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> ServletAdapter.send(request, response, Reply.of(HttpStatus.OK)));
    }

    @Test
    void requestMayBeCompletedUnderTheHandsOfWhoeverReplies() throws IOException {
        HttpServletRequest request = mock();
        HttpServletResponse response = mock();
        when(request.getProtocol()).thenReturn("HTTP/1.1");
        doAnswer(sending -> {
                    when(request.getProtocol()).thenThrow(new IllegalStateException("over"));
                    throw new NullPointerException("of the container");
                })
                .when(response)
                .setStatus(200);
        assertThat(ServletAdapter.trySend(request, response, Reply.of(HttpStatus.OK)))
                .isFalse();
    }

    @Test
    void requestMayBeCompleteAsSoonAsTheReplyIsSent() throws IOException {
        HttpServletRequest request = mock();
        HttpServletResponse response = mock();
        when(request.getProtocol()).thenReturn("HTTP/1.1");
        when(response.getOutputStream()).thenReturn(mock());
        doThrow(new IllegalStateException("over")).when(request).setAttribute(any(), any());
        assertThat(ServletAdapter.trySend(request, response, Reply.of(HttpStatus.OK)))
                .isTrue();
    }

    @Test
    void mistakesOfAWrapperAreItsOwn() {
        HttpServletRequest request = mock();
        HttpServletResponse response = mock();
        when(request.getProtocol()).thenReturn("HTTP/1.1");
        doThrow(new NullPointerException("of the wrapper")).when(response).setStatus(200);
        assertThatNullPointerException()
                .isThrownBy(() -> ServletAdapter.trySend(request, response, Reply.of(HttpStatus.OK)))
                .withMessage("of the wrapper");
        verify(request, never()).setAttribute(any(), any());
    }

    @Test
    void wrappersOfSomethingElseAreTheInnermost() {
        ServletRequest other = mock();
        ServletResponse otherResponse = mock();
        HttpServletRequest request = mock();
        HttpServletRequestWrapper ofOther = new HttpServletRequestWrapper(request);
        ofOther.setRequest(other);
        HttpServletResponseWrapper responseOfOther = new HttpServletResponseWrapper(mock());
        responseOfOther.setResponse(otherResponse);
        assertThat(Innermost.of(ofOther)).isSameAs(ofOther);
        assertThat(Innermost.of(responseOfOther)).isSameAs(responseOfOther);
    }

    @Test
    void refusesToSetInterimStatus() {
        codes(100, 199).filter(status -> status.code() != 101).forEach(status -> {
            HttpServletResponse response = mock();
            assertThatIllegalArgumentException()
                    .as("%s", status)
                    .isThrownBy(() -> ServletAdapter.setStatus(response, status))
                    .withMessageContaining(status.toString());
            verifyNoInteractions(response);
        });
    }

    @Test
    void sendsEveryError() throws IOException {
        for (StatusCode status : codes(400, 999).toList()) {
            HttpServletResponse response = mock();
            ServletAdapter.sendError(response, status);
            verify(response).sendError(status.code());
            verifyNoMoreInteractions(response);
        }
    }

    @Test
    void sendsEveryErrorWithMessage() throws IOException {
        for (StatusCode status : codes(400, 999).toList()) {
            HttpServletResponse response = mock();
            ServletAdapter.sendError(response, status, "a message");
            verify(response).sendError(status.code(), "a message");
            verifyNoMoreInteractions(response);
        }
    }

    @Test
    void refusesToSendWhatIsNoError() {
        codes(100, 399).forEach(status -> {
            HttpServletResponse response = mock();
            assertThatIllegalArgumentException()
                    .as("%s", status)
                    .isThrownBy(() -> ServletAdapter.sendError(response, status))
                    .withMessageContaining(status.toString());
            assertThatIllegalArgumentException()
                    .as("%s with a message", status)
                    .isThrownBy(() -> ServletAdapter.sendError(response, status, "a message"))
                    .withMessageContaining(status.toString());
            verifyNoInteractions(response);
        });
    }

    private static HttpServletRequest requestWithMethod(@Nullable String method) {
        HttpServletRequest request = mock();
        when(request.getMethod()).thenReturn(method);
        return request;
    }

    private static Stream<StatusCode> codes(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(StatusCode::of);
    }
}
