package io.httptypes.cookies;

import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;
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
        assertThatHeapStays(i -> List.of("a=b; Max-Age=" + (2 * TIMES - i)));
        assertThat(jar.cookies()).hasSize(1);
    }

    @Test
    void cookiesThatAreRemovedAgain() {
        assertThatHeapStays(i -> List.of("a" + i + "=b", "a" + i + "=; Max-Age=0"));
        assertThat(jar.cookies()).isEmpty();
    }

    /** Ten bytes a time are less than any object. */
    private void assertThatHeapStays(IntFunction<List<String>> fields) {
        jar.store(URL, fields.apply(0));
        long before = used();
        for (int i = 1; i < TIMES; i++) {
            assertThat(jar.store(URL, fields.apply(i))).isEmpty();
        }
        assertThat(used() - before).isLessThan(10L * TIMES);
    }

    /** After as many collections as it takes, since what other tests have left must not go meanwhile. */
    private static long used() {
        long least = Long.MAX_VALUE;
        for (long now = Long.MAX_VALUE - 1; now < least; ) {
            least = now;
            System.gc();
            now = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
        return least;
    }
}
