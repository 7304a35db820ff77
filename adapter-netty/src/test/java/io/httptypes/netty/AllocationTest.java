package io.httptypes.netty;

import com.sun.management.ThreadMXBean;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conversions cost no garbage. What they answer escapes into a field, so that no compiler can optimize an allocation
 * away.
 */
class AllocationTest {
    private static final int ROUNDS = 20;
    private static final ThreadMXBean METER = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Object escaped = "";

    @Test
    void theMeterSeesASingleObject() {
        assertThat(allocatedBy(() -> escaped = new Object())).isPositive();
    }

    @Test
    void convertingAStatusAllocatesNothing() {
        HttpResponseStatus[] theirs = new HttpResponseStatus[1000];
        for (int code = 0; code < theirs.length; code++) {
            theirs[code] = HttpResponseStatus.valueOf(code);
        }
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);

        assertThat(allocatedBy(() -> {
                    for (int code = 100; code <= 999; code++) {
                        StatusCode status = StatusCode.of(code);
                        escaped = NettyAdapter.toStatusCode(theirs[code]);
                        escaped = NettyAdapter.toNettyStatus(status);
                        escaped = NettyAdapter.toNettyStatus(status, status.reasonPhrase());
                        escaped = NettyAdapter.setStatus(response, status);
                        escaped = NettyAdapter.statusOf(response);
                        escaped = NettyAdapter.findStatus(response);
                        escaped = NettyAdapter.reasonPhraseOf(response);
                    }
                    response.setStatus(theirs[99]);
                    escaped = NettyAdapter.findStatus(response);
                }))
                .isZero();
    }

    @Test
    void convertingARegisteredMethodAllocatesNothing() {
        HttpMethod[] ours = HttpMethod.values();
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpMethod.GET, "/");

        assertThat(allocatedBy(() -> {
                    for (int i = 0; i < ours.length; i++) {
                        escaped = NettyAdapter.toNettyMethod(ours[i]);
                        escaped = NettyAdapter.setMethod(request, ours[i]);
                        escaped = NettyAdapter.toRequestMethod(request.method());
                        escaped = NettyAdapter.methodOf(request);
                        escaped = NettyAdapter.findMethod(request);
                    }
                }))
                .isZero();
    }

    @Test
    void aFreshRedirectAllocatesLittle() {
        HttpRequest request =
                new DefaultHttpRequest(HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpMethod.GET, "/");

        assertThat(allocatedBy(
                        () -> escaped = NettyAdapter.toResponse(request, Reply.redirect(HttpStatus.FOUND, "/there"))))
                .isBetween(1L, 1000L);
    }

    /**
     * The least of several rounds: the first ones load classes, and the JVM may allocate on this thread for its own
     * ends.
     */
    static long allocatedBy(Runnable round) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = METER.getCurrentThreadAllocatedBytes();
            round.run();
            least = Math.min(least, METER.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
