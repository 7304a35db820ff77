package io.httptypes.messages;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class UnexpectedStatusExceptionTest {
    private static final FakeExchange TEXT = FakeExchange.of(HttpMethod.POST, 422)
            .at("https://user:secret@api.example/orders?token=secret#part")
            .answered("Content-Type", "text/plain");

    private static UnexpectedStatusException of(FakeExchange exchange, byte... beginning) {
        return UnexpectedStatusException.of(exchange, "a successful status", beginning);
    }

    @Test
    void keepsWhatTheResponseSays() {
        UnexpectedStatusException exception = of(TEXT.answered("Retry-After", "1000"), "what is wrong".getBytes(UTF_8));
        assertThat(exception)
                .hasMessage("expected a successful status but was 422 Unprocessable Content for POST"
                        + " https://api.example/orders");
        assertThat(exception.status()).isSameAs(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(exception.method()).isSameAs(HttpMethod.POST);
        assertThat(exception.url()).isEqualTo("https://api.example/orders");
        assertThat(exception.contentType()).contains("text/plain");
        assertThat(exception.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(980), Duration.ofSeconds(1_000));
        assertThat(exception.bodyExcerpt()).isEqualTo("what is wrong");
    }

    @Test
    void keepsNothingThatIsNotThere() {
        UnexpectedStatusException exception = of(FakeExchange.of(500));
        assertThat(exception.contentType()).isEmpty();
        assertThat(exception.retryAfter()).isEmpty();
        assertThat(exception.bodyExcerpt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, true",
        "TEXT/HTML;charset=utf-8, true",
        "application/json, true",
        "application/problem+json ; a=b, true",
        "image/svg+xml, true",
        "application/x-www-form-urlencoded, true",
        "image/png, false",
        "application/octet-stream, false",
        "text/plain; charset=, true",
        "text/plain; charset=x-unknown, true",
        "text/plain; charset=\"\", true",
        "nonsense, false"
    })
    void quotesTextAlone(String type, boolean isText) {
        FakeExchange exchange = FakeExchange.of(500).answered("Content-Type", type);
        assertThat(UnexpectedStatusException.quotesContent(exchange)).isEqualTo(isText);
        assertThat(of(exchange, "text".getBytes(UTF_8)).bodyExcerpt()).isEqualTo(isText ? "text" : "");
        assertThat(UnexpectedStatusException.quotesContent(exchange.answered("Content-Encoding", "gzip")))
                .isFalse();
        assertThat(UnexpectedStatusException.quotesContent(exchange.answered("Content-Encoding", "Identity")))
                .isEqualTo(isText);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16BE", "windows-1252"})
    void decodesInTheCharsetOfTheType(String charset) {
        FakeExchange exchange = FakeExchange.of(500).answered("Content-Type", "text/plain; charset=\"" + charset + '"');
        assertThat(of(exchange, "gr\u00fcn".getBytes(Charset.forName(charset))).bodyExcerpt())
                .isEqualTo("gr\u00fcn");
    }

    @Test
    void cutsAndEscapes() {
        String line = "a\r\n\tb\u0000\u001b[31m\u202e\u2028c\u00e4";
        assertThat(of(TEXT, line.getBytes(UTF_8)).bodyExcerpt())
                .isEqualTo("a\\r\\n\\tb\\u0000\\u001b[31m\\u202e\\u2028c\u00e4");
        // A character across the limit is left out, one that ends too soon is not one.
        assertThat(of(TEXT, ("x".repeat(1_023) + "\u00e4 and more").getBytes(UTF_8))
                        .bodyExcerpt())
                .isEqualTo("x".repeat(1_023));
        assertThat(of(TEXT, (byte) 'a', (byte) 0xc3).bodyExcerpt()).isEqualTo("a\ufffd");
        UnexpectedStatusException exception =
                of(FakeExchange.of(RequestMethod.of("X".repeat(300)), 500).at("http://a.example/" + "y".repeat(300)));
        assertThat(exception)
                .hasMessage("expected a successful status but was 500 Internal Server Error for " + "X".repeat(200)
                        + "\u2026 (300 characters) http://a.example/" + "y".repeat(183) + "\u2026 (317 characters)");
    }

    @Test
    void nothingIsLong() {
        FakeExchange hostile = FakeExchange.of(500)
                .at("http://a.example/" + "y".repeat(100_000))
                .answered("Content-Type", "\u0001".repeat(250_000));
        assertThat(of(hostile).contentType().orElseThrow())
                .startsWith("\\u0001")
                .endsWith("\u2026 (250000 characters)")
                .hasSizeLessThan(1_300);
        assertThat(of(hostile).url()).hasSizeLessThan(2_100).endsWith("\u2026 (100017 characters)");
        assertThat(of(hostile).getMessage()).hasSizeLessThan(400).endsWith("\u2026 (100017 characters)");
    }

    @Test
    void formatCharactersBeyondTheFirstPlaneAreEscaped() {
        // A language tag, and half a pair.
        assertThat(of(TEXT.answered("X", ""), "a\udb40\udc01b\ud83d\ude00".getBytes(UTF_8))
                        .bodyExcerpt())
                .isEqualTo("a\\udb40\\udc01b\ud83d\ude00");
        FakeExchange half = FakeExchange.of(500).answered("Content-Type", "a\ud83d");
        assertThat(of(half).contentType()).contains("a\\ud83d");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 103, 199, 204, 205, 304})
    void whatHasNoContentIsNotQuoted(int code) {
        FakeExchange exchange = FakeExchange.of(code).answered("Content-Type", "text/plain");
        assertThat(UnexpectedStatusException.quotesContent(exchange)).isFalse();
        FakeExchange head = FakeExchange.of(HttpMethod.HEAD, 500).answered("Content-Type", "text/plain");
        assertThat(UnexpectedStatusException.quotesContent(head)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"what is wrong", "https://api.example/orders", "text/plain", "expected a"})
    void forgedStreamIsRefused(String part) throws Exception {
        String stream = serialized(of(TEXT, "what is wrong".getBytes(UTF_8)));
        assertThat(stream).contains(part);
        for (int at = stream.indexOf(part); at >= 0; at = stream.indexOf(part, at + 1)) {
            byte[] forged = (stream.substring(0, at) + "\r\n" + stream.substring(at + 2)).getBytes(ISO_8859_1);
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(forged))) {
                assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(in::readObject);
            }
        }
    }

    @Test
    void forgedWaitIsRefusedAndNoneIsNot() throws Exception {
        String stream = serialized(of(TEXT.answered("Retry-After", "1000"), "text".getBytes(UTF_8)));
        // A thousand seconds, or what is left of them.
        String negative = stream.replaceAll("\\x00{6}\\x03[\\xe7\\xe8]", "\u00ff".repeat(8));
        assertThat(negative).isNotEqualTo(stream);
        byte[] forged = negative.getBytes(ISO_8859_1);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(forged))) {
            assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(in::readObject);
        }
        byte[] without = serialized(of(TEXT, "text".getBytes(UTF_8))).getBytes(ISO_8859_1);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(without))) {
            assertThat(((UnexpectedStatusException) in.readObject()).retryAfter())
                    .isEmpty();
        }
    }

    private static String serialized(UnexpectedStatusException exception) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        return bytes.toString(ISO_8859_1);
    }

    @Test
    void whatIsExactlyAsLongAsItMayBeIsNotCut() {
        String type = "a".repeat(200);
        assertThat(of(FakeExchange.of(500).answered("Content-Type", type)).contentType())
                .contains(type);
        byte[] bytes = "a".repeat(1024).getBytes(UTF_8);
        assertThat(of(TEXT, bytes).bodyExcerpt()).isEqualTo("a".repeat(1024));
        // Nobody knows whether it goes on.
        bytes[1023] = (byte) 0xc3;
        assertThat(of(TEXT, bytes).bodyExcerpt()).isEqualTo("a".repeat(1023));
        assertThat(UnexpectedStatusException.ofText(TEXT, "x", "a".repeat(1023) + "\ud83d")
                        .bodyExcerpt())
                .isEqualTo("a".repeat(1023) + "\\ud83d");
    }

    /** In some a byte may be two characters. */
    @Test
    void textOfEachCharsetIsWhole() {
        for (String charset : Charset.availableCharsets().keySet()) {
            FakeExchange exchange = FakeExchange.of(500).answered("Content-Type", "text/plain;charset=" + charset);
            byte[] bytes = "what is wrong".getBytes(UTF_8);
            String decoded = new String(bytes, Charset.forName(charset));
            assertThat(of(exchange, bytes).bodyExcerpt()).as(charset).isEqualTo(Excerpt.escaped(decoded));
        }
    }

    @Test
    void serializes() throws Exception {
        UnexpectedStatusException original = of(TEXT.answered("Retry-After", "1000"), "text".getBytes(UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            UnexpectedStatusException copy = (UnexpectedStatusException) in.readObject();
            assertThat(copy).hasMessage(original.getMessage());
            assertThat(copy.status()).isSameAs(original.status());
            assertThat(copy.retryAfter()).isEqualTo(original.retryAfter());
            assertThat(copy.bodyExcerpt()).isEqualTo("text");
        }
    }

    @Test
    void isFoundThroughCauses() {
        UnexpectedStatusException exception = of(FakeExchange.of(500));
        assertThat(UnexpectedStatusException.find(exception)).containsSame(exception);
        assertThat(UnexpectedStatusException.find(
                        new CompletionException(new UncheckedIOException(new IOException(exception)))))
                .containsSame(exception);
        assertThat(UnexpectedStatusException.find(new IOException())).isEmpty();
        Exception one = new Exception();
        Exception other = new Exception(one);
        one.initCause(other);
        assertThat(UnexpectedStatusException.find(one)).isEmpty();
    }

    @Test
    void takesContentThatIsDecodedAlready() {
        assertThat(UnexpectedStatusException.ofText(TEXT, "x", "sch\u00f6n\n").bodyExcerpt())
                .isEqualTo("sch\u00f6n\\n");
        assertThat(UnexpectedStatusException.ofText(TEXT, "x", "x".repeat(2_000))
                        .bodyExcerpt())
                .isEqualTo("x".repeat(1024));
        assertThat(UnexpectedStatusException.ofText(TEXT, "x", "x".repeat(1023) + "\ud83d\ude00")
                        .bodyExcerpt())
                .isEqualTo("x".repeat(1023));
        assertThat(UnexpectedStatusException.ofText(FakeExchange.of(500), "x", "no type")
                        .bodyExcerpt())
                .isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> UnexpectedStatusException.ofText(TEXT, "", null))
                .withMessage("beginning");
        assertThatNullPointerException()
                .isThrownBy(() -> UnexpectedStatusException.of(null, "", new byte[0]))
                .withMessage("exchange");
        assertThatNullPointerException()
                .isThrownBy(() -> UnexpectedStatusException.of(TEXT, null, new byte[0]))
                .withMessage("expected");
        assertThatNullPointerException()
                .isThrownBy(() -> UnexpectedStatusException.of(TEXT, "", null))
                .withMessage("beginning");
        assertThatNullPointerException()
                .isThrownBy(() -> UnexpectedStatusException.quotesContent(null))
                .withMessage("exchange");
        assertThatNullPointerException()
                .isThrownBy(() -> UnexpectedStatusException.find(null))
                .withMessage("thrown");
    }
}
