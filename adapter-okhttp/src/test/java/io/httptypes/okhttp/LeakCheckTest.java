package io.httptypes.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The check that all the others rely on does fail. */
@Timeout(60)
class LeakCheckTest {
    @AutoClose
    private final MockWebServer server = new MockWebServer();

    @Test
    void failsWhileConnectionIsInUse() throws IOException {
        LeakCheck check = new LeakCheck(Duration.ZERO);
        check.begin();
        Response response = leak(check);
        assertThatThrownBy(check::end).isInstanceOf(AssertionError.class).hasMessageContaining("in use");
        response.close();
        check.assertNothingIsLeaked();
    }

    @Test
    void hearsOkHttpsOwnWarning() throws IOException {
        LeakCheck check = new LeakCheck(Duration.ZERO);
        check.begin();
        leak(check);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (check.warnings().isEmpty() && System.nanoTime() - end < 0) {
            System.gc();
        }
        assertThat(check.warnings()).anyMatch(warning -> warning.getMessage().contains("was leaked"));
        assertThatThrownBy(check::end).isInstanceOf(AssertionError.class).hasMessageContaining("was leaked");
    }

    private Response leak(LeakCheck check) throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        server.enqueue(new MockResponse().setBody("never read"));
        OkHttpClient client = check.newClient(server, Protocol.HTTP_1_1).build();
        return client.newCall(new Request.Builder().url(server.url("/")).build())
                .execute();
    }
}
