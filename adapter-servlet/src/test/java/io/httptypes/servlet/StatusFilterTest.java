package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Completion;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/** What no container at hand does; integration-tests has the rest. */
class StatusFilterTest {
    private final List<Completion> told = new ArrayList<>();
    private final StatusFilter filter = new StatusFilter((request, completion) -> told.add(completion));
    private final FilterChain chain = mock();
    private final HttpServletResponse response = mock();

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new StatusFilter(null))
                .withMessage("listener");
    }

    @Test
    void passesOnWhatIsNotHttp() throws Exception {
        HttpServletRequest httpRequest = mock();
        ServletRequest request = mock();
        ServletResponse other = mock();
        filter.doFilter(request, response, chain);
        filter.doFilter(httpRequest, other, chain);
        verify(chain).doFilter(request, response);
        verify(chain).doFilter(httpRequest, other);
        assertThat(told).isEmpty();
    }

    @Test
    void tellsOnceThoughTheContainerSaysTwiceThatAllIsDone() throws Exception {
        HttpServletRequest request = mock();
        AsyncContext async = mock();
        when(request.isAsyncStarted()).thenReturn(true);
        when(request.getAsyncContext()).thenReturn(async);
        when(response.getStatus()).thenReturn(202);
        filter.doFilter(request, response, chain);

        ArgumentCaptor<AsyncListener> listener = ArgumentCaptor.captor();
        verify(async).addListener(listener.capture());
        IOException first = new IOException("first");
        listener.getValue().onError(new AsyncEvent(async, first));
        listener.getValue().onError(new AsyncEvent(async, new IOException("second")));
        listener.getValue().onComplete(new AsyncEvent(async));
        listener.getValue().onComplete(new AsyncEvent(async));
        assertThat(told).singleElement().satisfies(completion -> {
            assertThat(completion.status()).contains(HttpStatus.ACCEPTED);
            assertThat(completion.failure()).contains(first);
        });
    }

    /** As on Jetty, where a client has left that an asynchronous response has begun to go to. */
    @Test
    void tellsOfACommittedResponseThoughTheContainerNeverSaysThatAllIsDone() throws Exception {
        HttpServletRequest request = mock();
        AsyncContext async = mock();
        when(request.isAsyncStarted()).thenReturn(true);
        when(request.getAsyncContext()).thenReturn(async);
        when(response.getStatus()).thenReturn(200);
        when(response.isCommitted()).thenReturn(true);
        filter.doFilter(request, response, chain);

        ArgumentCaptor<AsyncListener> listener = ArgumentCaptor.captor();
        verify(async).addListener(listener.capture());
        IOException gone = new IOException("gone");
        listener.getValue().onError(new AsyncEvent(async, gone));
        assertThat(told).singleElement().satisfies(completion -> {
            assertThat(completion.status()).contains(HttpStatus.OK);
            assertThat(completion.failure()).contains(gone);
            assertThat(completion.isCommitted()).isTrue();
            assertThat(completion.bytes()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET, 200, 5, 5",
                "GET, 200, -, -",
                "GET, 200, many, -",
                "GET, 200, -1, -",
                "HEAD, 200, 5, 0",
                "GET, 204, -, 0",
                "GET, 1000, 7, 7"
            })
    void knowsTheBytesThatTheResponseNames(String method, int code, @Nullable String length, @Nullable Long bytes)
            throws Exception {
        HttpServletRequest request = mock();
        when(request.getMethod()).thenReturn(method);
        when(response.getStatus()).thenReturn(code);
        when(response.getHeader("Content-Length")).thenReturn(length);
        filter.doFilter(request, response, chain);
        assertThat(told).singleElement().satisfies(completion -> {
            assertThat(completion.method()).contains(RequestMethod.of(method));
            assertThat(completion.bytes()).isEqualTo(bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes));
            assertThat(completion.duration()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
            assertThat(completion.isCommitted()).isFalse();
        });
    }

    @Test
    void endsThoughAnExceptionIsItsOwnCause() throws Exception {
        HttpServletRequest request = mock();
        RuntimeException one = new RuntimeException("one");
        RuntimeException two = new RuntimeException("two", one);
        one.initCause(two);
        doThrow(one).when(chain).doFilter(any(), any());
        try {
            filter.doFilter(request, response, chain);
        } catch (RuntimeException thrown) {
            assertThat(thrown).isSameAs(one);
        }
        assertThat(told)
                .singleElement()
                .satisfies(completion -> assertThat(completion.status()).contains(HttpStatus.INTERNAL_SERVER_ERROR));
    }
}
