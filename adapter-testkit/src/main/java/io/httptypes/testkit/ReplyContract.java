package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a server adapter has to put on the wire for a {@link Reply}, as tests. An adapter's test extends this class and
 * starts a server that sends what a function tells it.
 *
 * <p>The contract sends about four hundred replies in each of nine ways over HTTP/1.0 and 1.1, and in five over HTTP/2
 * if the server speaks it. It compares status, phrase, fields, length and content with what RFC 9110, Section 8.6, and
 * RFC 9112, Section 6.3, ask, and sends another request behind each to see that the connection is in order.
 *
 * <p>It does not hang: no read takes longer than five seconds, and after the second that does, nothing more is tried.
 */
@Execution(ExecutionMode.SAME_THREAD) // a gap occurs in the tests before its own
public abstract class ReplyContract {
    private static final int TIMEOUT_SECONDS = 5;
    /** Where a gap says that nothing will come. */
    private static final int SHORT_TIMEOUT_MILLIS = 300;

    private static final int MOST_WAITS = 2;
    private static final String CONTENT = "hello world";
    private static final Reply OTHER = Reply.of(HttpStatus.OK, "text/plain", "another");
    /** Of CONNECT the target is an authority, and a stack may make a path of it. */
    private static final Pattern TARGET = Pattern.compile("(?:^|/)s(\\d+)(?:\\.example|/|$)");

    private static final List<Form> FORMS = List.of(
            new Form("HTTP/1.1", HttpMethod.GET, "", ""),
            new Form("HTTP/1.1", HttpMethod.HEAD, "", ""),
            new Form("HTTP/1.1", HttpMethod.POST, "", CONTENT),
            new Form("HTTP/1.1", HttpMethod.OPTIONS, "", ""),
            new Form("HTTP/1.1", RequestMethod.of("PURGE"), "", ""),
            new Form("HTTP/1.1", HttpMethod.GET, "close", ""),
            new Form("HTTP/1.0", HttpMethod.GET, "", ""),
            new Form("HTTP/1.0", HttpMethod.GET, "keep-alive", ""),
            new Form("HTTP/1.1", HttpMethod.CONNECT, "", ""),
            new Form("HTTP/2", HttpMethod.GET, "", ""),
            new Form("HTTP/2", HttpMethod.HEAD, "", ""),
            new Form("HTTP/2", HttpMethod.POST, "", CONTENT),
            new Form("HTTP/2", RequestMethod.of("PURGE"), "", ""),
            new Form("HTTP/2", HttpMethod.CONNECT, "", ""));

    private final List<Reply> samples = ReplySamples.all();
    private Gaps gaps = new Gaps();
    private @Nullable Server server;
    private int waits;

    /** Starts a test of the adapter. */
    protected ReplyContract() {}

    /** Less in the contract's own tests. */
    int timeoutSeconds() {
        return TIMEOUT_SECONDS;
    }

    /** A server that has been started, on 127.0.0.1. */
    @SuppressWarnings("try") // it may be interrupted while it waits for the end
    public interface Server extends AutoCloseable {
        /**
         * Returns where it speaks HTTP/1.1 without TLS.
         *
         * @return a port
         */
        int port();

        /**
         * Returns where it speaks HTTP/2 without TLS, by prior knowledge.
         *
         * @return a port, which may be that of HTTP/1.1; by default, none
         */
        default OptionalInt http2Port() {
            return OptionalInt.empty();
        }

        /** Stops it. */
        @Override
        void close() throws Exception;

        /**
         * Makes a server that speaks HTTP/1.1.
         *
         * @param port where
         * @param stop stops it
         * @return the server
         */
        static Server of(int port, AutoCloseable stop) {
            return new StartedServer(port, OptionalInt.empty(), Objects.requireNonNull(stop, "stop"));
        }

        /**
         * Makes a server that speaks HTTP/1.1 and HTTP/2.
         *
         * @param port where it speaks HTTP/1.1
         * @param http2Port where it speaks HTTP/2 by prior knowledge; may be the same
         * @param stop stops it
         * @return the server
         */
        static Server of(int port, int http2Port, AutoCloseable stop) {
            return new StartedServer(port, OptionalInt.of(http2Port), Objects.requireNonNull(stop, "stop"));
        }
    }

    @SuppressWarnings("try") // as above
    private record StartedServer(int port, OptionalInt http2Port, AutoCloseable stop) implements Server {
        @Override
        public void close() throws Exception {
            stop.close();
        }
    }

    /**
     * One request and the reply to it.
     *
     * @param version {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}
     * @param method the request's
     * @param reply what the server was told to send
     */
    public record Exchange(String version, RequestMethod method, Reply reply) {}

    /** A way to ask. */
    private record Form(String version, RequestMethod method, String connection, String content) {
        @Override
        public String toString() {
            return method + " over " + version + (connection.isEmpty() ? "" : ", Connection: " + connection);
        }

        boolean isHttp2() {
            return version.equals("HTTP/2");
        }

        /** Whether the server has to close the connection, or may. */
        boolean isClosed(Received received) {
            return version.equals("HTTP/1.0") ? !received.says("Connection", "keep-alive") : connection.equals("close");
        }
    }

    /**
     * Starts a server that sends a reply to each request.
     *
     * @param replies takes the method and the target of a request, by any thread, and returns what the adapter has to
     *     send
     * @return the server
     * @throws Exception if it does not start
     */
    protected abstract Server start(BiFunction<RequestMethod, String, Reply> replies) throws Exception;

    /**
     * Declares what the stack cannot do. By default, nothing.
     *
     * @param gaps takes each gap and its reason
     */
    protected void declare(Gaps gaps) {}

    /**
     * Returns how messages name the adapter.
     *
     * @return by default, the simple name of the test's class
     */
    protected String adapterName() {
        return getClass().getSimpleName();
    }

    @BeforeEach
    void startServer() throws Exception {
        gaps = new Gaps();
        declare(gaps);
        server = start((method, target) -> {
            Matcher number = TARGET.matcher(target);
            return number.find() ? samples.get(Integer.parseInt(number.group(1))) : OTHER;
        });
    }

    @AfterEach
    void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    @DisplayName("A reply arrives as it was made, and the next one behind it")
    Stream<DynamicTest> replies() {
        Server started = Objects.requireNonNull(server, "server");
        Stream<DynamicTest> forms = FORMS.stream()
                .filter(form -> !form.isHttp2() || started.http2Port().isPresent())
                .map(form -> form.method == HttpMethod.CONNECT && gaps.noConnect != null
                        ? DynamicTest.dynamicTest(
                                "no " + form + ": " + gaps.noConnect, () -> assertNoConnect(started, form))
                        : DynamicTest.dynamicTest(form.toString(), () -> check(started, form)));
        Stream<DynamicTest> declared = gaps.replies.stream()
                .map(gap -> DynamicTest.dynamicTest(gap.what + ": " + gap.reason, () -> {
                    if (!gap.occurs && waits < MOST_WAITS) {
                        throw new AssertionError(
                                adapterName() + ": a gap, " + gap.what + ", that does not occur: " + gap.reason);
                    }
                }));
        return Stream.concat(forms, declared);
    }

    private void check(Server started, Form form) throws IOException {
        Faults faults = new Faults(adapterName() + ": " + form);
        try (Talk talk = new Talk(started, form, timeoutSeconds())) {
            for (int i = 0; i < samples.size(); i++) {
                Reply reply = samples.get(i);
                // Elsewhere it is refused, which is no matter of the wire.
                if (!form.version.equals("HTTP/1.1")
                        && !reply.fieldValues("Upgrade").isEmpty()) {
                    continue;
                }
                Exchange exchange = new Exchange(form.version, form.method, reply);
                if (waits == MOST_WAITS) {
                    faults.add("nothing more is tried, since the server has let the client wait for " + timeoutSeconds()
                            + " s " + MOST_WAITS + " times");
                    break;
                }
                differences(talk, exchange, i)
                        .found()
                        .forEach((what, detail) -> faults.add(reply + ": " + what + ": " + detail));
            }
        }
        faults.throwIfAny();
    }

    private Differences differences(Talk talk, Exchange exchange, int sample) throws IOException {
        Differences differences = new Differences(exchange, gaps);
        Received received;
        try {
            talk.open(gaps.expects(Difference.NO_RESPONSE, exchange));
            received = talk.ask(targetOf(talk.form, sample));
        } catch (IOException failed) {
            differences.add(Difference.NO_RESPONSE, "a response", shown(failed, exchange));
            talk.close();
            return differences;
        }
        new Comparison(exchange, received, differences).compare();
        try {
            goOn(talk, received, differences);
        } catch (IOException failed) {
            differences.add(Difference.NEXT_RESPONSE, "a response to the next request", shown(failed, exchange));
            talk.close();
        }
        return differences;
    }

    /** Leaves a connection behind on which the next request can be sent, or none. */
    private void goOn(Talk talk, Received received, Differences differences) throws IOException {
        boolean isOver = received.end() == Received.End.CLOSED;
        if (received.end() == Received.End.UNKNOWN || received.end() == Received.End.OPEN) {
            talk.close();
        } else if (talk.form.isHttp2()) {
            // Streams do not get in each other's way; a connection that is given up, the next exchange sees.
            return;
        } else if (talk.form.isClosed(received)) {
            if (!isOver && !isClosed(talk)) {
                differences.add(Difference.NOT_CLOSED, "the end of the connection", "none");
            }
            talk.close();
        } else if (isOver || received.says("Connection", "close")) {
            differences.add(Difference.CLOSED, "a connection that is kept", "its end");
            talk.close();
        } else {
            Received next = talk.next();
            if (next.code() != OTHER.status().code() || !Arrays.equals(next.content(), OTHER.toByteArray())) {
                differences.add(
                        Difference.NEXT_RESPONSE,
                        OTHER + " for the next request",
                        next.code() + " with " + next.content().length + " bytes");
                talk.close();
            }
        }
    }

    private boolean isClosed(Talk talk) throws IOException {
        try {
            return talk.isClosed();
        } catch (SocketTimeoutException open) {
            waits++;
            return false;
        }
    }

    private String shown(IOException failed, Exchange exchange) {
        if (failed instanceof SocketTimeoutException && !gaps.expects(Difference.NO_RESPONSE, exchange)) {
            waits++;
        }
        return failed.toString();
    }

    private static String targetOf(Form form, int sample) {
        return form.method == HttpMethod.CONNECT ? "s" + sample + ".example:80" : "/s" + sample;
    }

    private void assertNoConnect(Server started, Form form) throws IOException {
        int sample = IntStream.range(0, samples.size())
                .filter(i -> samples.get(i).status().code() == 444)
                .findFirst()
                .orElseThrow();
        try (Talk talk = new Talk(started, form, timeoutSeconds())) {
            talk.open(true);
            if (talk.ask(targetOf(form, sample)).code() == 444) {
                throw new AssertionError(adapterName() + ": " + form
                        + ": expected no response of the application's, since that was declared, but got 444");
            }
        } catch (IOException noResponse) {
            // as declared
        }
    }

    /** The requests of one form, on one connection as long as it is kept. */
    private static final class Talk implements AutoCloseable {
        private final Form form;
        private final int port;
        private final int timeoutSeconds;
        private @Nullable Http1Connection http1;
        private @Nullable Http2Connection http2;
        private int timeout;

        Talk(Server server, Form form, int timeoutSeconds) {
            this.form = form;
            this.port = form.isHttp2() ? server.http2Port().orElseThrow() : server.port();
            this.timeoutSeconds = timeoutSeconds;
        }

        /** Opens a connection if there is none, or one with another time-out. */
        void open(boolean isBrief) throws IOException {
            int wanted = isBrief ? SHORT_TIMEOUT_MILLIS : timeoutSeconds * 1_000;
            if (wanted != timeout) {
                close();
                timeout = wanted;
            }
            if (form.isHttp2() && http2 == null) {
                http2 = new Http2Connection(port, timeout);
            } else if (!form.isHttp2() && http1 == null) {
                http1 = new Http1Connection(port, timeout);
            }
        }

        Received ask(String target) throws IOException {
            return form.isHttp2()
                    ? Objects.requireNonNull(http2, "http2").exchange(form.method, target, form.content)
                    : Objects.requireNonNull(http1, "http1")
                            .exchange(form.method, target, form.version, fields(), form.content);
        }

        private List<String> fields() {
            return form.connection.isEmpty() ? List.of() : List.of("Connection: " + form.connection);
        }

        /** The response to a request of another kind. */
        Received next() throws IOException {
            return Objects.requireNonNull(http1, "http1").exchange(HttpMethod.GET, "/other", "HTTP/1.1", List.of(), "");
        }

        boolean isClosed() throws IOException {
            return Objects.requireNonNull(http1, "http1").isClosed();
        }

        @Override
        public void close() throws IOException {
            if (http1 != null) {
                http1.close();
                http1 = null;
            }
            if (http2 != null) {
                http2.close();
                http2 = null;
            }
        }
    }

    /** What differs between a reply and the response that came of it. */
    public enum Difference {
        /** No response came, or none that can be read. */
        NO_RESPONSE("no response"),
        /** The status is another. */
        STATUS("another status"),
        /** The reason phrase is not the registered one. */
        PHRASE("another phrase"),
        /** A field is missing. */
        MISSING_FIELD("a field is missing"),
        /** A field has other lines. */
        CHANGED_FIELD("a field has changed"),
        /** There is a field beside those of the reply, Date, Server and those of the connection. */
        EXTRA_FIELD("a field was added"),
        /** There is no Content-Length where the response to this request has one. */
        MISSING_LENGTH("no length"),
        /** Content-Length is not that of the content. */
        WRONG_LENGTH("a wrong length"),
        /** There is a Content-Length where the response to this request has none. */
        EXTRA_LENGTH("a length too many"),
        /** The content is chunked, or a response without content is. */
        CHUNKED("chunks"),
        /** The content is another. */
        CONTENT("other content"),
        /** The connection was not kept. */
        CLOSED("the connection is closed"),
        /** The connection was not closed. */
        NOT_CLOSED("the connection is not closed"),
        /** Over HTTP/2, the stream of a tunnel has ended, which closes it. */
        STREAM_ENDED("the stream has ended"),
        /** The next request on the connection did not get its response. */
        NEXT_RESPONSE("the next response is not in order");

        private final String words;

        Difference(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
