package io.httptypes.cookies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The public http-state suite, where its data is beside the project, against a store in a few lines that follows RFC 6265, Section 5.3 and 5.4. */
class HttpStateTest {
    private static final Path DATA = Path.of("..", "..", "shared", "cookies");
    private static final String HOST = "home.example.org";
    private static final String PATH = "/cookie-parser";

    /** Three cases expect 2019 to be in the future. */
    private static final Instant NOW = Instant.parse("2011-01-01T00:00:00Z");

    private record Stored(SetCookie cookie, String domain, boolean isHostOnly, String path) {}

    private static JsonNode read(String name) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "the data of the http-state suite is not there");
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void casesOfTheParser() throws IOException {
        List<String> failed = new ArrayList<>();
        int cases = 0;
        for (JsonNode each : read("tc-parser.json")) {
            cases++;
            List<Stored> store = new ArrayList<>();
            each.get("received").forEach(line -> store(store, line.asText()));
            String url = each.has("sent-to") ? each.get("sent-to").asText() : "/cookie-parser-result";
            List<String> expected = new ArrayList<>();
            each.get("sent")
                    .forEach(pair -> expected.add(
                            pair.get("name").asText() + "=" + pair.get("value").asText()));
            if (!sent(store, url).equals(expected)) {
                failed.add(each.get("test").asText());
            }
        }
        assertThat(cases).isEqualTo(222);
        // Two hold control characters, one asks for percent-decoding, and one for an empty Domain that counts for
        // nothing.
        assertThat(failed)
                .containsExactlyInAnyOrder(
                        "DISABLED_CHROMIUM0022", "DISABLED_CHROMIUM0023", "DISABLED_PATH0029", "OPTIONAL_DOMAIN0042");
    }

    private static void store(List<Stored> store, String line) {
        SetCookie cookie = SetCookie.find(line).orElse(null);
        if (cookie == null || cookie.name().isEmpty()) {
            return;
        }
        String domain = cookie.domain().orElse(HOST);
        if (!CookieRules.domainMatches(HOST, domain) || domain.indexOf('.') < 0) {
            return;
        }
        String path = cookie.path().orElse(CookieRules.defaultPath(PATH));
        Stored stored = new Stored(cookie, domain, cookie.domain().isEmpty(), path);
        int old = -1;
        for (int i = 0; i < store.size(); i++) {
            Stored other = store.get(i);
            if (other.cookie.name().equals(cookie.name()) && other.domain.equals(domain) && other.path.equals(path)) {
                old = i;
            }
        }
        boolean isOver = cookie.expiry(NOW).filter(NOW::isAfter).isPresent();
        if (old >= 0) {
            store.remove(old);
        }
        if (!isOver) {
            // The time of creation is kept.
            store.add(old >= 0 ? old : store.size(), stored);
        }
    }

    private static List<String> sent(List<Stored> store, String target) {
        String host = HOST;
        String path = target;
        if (target.startsWith("http")) {
            int start = target.indexOf("//") + 2;
            int slash = target.indexOf('/', start);
            host = target.substring(start, slash < 0 ? target.length() : slash);
            host = host.indexOf(':') < 0 ? host : host.substring(0, host.indexOf(':'));
            path = slash < 0 ? "/" : target.substring(slash);
        }
        String requestHost = host;
        String requestPath = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        return store.stream()
                .filter(stored -> stored.isHostOnly
                        ? stored.domain.equals(requestHost)
                        : CookieRules.domainMatches(requestHost, stored.domain))
                .filter(stored -> CookieRules.pathMatches(requestPath, stored.path))
                .filter(stored -> !stored.cookie.isSecure())
                .sorted(Comparator.comparingInt((Stored stored) -> -stored.path.length()))
                .map(stored -> stored.cookie.name() + "=" + stored.cookie.value())
                .toList();
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
