package io.httptypes.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Texts in a problem: what another library reads in it is what was put in. */
class ProblemFuzzTest extends FuzzTarget {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FuzzTest(maxDuration = "20s")
    void toReply(byte[] input) throws IOException {
        // Without what no JSON can hold: a half of a pair of surrogates.
        String text = new String(text(input).getBytes(UTF_8), UTF_8);

        Optional<Problem> made = unlessRefused(() -> Problem.of(HttpStatus.CONFLICT)
                .withDetail(text)
                .withMember("member", List.of(text, Map.of("key" + text, text))));
        if (made.isPresent()) {
            ByteBuffer content = made.get().toReply().content();
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            JsonNode read = JSON.readTree(bytes);
            assertEquals(text, read.path("detail").asText());
            assertEquals(text, read.path("member").path(0).asText());
            assertEquals(text, read.path("member").path(1).path("key" + text).asText());
        }
        Optional<Problem> named =
                unlessRefused(() -> Problem.of(HttpStatus.CONFLICT).withMember(text, 1));
        named.ifPresent(Problem::toReply);
    }
}
