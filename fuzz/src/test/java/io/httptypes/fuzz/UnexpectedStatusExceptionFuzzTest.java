package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Hop;
import io.httptypes.messages.Problem;
import io.httptypes.messages.Reply;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A URL, a media type, and content, each in a line: what is kept of them can be logged. */
class UnexpectedStatusExceptionFuzzTest extends FuzzTarget {
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_EXCERPT = 1_024;
    private static final int LONGEST_ESCAPE = 6;

    @FuzzTest(maxDuration = "20s")
    void of(byte[] input) throws IOException, ClassNotFoundException {
        String[] parts = text(input).split("\n", 3);
        URI url = url(parts[0]);
        String type = parts.length > 1 ? parts[1] : "";
        byte[] content = parts.length > 2 ? parts[2].getBytes(ISO_8859_1) : new byte[0];

        Response response = new Response(url, HttpStatus.CONFLICT, Map.of("Content-Type", List.of(type)));
        UnexpectedStatusException made = UnexpectedStatusException.of(response, "a successful status", content);
        assertPrinted(String.valueOf(made.getMessage()));
        assertPrinted(made.url());
        assertPrinted(made.contentType().orElseThrow());
        assertPrinted(made.bodyExcerpt());
        assertTrue(made.bodyExcerpt().length() <= LONGEST_ESCAPE * LONGEST_EXCERPT, made::bodyExcerpt);
        assertPrinted(UnexpectedStatusException.ofText(response, "a successful status", new String(content, ISO_8859_1))
                .bodyExcerpt());
        assertEquals(made.bodyExcerpt(), again(made).bodyExcerpt());

        String logged = Hop.of(HttpMethod.GET, url, HttpStatus.CONFLICT).url();
        assertTrue(logged.chars().allMatch(c -> c > ' ' && c <= '~' && c != '?' && c != '#'), logged);
        assertTrue(made.url().startsWith(logged.substring(0, Math.min(logged.length(), LONGEST_URL))), logged);
        if (url.getRawAuthority() != null) {
            String behindScheme = logged.substring(logged.indexOf("//") + 2);
            assertTrue(behindScheme.split("/", 2)[0].indexOf('@') < 0, logged);
        }
        unlessRefused(() -> Reply.redirect(HttpStatus.FOUND, url));
        unlessRefused(() -> Problem.of(HttpStatus.CONFLICT).withType(url));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException noUrl) {
            return URI.create("https://www.example.com/");
        }
    }

    private static void assertPrinted(String text) {
        assertTrue(text.codePoints().noneMatch(Character::isISOControl), text);
    }

    private static UnexpectedStatusException again(UnexpectedStatusException made)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(made);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (UnexpectedStatusException) in.readObject();
        }
    }
}
