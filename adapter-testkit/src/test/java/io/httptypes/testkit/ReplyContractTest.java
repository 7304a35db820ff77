package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

/** A right renderer passes; each wrong one fails, and the first line of a message names its fault. */
class ReplyContractTest {
    /** The forms of the contract that the wrong renderers are asked by, by their numbers. */
    private static final int GET = 1;

    private static final int HEAD = 2;
    private static final int POST = 3;
    private static final int CLOSE = 6;
    private static final int CONNECT = 9;
    private static final int HTTP_2 = 10;
    private static final int HTTP_2_CONNECT = 14;

    @Test
    void rightRendererPasses() {
        EngineExecutionResults results = run(Right.class);

        assertThat(messages(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(14);
    }

    @Test
    void serverWithoutHttp2IsNotAskedForIt() {
        EngineExecutionResults results = run(Http1Alone.class);

        assertThat(messages(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(9);
    }

    @Test
    void losingCodesFails() {
        assertThat(failures(LosesCodes.class, GET))
                .startsWith("LosesCodes: GET over HTTP/1.1: Reply[600, 0 bytes]: another status: expected 600, but "
                        + "got 500");
    }

    @Test
    void phraseOfItsOwnFails() {
        assertThat(failures(OwnPhrases.class, GET))
                .startsWith(
                        "OwnPhrases: GET over HTTP/1.1: Reply[413 Content Too Large, 0 bytes]: another phrase: expected"
                                + " \"Content Too Large\", but got \"Payload Too Large\"");
    }

    @Test
    void losingALineFails() {
        assertThat(failures(LosesLines.class, GET))
                .contains("Reply[200 OK, X-Lower, 0 bytes]: a field has changed: expected X-Lower: \"1\", \"2\", "
                        + "\"1\", but got"
                        + " \"1\"");
    }

    @Test
    void foldingLinesFails() {
        assertThat(failures(FoldsLines.class, GET))
                .contains("a field has changed: expected WWW-Authenticate: ")
                .contains("a field has changed: expected X-Lower: \"1\", \"2\", \"1\", but got \"1, 2, 1\"");
    }

    @Test
    void writingFieldsInUtf8Fails() {
        assertThat(failures(Utf8Fields.class, GET)).contains("a field has changed: expected X-Latin: ");
    }

    @Test
    void losingAFieldFails() {
        assertThat(failures(LosesUpgrade.class, GET))
                .contains("a field is missing: expected Upgrade: \"HTTP/3.0\", but got none")
                .contains("expected Connection: \"upgrade\", but got none");
    }

    @Test
    void addingAFieldFails() {
        assertThat(failures(AddsFields.class, GET))
                .startsWith(
                        "AddsFields: GET over HTTP/1.1: Reply[200 OK, 0 bytes]: a field was added: expected no field"
                                + " beside those of the reply, but got X-Powered-By: us");
    }

    @Test
    void addingACharsetFails() {
        assertThat(failures(AddsCharset.class, GET))
                .contains("a field has changed: expected Content-Type: \"application/json\", but got"
                        + " \"application/json;charset=utf-8\"");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void leavingOutAZeroLengthFailsAtOnce() {
        assertThat(failures(NoZeroLength.class, GET))
                .startsWith("NoZeroLength: GET over HTTP/1.1: Reply[200 OK, 0 bytes]: no length: expected "
                        + "Content-Length: 0,"
                        + " but got none");
    }

    @Test
    void lengthOfWhatHasNoneFails() {
        assertThat(failures(LengthOf304.class, GET))
                .startsWith(
                        "LengthOf304: GET over HTTP/1.1: Reply[204 No Content, 0 bytes]: a length too many: expected no"
                                + " Content-Length, but got \"0\"");
        assertThat(failures(LengthOf304.class, HEAD)).contains("a length too many");
        assertThat(failures(LengthOf304.class, CONNECT)).contains("Reply[200 OK, 0 bytes]: a length too many");
    }

    @Test
    void anotherLengthForHeadFails() {
        assertThat(failures(ZeroForHead.class, HEAD))
                .contains("a wrong length: expected Content-Length: 10, but got \"0\"");
    }

    @Test
    void contentForHeadFails() {
        assertThat(failures(ContentForHead.class, HEAD))
                .contains("Content-Type, 10 bytes]: the next response is not in order: expected a response to the next"
                        + " request, but got java.net.ProtocolException: not a status line: ");
    }

    @Test
    void contentInATunnelFails() {
        assertThat(failures(ContentForHead.class, CONNECT))
                .contains("Reply[200 OK, Content-Type, 10 bytes]: other content: expected 0 bytes, but got 10 bytes");
    }

    @Test
    void chunksFail() {
        assertThat(failures(Chunks.class, GET))
                .startsWith(
                        "Chunks: GET over HTTP/1.1: Reply[200 OK, 0 bytes]: chunks: expected no Transfer-Encoding, but"
                                + " got \"chunked\"");
    }

    @Test
    void lengthInCharactersFails() {
        assertThat(failures(CountsCharacters.class, GET))
                .contains("a wrong length: expected Content-Length: 12, but got \"11\"");
    }

    @Test
    void otherContentFails() {
        assertThat(failures(OtherContent.class, GET))
                .contains("other content: expected 10 bytes, but got as many others");
    }

    @Test
    void unframedContentFails() {
        assertThat(failures(EndsByClosing.class, GET))
                .contains("no length: expected Content-Length: 10, but got none")
                .contains("the connection is closed: expected a connection that is kept, but got its end");
    }

    @Test
    void closingFails() {
        assertThat(failures(AlwaysCloses.class, GET))
                .startsWith(
                        "AlwaysCloses: GET over HTTP/1.1: Reply[200 OK, 0 bytes]: the connection is closed: expected a"
                                + " connection that is kept, but got its end");
    }

    @Test
    void closingWithoutAWordFails() {
        assertThat(failures(ClosesSilently.class, GET))
                .startsWith("ClosesSilently: GET over HTTP/1.1: Reply[200 OK, 0 bytes]: the next response is not in "
                        + "order: ");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void notClosingFailsAndIsNotTriedForEver() {
        assertThat(failures(NeverCloses.class, CLOSE))
                .startsWith("NeverCloses: GET over HTTP/1.1, Connection: close: Reply[200 OK, 0 bytes]: the "
                        + "connection is not"
                        + " closed: expected the end of the connection, but got none")
                .contains("nothing more is tried, since the server has let the client wait for 1 s 2 times");
    }

    @Test
    void answeringNothingFails() {
        assertThat(failures(RefusesTeapots.class, GET))
                .startsWith(
                        "RefusesTeapots: GET over HTTP/1.1: Reply[418 I'm a teapot, 0 bytes]: no response: expected a"
                                + " response, but got java.io.EOFException: the connection ended after");
    }

    @Test
    void speakingNoHttpFails() {
        assertThat(failures(NoHttp.class, GET))
                .contains("no response: expected a response, but got"
                        + " java.net.ProtocolException: not a status line: ");
        assertThat(failures(NoFields.class, GET)).contains("java.net.ProtocolException: not a field line: nonsense");
        assertThat(failures(NoNumber.class, GET)).contains("java.net.ProtocolException: not a length: ten");
        assertThat(failures(NoChunks.class, GET)).contains("java.net.ProtocolException: not the size of a chunk: ");
        assertThat(failures(TooShort.class, CLOSE)).contains("java.io.EOFException: 0 bytes of content; expected ");
    }

    @Test
    void leavingTheContentOfARequestFails() {
        assertThat(failures(LeavesContent.class, POST)).contains("LeavesContent: POST over HTTP/1.1: ");
        assertThat(failures(LeavesContent.class, GET)).isEmpty();
    }

    @Test
    void interimResponsesAreNoDifference() {
        assertThat(failures(SendsInterim.class, GET)).isEmpty();
        assertThat(failures(SendsInterimOverHttp2.class, HTTP_2)).isEmpty();
    }

    @Test
    void trailersAreNoDifference() {
        assertThat(failures(SendsTrailers.class, HTTP_2)).isEmpty();
    }

    @Test
    void bytesBehindTheLastResponseFail() {
        assertThat(failures(SendsMore.class, CLOSE))
                .startsWith(
                        "SendsMore: GET over HTTP/1.1, Connection: close: Reply[200 OK, 0 bytes]: the connection is not"
                                + " closed: ");
    }

    @Test
    void declaredSilenceIsNotWaitedForLong() {
        assertThat(failures(SilentTeapots.class, GET)).isEmpty();
    }

    @Test
    void anotherResponseToTheNextRequestFails() {
        assertThat(failures(ForgetsTheNext.class, GET))
                .contains(
                        "the next response is not in order: expected Reply[200 OK, Content-Type, 7 bytes] for the next"
                                + " request, but got 404 with 0 bytes");
    }

    @Test
    void serverThatIsNotThereFails() {
        assertThat(failures(NotThere.class, GET))
                .contains("no response: expected a response, but got java.net.ConnectException");
    }

    @Test
    void serverThatDoesNotStartFails() {
        assertThat(messages(run(DoesNotStart.class))).contains("out of order");
    }

    @Test
    void declaredGapsPassAndAreShown() {
        EngineExecutionResults results = run(DeclaresGaps.class);

        assertThat(messages(results)).isEmpty();
        assertThat(results.testEvents().succeeded().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .contains("a field was added: it is proud", "another phrase: it is old", "no response: it is no pot");
    }

    @Test
    void gapThatDoesNotOccurFails() {
        assertThat(messages(run(DeclaresTooMuch.class)))
                .contains("DeclaresTooMuch: a gap, chunks, that does not occur: so I say")
                .contains("DeclaresTooMuch: a gap, a field was added, that does not occur: so I say");
    }

    @Test
    void connectThatArrivesThoughDeclaredOtherwiseFails() {
        assertThat(messages(run(DeclaresNoConnect.class)))
                .contains("DeclaresNoConnect: CONNECT over HTTP/1.1: expected no response of the application's, "
                        + "since that was"
                        + " declared, but got 444")
                .contains("DeclaresNoConnect: CONNECT over HTTP/2: ");
        assertThat(messages(run(HasNoConnect.class))).isEmpty();
    }

    @Test
    void endingATunnelOverHttp2Fails() {
        assertThat(failures(EndsTunnels.class, HTTP_2_CONNECT))
                .startsWith("EndsTunnels: CONNECT over HTTP/2: Reply[200 OK, 0 bytes]: the stream has ended: expected "
                        + "a stream"
                        + " that goes on as a tunnel, but got its end");
    }

    @Test
    void fieldsThatHttp2ForbidsFail() {
        assertThat(failures(CapitalLetters.class, HTTP_2))
                .contains("a field was added: expected no field beside those of the reply, but got X-Trace: a1");
        assertThat(failures(ConnectionOverHttp2.class, HTTP_2))
                .contains("a field was added: expected no field beside those of the reply, but got connection: close");
    }

    @Test
    void wrongLengthOverHttp2Fails() {
        assertThat(failures(WrongLengthOverHttp2.class, HTTP_2)).contains("a wrong length: expected Content-Length: ");
        assertThat(failures(NoLengthOverHttp2.class, HTTP_2)).isEmpty();
    }

    @Test
    void brokenHttp2Fails() {
        assertThat(failures(Resets.class, HTTP_2)).contains("the server has reset the stream, with error 0");
        assertThat(failures(GivesUp.class, HTTP_2)).contains("the server has given the connection up, with error 0");
        assertThat(failures(Pushes.class, HTTP_2)).contains("a push, which was declined");
        assertThat(failures(DataFirst.class, HTTP_2)).contains("a frame of type 0; expected the headers of a response");
        assertThat(failures(Garbled.class, HTTP_2)).contains("headers that cannot be decoded");
        assertThat(failures(Interrupted.class, HTTP_2)).contains("a frame of type 0; expected the rest of the headers");
        assertThat(failures(OverPadded.class, HTTP_2)).contains("a frame with more padding than payload");
        assertThat(failures(NoStatus.class, HTTP_2)).contains("not the headers of a response: ");
        assertThat(failures(BadStatus.class, HTTP_2)).contains("not the headers of a response: ");
    }

    private static String failures(Class<? extends ReplyContract> contract, int form) {
        return messages(EngineTestKit.engine("junit-jupiter")
                .selectors(selectUniqueId(UniqueId.forEngine("junit-jupiter")
                        .append("class", contract.getName())
                        .append("test-factory", "replies()")
                        .append("dynamic-test", "#" + form)))
                .execute());
    }

    private static EngineExecutionResults run(Class<? extends ReplyContract> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute();
    }

    private static String messages(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result ->
                        String.valueOf(result.getThrowable().orElseThrow().getMessage()))
                .collect(Collectors.joining("\n"));
    }

    static class Right extends ReplyContract {
        RawServer.Renderer http1() {
            return new RawServer.Renderer();
        }

        RawHttp2.Renderer http2() {
            return new RawHttp2.Renderer();
        }

        @Override
        protected Server start(BiFunction<RequestMethod, String, Reply> replies) throws IOException {
            RawServer one = RawServer.of(http1(), replies);
            RawServer two = RawHttp2.start(http2(), replies);
            return Server.of(one.port(), two.port(), () -> {
                one.close();
                two.close();
            });
        }
    }

    static class Http1Alone extends Right {
        @Override
        protected Server start(BiFunction<RequestMethod, String, Reply> replies) throws IOException {
            RawServer one = RawServer.of(http1(), replies);
            return Server.of(one.port(), one);
        }
    }

    /** Whose renderer for HTTP/1.1 is wrong. */
    abstract static class Wrong extends Right {
        private final RawServer.Renderer renderer;

        Wrong(RawServer.Renderer renderer) {
            this.renderer = renderer;
        }

        @Override
        RawServer.Renderer http1() {
            return renderer;
        }
    }

    /** Whose renderer for HTTP/2 is wrong. */
    abstract static class WrongHttp2 extends Right {
        private final RawHttp2.Renderer renderer;

        WrongHttp2(RawHttp2.Renderer renderer) {
            this.renderer = renderer;
        }

        @Override
        RawHttp2.Renderer http2() {
            return renderer;
        }
    }

    static class LosesCodes extends Wrong {
        LosesCodes() {
            super(new RawServer.Renderer() {
                @Override
                String statusLine(Reply reply) {
                    return reply.status().code() < 600 ? super.statusLine(reply) : "HTTP/1.1 500 Internal Server Error";
                }
            });
        }
    }

    static class OwnPhrases extends Wrong {
        OwnPhrases() {
            super(new RawServer.Renderer() {
                @Override
                String statusLine(Reply reply) {
                    return super.statusLine(reply).replace("Content Too Large", "Payload Too Large");
                }
            });
        }
    }

    static class LosesLines extends Wrong {
        LosesLines() {
            super(new RawServer.Renderer() {
                @Override
                List<String> fields(RawServer.Request request, Reply reply) {
                    List<String> lines = new ArrayList<>();
                    reply.forEachField((name, values) -> lines.add(name + ": " + values.get(0)));
                    return lines;
                }
            });
        }
    }

    static class FoldsLines extends Wrong {
        FoldsLines() {
            super(new RawServer.Renderer() {
                @Override
                List<String> fields(RawServer.Request request, Reply reply) {
                    List<String> lines = new ArrayList<>();
                    reply.forEachField((name, values) -> lines.add(name + ": " + String.join(", ", values)));
                    return lines;
                }
            });
        }
    }

    static class Utf8Fields extends Wrong {
        Utf8Fields() {
            super(new RawServer.Renderer() {
                @Override
                List<String> fields(RawServer.Request request, Reply reply) {
                    return super.fields(request, reply).stream()
                            .map(line -> new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                            .toList();
                }
            });
        }
    }

    static class LosesUpgrade extends Wrong {
        LosesUpgrade() {
            super(new RawServer.Renderer() {
                @Override
                List<String> fields(RawServer.Request request, Reply reply) {
                    return super.fields(request, reply).stream()
                            .filter(line -> !line.startsWith("Upgrade") && !line.startsWith("Connection"))
                            .toList();
                }
            });
        }
    }

    static final class AddingRenderer extends RawServer.Renderer {
        @Override
        List<String> fields(RawServer.Request request, Reply reply) {
            return Stream.concat(super.fields(request, reply).stream(), Stream.of("X-Powered-By: us"))
                    .toList();
        }
    }

    static class AddsFields extends Wrong {
        AddsFields() {
            super(new AddingRenderer());
        }
    }

    static class AddsCharset extends Wrong {
        AddsCharset() {
            super(new RawServer.Renderer() {
                @Override
                List<String> fields(RawServer.Request request, Reply reply) {
                    return super.fields(request, reply).stream()
                            .map(line -> line.endsWith("/json") ? line + ";charset=utf-8" : line)
                            .toList();
                }
            });
        }
    }

    static class NoZeroLength extends Wrong {
        NoZeroLength() {
            super(new RawServer.Renderer() {
                @Override
                List<String> framing(RawServer.Request request, Reply reply) {
                    return reply.content().hasRemaining() ? super.framing(request, reply) : List.of();
                }
            });
        }
    }

    static class LengthOf304 extends Wrong {
        LengthOf304() {
            super(new RawServer.Renderer() {
                @Override
                List<String> framing(RawServer.Request request, Reply reply) {
                    return List.of("Content-Length: " + reply.content().remaining());
                }
            });
        }
    }

    static class ZeroForHead extends Wrong {
        ZeroForHead() {
            super(new RawServer.Renderer() {
                @Override
                List<String> framing(RawServer.Request request, Reply reply) {
                    return request.method() == HttpMethod.HEAD
                            ? List.of("Content-Length: 0")
                            : super.framing(request, reply);
                }
            });
        }
    }

    static class ContentForHead extends Wrong {
        ContentForHead() {
            super(new RawServer.Renderer() {
                @Override
                byte[] content(RawServer.Request request, Reply reply) {
                    return reply.toByteArray();
                }
            });
        }
    }

    static class Chunks extends Wrong {
        Chunks() {
            super(new RawServer.Renderer() {
                @Override
                List<String> framing(RawServer.Request request, Reply reply) {
                    return reply.contentLength(request.method()).isEmpty()
                            ? List.of()
                            : List.of("Transfer-Encoding: chunked");
                }

                @Override
                byte[] content(RawServer.Request request, Reply reply) {
                    if (reply.contentLength(request.method()).isEmpty()) {
                        return new byte[0];
                    }
                    byte[] content = super.content(request, reply);
                    String first = content.length == 0
                            ? ""
                            : Integer.toHexString(content.length) + ";a=b\r\n"
                                    + new String(content, StandardCharsets.ISO_8859_1) + "\r\n";
                    return (first + "0\r\nX-Trailer: 1\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
                }
            });
        }
    }

    static class CountsCharacters extends Wrong {
        CountsCharacters() {
            super(new RawServer.Renderer() {
                @Override
                List<String> framing(RawServer.Request request, Reply reply) {
                    return reply.contentLength(request.method()).isEmpty()
                            ? List.of()
                            : List.of("Content-Length: " + reply.text().length());
                }
            });
        }
    }

    static class OtherContent extends Wrong {
        OtherContent() {
            super(new RawServer.Renderer() {
                @Override
                byte[] content(RawServer.Request request, Reply reply) {
                    byte[] content = super.content(request, reply);
                    if (content.length == 10) {
                        content[9]++;
                    }
                    return content;
                }
            });
        }
    }

    static class EndsByClosing extends Wrong {
        EndsByClosing() {
            super(new RawServer.Renderer() {
                @Override
                List<String> framing(RawServer.Request request, Reply reply) {
                    return List.of();
                }

                @Override
                List<String> connection(RawServer.Request request) {
                    return List.of("Connection: close");
                }

                @Override
                boolean isClosed(RawServer.Request request, Reply reply) {
                    return true;
                }
            });
        }
    }

    static class AlwaysCloses extends Wrong {
        AlwaysCloses() {
            super(new RawServer.Renderer() {
                @Override
                List<String> connection(RawServer.Request request) {
                    return List.of("Connection: close");
                }

                @Override
                boolean isClosed(RawServer.Request request, Reply reply) {
                    return true;
                }
            });
        }
    }

    static class ClosesSilently extends Wrong {
        ClosesSilently() {
            super(new RawServer.Renderer() {
                @Override
                boolean isClosed(RawServer.Request request, Reply reply) {
                    return true;
                }
            });
        }
    }

    static class NeverCloses extends Wrong {
        NeverCloses() {
            super(new RawServer.Renderer() {
                @Override
                boolean isClosed(RawServer.Request request, Reply reply) {
                    return false;
                }
            });
        }

        @Override
        int timeoutSeconds() {
            return 1;
        }
    }

    static class RefusesTeapots extends Wrong {
        RefusesTeapots() {
            super(new TeapotRenderer());
        }
    }

    static final class TeapotRenderer extends RawServer.Renderer {
        @Override
        String statusLine(Reply reply) {
            if (reply.status() == HttpStatus.IM_A_TEAPOT) {
                throw new UncheckedIOException(new IOException("short and stout"));
            }
            return super.statusLine(reply);
        }
    }

    static class NoHttp extends Wrong {
        NoHttp() {
            super(new RawServer.Renderer() {
                @Override
                String statusLine(Reply reply) {
                    return "220 ready";
                }
            });
        }
    }

    static class NoFields extends Wrong {
        NoFields() {
            super(new RawServer.Renderer() {
                @Override
                List<String> connection(RawServer.Request request) {
                    return List.of("nonsense");
                }
            });
        }
    }

    static class NoNumber extends Wrong {
        NoNumber() {
            super(new RawServer.Renderer() {
                @Override
                List<String> framing(RawServer.Request request, Reply reply) {
                    return List.of("Content-Length: ten");
                }
            });
        }
    }

    static class NoChunks extends Wrong {
        NoChunks() {
            super(new RawServer.Renderer() {
                @Override
                List<String> framing(RawServer.Request request, Reply reply) {
                    return List.of("Transfer-Encoding: chunked");
                }

                @Override
                byte[] content(RawServer.Request request, Reply reply) {
                    return "no chunk\r\n".getBytes(StandardCharsets.US_ASCII);
                }
            });
        }
    }

    static class TooShort extends Wrong {
        TooShort() {
            super(new RawServer.Renderer() {
                @Override
                byte[] content(RawServer.Request request, Reply reply) {
                    return new byte[0];
                }
            });
        }
    }

    static class LeavesContent extends Wrong {
        LeavesContent() {
            super(new RawServer.Renderer() {
                @Override
                boolean readsContent() {
                    return false;
                }
            });
        }
    }

    static class SendsInterim extends Wrong {
        SendsInterim() {
            super(new RawServer.Renderer() {
                @Override
                String statusLine(Reply reply) {
                    return "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + super.statusLine(reply);
                }
            });
        }
    }

    static class SendsInterimOverHttp2 extends Beginning {
        SendsInterimOverHttp2() {
            super((connection, stream) -> {
                // Of a stream that is over, too: its headers change the table.
                connection.headers(stream + 100, List.of(new BasicHeader("x-other", "1")), true);
                connection.headers(stream, List.of(new BasicHeader(":status", "103")), false);
            });
        }
    }

    static class SendsTrailers extends WrongHttp2 {
        SendsTrailers() {
            super(new RawHttp2.Renderer() {
                @Override
                boolean sendsTrailers() {
                    return true;
                }
            });
        }
    }

    static class SendsMore extends Wrong {
        SendsMore() {
            super(new RawServer.Renderer() {
                @Override
                byte[] content(RawServer.Request request, Reply reply) {
                    return (reply.text() + "and more").getBytes(StandardCharsets.UTF_8);
                }
            });
        }
    }

    static class SilentTeapots extends Wrong {
        SilentTeapots() {
            super(new RawServer.Renderer() {
                @Override
                boolean isSilent(Reply reply) {
                    return reply.status() == HttpStatus.IM_A_TEAPOT;
                }
            });
        }

        @Override
        protected void declare(Gaps gaps) {
            gaps.reply(
                    Difference.NO_RESPONSE,
                    exchange -> exchange.reply().status() == HttpStatus.IM_A_TEAPOT,
                    "it is busy");
        }
    }

    static class ForgetsTheNext extends Right {
        @Override
        protected Server start(BiFunction<RequestMethod, String, Reply> replies) throws IOException {
            return super.start((method, target) ->
                    target.equals("/other") ? Reply.of(HttpStatus.NOT_FOUND) : replies.apply(method, target));
        }
    }

    static class NotThere extends Right {
        @Override
        protected Server start(BiFunction<RequestMethod, String, Reply> replies) throws IOException {
            RawServer gone = RawServer.of(http1(), replies);
            gone.close();
            return Server.of(gone.port(), gone);
        }
    }

    static class DoesNotStart extends Right {
        @Override
        protected Server start(BiFunction<RequestMethod, String, Reply> replies) throws IOException {
            throw new IOException("out of order");
        }
    }

    static class DeclaresGaps extends Right {
        @Override
        protected void declare(Gaps gaps) {
            gaps.replyField(Difference.EXTRA_FIELD, "x-powered-by", exchange -> isHttp1(exchange), "it is proud");
            gaps.reply(
                    Difference.PHRASE,
                    exchange -> isHttp1(exchange) && exchange.reply().status() == HttpStatus.CONTENT_TOO_LARGE,
                    "it is old");
            gaps.reply(
                    Difference.NO_RESPONSE,
                    exchange -> isHttp1(exchange) && exchange.reply().status() == HttpStatus.IM_A_TEAPOT,
                    "it is no pot");
        }

        private static boolean isHttp1(Exchange exchange) {
            return !exchange.version().equals("HTTP/2");
        }

        @Override
        RawServer.Renderer http1() {
            RawServer.Renderer adding = new AddingRenderer();
            RawServer.Renderer old = new OwnPhrases().http1();
            return new RawServer.Renderer() {
                @Override
                String statusLine(Reply reply) {
                    new TeapotRenderer().statusLine(reply);
                    return old.statusLine(reply);
                }

                @Override
                List<String> fields(RawServer.Request request, Reply reply) {
                    return adding.fields(request, reply);
                }
            };
        }
    }

    static class DeclaresTooMuch extends Right {
        @Override
        protected void declare(Gaps gaps) {
            gaps.reply(Difference.CHUNKED, exchange -> true, "so I say");
            gaps.replyField(Difference.EXTRA_FIELD, "Via", exchange -> true, "so I say");
        }
    }

    static class DeclaresNoConnect extends Right {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noConnect("so I say");
        }
    }

    static class HasNoConnect extends Http1Alone {
        @Override
        protected void declare(Gaps gaps) {
            gaps.noConnect("it is not routed");
        }

        @Override
        protected Server start(BiFunction<RequestMethod, String, Reply> replies) throws IOException {
            return super.start((method, target) ->
                    method == HttpMethod.CONNECT ? Reply.of(HttpStatus.BAD_REQUEST) : replies.apply(method, target));
        }
    }

    static class EndsTunnels extends WrongHttp2 {
        EndsTunnels() {
            super(new RawHttp2.Renderer() {
                @Override
                boolean endsTunnel() {
                    return true;
                }
            });
        }
    }

    static class CapitalLetters extends WrongHttp2 {
        CapitalLetters() {
            super(new RawHttp2.Renderer() {
                @Override
                List<Header> headers(RequestMethod method, Reply reply) {
                    return super.headers(method, reply).stream()
                            .<Header>map(header ->
                                    new BasicHeader(header.getName().replace("x-trace", "X-Trace"), header.getValue()))
                            .toList();
                }
            });
        }
    }

    static class ConnectionOverHttp2 extends WrongHttp2 {
        ConnectionOverHttp2() {
            super(new RawHttp2.Renderer() {
                @Override
                List<Header> headers(RequestMethod method, Reply reply) {
                    return Stream.concat(
                                    super.headers(method, reply).stream(), Stream.of(header("connection", "close")))
                            .toList();
                }
            });
        }
    }

    static class WrongLengthOverHttp2 extends WrongHttp2 {
        WrongLengthOverHttp2() {
            super(new RawHttp2.Renderer() {
                @Override
                List<Header> headers(RequestMethod method, Reply reply) {
                    return super.headers(method, reply).stream()
                            .map(header ->
                                    header.getName().equals("content-length") ? header("content-length", "7") : header)
                            .toList();
                }
            });
        }
    }

    static class NoLengthOverHttp2 extends WrongHttp2 {
        NoLengthOverHttp2() {
            super(new RawHttp2.Renderer() {
                @Override
                List<Header> headers(RequestMethod method, Reply reply) {
                    return super.headers(method, reply).stream()
                            .filter(header -> !header.getName().equals("content-length"))
                            .toList();
                }
            });
        }
    }

    static class NoStatus extends WrongHttp2 {
        NoStatus() {
            super(new RawHttp2.Renderer() {
                @Override
                List<Header> headers(RequestMethod method, Reply reply) {
                    return List.of(header("status", "200"));
                }
            });
        }
    }

    static class BadStatus extends WrongHttp2 {
        BadStatus() {
            super(new RawHttp2.Renderer() {
                @Override
                List<Header> headers(RequestMethod method, Reply reply) {
                    return List.of(header(":status", "99"));
                }
            });
        }
    }

    /** Sends something before each response. */
    abstract static class Beginning extends WrongHttp2 {
        Beginning(Frames frames) {
            super(new RawHttp2.Renderer() {
                @Override
                void begin(RawHttp2 connection, int stream) throws IOException {
                    frames.send(connection, stream);
                }
            });
        }

        @FunctionalInterface
        interface Frames {
            void send(RawHttp2 connection, int stream) throws IOException;
        }
    }

    static class Resets extends Beginning {
        Resets() {
            super(RawHttp2::reset);
        }
    }

    static class GivesUp extends Beginning {
        GivesUp() {
            super((connection, stream) -> connection.giveUp());
        }
    }

    static class Pushes extends Beginning {
        Pushes() {
            super(RawHttp2::push);
        }
    }

    static class DataFirst extends Beginning {
        DataFirst() {
            super(RawHttp2::data);
        }
    }

    static class Garbled extends Beginning {
        Garbled() {
            super(RawHttp2::garbledHeaders);
        }
    }

    static class Interrupted extends Beginning {
        Interrupted() {
            super(RawHttp2::brokenHeaders);
        }
    }

    static class OverPadded extends Beginning {
        OverPadded() {
            super(RawHttp2::overPadded);
        }
    }
}
