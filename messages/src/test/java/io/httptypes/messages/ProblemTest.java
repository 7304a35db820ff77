package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProblemTest {
    private static final Problem NOT_FOUND = Problem.of(HttpStatus.NOT_FOUND);

    private static String json(Problem problem) {
        return problem.toReply().text();
    }

    @Test
    void saysWhatItsStatusSays() {
        Reply reply = NOT_FOUND.toReply();

        assertThat(reply.status()).isSameAs(HttpStatus.NOT_FOUND);
        assertThat(reply.fields()).isEqualTo(Map.of("Content-Type", List.of("application/problem+json")));
        assertThat(reply.text()).isEqualTo("{\"title\":\"Not Found\",\"status\":404}");
        assertThat(NOT_FOUND.status()).isSameAs(HttpStatus.NOT_FOUND);
    }

    @Test
    void isForEachStatusWithContent() {
        for (int code = 100; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            if (status.allowsContent()) {
                String title = status.reasonPhrase().isEmpty() ? "" : "\"title\":\"" + status.reasonPhrase() + "\",";
                assertThat(json(Problem.of(status))).isEqualTo("{" + title + "\"status\":" + code + "}");
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Problem.of(status))
                        .withMessageStartingWith(status + " allows no content");
            }
        }
    }

    @Test
    void hasTheMembersOfTheRfcInTheirOrder() {
        Problem problem = Problem.of(HttpStatus.CONFLICT)
                .withMember("alternatives", List.of("/items/7", "/items/9"))
                .withInstance("/orders/42")
                .withDetail("You ordered 5 items, and 2 are left.")
                .withMember("left", 2)
                .withTitle("Not enough items in stock.")
                .withType("https://example.com/problems/out-of-stock");

        assertThat(json(problem)).isEqualTo("""
                        {"type":"https://example.com/problems/out-of-stock","title":"Not enough items in stock.",\
                        "status":409,\
                        "detail":"You ordered 5 items, and 2 are left.","instance":"/orders/42",\
                        "alternatives":["/items/7","/items/9"],"left":2}""");
    }

    @Test
    void titleOfATypeIsTheTypesOwn() {
        assertThat(json(NOT_FOUND.withType("/missing"))).isEqualTo("{\"type\":\"/missing\",\"status\":404}");
        assertThat(json(NOT_FOUND.withType("about:blank")))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}");
        assertThat(json(NOT_FOUND.withTitle("Nothing"))).isEqualTo("{\"title\":\"Nothing\",\"status\":404}");
        assertThat(json(Problem.of(StatusCode.of(520)).withTitle("Nothing")))
                .isEqualTo("{\"title\":\"Nothing\",\"status\":520}");
    }

    @Test
    void writesAnyKindOfValue() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", null);
        map.put("", Map.of());
        Problem problem = NOT_FOUND
                .withMember("string", "text")
                .withMember("long", Long.MIN_VALUE)
                .withMember("double", -1.5e300)
                .withMember("boolean", true)
                .withMember("empty", List.of())
                .withMember("map", map)
                .withMember(
                        "list",
                        Arrays.asList(
                                null,
                                1,
                                (byte) 2,
                                (short) 3,
                                4L,
                                0.5f,
                                new BigInteger("1".repeat(30)),
                                new BigDecimal("1E+3"),
                                false,
                                'c',
                                CharBuffer.wrap("builder"),
                                HttpStatus.GONE,
                                RequestMethod.of("PURGE"),
                                HttpMethod.VERSION_CONTROL,
                                URI.create("/uri"),
                                List.of(List.of(1), Map.of("a", 2))));

        assertThat(json(problem)).endsWith("""
                        "string":"text","long":-9223372036854775808,"double":-1.5E300,\
                        "boolean":true,"empty":[],"map":{"type":null,"":{}},\
                        "list":[null,1,2,3,4,0.5,111111111111111111111111111111,1E+3,false,\
                        "c","builder",410,"PURGE","VERSION-CONTROL","/uri",\
                        [[1],{"a":2}]]}""");
    }

    @Test
    void escapesWhatJsonAndUtf8CannotHold() {
        for (int c = 0; c <= 0xffff; c++) {
            String text = Character.toString((char) c);
            String escaped = json(NOT_FOUND.withDetail(text)).replaceFirst("(?s).*\"detail\":\"(.*)\"}$", "$1");
            boolean isEscaped = c < ' '
                    || c == '"'
                    || c == '\\'
                    || c == 0x7f
                    || c == 0x2028
                    || c == 0x2029
                    || Character.isSurrogate((char) c);
            if (!isEscaped) {
                assertThat(escaped).isEqualTo(text);
            } else if (c == '"' || c == '\\') {
                assertThat(escaped).isEqualTo("\\" + text);
            } else {
                assertThat(escaped).isEqualTo("\\u%04x", c);
            }
        }
        assertThat(json(NOT_FOUND.withDetail("\ud83d\ude00\ud83d x\ude00")))
                .endsWith("\"\ud83d\ude00\\ud83d x\\ude00\"}");
        assertThat(json(NOT_FOUND.withMember("a\"\n", Map.of("b\"", "\r"))))
                .endsWith(",\"a\\\"\\u000a\":{\"b\\\"\":\"\\u000d\"}}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(double value) {
        for (Object element : List.of(value, (float) value)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NOT_FOUND.withMember("list", List.of(element)))
                    .withMessageStartingWith(element + " cannot be written as JSON; expected ");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> NOT_FOUND.withMember("number", value));
    }

    @Test
    void refusesOtherValues() {
        for (Object element : List.of(new Object(), new int[0], new AtomicInteger(1), Thread.State.NEW)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NOT_FOUND.withMember("list", List.of(element)))
                    .withMessageContaining(" cannot be written as JSON; expected null, a text");
        }
        Map<Object, Object> keys = Map.of(1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOT_FOUND.withMember("list", List.of(keys)))
                .withMessage("\"1\" is not a valid name of a member; expected a String");
    }

    @Test
    void refusesAListThatHoldsItself() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOT_FOUND.withMember("list", list))
                .withMessage("the value is nested too deep; expected 100 levels or fewer");
        List<Object> deep = new ArrayList<>();
        for (int i = 1; i < 100; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        assertThat(json(NOT_FOUND.withMember("deep", deep))).contains("[".repeat(100) + "]");
        List<Object> full = new ArrayList<>(List.of(1));
        for (int i = 1; i < 100; i++) {
            full = new ArrayList<>(List.of(full));
        }
        assertThat(json(NOT_FOUND.withMember("full", full))).contains("[".repeat(100) + "1]");
        Map<String, Object> map = new TreeMap<>();
        map.put("map", map);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOT_FOUND.withMember("map", map))
                .withMessage("the value is nested too deep; expected 100 levels or fewer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type     | expected another name, or withType",
                "title    | expected another name, or withTitle",
                "status   | expected another name, since Problem.of gives the status",
                "detail   | expected another name, or withDetail",
                "instance | expected another name, or withInstance"
            })
    void refusesTheNamesOfStandardMembers(String name, String expected) {
        String message = "\"" + name + "\" is the name of a standard member; " + expected;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOT_FOUND.withMember(name, "x"))
                .withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> NOT_FOUND.withMember(name, 1L));
        assertThatIllegalArgumentException().isThrownBy(() -> NOT_FOUND.withMember(name, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> NOT_FOUND.withMember(name, true));
        assertThatIllegalArgumentException().isThrownBy(() -> NOT_FOUND.withMember(name, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> NOT_FOUND.withMember(name, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "http://[", "\u00e4", "%zz", "a\r\nb"})
    void refusesWhatIsNoUriReference(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOT_FOUND.withType(text))
                .withMessageStartingWith("type: \"")
                .withMessageContaining("\" is not a valid URI reference; expected ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOT_FOUND.withInstance(text))
                .withMessageStartingWith("instance: \"");
    }

    @Test
    void encodesUris() {
        assertThat(json(NOT_FOUND.withType(URI.create("/\u00e4")).withInstance(URI.create("/\u00f6"))))
                .isEqualTo("{\"type\":\"/%C3%A4\",\"status\":404,\"instance\":\"/%C3%B6\"}");
        URI halves = URI.create("/\ud83d");
        assertThatIllegalArgumentException().isThrownBy(() -> NOT_FOUND.withType(halves));
        assertThatIllegalArgumentException().isThrownBy(() -> NOT_FOUND.withInstance(halves));
    }

    @Test
    void isImmutable() {
        List<Object> list = new ArrayList<>(List.of(1));
        Problem problem = NOT_FOUND.withMember("list", list);
        list.add(2);
        problem.withDetail("x");

        assertThat(json(problem)).isEqualTo("{\"title\":\"Not Found\",\"status\":404,\"list\":[1]}");
        assertThat(json(problem.withMember("list", "y")))
                .isEqualTo("{\"title\":\"Not Found\",\"status\":404,\"list\":\"y\"}");
    }

    @Test
    void isAValue() {
        Problem one = NOT_FOUND.withDetail("secret").withMember("abc", 1);
        Problem other = NOT_FOUND.withMember("abc", 1).withDetail("secret");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("Problem[404 Not Found, [detail, abc]]");
        assertThat(one)
                .isNotEqualTo(one.withMember("abc", 2))
                .isNotEqualTo(Problem.of(HttpStatus.GONE).withDetail("secret").withMember("abc", 1))
                .isNotEqualTo("x");
    }
}
