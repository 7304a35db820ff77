package io.httptypes.servlet;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.HttpAdapterContract;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** With stubs: a container keeps its requests and responses to itself, and integration-tests has the real ones. */
class ServletAdapterContractTest extends HttpAdapterContract {
    @Test
    void runsOnTheVersionThatTheBuildNames() {
        assertTrue(HttpServletRequest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith("-" + System.getProperty("stack.version") + ".jar"));
    }

    @Override
    protected void declare(Gaps gaps) {
        gaps.writingStatus(
                status -> status.isInformational() && status != HttpStatus.SWITCHING_PROTOCOLS,
                "a container takes an interim status for the final one, and its client waits for ever");
        gaps.writingMethod(method -> true, "a servlet receives requests, and cannot change their method");
    }

    @Override
    protected List<Class<?>> adapters() {
        return List.of(ServletAdapter.class);
    }

    @Override
    protected @Nullable Object sample(Class<?> type) {
        if (type == HttpServletRequest.class) {
            return request("GET");
        } else if (type == HttpServletResponse.class) {
            return response(200);
        } else {
            return type == String.class ? "</a>" : null;
        }
    }

    @Override
    protected int writeStatus(StatusCode status) {
        AtomicInteger held = new AtomicInteger();
        ServletAdapter.setStatus(
                stub(HttpServletResponse.class, (proxy, method, arguments) -> {
                    assertEquals("setStatus", method.getName());
                    held.set((int) arguments[0]);
                    return null;
                }),
                status);
        return held.get();
    }

    @Override
    protected StatusCode readStatus(int code) {
        return ServletAdapter.statusOf(response(code));
    }

    @Override
    protected Optional<StatusCode> findStatus(int code) {
        return ServletAdapter.findStatus(response(code));
    }

    @Override
    protected RequestMethod readMethod(String token) {
        return ServletAdapter.methodOf(request(token));
    }

    @Override
    protected Optional<RequestMethod> findMethod(String token) {
        return ServletAdapter.findMethod(request(token));
    }

    private static HttpServletRequest request(String method) {
        return stub(HttpServletRequest.class, (proxy, called, arguments) -> {
            assertEquals("getMethod", called.getName());
            return method;
        });
    }

    private static HttpServletResponse response(int status) {
        return stub(HttpServletResponse.class, (proxy, called, arguments) -> {
            assertEquals("getStatus", called.getName());
            return status;
        });
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
