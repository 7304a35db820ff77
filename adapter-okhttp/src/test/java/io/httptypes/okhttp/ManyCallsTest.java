package io.httptypes.okhttp;

import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Asynchronous calls to a server that misbehaves at random; every fifth is cancelled somewhere on its way. */
class ManyCallsTest {
    private static final int CALLS = 3_000;

    private static final List<String> RESPONSES = List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut off",
            "HTTP/1.1 204 \r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 302 \r\nLocation: /again\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 307 \r\nLocation: http://127.0.0.1:1/refused\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 304 \r\nContent-Length: 57\r\n\r\n",
            "HTTP/1.1 407 \r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 408 \r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 429 \r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 500 \r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\ncut off",
            "HTTP/1.1 500 \r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nno chunk",
            "HTTP/1.1 500 \r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\ntext",
            "HTTP/1.1 503 \r\nRetry-After: 0\r\nContent-Length: 4\r\n\r\ntext",
            "HTTP/1.1 503 \r\nRetry-After: 3600\r\nContent-Length: 4\r\n\r\ntext",
            "HTTP/1.1 099 \r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200",
            "no HTTP at all\r\n\r\n",
            "");

    @RegisterExtension
    final LeakCheck clients = new LeakCheck();

    private final Random random = new Random(17);
    private final AtomicIntegerArray callbacks = new AtomicIntegerArray(CALLS);
    private final AtomicInteger responses = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final CountDownLatch pending = new CountDownLatch(CALLS);
    private final Queue<Throwable> strange = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(300)
    void everyCallEndsOnceAndLeavesNothingBehind() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> strange.add(thrown));
        try (RawServer server = RawServer.answering(this::misbehave)) {
            OkHttpClient client = OkHttpInterceptors.install(
                            clients.newClient().readTimeout(Duration.ofSeconds(20)),
                            i -> i.checkStatus()
                                    .carryOrigin407()
                                    .carryNoContentWithLength()
                                    .followRedirects(RedirectPolicy.standard().withMaxRedirects(3))
                                    .retry(RetryPolicy.of(3, Duration.ofSeconds(1))))
                    .build();
            client.dispatcher().setMaxRequests(64);
            client.dispatcher().setMaxRequestsPerHost(64);
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                Call call =
                        client.newCall(new Request.Builder().url(server.url()).build());
                call.enqueue(counting(i));
                calls.add(call);
            }
            // Spread over the time that all of them take, so that some are cancelled before they start, on their way,
            // and after.
            for (int i = 0; i < CALLS; i += 5) {
                int ended = Math.max(0, i - random.nextInt(100));
                while (pending.getCount() > CALLS - ended) {
                    Thread.onSpinWait();
                }
                calls.get(i).cancel();
            }
            assertThat(pending.await(240, TimeUnit.SECONDS)).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(strange).isEmpty();
        assertThat(IntStream.range(0, CALLS).filter(i -> callbacks.get(i) != 1)).isEmpty();
        assertThat(responses).hasValueBetween(1, CALLS);
        assertThat(cancelled).hasValueBetween(1, CALLS / 5);
    }

    private void misbehave(OutputStream out) throws IOException {
        String response = RESPONSES.get(ThreadLocalRandom.current().nextInt(RESPONSES.size()));
        out.write(response.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Callback counting(int call) {
        return new Callback() {
            @Override
            public void onResponse(Call ended, Response response) {
                try (response) {
                    response.body().bytes();
                    responses.incrementAndGet();
                } catch (IOException brokenOff) {
                    // It is the server's body that is at fault.
                }
                end();
            }

            @Override
            public void onFailure(Call ended, IOException e) {
                if (ended.isCanceled()) {
                    cancelled.incrementAndGet();
                }
                end();
            }

            private void end() {
                callbacks.incrementAndGet(call);
                pending.countDown();
            }
        };
    }
}
