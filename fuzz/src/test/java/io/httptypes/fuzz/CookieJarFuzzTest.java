package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.cookies.CookieFile;
import io.httptypes.cookies.CookieJar;
import io.httptypes.cookies.StoredCookie;
import java.net.URI;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A file of cookies, and field lines, of anybody: a jar takes what it takes whole, and says why it does not. */
class CookieJarFuzzTest extends FuzzTarget {
    private static final URI URL = URI.create("https://www.example.com/docs/page");

    @FuzzTest(maxDuration = "20s")
    void parse(byte[] input) {
        CookieJar jar = CookieJar.create();
        Optional<CookieFile> file = unlessRefused(() -> CookieFile.parse(input));
        if (file.isPresent()) {
            for (StoredCookie cookie : file.get().cookies()) {
                assertTrue(jar.put(cookie).isEmpty(), cookie::toString);
                assertTrue(
                        jar.cookies().contains(cookie) || file.get().cookies().size() > 180, cookie::toString);
            }
        }
        int before = jar.cookies().size();
        List<String> lines = List.of(text(input).split("\n", -1));
        int refused = jar.store(URL, lines).size();
        assertTrue(jar.cookies().size() <= before + lines.size() - refused);
        jar.cookieField(URL).ifPresent(field -> assertTrue(field.indexOf('\n') < 0 && field.indexOf('\r') < 0, field));
        assertEquals(jar.cookieField(URL).isPresent(), !jar.cookiesFor(URL).isEmpty());
        jar.clear();
        assertTrue(jar.cookies().isEmpty());
    }
}
