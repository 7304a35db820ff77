package io.httptypes.jdk;

import com.sun.net.httpserver.HttpExchange;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** With connections of the JDK's own. */
class JdkClientAdapterTest extends ServerTest {
    private final AtomicInteger requests = new AtomicInteger();

    private HttpURLConnection open() throws IOException {
        return (HttpURLConnection) url("/").toURL().openConnection();
    }

    private void serveStatus(StatusCode status) {
        serve(JdkServerAdapter.handler(exchange -> {
            requests.incrementAndGet();
            return Reply.of(status);
        }));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 299, 404, 520, 999})
    void readsTheStatusOfAConnection(int code) throws IOException {
        serveStatus(StatusCode.of(code));
        HttpURLConnection connection = open();

        assertThat(JdkClientAdapter.findStatus(connection)).isEmpty();
        assertThat(requests).hasValue(0);
        // Still not connected: this is refused by a connection that is.
        connection.setRequestProperty("X-Later", "yes");

        assertThat(JdkClientAdapter.statusOf(connection)).isEqualTo(StatusCode.of(code));
        assertThat(JdkClientAdapter.findStatus(connection)).contains(StatusCode.of(code));
        assertThat(requests).hasValue(1);
    }

    @Test
    void connectionWithoutAResponseHasNoStatus() throws IOException {
        serve(HttpExchange::close);
        HttpURLConnection connection = open();
        connection.connect();
        assertThat(JdkClientAdapter.findStatus(connection)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"})
    void setsTheSevenMethods(String token) throws IOException {
        serveStatus(HttpStatus.OK);
        HttpURLConnection connection = open();
        assertThat(JdkClientAdapter.setMethod(connection, RequestMethod.of(token)))
                .isSameAs(connection);
        assertThat(JdkClientAdapter.methodOf(connection)).isEqualTo(RequestMethod.of(token));
        assertThat(JdkClientAdapter.statusOf(connection)).isSameAs(HttpStatus.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "QUERY", "PURGE", "CONNECT", "get"})
    void refusesEveryOther(String token) throws IOException {
        HttpURLConnection connection = open();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdkClientAdapter.setMethod(connection, RequestMethod.of(token)))
                .withMessage(token
                        + " is not a method that HttpURLConnection sends; expected GET, POST, HEAD, "
                        + "OPTIONS, PUT, DELETE or TRACE");
        assertThat(connection.getRequestMethod()).isEqualTo("GET");
    }

    @Test
    void refusesAConnectionThatIsConnected() throws IOException {
        serveStatus(HttpStatus.OK);
        HttpURLConnection connection = open();
        connection.connect();
        assertThatIllegalStateException()
                .isThrownBy(() -> JdkClientAdapter.setMethod(connection, HttpMethod.PUT))
                .withMessageContaining("is connected");
    }
}
