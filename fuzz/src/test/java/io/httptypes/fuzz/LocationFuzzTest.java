package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.HttpStatus;
import io.httptypes.messages.FollowUp;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Where a redirect leads: to the server that the reference names, else to the same one. */
class LocationFuzzTest extends FuzzTarget {
    private static final URI BASE = URI.create("https://www.example.com:8443/docs/page?q#f");
    private static final String OF_BASE = "www.example.com:8443";

    /** The parts as RFC 3986, Appendix B, takes them apart. */
    private static final Pattern PARTS =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*):)?(//[^/?#]*)?[^?#]*(?:\\?[^#]*)?(?:#.*)?", Pattern.DOTALL);

    @FuzzTest(maxDuration = "20s")
    void resolve(byte[] input) {
        String location = text(input);
        Response response = redirect(location);

        Optional<URI> found = response.target();
        FollowUp next =
                FollowUp.start(RetryPolicy.none(), RedirectPolicy.standard()).after(response);
        assertTrue(next.toString().chars().allMatch(c -> c >= ' ' && c <= '~'), next::toString);
        if (found.isEmpty()) {
            assertEquals(FollowUp.Reason.TARGET, next.reason());
            return;
        }
        URI target = found.get();
        assertTrue(target.toString().chars().allMatch(c -> c > ' ' && c <= '~'), target::toString);
        assertEquals(found, redirect(target.toString()).target());

        Matcher parts = PARTS.matcher(location.strip());
        assertTrue(parts.matches(), location);
        assertEquals(parts.group(1) == null ? "https" : parts.group(1), target.getScheme());
        if (parts.group(2) == null) {
            assertEquals(parts.group(1) == null ? OF_BASE : null, target.getRawAuthority());
        }
        if (next.kind() == FollowUp.Kind.REDIRECT) {
            assertTrue(next.url().getScheme().equalsIgnoreCase("https"), location);
            String authority = next.url().getRawAuthority();
            boolean isSame = authority.substring(authority.lastIndexOf('@') + 1).equalsIgnoreCase(OF_BASE);
            assertEquals(isSame, next.keepsField("Authorization"), location);
        }
    }

    private static Response redirect(String location) {
        return new Response(BASE, HttpStatus.FOUND, Map.of("Location", List.of(location)));
    }
}
