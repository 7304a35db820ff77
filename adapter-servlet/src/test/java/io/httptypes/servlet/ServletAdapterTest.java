package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
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

    @Test
    void namesEveryParameterThatIsNull() {
        Map<Class<?>, Object> valid = Map.of(
                HttpServletRequest.class,
                requestWithMethod("GET"),
                HttpServletResponse.class,
                responseWithStatus(200),
                StatusCode.class,
                HttpStatus.NOT_FOUND,
                String.class,
                "a message");
        for (Method method : ServletAdapter.class.getMethods()) {
            for (int i = 0; Modifier.isStatic(method.getModifiers()) && i < method.getParameterCount(); i++) {
                @Nullable
                Object[] arguments =
                        Stream.of(method.getParameterTypes()).map(valid::get).toArray();
                arguments[i] = null;
                assertThatThrownBy(() -> method.invoke(null, arguments))
                        .as("%s, parameter %s", method, i)
                        .cause()
                        .isExactlyInstanceOf(NullPointerException.class)
                        .hasMessage(method.getParameters()[i].getName());
            }
        }
    }

    private static HttpServletResponse responseWithStatus(int status) {
        HttpServletResponse response = mock();
        when(response.getStatus()).thenReturn(status);
        return response;
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
