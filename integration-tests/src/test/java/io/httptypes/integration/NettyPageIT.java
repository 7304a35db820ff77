package io.httptypes.integration;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.netty.NettyHttp2Adapter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/netty.md} from what Netty's own codec makes of the messages. */
class NettyPageIT {
    private static final List<String> METHODS = List.of("GET", "HEAD", "CONNECT");
    private static final String CONTENT = "hello".repeat(20);

    @Test
    void pageIsCurrent() throws IOException {
        String page = """
            # Netty

            What the adapter does on Netty, and what is Netty's own. Every number and verdict in the tables is measured: the build writes this page, and fails if
            it is not current. It is Netty 4.2's; where 4.1.68, the oldest supported version, differs, it says so.

            ## What is where

            - `NettyAdapter` converts statuses and methods, and reads and writes them on HTTP/1.1's messages. `toNettyStatus(status, phrase)` takes
              any phrase that a status line can carry, and `reasonPhraseOf(response)` answers only such; so the one can always be given to the other.
            - `NettyHttp2Adapter` does the same with `:status` and `:method` on `Http2Headers`. It alone needs `netty-codec-http2`; on the module path, say
              `requires io.netty.codec.http2` in your module.
            - `NettyAdapter.send(context, request, reply)` sends a `Reply`, and `toResponse(request, reply)` makes its message. The same messages go out
              over HTTP/2 through `Http2StreamFrameToHttpObjectCodec` or `HttpToHttp2ConnectionHandler`, which drop the version and the field Connection.
              `NettyHttp2Adapter.toHeaders(method, reply)` makes a header section where you write the frames yourself.
            - `NettyAdapter.toInterim(request, status, headers)` makes a 1xx. It drops Content-Length and the fields of the connection.
            - `NettyAdapter.statusFor(request.decoderResult())` tells the status for what Netty could not decode: 414, 431, 413 or 400.
            - `NettyExample` in `examples` is a server for HTTP/1.1 and HTTP/2 on one port that answers with all of it:
              `mvn -q -pl examples -am compile exec:java -Dexec.mainClass=io.httptypes.examples.netty.NettyExample`

            HTTP/3 is left out. Its codec needs a native QUIC library, which this build does not have, and its `Http3Headers` is not an `Http2Headers`.
            `StatusCode.find(headers.status())` reads and `headers.status(NettyAdapter.toNettyStatus(status).codeAsText())` writes a status there.

            ## Length

            What a reply sends without content, and with %d bytes of it, after a request of HTTP/1.1 to a plain `HttpServerCodec`.

            | status | without content to GET | to HEAD | to CONNECT | with content to GET | to HEAD | to CONNECT |
            |---|---|---|---|---|---|---|
            %s
            With 205 to HEAD and to CONNECT, Netty's encoder writes the length, whether the message has one or not. A reply with content for 204, 205
            or 304 cannot be made.

            A 2xx to CONNECT is a bare `HttpResponse`: a full one would end the stream over HTTP/2 (RFC 9113, Section 8.5). The codec of HTTP/1.1 waits for
            content behind it. Remove the codec, and send bytes; or end the tunnel with `LastHttpContent.EMPTY_LAST_CONTENT`.

            ## Who closes

            `send` does. If you write the message yourself, close as `HttpUtil.isKeepAlive(response)` says. Ask before the response is written, since its
            fields are Netty's then:

                ctx.writeAndFlush(response).addListener(
                        HttpUtil.isKeepAlive(response) ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);

            If you answer before the request has been read to its end, call `HttpUtil.setKeepAlive(request, false)` first.

            | request | response | its Connection | `isKeepAlive(response)` |
            |---|---|---|---|
            %s
            A response is HTTP/1.0 to such a client, since Netty's `HttpContentCompressor` and `HttpUtil` go by the response's version.

            ## Reference counts

            The request is never released, and never kept. Only `toResponse(request, reply, content)` takes something over: the buffer. The counts are those
            of the buffer after the call, which has come with one.

            | call | the content's count | who releases |
            |---|---|---|
            %s
            ## What Netty has already read

            Netty's decoder of HTTP/1.1 makes a number of the status before anyone else sees the text. Over HTTP/2 the text is there, and the adapter reads
            it exactly. The verdicts of `findStatus`:

            | text | HTTP/1.1, `NettyAdapter` | HTTP/2, `NettyHttp2Adapter` |
            |---|---|---|
            %s
            They differ where the decoder skips white space, or reads a sign or more digits, and for 101, which HTTP/2 does not have. A method is read exactly over
            both; Netty 4.1.68 hands on `G@T` as one, which the adapter refuses.

            ## Other handlers in the pipeline

            `HttpObjectAggregator` changes nothing. With others, after HTTP/1.1 and `Accept-Encoding: gzip`, from a reply with content for 200, and without for
            another status:

            | handler | request and status | sent |
            |---|---|---|
            %s
            - `HttpContentCompressor` does not touch HEAD, so that its length is that of the content as it was, and not of what GET gets. Leave the
              length off, `response.headers().remove("content-length")`, where that matters.
            - `HttpServerKeepAliveHandler` closes where a response has no length, and so after 304 and after 2xx to CONNECT. With the listener above it is not
              needed.
            - Netty 4.1.68 takes an interim response for the final one. Its `HttpServerCodec` then frames the final one by the method of the next request, if that
              has come already, and drops the content for a HEAD. Its compressor fails on what follows any 1xx but 100, and its converter to HTTP/2 ends the
              stream with it. Send none there but 100, to clients that do not pipeline.
            """.formatted(CONTENT.length(), lengths(), connections(), counts(), verdicts(), handlers());
        Reviewed.assertCurrent(Path.of("..", "docs", "netty.md"), page);
    }

    private static String lengths() {
        Map<Integer, List<String>> rows = new LinkedHashMap<>();
        for (int code = 200; code <= 999; code++) {
            StatusCode status = StatusCode.of(code);
            List<String> cells = new ArrayList<>();
            for (String method : METHODS) {
                cells.add(shown(sent(method, "", Reply.of(status))));
            }
            for (String method : METHODS) {
                cells.add(fullShown(method, status));
            }
            rows.put(code, cells);
        }
        return joined(rows);
    }

    private static String fullShown(String method, StatusCode status) {
        try {
            return shown(sent(method, "", Reply.of(status, "text/plain", CONTENT)));
        } catch (IllegalArgumentException refused) {
            return "refused";
        }
    }

    /** A row for each run of codes with the same cells. */
    private static String joined(Map<Integer, List<String>> rows) {
        StringBuilder table = new StringBuilder();
        for (int first = 200; first <= 999; ) {
            int last = first;
            while (rows.get(first).equals(rows.get(last + 1))) {
                last++;
            }
            table.append(row(first == last ? "" + first : first + " to " + last, rows.get(first)));
            first = last + 1;
        }
        return table.toString();
    }

    private static String connections() {
        StringBuilder table = new StringBuilder();
        for (String version : List.of("1.1", "1.0")) {
            for (String connection : List.of("", "keep-alive", "close")) {
                String fields = connection.isEmpty() ? "" : "Connection: " + connection + "\r\n";
                table.append(connection(
                        "HTTP/" + version + (connection.isEmpty() ? "" : ", " + connection),
                        "GET / HTTP/" + version + "\r\n" + fields + "\r\n",
                        HttpStatus.OK));
            }
        }
        String close = " / HTTP/1.1\r\nConnection: close\r\n\r\n";
        return table.append(connection("CONNECT, HTTP/1.1, close, answered with 2xx", "CONNECT" + close, HttpStatus.OK))
                .append(connection("not decoded, of HTTP/1.1", "GET / HTTP/1.1\r\n: x\r\n\r\n", HttpStatus.BAD_REQUEST))
                .append(connection("not decoded, of no version", "GET\r\n\r\n", HttpStatus.BAD_REQUEST))
                .toString();
    }

    private static String connection(String name, String bytes, StatusCode status) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec());
        HttpResponse response = NettyAdapter.toResponse(received(channel, bytes), Reply.of(status));
        channel.finishAndReleaseAll();
        String connection = response.headers().get("Connection");
        return row(
                name,
                List.of(
                        response.protocolVersion().text(),
                        connection == null ? "none" : connection,
                        HttpUtil.isKeepAlive(response) ? "true" : "false"));
    }

    private static String counts() {
        String response = "the response: it is released when it is written";
        String call = "the call";
        Reply reply = Reply.of(HttpStatus.OK).withField("Content-Type", "text/plain");
        Reply noContent = Reply.of(HttpStatus.NO_CONTENT);
        return count("a reply to GET", response, content -> NettyAdapter.toResponse(request("GET"), reply, content))
                + count("a reply to HEAD", call, content -> NettyAdapter.toResponse(request("HEAD"), reply, content))
                + count(
                        "204 and an empty buffer",
                        call,
                        content -> NettyAdapter.toResponse(request("GET"), noContent, content.clear()))
                + count(
                        "204 and content, which throws",
                        call,
                        content -> NettyAdapter.toResponse(request("GET"), noContent, content))
                + count(
                        "a reply that has content too, which throws",
                        call,
                        content -> NettyAdapter.toResponse(
                                request("GET"), Reply.of(HttpStatus.OK, "text/plain", "x"), content))
                + row(
                        "every other method",
                        List.of("none is given", "nobody has to; releasing the response does no harm"));
    }

    private static String count(String name, String who, Function<ByteBuf, FullHttpResponse> call) {
        ByteBuf content = content();
        FullHttpResponse response = null;
        try {
            response = call.apply(content);
        } catch (IllegalArgumentException refused) {
            // the count is what matters
        }
        String count = Integer.toString(content.refCnt());
        ReferenceCountUtil.release(response);
        return row(name, List.of(count, who));
    }

    private static String verdicts() {
        StringBuilder table = new StringBuilder();
        for (String text : List.of(
                "200", "999", "101", "099", "1000", "20", "2x0", "200OK", "-12", "+99", "٢٠٠", "+200", "0200",
                "<HT>200", " 200", "200 ")) {
            table.append(row("`" + text + "`", List.of(overHttp1(bytes(text)), overHttp2(bytes(text)))));
        }
        return table.toString();
    }

    private static byte[] bytes(String shown) {
        return shown.replace("<HT>", "\t").getBytes(StandardCharsets.UTF_8);
    }

    private static String overHttp1(byte[] text) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseDecoder());
        channel.writeInbound(
                Unpooled.wrappedBuffer(bytes("HTTP/1.1 "), text, bytes(" X\r\nContent-Length: 0\r\n\r\n")));
        HttpResponse response = channel.readInbound();
        channel.finishAndReleaseAll();
        return verdict(NettyAdapter.findStatus(response));
    }

    private static String overHttp2(byte[] text) {
        Http2Headers headers = new DefaultHttp2Headers(false).status(new AsciiString(text));
        return verdict(NettyHttp2Adapter.findStatus(headers));
    }

    private static String verdict(Optional<StatusCode> status) {
        return status.map(read -> Integer.toString(read.code())).orElse("empty");
    }

    private static String handlers() {
        String gzip = "Accept-Encoding: gzip\r\n";
        StringBuilder table = new StringBuilder();
        for (boolean compressing : new boolean[] {true, false}) {
            UnaryOperator<String> add = cells -> row(
                    compressing ? "`HttpContentCompressor`" : "`HttpServerKeepAliveHandler`",
                    List.of(cells.split(": ", 2)));
            for (String method : METHODS) {
                List<Integer> codes = method.equals("GET") ? List.of(200, 204, 205, 304) : List.of(200, 304);
                for (int code : codes) {
                    StatusCode status = StatusCode.of(code);
                    ChannelHandler handler =
                            compressing ? new HttpContentCompressor() : new HttpServerKeepAliveHandler();
                    Reply reply = code == 200 && !method.equals("CONNECT")
                            ? Reply.of(status, "text/plain", CONTENT)
                            : Reply.of(status);
                    String sent = sent(method, gzip, reply, handler);
                    table.append(add.apply(method + ", " + code + ": " + shown(sent)));
                }
            }
        }
        return table.toString();
    }

    private static ByteBuf content() {
        return Unpooled.copiedBuffer(CONTENT, StandardCharsets.US_ASCII);
    }

    private static HttpRequest request(String method) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec());
        HttpRequest request = received(channel, method + " / HTTP/1.1\r\n\r\n");
        channel.finishAndReleaseAll();
        return request;
    }

    private static HttpRequest received(EmbeddedChannel channel, String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
        return channel.readInbound();
    }

    /** The bytes of the answer to a request, with more handlers behind the codec. */
    private static String sent(String method, String fields, Reply reply, ChannelHandler... handlers) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec());
        channel.pipeline().addLast(handlers);
        try {
            HttpRequest request = received(channel, method + " / HTTP/1.1\r\n" + fields + "\r\n");
            channel.writeOutbound(NettyAdapter.toResponse(request, reply));
            StringBuilder bytes = new StringBuilder();
            for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
                bytes.append(part.toString(StandardCharsets.ISO_8859_1));
                part.release();
            }
            return bytes.toString();
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static String shown(String sent) {
        String[] parts = sent.split("\r\n\r\n", 2);
        List<String> said = new ArrayList<>();
        for (String field : List.of("connection: (close)", "content-encoding: (.*)", "transfer-encoding: (.*)")) {
            Pattern.compile(field).matcher(parts[0]).results().forEach(found -> said.add(found.group(1)));
        }
        Optional<String> length = Pattern.compile("content-length: (\\d+)")
                .matcher(parts[0])
                .results()
                .map(found -> found.group(1))
                .findFirst();
        said.add(length.map(value -> "length " + value).orElse("no length"));
        if (!parts[1].isEmpty()) {
            said.add(
                    length.equals(Optional.of("" + parts[1].length()))
                            ? "and the content"
                            : parts[1].length() + " bytes");
        } else if (length.isPresent() && !length.get().equals("0")) {
            said.add("and no content");
        }
        return String.join(", ", said).replace(", and", " and");
    }

    private static String row(String name, List<String> cells) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(cells);
        return "| " + String.join(" | ", all) + " |\n";
    }
}
