package io.httptypes.okhttp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Timeout;

/** The beginning of a response's body, for people to read. */
final class BodyExcerpt {
    private static final int MOST_BYTES = 1024;

    /** OkHttp's default, for a client that has switched its read time-out off. */
    private static final long READ_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Subtypes, and suffixes of others (RFC 6838, Section 4.2.8), of types that are text though they are not called so. */
    private static final Set<String> TEXTUAL =
            Set.of("json", "xml", "yaml", "javascript", "ecmascript", "graphql", "x-ndjson", "x-www-form-urlencoded");

    private BodyExcerpt() {}

    /**
     * Reads the beginning of a textual body, and leaves the response to be closed. Whatever goes wrong with the body ends the excerpt: the
     * status is the news.
     */
    static String read(Response response) {
        ResponseBody body = response.body();
        // OkHttp 4 has no body in a response that has been stripped of it.
        if (body == null || isEncoded(response)) {
            return "";
        }
        MediaType type = body.contentType();
        if (type == null || !isTextual(type)) {
            return "";
        }
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        boolean isWhole = false;
        try {
            bound(body.source().timeout());
            InputStream in = body.byteStream();
            while (length < MOST_BYTES && !isWhole) {
                int read = in.read(bytes, length, MOST_BYTES - length);
                isWhole = read < 0;
                length += Math.max(read, 0);
            }
        } catch (IOException | IllegalStateException unreadable) {
            isWhole = false;
        }
        return Texts.escaped(decode(
                ByteBuffer.wrap(bytes, 0, length),
                Objects.requireNonNullElse(type.charset(), StandardCharsets.UTF_8),
                isWhole));
    }

    /** OkHttp takes the field away from what it has decoded itself. */
    private static boolean isEncoded(Response response) {
        return response.headers("Content-Encoding").stream().anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
    }

    private static boolean isTextual(MediaType type) {
        String subtype = type.subtype().toLowerCase(Locale.ROOT);
        return type.type().equalsIgnoreCase("text")
                || TEXTUAL.contains(subtype.substring(subtype.lastIndexOf('+') + 1));
    }

    /**
     * Allows all reads together what the client allows one. The deadline is not taken back: OkHttp clears it with the exchange, and until
     * then it bounds the closing too.
     */
    private static void bound(Timeout timeout) {
        long one = timeout.timeoutNanos() > 0 ? timeout.timeoutNanos() : READ_TIMEOUT_NANOS;
        long now = System.nanoTime();
        if (!timeout.hasDeadline() || timeout.deadlineNanoTime() - now > one) {
            timeout.deadlineNanoTime(now + one);
        }
    }

    /** Bytes that are no text in the charset become U+FFFD; a character that the cut has halved is left out. */
    private static String decode(ByteBuffer bytes, Charset charset, boolean isWhole) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(bytes.remaining() * (double) decoder.maxCharsPerByte()));
        decoder.decode(bytes, text, isWhole);
        return text.flip().toString();
    }
}
