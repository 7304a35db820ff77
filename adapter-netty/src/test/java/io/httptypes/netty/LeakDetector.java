package io.httptypes.netty;

import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps what Netty would only log. The build names this class in {@code io.netty.customResourceLeakDetector}, and asks
 * for paranoia.
 */
public final class LeakDetector<T> extends ResourceLeakDetector<T> {
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final int ROUNDS = 3;
    private static final long MILLIS_TO_COLLECT = 5_000;

    /** Called by Netty, by reflection. */
    public LeakDetector(Class<?> resourceType, int samplingInterval) {
        super(resourceType, samplingInterval);
    }

    /** Called by Netty as well, where it is older. */
    public LeakDetector(Class<?> resourceType, int samplingInterval, long maxActive) {
        super(resourceType, samplingInterval);
    }

    /** What has leaked since the last call. */
    static List<String> leaks() throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            ReferenceQueue<Object> collected = new ReferenceQueue<>();
            WeakReference<Object> sentinel = new WeakReference<>(new Object(), collected);
            System.gc();
            assertThat(collected.remove(MILLIS_TO_COLLECT))
                    .as("what is collected")
                    .isSameAs(sentinel);
            // A detector reports when it begins to track the next buffer, which an unpooled one on the heap would not
            // be.
            Unpooled.directBuffer().release();
        }
        List<String> leaks = List.copyOf(LEAKS);
        LEAKS.clear();
        return leaks;
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        LEAKS.add(resourceType + records);
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        LEAKS.add(resourceType);
    }
}
