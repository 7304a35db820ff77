package io.httptypes.soak;

import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.lang.management.ManagementFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is left behind: Netty's buffers that nobody released, and the heap. */
final class Leaks {
    private static final Queue<String> REPORTS = new ConcurrentLinkedQueue<>();
    private static final long MILLIS_TO_COLLECT = 10_000;
    private static final int COLLECTIONS = 3;

    private Leaks() {}

    /** Has to be called before Netty makes its first buffer. */
    static void watch() {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @SuppressWarnings("deprecation") // Netty has no other method to override
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                    Class<T> resource, int samplingInterval, long maxActive) {
                return new Detector<>(resource, samplingInterval);
            }
        });
    }

    /** Whether each buffer is followed, or a sample of them as by default. */
    static void beParanoid(boolean isParanoid) {
        ResourceLeakDetector.setLevel(
                isParanoid ? ResourceLeakDetector.Level.PARANOID : ResourceLeakDetector.Level.SIMPLE);
    }

    /** Collects garbage, and returns the bytes of the heap that are used after it. */
    static long usedHeap() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            ReferenceQueue<Object> collected = new ReferenceQueue<>();
            WeakReference<Object> sentinel = new WeakReference<>(new Object(), collected);
            System.gc();
            if (collected.remove(MILLIS_TO_COLLECT) == null || sentinel.get() != null) {
                throw new IllegalStateException("nothing was collected");
            }
            // A detector reports when it begins to follow the next buffer.
            Unpooled.directBuffer().release();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What Netty has reported since the last call. */
    static int reports() {
        int reports = REPORTS.size();
        REPORTS.forEach(System.out::println);
        REPORTS.clear();
        return reports;
    }

    private static final class Detector<T> extends ResourceLeakDetector<T> {
        @SuppressWarnings("deprecation") // Netty has no other constructor that takes an interval
        Detector(Class<T> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String resource, String records) {
            REPORTS.add(resource + records);
        }

        @Override
        protected void reportUntracedLeak(String resource) {
            REPORTS.add(resource);
        }
    }
}
