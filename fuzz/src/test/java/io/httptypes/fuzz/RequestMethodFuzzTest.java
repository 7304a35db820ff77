package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RequestMethodFuzzTest extends FuzzTarget {

    @FuzzTest(maxDuration = "20s")
    void of(byte[] input) {
        String text = text(input);

        Optional<RequestMethod> made = unlessRefused(() -> RequestMethod.of(text));
        Optional<RequestMethod> madeInAnyCase = unlessRefused(() -> RequestMethod.ofIgnoreCase(text));

        assertEquals(made, RequestMethod.find(text));
        assertEquals(made.filter(HttpMethod.class::isInstance), HttpMethod.find(text));
        assertEquals(!text.isEmpty() && text.chars().allMatch(RequestMethodFuzzTest::isTchar), made.isPresent());
        assertEquals(made.isPresent(), madeInAnyCase.isPresent());
        if (made.isPresent() && madeInAnyCase.isPresent()) {
            assertEquals(text, made.get().token());
            RequestMethod inAnyCase = madeInAnyCase.get();
            if (inAnyCase instanceof HttpMethod) {
                assertTrue(inAnyCase.token().equalsIgnoreCase(text));
            } else {
                assertEquals(made.get(), inAnyCase);
            }
        }
    }

    /** RFC 9110, Section 5.6.2: any visible ASCII character but the delimiters. */
    private static boolean isTchar(int c) {
        return c > ' ' && c <= '~' && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }
}
