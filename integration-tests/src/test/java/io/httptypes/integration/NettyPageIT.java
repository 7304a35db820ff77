package io.httptypes.integration;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.netty.NettyHttp2Adapter;
import io.httptypes.pages.Page;
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

/** Measures {@code docs/netty.md} from what Netty's own codec makes of the messages. */
class NettyPageIT {
    private static final List<String> METHODS = List.of("GET", "HEAD", "CONNECT");
    private static final String CONTENT = "hello".repeat(20);

    @Test
    void pageIsCurrent() throws IOException {
        Page.of(Path.of("..", "docs", "netty.md"))
                .section(
                        "lengths",
                        "| status | without content to GET | to HEAD | to CONNECT | with content to GET | to HEAD "
                                + "| to CONNECT |\n|---|---|---|---|---|---|---|\n"
                                + lengths())
                .section(
                        "connections",
                        "| request | response | its Connection | `isKeepAlive(response)` |\n|---|---|---|---|\n"
                                + connections())
                .section("counts", "| call | the content's count | who releases |\n|---|---|---|\n" + counts())
                .section(
                        "verdicts",
                        "| text | HTTP/1.1, `NettyAdapter` | HTTP/2, `NettyHttp2Adapter` |\n|---|---|---|\n"
                                + verdicts())
                .section("handlers", "| handler | request and status | sent |\n|---|---|---|\n" + handlers())
                .assertCurrent();
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
