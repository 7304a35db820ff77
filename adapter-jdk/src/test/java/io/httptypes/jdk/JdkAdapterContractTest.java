package io.httptypes.jdk;

import com.sun.net.httpserver.HttpExchange;
import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.testkit.Carrier;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.HttpAdapterContract;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

class JdkAdapterContractTest extends HttpAdapterContract {
    private static final HttpResponse.BodyHandler<Void> DISCARDING = HttpResponse.BodyHandlers.discarding();

    @Override
    protected List<Class<?>> adapters() {
        return List.of(JdkServerAdapter.class, JdkClientAdapter.class, JdkResponses.class, JdkClients.class);
    }

    @Override
    protected @Nullable Object sample(Class<?> type) {
        if (type == HttpExchange.class) {
            return Stubs.exchange("GET", 200);
        } else if (type == HttpRequest.class) {
            return Stubs.request("GET");
        } else if (type == HttpRequest.Builder.class) {
            return HttpRequest.newBuilder();
        } else if (type == HttpResponse.class) {
            return Stubs.response(200);
        } else if (type == HttpResponse.ResponseInfo.class) {
            return Stubs.info(200);
        } else if (type == HttpURLConnection.class) {
            return Stubs.connection("GET", -1);
        } else {
            return Stream.<Object>of(
                            DISCARDING,
                            HttpRequest.BodyPublishers.noBody(),
                            HttpClient.newHttpClient(),
                            RetryPolicy.none(),
                            RedirectPolicy.none())
                    .filter(type::isInstance)
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    protected List<? extends Carrier> carriers() {
        return List.of(
                new ServerExchange(), new ClientRequest(), new ClientResponse(), new ClientInfo(), new Connection());
    }

    private static final class ServerExchange extends Carrier {
        @Override
        protected void declare(Gaps gaps) {
            gaps.writingStatus(status -> true, "a status is sent with its response, by a Reply");
            gaps.writingMethod(method -> true, "a server receives requests, and cannot change their method");
        }

        @Override
        protected StatusCode readStatus(int code) {
            return JdkServerAdapter.statusOf(Stubs.exchange("GET", code));
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return JdkServerAdapter.findStatus(Stubs.exchange("GET", code));
        }

        @Override
        protected Optional<StatusCode> findUnsetStatus() {
            return JdkServerAdapter.findStatus(Stubs.exchange("GET", -1));
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return JdkServerAdapter.methodOf(Stubs.exchange(token, 200));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return JdkServerAdapter.findMethod(Stubs.exchange(token, 200));
        }
    }

    private static final class ClientRequest extends Carrier {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noStatuses("a request has no status");
            gaps.writingMethod(HttpMethod.CONNECT::equals, "the JDK's builder refuses CONNECT");
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            return JdkClientAdapter.setMethod(HttpRequest.newBuilder(URI.create("http://a.example/")), method, null)
                    .build()
                    .method();
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return JdkClientAdapter.methodOf(Stubs.request(token));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return JdkClientAdapter.findMethod(Stubs.request(token));
        }
    }

    private static final class ClientResponse extends Carrier {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noMethods("a response has the method of its request");
            gaps.writingStatus(status -> true, "a client receives responses, and cannot change their status");
        }

        @Override
        protected StatusCode readStatus(int code) {
            return JdkClientAdapter.statusOf(Stubs.response(code));
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return JdkClientAdapter.findStatus(Stubs.response(code));
        }
    }

    private static final class ClientInfo extends Carrier {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noMethods("a response has the method of its request");
            gaps.writingStatus(status -> true, "a client receives responses, and cannot change their status");
        }

        @Override
        protected StatusCode readStatus(int code) {
            return JdkClientAdapter.statusOf(Stubs.info(code));
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return JdkClientAdapter.findStatus(Stubs.info(code));
        }
    }

    private static final class Connection extends Carrier {
        private static final Set<String> SENDABLE = Set.of("GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE");

        @Override
        protected void declare(Gaps gaps) {
            gaps.writingStatus(status -> true, "a client receives responses, and cannot change their status");
            gaps.writingMethod(method -> !SENDABLE.contains(method.token()), "HttpURLConnection knows seven methods");
        }

        @Override
        protected String writeMethod(RequestMethod method) {
            return JdkClientAdapter.setMethod(Stubs.connection("GET", -1), method)
                    .getRequestMethod();
        }

        @Override
        protected RequestMethod readMethod(String token) {
            return JdkClientAdapter.methodOf(Stubs.connection(token, -1));
        }

        @Override
        protected Optional<RequestMethod> findMethod(String token) {
            return JdkClientAdapter.findMethod(Stubs.connection(token, -1));
        }

        @Override
        protected StatusCode readStatus(int code) throws Exception {
            return JdkClientAdapter.statusOf(Stubs.connection("GET", code));
        }

        @Override
        protected Optional<StatusCode> findStatus(int code) {
            return JdkClientAdapter.findStatus(Stubs.connection("GET", code));
        }

        @Override
        protected Optional<StatusCode> findUnsetStatus() {
            return JdkClientAdapter.findStatus(Stubs.connection("GET", -1));
        }
    }
}
