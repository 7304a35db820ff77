package io.httptypes.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
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
    private static final List<String> EXTENSION_METHODS =
            List.of("PURGE", "get", "M-SEARCH", "!#$%&'*+-.^_`|~", "A", "x".repeat(300), "123");

    @Test
    void readsEveryStatusCode() {
        for (int code = 100; code <= 999; code++) {
            HttpServletResponse response = responseWithStatus(code);
            assertThat(ServletAdapter.statusOf(response).code()).isEqualTo(code);
            assertThat(ServletAdapter.findStatus(response).orElseThrow().code()).isEqualTo(code);
        }
    }

    @Test
    void readsNamedCodeAsItsConstant() {
        for (HttpStatus status : HttpStatus.values()) {
            HttpServletResponse response = responseWithStatus(status.code());
            assertThat(ServletAdapter.statusOf(response)).isSameAs(status);
            assertThat(ServletAdapter.findStatus(response)).containsSame(status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 42, 99, 1000})
    void refusesToReadNumberThatIsNoStatusCode(int number) {
        HttpServletResponse response = responseWithStatus(number);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServletAdapter.statusOf(response))
                .withMessageContaining(String.valueOf(number));
        assertThat(ServletAdapter.findStatus(response)).isEmpty();
    }

    @Test
    void readsRegisteredMethodAsItsConstant() {
        for (HttpMethod method : HttpMethod.values()) {
            HttpServletRequest request = requestWithMethod(method.token());
            assertThat(ServletAdapter.methodOf(request)).isSameAs(method);
            assertThat(ServletAdapter.findMethod(request)).containsSame(method);
        }
    }

    @Test
    void readsExtensionMethodLetterForLetter() {
        for (String token : EXTENSION_METHODS) {
            HttpServletRequest request = requestWithMethod(token);
            assertThat(ServletAdapter.methodOf(request).token()).isEqualTo(token);
            assertThat(ServletAdapter.findMethod(request).orElseThrow().token()).isEqualTo(token);
        }
    }

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
    void setsEveryFinalStatusAnd101() {
        codes(100, 999)
                .filter(status -> status.code() == 101 || status.code() >= 200)
                .forEach(status -> {
                    HttpServletResponse response = mock();
                    ServletAdapter.setStatus(response, status);
                    verify(response).setStatus(status.code());
                    verifyNoMoreInteractions(response);
                });
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
