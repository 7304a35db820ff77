package io.httptypes.okhttp;

import com.sun.management.ThreadMXBean;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link OkHttpInterceptors} add to a call that gets a plain 200 at once, from nobody. */
class AllocationTest {
    private static final int ROUNDS = 50;
    private static final ThreadMXBean METER = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Response OK = new Response.Builder()
            .request(new Request.Builder().url("http://a.example/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(200)
            .message("OK")
            .body(ResponseBody.create(new byte[0], null))
            .build();

    static Object escaped = "";

    @Test
    void aCallThatSucceedsAllocatesLittleMore() throws IOException {
        long alone = allocatedBy(new OkHttpClient.Builder());
        long helped = allocatedBy(OkHttpInterceptors.install(
                new OkHttpClient.Builder(),
                i -> i.checkStatus()
                        .followRedirects(RedirectPolicy.standard())
                        .retry(RetryPolicy.of(4, Duration.ofSeconds(30)))));

        assertThat(alone).isPositive();
        assertThat(helped - alone).isBetween(1L, 700L);
    }

    /** The least of several rounds: the first ones load classes. */
    private static long allocatedBy(OkHttpClient.Builder builder) throws IOException {
        OkHttpClient client = builder.addInterceptor(chain -> OK).build();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = METER.getCurrentThreadAllocatedBytes();
            escaped = client.newCall(OK.request()).execute();
            least = Math.min(least, METER.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
