package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.testkit.HttpAdapterContract;
import java.util.List;
import java.util.Optional;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertTrue;

class OkHttpAdapterContractTest extends HttpAdapterContract {
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
    protected int writeStatus(StatusCode status) {
        return OkHttpAdapter.setStatus(response(), status).build().code();
    }

    @Override
    protected StatusCode readStatus(int code) {
        return OkHttpAdapter.statusOf(response().code(code).message("").build());
    }

    @Override
    protected Optional<StatusCode> findStatus(int code) {
        // OkHttp's builder refuses a negative code with an IllegalStateException.
        return code < 0
                ? Optional.empty()
                : OkHttpAdapter.findStatus(response().code(code).message("").build());
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

    @Override
    protected List<Executable> callsWithNull() {
        return List.of(
                () -> OkHttpAdapter.methodOf(none()),
                () -> OkHttpAdapter.findMethod(none()),
                () -> OkHttpAdapter.statusOf(none()),
                () -> OkHttpAdapter.findStatus(none()),
                () -> OkHttpAdapter.permitsBody(none()),
                () -> OkHttpAdapter.setMethod(none(), HttpMethod.GET, null),
                () -> OkHttpAdapter.setMethod(request(), none(), null),
                () -> OkHttpAdapter.setStatus(none(), HttpStatus.OK),
                () -> OkHttpAdapter.setStatus(response(), none()),
                () -> OkHttpAdapter.carryOrigin407(none()));
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
