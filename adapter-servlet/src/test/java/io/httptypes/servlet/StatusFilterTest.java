package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
    private final List<@Nullable StatusCode> told = new ArrayList<>();
    private final List<@Nullable Throwable> failures = new ArrayList<>();
    private final StatusFilter filter = new StatusFilter((request, status, failure) -> {
        told.add(status);
        failures.add(failure);
    });
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
        assertThat(told).containsExactly(HttpStatus.ACCEPTED);
        assertThat(failures).containsExactly(first);
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
        assertThat(told).containsExactly(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
