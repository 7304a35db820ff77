package io.httptypes.integration.servlet;

import java.io.IOException;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** One connection for one request after another. Behind each it asserts that the connection is in order, or closed where it has to be. */
final class KeptConnection implements AutoCloseable {
    private static final Set<Integer> TOMCAT_CLOSES = Set.of(400, 408, 411, 413, 414, 500, 501, 503);

    private final Container container;
    private final Container.Running running;
    private RawConnection connection;

    KeptConnection(Container container, Container.Running running) throws IOException {
        this.container = container;
        this.running = running;
        connection = RawConnection.open(running.address());
    }

    RawResponse exchange(String method, String target) throws IOException {
        RawResponse response = connection.exchange(method, target);
        if (container == Container.TOMCAT && TOMCAT_CLOSES.contains(response.code())) {
            assertThat(connection.isClosed()).as("closed after %s", response).isTrue();
            connection.close();
            connection = RawConnection.open(running.address());
        } else {
            // Whatever was sent behind the response would stand before this one.
            assertThat(connection.exchange("GET", AnswerApplication.PLAIN).content())
                    .as("after %s", response)
                    .isEqualTo(AnswerApplication.PLAIN);
        }
        return response;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
