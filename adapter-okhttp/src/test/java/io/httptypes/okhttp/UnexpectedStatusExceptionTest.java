package io.httptypes.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is kept of a response, without a server. */
class UnexpectedStatusExceptionTest {
    @Test
    void keepsWhatTheResponseSays() {
        Response response = Responses.withText(
                        Responses.of(
                                Responses.request("POST", "https://user:secret@api.example/orders?token=secret#part"),
                                422),
                        "what is wrong")
                .header("Retry-After", "1000")
                .message("Own Phrase")
                .build();
        UnexpectedStatusException exception = refuse(response);
        assertThat(exception)
                .hasMessage("expected a successful status but was 422 Unprocessable Content for POST"
                        + " https://api.example/orders");
        assertThat(exception.status()).isSameAs(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(exception.method()).isSameAs(HttpMethod.POST);
        assertThat(exception.url()).isEqualTo("https://api.example/orders");
        assertThat(exception.contentType()).contains("text/plain");
        assertThat(exception.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1_000));
        assertThat(exception.bodyExcerpt()).isEqualTo("what is wrong");
    }

    @Test
    void keepsNothingThatIsNotThere() {
        UnexpectedStatusException exception = refuse(Responses.of("GET", 500).build());
        assertThat(exception.contentType()).isEmpty();
        assertThat(exception.retryAfter()).isEmpty();
        assertThat(exception.bodyExcerpt()).isEmpty();
    }

    @Test
    void keepsContentTypeThatIsNone() {
        UnexpectedStatusException exception = refuse(
                Responses.of("GET", 500).header("Content-Type", "any\tthing").build());
        assertThat(exception.contentType()).contains("any\\tthing");
        assertThat(exception.bodyExcerpt()).isEmpty();
    }

    @Test
    void serializes() throws Exception {
        UnexpectedStatusException original = refuse(Responses.withText(Responses.of("PURGE", 520), "text")
                .header("Retry-After", "1000")
                .build());
        UnexpectedStatusException copy = copy(original);
        assertThat(copy).hasMessage(original.getMessage());
        assertThat(copy.status()).isEqualTo(StatusCode.of(520));
        assertThat(copy.method()).isEqualTo(RequestMethod.of("PURGE"));
        assertThat(copy.url()).isEqualTo("http://a.example/");
        assertThat(copy.contentType()).contains("text/plain");
        assertThat(copy.retryAfter()).isPresent().isEqualTo(original.retryAfter());
        assertThat(copy.bodyExcerpt()).isEqualTo("text");

        UnexpectedStatusException bare = copy(refuse(Responses.of("GET", 500).build()));
        assertThat(bare.status()).isSameAs(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(bare.contentType()).isEmpty();
        assertThat(bare.retryAfter()).isEmpty();
    }

    private static UnexpectedStatusException copy(UnexpectedStatusException original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (UnexpectedStatusException) in.readObject();
        }
    }

    @Test
    void messageIsCut() {
        String method = "M".repeat(300);
        String url = "http://a.example/" + "p".repeat(10_000);
        UnexpectedStatusException exception =
                refuse(Responses.of(Responses.request(method, url), 500).build());
        assertThat(exception.getMessage()).hasSizeLessThan(600).contains("… (300 characters) http://a.example/ppp");
        assertThat(exception.method().token()).isEqualTo(method);
        assertThat(exception.url()).isEqualTo(url.substring(0, 2_000) + "… (10017 characters)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "TEXT/HTML",
                "text/event-stream",
                "application/json",
                "application/problem+json",
                "Application/Vnd.A+JSON; v=1",
                "application/xml",
                "image/svg+xml",
                "application/javascript",
                "application/x-www-form-urlencoded",
                "application/yaml",
                "application/x-ndjson"
            })
    void excerptsText(String type) {
        assertThat(excerpt(type, "text".getBytes(StandardCharsets.UTF_8))).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "image/png",
                "application/pdf",
                "application/zip",
                "application/grpc",
                "multipart/form-data",
                "application/jsonic",
                "application/json+zip"
            })
    void excerptsNothingElse(String type) {
        assertThat(excerpt(type, "text".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gzip, ''", "br, ''", "'identity, gzip', ''", "identity, text", "Identity, text"})
    void excerptsNothingThatIsCompressed(String coding, String excerpt) {
        Response response = Responses.withText(Responses.of("GET", 500), "text")
                .header("Content-Encoding", coding)
                .build();
        assertThat(refuse(response).bodyExcerpt()).isEqualTo(excerpt);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16", "windows-1252"})
    void decodesInTheCharsetOfTheType(String charset) {
        assertThat(excerpt("text/plain; charset=" + charset, "größer".getBytes(Charset.forName(charset))))
                .isEqualTo("größer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; charset=nonsense", "text/plain; charset=\"???\""})
    void decodesAsUtf8WithoutCharset(String type) {
        assertThat(excerpt(type, "größer".getBytes(StandardCharsets.UTF_8))).isEqualTo("größer");
    }

    @Test
    void replacesBytesOfAnotherCharset() {
        assertThat(excerpt("text/plain; charset=UTF-8", "größer".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("gr\uFFFD\uFFFDer");
        assertThat(excerpt("text/plain", new byte[] {'a', (byte) 0xE2, (byte) 0x82}))
                .isEqualTo("a\uFFFD");
    }

    @Test
    void escapesControlAndFormatCharacters() {
        String text = "a\r\n\t\u001b[31m\u0000\u007f\u0085\u2028\u2029\u202e\ufeff \"\\ä😀";
        assertThat(excerpt("text/plain", text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\\r\\n\\t\\u001b[31m\\u0000\\u007f\\u0085\\u2028\\u2029\\u202e\\ufeff \"\\ä😀");
    }

    @ParameterizedTest
    @CsvSource({"1023, 1023", "1024, 1024", "1025, 1024", "100000, 1024"})
    void excerptIsOneKibibyte(int length, int expected) {
        assertThat(excerpt("text/plain", "x".repeat(length).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("x".repeat(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ä", "€", "😀"})
    void cutsBetweenCharacters(String character) {
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        for (int shift = 0; shift < bytes; shift++) {
            String text = "x".repeat(shift) + character.repeat(1024);
            assertThat(excerpt("text/plain", text.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo("x".repeat(shift) + character.repeat((1024 - shift) / bytes));
        }
    }

    @Test
    void keepsWhatCameBeforeTheBodyBroke() {
        for (Failure failure : Failure.values()) {
            Breaking source = new Breaking(failure);
            Response response = Responses.of("GET", 500)
                    .body(ResponseBody.create(Okio.buffer((Source) source), MediaType.get("text/plain"), 100))
                    .build();
            assertThat(refuse(response).bodyExcerpt()).isEqualTo("before");
            assertThat(source.isClosed).isTrue();
        }
    }

    private enum Failure {
        CHECKED,
        ILLEGAL_STATE
    }

    /** Gives six bytes, and then throws. */
    private static final class Breaking extends ForwardingSource {
        private final Failure failure;
        private boolean isClosed;

        Breaking(Failure failure) {
            super(new Buffer().writeUtf8("before"));
            this.failure = failure;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            if (read < 0 && failure == Failure.CHECKED) {
                throw new IOException("broken");
            } else if (read < 0) {
                throw new IllegalStateException("broken");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            isClosed = true;
            super.close();
        }
    }

    @Test
    void closesAlsoWhereReadingThrowsWhatNobodyExpects() {
        boolean[] isClosed = new boolean[1];
        Source source = new ForwardingSource(new Buffer()) {
            @Override
            public long read(Buffer sink, long byteCount) {
                throw new UnsupportedOperationException("broken");
            }

            @Override
            public void close() {
                isClosed[0] = true;
            }
        };
        Response response = Responses.of("GET", 500)
                .body(ResponseBody.create(Okio.buffer(source), MediaType.get("text/plain"), 100))
                .build();
        assertThatThrownBy(() -> OkHttpResponses.requireSuccessful(response))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(isClosed[0]).isTrue();
    }

    @Test
    void readsNothingOfBodyThatIsClosed() {
        Response response = Responses.withText(Responses.of("GET", 500), "text").build();
        response.close();
        assertThat(refuse(response).bodyExcerpt()).isEmpty();
    }

    /** A deadline that has passed would leave closing without any limit; a time-out ends the connection. */
    @Test
    void readsAreBoundedByOneReadTimeoutTogether() {
        assertTimeout(0, TimeUnit.SECONDS.toNanos(10));
        assertTimeout(TimeUnit.SECONDS.toNanos(3), TimeUnit.SECONDS.toNanos(3));
    }

    /** Reads an excerpt of a body that comes in pieces, and looks at the time-out of each read. */
    private static void assertTimeout(long readTimeout, long expected) {
        Timeout timeout = new Timeout().timeout(readTimeout, TimeUnit.NANOSECONDS);
        List<Long> timeouts = new ArrayList<>();
        BufferedSource source = Okio.buffer((Source) new ForwardingSource(new Buffer().writeUtf8("in pieces")) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                timeouts.add(timeout.timeoutNanos());
                return super.read(sink, 1);
            }

            @Override
            public Timeout timeout() {
                return timeout;
            }
        });
        refuse(Responses.of("GET", 500)
                .body(ResponseBody.create(source, MediaType.get("text/plain"), 9))
                .build());
        assertThat(timeouts).hasSize(10).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(timeouts.get(0)).isEqualTo(expected);
        assertThat(timeouts.get(9)).isBetween(0L, expected - 1);
        assertThat(timeout.hasDeadline()).isFalse();
    }

    @Test
    void quotesNoStreamWithoutLengthThatSomebodyElseHasMade() {
        Breaking source = new Breaking(Failure.CHECKED);
        Response response = Responses.of("GET", 500)
                .body(ResponseBody.create(Okio.buffer((Source) source), MediaType.get("text/plain"), -1))
                .build();
        assertThat(refuse(response).bodyExcerpt()).isEmpty();
        assertThat(source.isClosed).isTrue();
    }

    private static String excerpt(String type, byte[] content) {
        return refuse(Responses.of("GET", 500)
                        .body(ResponseBody.create(content, MediaType.get(type)))
                        .build())
                .bodyExcerpt();
    }

    private static UnexpectedStatusException refuse(Response response) {
        return catchThrowableOfType(UnexpectedStatusException.class, () -> OkHttpResponses.requireSuccessful(response));
    }
}
