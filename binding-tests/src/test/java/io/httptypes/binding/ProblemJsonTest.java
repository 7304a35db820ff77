package io.httptypes.binding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonParser;
import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link Problem} writes, as others read it. */
class ProblemJsonTest {
    private static final Problem PROBLEM = Problem.of(HttpStatus.CONFLICT)
            .withType("https://example.com/problems/out-of-stock")
            .withTitle("Not enough items in stock.")
            .withDetail("Lone \ud800 and \u0000 and \u2028 and \ud83d\ude00.")
            .withInstance("/orders/42")
            .withMember("left", 2)
            .withMember("rate", 0.25)
            .withMember("final", true)
            .withMember("alternatives", List.of("/items/7", "/items/9"))
            .withMember("errors", List.of(Map.of("pointer", "#/age", "detail", "is negative")));

    private static byte[] bytes(Problem problem) {
        return problem.toReply().toByteArray();
    }

    @Test
    void springReadsIt() {
        JsonMapper mapper = JsonMapper.builder()
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();

        ProblemDetail detail = mapper.readValue(bytes(PROBLEM), ProblemDetail.class);

        assertThat(detail.getType()).hasToString("https://example.com/problems/out-of-stock");
        assertThat(detail.getTitle()).isEqualTo("Not enough items in stock.");
        assertThat(detail.getStatus()).isEqualTo(409);
        assertThat(detail.getDetail()).isEqualTo("Lone \ud800 and \u0000 and \u2028 and \ud83d\ude00.");
        assertThat(detail.getInstance()).hasToString("/orders/42");
        assertThat(detail.getProperties())
                .isEqualTo(Map.of(
                        "left",
                        2,
                        "rate",
                        0.25,
                        "final",
                        true,
                        "alternatives",
                        List.of("/items/7", "/items/9"),
                        "errors",
                        List.of(Map.of("pointer", "#/age", "detail", "is negative"))));
    }

    @Test
    void jsonLibrariesReadAnyString() throws Exception {
        ObjectMapper two = new ObjectMapper();
        JsonMapper three = new JsonMapper();
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x10000) : random.nextInt(0x80)));
            }
            // Jackson reads a lone surrogate in a value, and not in a name.
            String name = "member" + text.toString().replaceAll("\\p{Cs}", "");
            String value = text.reverse().toString();
            byte[] json = bytes(Problem.of(StatusCode.of(520)).withMember(name, value));

            assertThat(two.readTree(json).path(name).textValue()).isEqualTo(value);
            assertThat(three.readTree(json).path(name).stringValue()).isEqualTo(value);
            assertThat(JsonParser.parseString(StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(json))
                                    .toString())
                            .getAsJsonObject()
                            .get(name)
                            .getAsString())
                    .isEqualTo(value);
        }
    }

    @Test
    void numbersAreExact() {
        for (double value : new double[] {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e21, 1e-7, 0.1}) {
            JsonNode json =
                    new JsonMapper().readTree(bytes(Problem.of(HttpStatus.GONE).withMember("number", value)));
            assertThat(json.path("number").doubleValue()).isEqualTo(value);
        }
        for (long value : new long[] {0, Long.MIN_VALUE, Long.MAX_VALUE}) {
            JsonNode json =
                    new JsonMapper().readTree(bytes(Problem.of(HttpStatus.GONE).withMember("number", value)));
            assertThat(json.path("number").longValue()).isEqualTo(value);
        }
    }
}
