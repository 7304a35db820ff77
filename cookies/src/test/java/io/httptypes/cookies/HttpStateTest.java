package io.httptypes.cookies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The public http-state suite, where its data is beside the project: its cases as they stand, but for those whose rule
 * is another today.
 */
class HttpStateTest {
    private static final Path DATA = Path.of("..", "..", "shared", "cookies");
    private static final String HOST = "home.example.org";
    private static final String PATH = "/cookie-parser";

    /** Three cases expect 2019 to be in the future. */
    private static final Instant NOW = Instant.parse("2011-01-01T00:00:00Z");

    private static Path data(String name) {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "the data of the http-state suite is not there");
        return file;
    }

    private static JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(data(name).toFile());
    }

    @Test
    void casesOfTheParserThroughAJar() throws IOException {
        Map<String, String> newer = new HashMap<>();
        for (String line : Files.readAllLines(data("rfc6265bis-overlay.csv")).stream()
                .skip(1)
                .toList()) {
            String[] start = line.split(",", 2);
            String field = start[1].startsWith("\"")
                    ? start[1].substring(1, start[1].lastIndexOf("\",")).replace("\"\"", "\"")
                    : start[1].substring(0, start[1].indexOf(','));
            newer.put(start[0], field);
        }
        int asTheyStand = 0;
        for (JsonNode each : read("tc-parser.json")) {
            CookieJar jar =
                    CookieJar.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
            List<String> received = new ArrayList<>();
            each.get("received").forEach(line -> received.add(line.asText()));
            jar.store(URI.create("http://" + HOST + PATH), received);
            String url = each.has("sent-to") ? each.get("sent-to").asText() : "/cookie-parser-result";
            String sent = jar.cookieField(URI.create(url.startsWith("http") ? url : "http://" + HOST + url))
                    .orElse("");
            String test = each.get("test").asText();
            List<String> pairs = new ArrayList<>();
            each.get("sent")
                    .forEach(pair -> pairs.add(
                            pair.get("name").asText() + "=" + pair.get("value").asText()));
            String expected = newer.remove(test);
            asTheyStand += expected == null ? 1 : 0;
            assertThat(sent).as(test).isEqualTo(expected == null ? String.join("; ", pairs) : expected);
        }
        assertThat(asTheyStand).isEqualTo(195);
        assertThat(newer).isEmpty();
    }

    @Test
    void dates() throws IOException {
        int dates = 0;
        for (JsonNode each : read("dates.json")) {
            dates++;
            String text = each.get("test").asText();
            String found = CookieRules.findDate(text)
                    .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME
                            .withZone(ZoneOffset.UTC)
                            .format(date))
                    .orElse("none");
            String expected = each.get("expected").isNull()
                    ? "none"
                    : each.get("expected").asText();
            assertThat(found.replaceFirst(", (\\d) ", ", 0$1 ")).as(text).isEqualTo(expected);
        }
        assertThat(dates).isEqualTo(70);
    }
}
