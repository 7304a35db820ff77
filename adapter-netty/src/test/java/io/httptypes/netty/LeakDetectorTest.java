package io.httptypes.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The other tests are worth something only if a leak is seen. */
class LeakDetectorTest {
    @Test
    void isParanoid() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    }

    @Test
    void seesASingleLeakOfEachKindOfBuffer() throws InterruptedException {
        leak(Unpooled.directBuffer());
        assertThat(LeakDetector.leaks()).hasSize(1);
        leak(PooledByteBufAllocator.DEFAULT.buffer());
        assertThat(LeakDetector.leaks()).hasSize(1);
        assertThat(LeakDetector.leaks()).isEmpty();
    }

    private static void leak(ByteBuf buffer) {
        buffer.writeByte(0);
    }
}
