package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.HttpStatus;
import io.httptypes.cookies.CookieField;
import io.httptypes.cookies.CookiePair;
import io.httptypes.cookies.CookieRules;
import io.httptypes.cookies.SetCookie;
import io.httptypes.messages.Reply;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Fields of cookies from a peer: what is read can be written, and reads the same again. */
class SetCookieFuzzTest extends FuzzTarget {
    @FuzzTest(maxDuration = "20s")
    void parse(byte[] input) {
        String field = text(input);

        CookieRules.findDate(field);
        assertEquals(SetCookie.find(field), unlessRefused(() -> SetCookie.parse(field)));
        Optional<SetCookie> found = SetCookie.find(field);
        if (found.isPresent()) {
            SetCookie cookie = found.get();
            String written = cookie.fieldValue();
            assertEquals(cookie, SetCookie.parse(written));
            assertEquals(written, SetCookie.parse(written).fieldValue());
            if (written.chars().allMatch(c -> c <= 0xFF)) {
                cookie.addTo(Reply.of(HttpStatus.OK));
            }
            unlessRefused(() -> cookie.toBuilder().build());
        }
        List<CookiePair> pairs = CookieField.parse(List.of(field));
        if (pairs.stream().noneMatch(pair -> pair.name().isEmpty())) {
            assertEquals(pairs, CookieField.parse(List.of(CookieField.format(pairs))));
        }
    }
}
