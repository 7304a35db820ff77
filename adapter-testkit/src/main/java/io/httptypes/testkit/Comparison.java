package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.internal.Quoted;
import io.httptypes.messages.Reply;
import io.httptypes.testkit.ReplyContract.Difference;
import io.httptypes.testkit.ReplyContract.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds one response against the reply that was to be sent. */
final class Comparison {
    /**
     * What a server may add: RFC 9110, Sections 6.6.1 and 10.2.4. The rest frames the message, and is looked at by
     * itself.
     */
    private static final Set<String> ITS_OWN = Set.of("date", "server", "content-length", "transfer-encoding");

    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "keep-alive", "proxy-connection");

    private final Reply reply;
    private final RequestMethod method;
    private final boolean isHttp2;
    private final Received received;
    private final Differences differences;

    Comparison(Exchange exchange, Received received, Differences differences) {
        this.reply = exchange.reply();
        this.method = exchange.method();
        this.isHttp2 = exchange.version().equals("HTTP/2");
        this.received = received;
        this.differences = differences;
    }

    void compare() {
        if (received.code() != reply.status().code()) {
            // What else differs comes of that.
            differ(Difference.STATUS, reply.status().code(), received.code());
            return;
        }
        if (!isHttp2 && !received.phrase().equals(reply.status().reasonPhrase())) {
            differ(Difference.PHRASE, '"' + reply.status().reasonPhrase() + '"', '"' + received.phrase() + '"');
        }
        reply.forEachField(this::compareField);
        received.fields().forEach(field -> compareAdded(field.name(), field.value()));
        compareLength();
        compareContent();
        if (isHttp2 && isTunnel() && received.end() == Received.End.FRAMED) {
            differ(Difference.STREAM_ENDED, "a stream that goes on as a tunnel", "its end");
        }
    }

    private void compareContent() {
        byte[] expected = reply.sendsContent(method) ? reply.toByteArray() : new byte[0];
        byte[] got = received.content();
        if (received.end() != Received.End.UNKNOWN && !Arrays.equals(expected, got)) {
            differ(
                    Difference.CONTENT,
                    expected.length + " bytes",
                    got.length == expected.length ? "as many others" : got.length + " bytes");
        }
    }

    private boolean isTunnel() {
        return method == HttpMethod.CONNECT && reply.status().isSuccessful();
    }

    private void compareField(String name, List<String> values) {
        List<String> sent = received.values(name);
        boolean isConnection = name.equalsIgnoreCase("Connection");
        if (sent.isEmpty() || (isConnection && !received.says(name, values.get(0)))) {
            differ(Difference.MISSING_FIELD, name, name + ": " + show(values), "none");
        } else if (!isConnection && !sent.equals(values)) {
            differ(Difference.CHANGED_FIELD, name, name + ": " + show(values), show(sent));
        }
    }

    private void compareAdded(String name, String value) {
        String folded = name.toLowerCase(Locale.ROOT);
        boolean isMalformed = isHttp2 && (!name.equals(folded) || OF_THE_CONNECTION.contains(folded));
        boolean isItsOwn = ITS_OWN.contains(folded) || OF_THE_CONNECTION.contains(folded);
        if (isMalformed || (!isItsOwn && reply.fieldValues(name).isEmpty())) {
            differ(
                    Difference.EXTRA_FIELD,
                    name,
                    "no field beside those of the reply",
                    Faults.show(name + ": " + value));
        }
    }

    private void compareLength() {
        OptionalLong expected = reply.contentLength(method);
        List<String> lengths = received.values("Content-Length");
        List<String> codings = received.values("Transfer-Encoding");
        if (!codings.isEmpty()) {
            differ(Difference.CHUNKED, "no Transfer-Encoding", show(codings));
        } else if (expected.isEmpty() && !lengths.isEmpty()) {
            differ(Difference.EXTRA_LENGTH, "no Content-Length", show(lengths));
        } else if (expected.isPresent() && lengths.isEmpty()) {
            // The stream ends the content over HTTP/2: RFC 9113, Section 8.1.1.
            if (!isHttp2) {
                differ(Difference.MISSING_LENGTH, "Content-Length: " + expected.getAsLong(), "none");
            }
        } else if (expected.isPresent() && !lengths.equals(List.of(Long.toString(expected.getAsLong())))) {
            differ(Difference.WRONG_LENGTH, "Content-Length: " + expected.getAsLong(), show(lengths));
        }
    }

    /** Each line in quotation marks, since several may have been folded into one. */
    private static String show(List<String> lines) {
        return lines.stream().map(Quoted::of).collect(Collectors.joining(", "));
    }

    private void differ(Difference what, Object expected, Object got) {
        differences.add(what, expected.toString(), got.toString());
    }

    private void differ(Difference what, String field, String expected, String got) {
        differences.add(what, field, expected, got);
    }
}
