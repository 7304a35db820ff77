package io.httptypes.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.pages.MeasuredTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class FactsTest {
    static final Path PAGE = Path.of("target", "explorer", "index.html");

    private static final StatusSearch SEARCH = search();

    private static StatusSearch search() {
        try {
            return new StatusSearch();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode of(HttpStatus status) {
        for (JsonNode node : SEARCH.facts().path("statuses")) {
            if (node.path("code").asInt() == status.code()) {
                return node;
            }
        }
        throw new AssertionError(status);
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusHasTheFactsOfCore(HttpStatus status) {
        JsonNode node = of(status);
        assertThat(node.path("phrase").asText()).isEqualTo(status.reasonPhrase());
        assertThat(node.path("description").asText()).isEqualTo(status.description());
        assertThat(node.path("allowsContent").asBoolean()).isEqualTo(status.allowsContent());
        assertThat(node.path("isCacheable").asBoolean()).isEqualTo(status.isHeuristicallyCacheable());
        for (HttpMethod method : HttpMethod.values()) {
            assertThat(Optional.ofNullable(node.path("redirect").get(method.token()))
                            .map(JsonNode::asText))
                    .isEqualTo(status.redirectMethod(method).map(RequestMethod::token));
            assertThat(node.path("retryableFor").toString().contains('"' + method.token() + '"'))
                    .isEqualTo(status.isRetryable(method));
        }
        assertThat(node.path("constants").path("Java").get(0).asText()).isEqualTo("HttpStatus." + status.name());
        assertThat(node.path("stacks").size()).isEqualTo(status == HttpStatus.SWITCHING_PROTOCOLS ? 0 : 7);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, Netty, HttpResponseStatus.NOT_FOUND",
        "NOT_FOUND, Servlet, HttpServletResponse.SC_NOT_FOUND",
        "NOT_FOUND, JAX-RS, Response.Status.NOT_FOUND",
        "NOT_FOUND, Python, HTTPStatus.NOT_FOUND",
        "IM_A_TEAPOT, Spring, HttpStatus.I_AM_A_TEAPOT",
        "IM_A_TEAPOT, Netty, ''",
        "TOO_EARLY, Netty, HttpResponseStatus.UNORDERED_COLLECTION"
    })
    void librariesHaveTheirConstants(HttpStatus status, String library, String constant) {
        assertThat(of(status).path("constants").path(library).path(0).asText()).isEqualTo(constant);
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodHasTheFactsOfCore(HttpMethod method) {
        JsonNode node = SEARCH.find(method.token()).get(0);
        assertThat(node.path("token").asText()).isEqualTo(method.token());
        assertThat(node.path("isSafe").asBoolean()).isEqualTo(method.isSafe());
        assertThat(node.path("isIdempotent").asBoolean()).isEqualTo(method.isIdempotent());
        assertThat(node.path("stacks").size()).isEqualTo(7);
    }

    @Test
    void everyMeasuredCellIsRead() throws IOException {
        MeasuredTable phrases = MeasuredTable.read(Path.of("..", "docs", "stacks.md"), "reason-phrases");
        assertThat(phrases.rows()).hasSize(5);
        phrases.rows()
                .forEach(row -> assertThat(MeasuredCell.phrases(row.get(2))).isNotNull());
        assertThat(of(HttpStatus.CONTENT_TOO_LARGE)
                        .path("stacks")
                        .get(0)
                        .path("phrase")
                        .asText())
                .isEqualTo("Payload Too Large");
        assertThat(of(HttpStatus.NOT_FOUND).path("stacks").get(2).path("phrase").asText())
                .isEmpty();
        assertThat(of(HttpStatus.MULTI_STATUS)
                        .path("stacks")
                        .get(6)
                        .path("phrase")
                        .asText())
                .isEmpty();
        assertThat(of(HttpStatus.PROXY_AUTHENTICATION_REQUIRED)
                        .path("stacks")
                        .get(0)
                        .path("clients")
                        .path("OkHttp")
                        .asText())
                .startsWith("throws ProtocolException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unchanged | 404 | unchanged",
                "unchanged, but 407: throws; 408, 409: silent | 407 | throws",
                "unchanged, but 407: throws; 408, 409: silent | 409 | silent",
                "unchanged, but 407: throws; 408, 409: silent | 404 | unchanged",
                "100, 150: cannot; 102, 103: hidden | 103 | hidden",
                "only the final response is shown | 103 | only the final response is shown"
            })
    void cellsAreRead(String cell, String key, String expected) {
        assertThat(MeasuredCell.of(cell, key)).isEqualTo(expected);
    }

    @Test
    void phrasesAreRead() {
        assertThat(MeasuredCell.phrases("203 \"Non, no\", 208 \"208\", 226, 307 empty"))
                .isEqualTo(Map.of(203, "Non, no", 208, "208", 226, "", 307, ""));
        assertThat(MeasuredCell.phrases("none")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> MeasuredCell.phrases("203 what"));
    }

    @Test
    void unofficialCodesHaveNoName() {
        assertThat(SEARCH.facts().path("unofficial").size()).isEqualTo(35);
        SEARCH.facts()
                .path("unofficial")
                .forEach(row ->
                        assertThat(HttpStatus.find(row.path("code").asInt())).isEmpty());
        assertThat(SEARCH.unofficial(520))
                .extracting(row -> row.path("vendor").asText())
                .containsExactly("Cloudflare");
    }

    @Test
    void headerFieldsHaveTheirSource() {
        JsonNode fields = of(HttpStatus.METHOD_NOT_ALLOWED).path("fields");
        assertThat(fields.size()).isEqualTo(1);
        assertThat(fields.get(0).path("field").asText()).isEqualTo("Allow");
        assertThat(fields.get(0).path("url").asText())
                .isEqualTo("https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6");
        assertThat(of(HttpStatus.SEE_OTHER).path("fields").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "not found, NOT_FOUND",
        "Not_Found, NOT_FOUND",
        "teapot, IM_A_TEAPOT",
        "payload too large, REQUEST_ENTITY_TOO_LARGE",
        "CONTENT_TOO_LARGE, REQUEST_ENTITY_TOO_LARGE",
        "unordered, TOO_EARLY"
    })
    void findsByNumberNameAndPhrase(String query, String name) {
        assertThat(SEARCH.find(query))
                .singleElement()
                .satisfies(node -> assertThat(node.path("name").asText()).isEqualTo(name));
    }

    @Test
    void findsNothingForNothing() {
        assertThat(SEARCH.find("")).isEmpty();
        assertThat(SEARCH.find("?!")).isEmpty();
        assertThat(SEARCH.find("too")).hasSizeGreaterThan(3);
        assertThat(SEARCH.closest("teepot")).first().isEqualTo("i m a teapot");
    }

    @Test
    void thePageIsSmallAndLoadsNothing() throws IOException {
        assertThat(Files.size(PAGE)).isLessThan(300_000);
        assertThat(Files.readString(PAGE)).doesNotContainPattern("(?i)<(link|img|iframe)\\b|\\bsrc=|@import|url\\(");
    }

    @Test
    void factsCannotEndTheirElement() {
        assertThat(Explorer.page("<script>/* facts */</script>", "\"</script>\""))
                .isEqualTo("<script>\"\\u003c/script>\"</script>");
    }

    @Test
    void pythonHasTheseNames() throws Exception {
        Process python;
        try {
            python = new ProcessBuilder(
                            "python3",
                            "-c",
                            "import http\nfor s in http.HTTPStatus: print(s.value, "
                                    + "http.HTTPStatus(s.value).name)\nfor m in http.HTTPMethod: print(m.value, "
                                    + "m.name)")
                    .start();
        } catch (IOException missing) {
            assumeTrue(false, "python3 is not installed");
            return;
        }
        List<String> lines = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assumeTrue(!lines.isEmpty(), "python3 is older than 3.11");
        for (Map<String, String> row : Resources.rows("python-names.csv")) {
            String key = String.valueOf(row.get("key"));
            // Newer versions give the newer name for these, and have the older one too.
            if (!Set.of("413", "414", "416", "422").contains(key)) {
                assertThat(lines).contains(key + " " + row.get("name"));
            }
        }
    }
}
