package io.httptypes.integration.servlet;

import io.httptypes.okhttp.OkHttpInterceptors;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One connection for one request after another. Behind each it asserts that the connection is in order, or closed where
 * it has to be.
 */
interface KeptConnection extends AutoCloseable {
    /** The version of HTTP that it speaks. */
    enum Protocol {
        HTTP_1_1 {
            @Override
            KeptConnection open(Container container, Container.Running running) throws IOException {
                return new Raw(container, running);
            }
        },
        HTTP_2 {
            @Override
            KeptConnection open(Container container, Container.Running running) {
                return new OkHttp(running);
            }
        };

        abstract KeptConnection open(Container container, Container.Running running) throws IOException;
    }

    /** Sends a request without content, and reads its response. */
    ComparableResponse exchange(String method, String target) throws IOException;

    @Override
    void close() throws IOException;

    /** A socket, which hides nothing. */
    final class Raw implements KeptConnection {
        private static final Set<Integer> TOMCAT_CLOSES = Set.of(400, 408, 411, 413, 414, 500, 501, 503);

        private final Container container;
        private final Container.Running running;
        private RawConnection connection;

        private Raw(Container container, Container.Running running) throws IOException {
            this.container = container;
            this.running = running;
            connection = RawConnection.open(running.address());
        }

        @Override
        public ComparableResponse exchange(String method, String target) throws IOException {
            RawResponse response = connection.exchange(method, target);
            if (container == Container.TOMCAT && TOMCAT_CLOSES.contains(response.code())) {
                assertThat(connection.isClosed())
                        .as("closed after %s", response)
                        .isTrue();
                connection.close();
                connection = RawConnection.open(running.address());
            } else {
                // Whatever was sent behind the response would stand before this one.
                assertThat(connection
                                .exchange("GET", ReplyKindApplication.PLAIN)
                                .content())
                        .as("after %s", response)
                        .isEqualTo(ReplyKindApplication.PLAIN);
            }
            return ComparableResponse.of(response);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /** OkHttp, which refuses content that is longer or shorter than its announced length. */
    final class OkHttp implements KeptConnection {
        private final Container.Running running;
        private final OkHttpClient client = OkHttpInterceptors.install(
                        new OkHttpClient.Builder(), OkHttpInterceptors::carryOrigin407)
                .protocols(List.of(okhttp3.Protocol.H2_PRIOR_KNOWLEDGE))
                .callTimeout(Duration.ofSeconds(5))
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();

        private OkHttp(Container.Running running) {
            this.running = running;
        }

        @Override
        public ComparableResponse exchange(String method, String target) throws IOException {
            ComparableResponse seen = send(method, target);
            assertThat(send("GET", ReplyKindApplication.PLAIN).content())
                    .as("after %s", seen)
                    .isEqualTo(ReplyKindApplication.PLAIN);
            return seen;
        }

        private ComparableResponse send(String method, String target) throws IOException {
            Request request = new Request.Builder()
                    .url(running.url(target))
                    .method(method, null)
                    .build();
            try (Response response = client.newCall(request).execute()) {
                assertThat(response.protocol()).isEqualTo(okhttp3.Protocol.H2_PRIOR_KNOWLEDGE);
                List<String> fields = new ArrayList<>();
                response.headers().forEach(field -> fields.add(field.getFirst() + ": " + field.getSecond()));
                return ComparableResponse.of(
                        response.code(), fields.stream(), response.body().string());
            }
        }

        @Override
        public void close() {
            assertThat(client.connectionPool().connectionCount()).isEqualTo(1);
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
