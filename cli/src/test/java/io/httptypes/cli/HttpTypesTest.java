package io.httptypes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class HttpTypesTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) throws IOException {
        CommandLine command = HttpTypes.command();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void showsAStatus() throws IOException {
        assertThat(run("404")).isZero();
        assertThat(out.toString())
                .startsWith("404 Not Found")
                .contains(
                        "RFC 9110, Section 15.5.5",
                        "HttpResponseStatus.NOT_FOUND",
                        "HTTPStatus.NOT_FOUND",
                        "Jetty over HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "teapot, 418 I'm a teapot",
        "TEAPOT, 418 I'm a teapot",
        "patch, PATCH",
        "Too Early, 425 Too Early",
        "308, 308 Permanent Redirect"
    })
    void findsByNameAndPhrase(String query, String title) throws IOException {
        assertThat(run(query.split(" "))).isZero();
        assertThat(out.toString()).startsWith(title + System.lineSeparator());
    }

    @Test
    void listsWhatMatches() throws IOException {
        assertThat(run("too")).isZero();
        assertThat(out.toString().lines()).hasSizeGreaterThan(3).contains("429 Too Many Requests");
    }

    @Test
    void showsRedirectsAndFields() throws IOException {
        assertThat(run("303")).isZero();
        assertThat(out.toString()).contains("redirect to GET", "Location");
    }

    @Test
    void marksWhatVendorsMean() throws IOException {
        assertThat(run("520")).isZero();
        assertThat(out.toString()).contains("no registered name", "UNOFFICIAL", "Cloudflare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "1000", "0", "99999999999999"})
    void saysWhyANumberIsNoStatus(String query) throws IOException {
        assertThat(run(query)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "'" + query + "' is not a status code: it has three digits, 100 to 999 (RFC 9110, Section 15)"
                                + System.lineSeparator());
    }

    @Test
    void namesTheNearestOfWhatIsUnknown() throws IOException {
        assertThat(run("teepot")).isEqualTo(2);
        assertThat(err.toString()).startsWith("'teepot' is not known; the nearest are: i m a teapot");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void cutsAndEscapesWhatIsUnknown() throws IOException {
        assertThat(run("\u001b[31m" + "x".repeat(500))).isEqualTo(2);
        assertThat(err.toString()).startsWith("'?[31mxxx").hasSizeLessThan(300);
    }

    @Test
    void listsMethodsAndStatuses() throws IOException {
        assertThat(run("--methods")).isZero();
        assertThat(out.toString().lines()).hasSize(HttpMethod.values().length);
        assertThat(run("--statuses", "--json")).isZero();
    }

    @Test
    void showsWhatClientsDoAfterARedirect() throws IOException {
        assertThat(run("--redirects", "delete")).isZero();
        assertThat(out.toString()).contains("OkHttp alone", "DELETE with the body, 301: GET", "not followed");
        assertThat(run("--redirects", "NONSENSE")).isEqualTo(2);
        assertThat(err.toString()).contains("'NONSENSE' was not measured");
    }

    @ParameterizedTest
    @CsvSource({"404, 404", "PATCH, 0", "520, 520"})
    void printsJson(String query, int code) throws IOException {
        assertThat(run(query, "--json")).isZero();
        JsonNode node = new ObjectMapper().readTree(out.toString());
        assertThat(node.path("code").asInt()).isEqualTo(code);
        assertThat(node.path("unofficial").size()).isEqualTo(code == 520 ? 1 : 0);
    }

    @Test
    void printsJsonOfEveryStatus() throws IOException {
        assertThat(run("--statuses", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("statuses").size())
                .isEqualTo(HttpStatus.values().length);
        out.getBuffer().setLength(0);
        assertThat(run("--redirects", "GET", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).size()).isEqualTo(4);
    }

    @Test
    void withoutAQueryItShowsItsUsage() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).contains("Usage: http-types");
        assertThat(run("--no-such-option")).isEqualTo(2);
        assertThat(run("--help")).isZero();
    }
}
