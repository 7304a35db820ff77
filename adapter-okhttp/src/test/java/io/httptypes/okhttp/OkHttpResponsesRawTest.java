package io.httptypes.okhttp;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What responses tell that no decent server would send. */
@Timeout(60)
class OkHttpResponsesRawTest {
    private static final String TEXT = "HTTP/1.1 500 \r\nContent-Type: text/plain\r\n";

    @RegisterExtension
    final LeakCheck clients = new LeakCheck();

    @Test
    void bodyThatNeverEndsIsExcerpted() throws IOException {
        byte[] more = "0123456789".getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = RawServer.answering(out -> {
            write(out, TEXT + "Content-Length: " + Long.MAX_VALUE + "\r\n\r\n");
            while (true) {
                out.write(more);
            }
        })) {
            assertThat(refused(server, clients.newClient().build()).bodyExcerpt())
                    .hasSize(1024)
                    .startsWith("01234567890123456789");
        }
    }

    /** What OkHttp would have to keep until it has found the end, or read without any: see SmallHeapIT. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\n4\r\ntext\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n4\r\ntext\r\n0\r\n\r\n",
                "\r\ntext"
            })
    void bodyWithoutLengthIsNotRead(String rest) throws IOException {
        try (RawServer server = RawServer.answering(TEXT + rest)) {
            assertThat(refused(server, clients.newClient().build()).bodyExcerpt())
                    .isEmpty();
        }
    }

    /** OkHttp by itself would keep the pieces for 100 ms. */
    @Test
    void closingLooksForTheEndOfChunksForAShortTimeOnly() throws IOException {
        byte[] more = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = RawServer.answering(out -> {
            write(out, TEXT + "Transfer-Encoding: chunked\r\n\r\n5;");
            while (true) {
                out.write(more);
            }
        })) {
            Deque<Duration> deadlines = new ArrayDeque<>();
            OkHttpClient client = clients.newClient()
                    .addInterceptor(chain -> {
                        Response response = chain.proceed(chain.request());
                        BufferedSource source = Okio.buffer((Source)
                                new ForwardingSource(response.body().source()) {
                                    @Override
                                    public void close() throws IOException {
                                        deadlines.add(
                                                Duration.ofNanos(timeout().deadlineNanoTime() - System.nanoTime()));
                                        super.close();
                                    }
                                });
                        return response.newBuilder()
                                .body(ResponseBody.create(
                                        source, response.body().contentType(), -1))
                                .build();
                    })
                    .build();
            assertThat(refused(server, client).bodyExcerpt()).isEmpty();
            assertThat(deadlines)
                    .singleElement()
                    .satisfies(left -> assertThat(left).isLessThanOrEqualTo(Duration.ofMillis(10)));
        }
    }

    /** A read would take the hour that this client allows. */
    @ParameterizedTest
    @ValueSource(strings = {"304 Not Modified", "204 No Content", "205 Reset Content"})
    void contentThatCannotComeIsNotWaitedFor(String status) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = RawServer.answering(out -> {
            write(out, "HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: 57\r\n\r\n");
            never.await();
        })) {
            OkHttpClient client =
                    clients.newClient().readTimeout(Duration.ofHours(1)).build();
            Request request = new Request.Builder().url(server.url()).build();
            try (Response response = client.newCall(request).execute()) {
                assertThatThrownBy(() -> OkHttpResponses.require(response, HttpStatus.OK))
                        .isInstanceOfSatisfying(
                                UnexpectedStatusException.class,
                                e -> assertThat(e.bodyExcerpt()).isEmpty());
            } catch (ProtocolException refusedByOkHttp) {
                assertThat(refusedByOkHttp).hasMessageContaining("had non-zero Content-Length");
            }
            never.countDown();
        }
    }

    @Test
    void dripsDoNotLastLongerThanOneReadTimeout() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = RawServer.answering(out -> {
            write(out, TEXT + "Content-Length: 2000\r\n\r\n");
            while (!never.await(50, TimeUnit.MILLISECONDS)) {
                write(out, "x");
            }
        })) {
            OkHttpClient client =
                    clients.newClient().readTimeout(Duration.ofSeconds(1)).build();
            long start = System.nanoTime();
            assertThat(refused(server, client).bodyExcerpt()).matches("x{1,500}");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        }
    }

    @Test
    void bodyThatIsBrokenOffIsExcerptedAsFarAsItCame() throws IOException {
        try (RawServer server = RawServer.answering(TEXT + "Content-Length: 100\r\n\r\nhalf of it")) {
            assertThat(refused(server, clients.newClient().build()).bodyExcerpt())
                    .isEqualTo("half of it");
        }
    }

    @Test
    void messageHasNothingThatThePeerWrote() throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 520 Forged\u001b[31m\rline\r\nContent-Type: text/\u001b\r\nContent-Length: 0\r\n\r\n")) {
            UnexpectedStatusException exception =
                    refused(server, clients.newClient().build());
            assertThat(exception).hasMessage("expected a successful status but was 520 for GET " + server.url());
            assertThat(exception.status()).isEqualTo(StatusCode.of(520));
            assertThat(exception.contentType()).contains("text/\\u001b");
        }
    }

    @Test
    void statusLineThatIsNoneIsAnError() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 099 Less\r\nContent-Length: 4\r\n\r\ntext")) {
            Response response = execute(server, clients.newClient().build());
            assertThatThrownBy(() -> OkHttpResponses.requireSuccessful(response))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("99");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Response execute(RawServer server, OkHttpClient client) throws IOException {
        return client.newCall(new Request.Builder().url(server.url()).build()).execute();
    }

    private static UnexpectedStatusException refused(RawServer server, OkHttpClient client) {
        return catchThrowableOfType(
                UnexpectedStatusException.class, () -> OkHttpResponses.requireSuccessful(execute(server, client)));
    }
}
