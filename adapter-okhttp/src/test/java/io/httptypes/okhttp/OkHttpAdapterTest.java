package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OkHttpAdapterTest {
    private static final List<String> EXTENSION_METHODS =
            List.of("PURGE", "get", "M-SEARCH", "!#$%&'*+-.^_`|~", "A", "x".repeat(300), "123");

    private static final List<RequestMethod> NEED_A_BODY = List.of(
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.PROPPATCH,
            HttpMethod.REPORT,
            HttpMethod.QUERY);

    private static final RequestBody BODY = RequestBody.create("a body", null);

    @Test
    void setsEveryStatusCodeAndItsRegisteredPhrase() {
        for (int code = 100; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            Response.Builder builder = newResponse();
            assertThat(OkHttpAdapter.setStatus(builder, status)).isSameAs(builder);
            Response response = builder.build();
            assertThat(response.code()).isEqualTo(code);
            assertThat(response.message()).as("message of %s", status).isEqualTo(status.reasonPhrase());
        }
    }

    @Test
    void setsEveryMethodWithoutBody() throws IOException {
        for (RequestMethod method : methods().toList()) {
            Request.Builder builder = newRequest();
            assertThat(OkHttpAdapter.setMethod(builder, method, null)).isSameAs(builder);
            Request request = builder.build();
            assertThat(request.method()).isEqualTo(method.token());
            RequestBody body = request.body();
            assertThat(body != null).as("%s has a body", method).isEqualTo(NEED_A_BODY.contains(method));
            if (body != null) {
                assertThat(body.contentLength()).isZero();
                assertThat(body.contentType()).isNull();
            }
        }
    }

    @Test
    void addsEmptyBodyExactlyWhereOkHttpDemandsOne() {
        methods().forEach(method -> {
            Request request =
                    OkHttpAdapter.setMethod(newRequest(), method, null).build();
            // OkHttp 4 does not know QUERY and takes it without a body, too.
            boolean isQueryOnOkHttp4 = method == HttpMethod.QUERY
                    && System.getProperty("stack.version").startsWith("4.");
            assertThat(request.body() != null)
                    .as("%s has a body", method)
                    .isEqualTo(okHttpRefuses(method, null) || isQueryOnOkHttp4);
        });
    }

    @Test
    void setsMethodWithBodyExactlyWhereItIsPermitted() {
        methods().forEach(method -> {
            Request.Builder builder = newRequest();
            if (OkHttpAdapter.permitsBody(method)) {
                assertThat(OkHttpAdapter.setMethod(builder, method, BODY)).isSameAs(builder);
                Request request = builder.build();
                assertThat(request.method()).isEqualTo(method.token());
                assertThat(request.body()).as("body of %s", method).isSameAs(BODY);
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> OkHttpAdapter.setMethod(builder, method, BODY))
                        .withMessageContaining(method + " has a body, which ");
                assertThat(builder.build().method()).as("the method before").isEqualTo("BEFORE");
            }
        });
    }

    @Test
    void permitsBodyWhereOkHttpDoesButWithTrace() {
        methods()
                .forEach(method -> assertThat(OkHttpAdapter.permitsBody(method))
                        .as("%s with a body", method)
                        .isEqualTo(!okHttpRefuses(method, BODY) && method != HttpMethod.TRACE));
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "HEAD"})
    void offersQueryWhereOkHttpRefusesBody(HttpMethod method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OkHttpAdapter.setMethod(newRequest(), method, BODY))
                .withMessageContaining("QUERY");
    }

    @Test
    void citesWhatForbidsTraceWithBody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OkHttpAdapter.setMethod(newRequest(), HttpMethod.TRACE, BODY))
                .withMessageContaining("RFC 9110");
    }

    private static boolean okHttpRefuses(RequestMethod method, @Nullable RequestBody body) {
        try {
            newRequest().method(method.token(), body);
            return false;
        } catch (IllegalArgumentException expected) {
            return true;
        }
    }

    private static Request.Builder newRequest() {
        return new Request.Builder().url("http://127.0.0.1/").method("BEFORE", null);
    }

    private static Response.Builder newResponse() {
        return new Response.Builder()
                .request(newRequest().build())
                .protocol(Protocol.HTTP_1_1)
                .code(42)
                .message("before");
    }

    private static Stream<RequestMethod> methods() {
        return Stream.concat(
                Stream.of(HttpMethod.values()), EXTENSION_METHODS.stream().map(RequestMethod::of));
    }
}
