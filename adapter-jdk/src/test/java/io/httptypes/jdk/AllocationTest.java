package io.httptypes.jdk;

import com.sun.management.ThreadMXBean;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link JdkClients} adds to a call that gets a plain 200 at once, from nobody. */
class AllocationTest {
    private static final int ROUNDS = 50;
    private static final ThreadMXBean METER = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final HttpRequest REQUEST =
            HttpRequest.newBuilder(URI.create("http://a.example/")).build();
    private static final RetryPolicy RETRY = RetryPolicy.of(4, Duration.ofSeconds(30));
    private static final HttpClient CLIENT = new FailureTest.OtherClient() {
        @Override
        public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
            return FailureTest.received(200, handler);
        }
    };

    static Object escaped = "";

    @Test
    void aCallThatSucceedsAllocatesLittleMore() throws Exception {
        long alone = allocatedBy(() -> CLIENT.send(REQUEST, BodyHandlers.discarding()));
        long helped = allocatedBy(
                () -> JdkClients.send(CLIENT, REQUEST, BodyHandlers.discarding(), RETRY, RedirectPolicy.standard()));

        assertThat(alone).isPositive();
        assertThat(helped - alone).isBetween(1L, 900L);
    }

    /** The least of several rounds: the first ones load classes. */
    private static long allocatedBy(Callable<?> round) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = METER.getCurrentThreadAllocatedBytes();
            escaped = round.call();
            least = Math.min(least, METER.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
