package io.httptypes.cookies;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/** What a jar remembers of cookies that it no longer has. */
@Isolated // other tests use the heap
class CookieJarMemoryTest {
    private static final URI URL = URI.create("https://a.com/");
    private static final int TIMES = 200_000;

    private final CookieJar jar = CookieJar.create();

    @Test
    void endsThatComeCloserAndCloser() {
        assertThatHeapStays(i -> jar.store(URL, List.of("a=b; Max-Age=" + (2 * TIMES - i))));
        assertThat(jar.cookies()).hasSize(1);
    }

    @Test
    void cookiesThatAreRemovedAgain() {
        assertThatHeapStays(i -> jar.store(URL, List.of("a" + i + "=b", "a" + i + "=; Max-Age=0")));
        assertThat(jar.cookies()).isEmpty();
    }

    private interface Step {
        void take(int i);
    }

    /** Ten bytes a step would be too many. */
    private static void assertThatHeapStays(Step step) {
        step.take(0);
        long before = used();
        for (int i = 1; i < TIMES; i++) {
            step.take(i);
        }
        assertThat(used() - before).isLessThan(10L * TIMES);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
