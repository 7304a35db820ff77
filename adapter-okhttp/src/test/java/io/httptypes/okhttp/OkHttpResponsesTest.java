package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Hop;
import io.httptypes.messages.RetryAfter;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a response tells by itself, without a server. */
class OkHttpResponsesTest {

    private static final List<RequestMethod> METHODS = Stream.concat(
                    Stream.of(HttpMethod.values()), Stream.of("PURGE", "get").map(RequestMethod::of))
            .toList();

    @Test
    void requiresSuccessfulStatus() throws IOException {
        for (int code = 100; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            Response response = Responses.of("GET", code).build();
            if (code >= 200 && code <= 299) {
                assertThat(OkHttpResponses.requireSuccessful(response)).isSameAs(response);
            } else {
                assertThatExceptionOfType(UnexpectedStatusException.class)
                        .isThrownBy(() -> OkHttpResponses.requireSuccessful(response))
                        .withMessage("expected a successful status but was " + status + " for GET http://a.example/")
                        .returns(status, UnexpectedStatusException::status);
            }
        }
    }

    @Test
    void requiresOneOfSeveralStatuses() throws IOException {
        Response response = Responses.of("PUT", 404).build();
        assertThat(OkHttpResponses.require(response, HttpStatus.NOT_FOUND)).isSameAs(response);
        assertThat(OkHttpResponses.require(response, HttpStatus.OK, HttpStatus.NOT_FOUND, HttpStatus.GONE))
                .isSameAs(response);
        assertThat(unmet(response, HttpStatus.OK)).startsWith("expected 200 OK but was 404 Not Found for PUT ");
        assertThat(unmet(response, HttpStatus.OK, StatusCode.of(299))).startsWith("expected 200 OK or 299 but was ");
        assertThat(unmet(response, HttpStatus.OK, HttpStatus.CREATED, HttpStatus.NO_CONTENT, HttpStatus.OK))
                .startsWith("expected 200 OK, 201 Created or 204 No Content but was ");
    }

    private static String unmet(Response response, StatusCode expected, StatusCode... more) {
        return String.valueOf(assertThatExceptionOfType(UnexpectedStatusException.class)
                .isThrownBy(() -> OkHttpResponses.require(response, expected, more))
                .actual()
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 1000, 1407})
    void refusesCodeThatIsNoStatus(int code) {
        Response response = Responses.of("GET", code).build();
        assertThatThrownBy(() -> OkHttpResponses.requireSuccessful(response))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("" + code);
        assertThatIllegalArgumentException().isThrownBy(() -> OkHttpResponses.history(response));
        assertThat(OkHttpResponses.isRetryable(response)).isFalse();
        assertThat(OkHttpResponses.reasonPhraseOf(response)).isEmpty();
    }

    @Test
    void refusesMethodThatIsNoToken() {
        Response response = Responses.of("G T", 408).build();
        assertThatThrownBy(() -> OkHttpResponses.requireSuccessful(response))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("\"G T\"");
        assertThat(OkHttpResponses.isRetryable(response)).isFalse();
    }

    @Test
    void refusedResponseIsClosed() {
        for (int code : new int[] {404, 99}) {
            Response response =
                    Responses.withText(Responses.of("GET", code), "text").build();
            assertThatThrownBy(() -> OkHttpResponses.requireSuccessful(response))
                    .isInstanceOf(IOException.class);
            assertThat(response.body().source().isOpen()).isFalse();
        }
    }

    @Test
    void prefersPhraseOfTheWire() {
        for (int code = 100; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            Response.Builder response = Responses.of("GET", code);
            assertThat(OkHttpResponses.reasonPhraseOf(response.message("").build()))
                    .isEqualTo(status.reasonPhrase());
            assertThat(OkHttpResponses.reasonPhraseOf(response.message(" \t").build()))
                    .isEqualTo(status.reasonPhrase());
            assertThat(OkHttpResponses.reasonPhraseOf(response.message(" Own").build()))
                    .isEqualTo(" Own");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                               | PT0S
            120                             | PT2M
            Tue, 24 Nov 2026 12:00:30 GMT   | PT30S
            Tuesday, 24-Nov-26 12:00:30 GMT | PT30S
            Tue Nov 24 12:00:30 2026        | PT30S
            Wed, 24 Nov 2027 12:00:00 GMT   | PT8760H
            Tue, 24 Nov 2026 11:00:00 GMT   | PT0S
            """)
    void readsRetryAfter(String value, Duration wait) {
        Response response = Responses.of("GET", 503)
                .header("Date", "Tue, 24 Nov 2026 12:00:00 GMT")
                .header("Retry-After", value)
                .build();
        assertThat(OkHttpResponses.retryAfter(response).orElseThrow()).isBetween(wait.minusSeconds(5), wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.", "Tue, 31 Feb 2026 12:00:30 GMT", "0x10"})
    void readsNoRetryAfterFromGarbage(String value) {
        Response response =
                Responses.of("GET", 503).header("Retry-After", value).build();
        assertThat(OkHttpResponses.retryAfter(response)).isEmpty();
    }

    @Test
    void comparesRetryAfterWithTheClock() {
        Response.Builder response = Responses.of("GET", 503);
        assertThat(OkHttpResponses.retryAfter(response.build())).isEmpty();
        Instant later = Instant.now().plusSeconds(1000);
        response.header("Retry-After", RetryAfter.format(later));
        assertThat(OkHttpResponses.retryAfter(response.build()).orElseThrow())
                .isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1001));
    }

    @Test
    void isRetryableAsTheStatusSays() {
        for (RequestMethod method : METHODS) {
            for (int code = 100; code <= 999; code++) {
                Response response = Responses.of(method.token(), code)
                        .networkResponse(Responses.of(method.token(), code).build())
                        .build();
                assertThat(OkHttpResponses.isRetryable(response))
                        .as("%s answered with %s", method, code)
                        .isEqualTo(StatusCode.of(code).isRetryable(method));
            }
        }
    }

    @Test
    void historyOfOneExchangeIsThatExchange() {
        Request request = Responses.request("PURGE", "https://user:secret@a.example:8443/a%20b/c?token=secret#part");
        List<Hop> history = OkHttpResponses.history(Responses.of(request, 520).build());
        assertThat(history)
                .containsExactly(Hop.of(
                        RequestMethod.of("PURGE"), URI.create("https://a.example:8443/a%20b/c"), StatusCode.of(520)));
        assertThatThrownBy(() -> history.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void historyIsOldestFirst() {
        Response first = Responses.of("POST", 302).build();
        Response second = Responses.of("GET", 401).priorResponse(first).build();
        Response third = Responses.of("GET", 200).priorResponse(second).build();
        assertThat(OkHttpResponses.history(third))
                .extracting(hop -> hop.method() + " " + hop.status().code())
                .containsExactly("POST 302", "GET 401", "GET 200");
    }

    @TestFactory
    Stream<DynamicTest> tellsWhetherRedirectChangedMethod() {
        record Case(boolean expected, List<String> exchanges) {}
        return Stream.of(
                        new Case(false, List.of("GET 200")),
                        new Case(false, List.of("GET 302", "GET 200")),
                        new Case(true, List.of("POST 302", "GET 200")),
                        new Case(true, List.of("DELETE 301", "GET 302", "GET 200")),
                        new Case(true, List.of("GET 302", "DELETE 301", "GET 200")),
                        new Case(false, List.of("POST 503", "GET 200")),
                        new Case(false, List.of("POST 307", "POST 401", "POST 200")))
                .map(each -> DynamicTest.dynamicTest(each.exchanges + " " + each.expected, () -> {
                    @Nullable Response response = null;
                    for (String exchange : each.exchanges) {
                        String[] parts = exchange.split(" ", 2);
                        response = Responses.of(parts[0], Integer.parseInt(parts[1]))
                                .priorResponse(response)
                                .build();
                    }
                    assertThat(OkHttpResponses.methodChanged(Objects.requireNonNull(response)))
                            .isEqualTo(each.expected);
                }));
    }

    @Test
    void originIsToldByWhatTheResponseWasMadeOf() {
        Response cached = Responses.of("GET", 200).build();
        Response fresh = Responses.of("GET", 200).build();
        Response unchanged = Responses.of("GET", 304).build();
        assertThat(origin(null, null)).isSameAs(ResponseOrigin.NONE);
        assertThat(origin(fresh, null)).isSameAs(ResponseOrigin.NETWORK);
        assertThat(origin(unchanged, null)).isSameAs(ResponseOrigin.NETWORK);
        assertThat(origin(null, cached)).isSameAs(ResponseOrigin.CACHE);
        assertThat(origin(unchanged, cached)).isSameAs(ResponseOrigin.REVALIDATED);
        assertThat(origin(fresh, cached)).isSameAs(ResponseOrigin.NETWORK);
    }

    private static ResponseOrigin origin(@Nullable Response network, @Nullable Response cache) {
        return OkHttpResponses.originOf(Responses.of("GET", 200)
                .networkResponse(network)
                .cacheResponse(cache)
                .build());
    }

    @Test
    void readsAllowTolerantly() {
        Response response = Responses.of("FOO", 405)
                .addHeader("Allow", "GET, HEAD,,\t PURGE ,")
                .addHeader("allow", "G T, GET, get;q=1, (PUT), query")
                .addHeader("Allow", "")
                .build();
        assertThat(OkHttpResponses.allowedMethods(response).orElseThrow())
                .containsExactly(HttpMethod.GET, HttpMethod.HEAD, RequestMethod.of("PURGE"), RequestMethod.of("query"));
        assertThat(OkHttpResponses.allowedMethods(Responses.of("FOO", 405).build()))
                .isEmpty();
        assertThat(OkHttpResponses.allowedMethods(
                        Responses.of("FOO", 405).header("Allow", "").build()))
                .contains(Set.of());
        assertThatThrownBy(() ->
                        OkHttpResponses.allowedMethods(response).orElseThrow().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @TestFactory
    Stream<DynamicTest> namesParameterThatIsNull() {
        Response response = Responses.of("GET", 200).build();
        record Case(String parameter, Executable call) {}
        return Stream.of(
                        new Case("response", () -> OkHttpResponses.requireSuccessful(none())),
                        new Case("response", () -> OkHttpResponses.require(none(), HttpStatus.OK)),
                        new Case("expected", () -> OkHttpResponses.require(response, none())),
                        new Case("more", () -> OkHttpResponses.require(response, HttpStatus.OK, (StatusCode) none())),
                        new Case("more", () -> OkHttpResponses.require(response, HttpStatus.OK, (StatusCode[]) none())),
                        new Case("response", () -> OkHttpResponses.reasonPhraseOf(none())),
                        new Case("response", () -> OkHttpResponses.retryAfter(none())),
                        new Case("response", () -> OkHttpResponses.isRetryable(none())),
                        new Case("response", () -> OkHttpResponses.history(none())),
                        new Case("response", () -> OkHttpResponses.methodChanged(none())),
                        new Case("response", () -> OkHttpResponses.originOf(none())),
                        new Case("response", () -> OkHttpResponses.allowedMethods(none())))
                .map(each -> DynamicTest.dynamicTest(
                        each.parameter,
                        () -> assertThatNullPointerException()
                                .isThrownBy(each.call::execute)
                                .withMessage(each.parameter)));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // to pass null on purpose is what this is for
    private static <T> T none() {
        return null;
    }
}
