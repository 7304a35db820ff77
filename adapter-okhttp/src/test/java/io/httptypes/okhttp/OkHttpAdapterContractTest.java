package io.httptypes.okhttp;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.HttpAdapterContract;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

class OkHttpAdapterContractTest extends HttpAdapterContract {
    private static final List<Object> NATIVES =
            List.of(new OkHttpClient.Builder(), RequestBody.create(new byte[0], null));

    @Test
    void runsOnTheVersionThatTheBuildNames() {
        assertTrue(Request.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith("-" + System.getProperty("stack.version") + ".jar"));
    }

    @Override
    protected List<Class<?>> adapters() {
        return List.of(OkHttpAdapter.class);
    }

    @Override
    protected @Nullable Object sample(Class<?> type) {
        if (type == Request.class) {
            return request("GET");
        } else if (type == Response.class) {
            return response().code(200).message("").build();
        } else if (type == Request.Builder.class) {
            return request();
        } else if (type == Response.Builder.class) {
            return response();
        } else {
            return NATIVES.stream().filter(type::isInstance).findFirst().orElse(null);
        }
    }

    @Override
    protected int writeStatus(StatusCode status) {
        return OkHttpAdapter.setStatus(response(), status).build().code();
    }

    @Override
    protected StatusCode readStatus(int code) {
        return OkHttpAdapter.statusOf(response().code(code).message("").build());
    }

    @Override
    protected Optional<StatusCode> findStatus(int code) {
        return OkHttpAdapter.findStatus(response().code(code).message("").build());
    }

    @Override
    protected String writeMethod(RequestMethod method) {
        return OkHttpAdapter.setMethod(request(), method, null).build().method();
    }

    @Override
    protected RequestMethod readMethod(String token) {
        return OkHttpAdapter.methodOf(request(token));
    }

    @Override
    protected Optional<RequestMethod> findMethod(String token) {
        return OkHttpAdapter.findMethod(request(token));
    }

    private static Request.Builder request() {
        return new Request.Builder().url("http://a.example/");
    }

    /** With a body exactly if OkHttp demands one. */
    private static Request request(String method) {
        try {
            return request().method(method, null).build();
        } catch (IllegalArgumentException demandsBody) {
            return request()
                    .method(method, RequestBody.create(new byte[0], null))
                    .build();
        }
    }

    private static Response.Builder response() {
        return new Response.Builder().request(request().build()).protocol(Protocol.HTTP_1_1);
    }
}
