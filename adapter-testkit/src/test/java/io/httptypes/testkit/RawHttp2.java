package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** One connection of HTTP/2 that answers a request at a time, right or wrong. */
final class RawHttp2 {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PUSH_PROMISE = 5;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 32;

    /** A right one; wrong ones change one thing. */
    static class Renderer {
        List<Header> headers(RequestMethod method, Reply reply) {
            List<Header> headers = new ArrayList<>();
            headers.add(new BasicHeader(":status", reply.status().code()));
            reply.forEachField((name, values) -> values.forEach(value -> headers.add(header(name, value))));
            reply.contentLength(method).ifPresent(length -> headers.add(header("content-length", "" + length)));
            return headers;
        }

        static Header header(String name, String value) {
            return new BasicHeader(name.toLowerCase(Locale.ROOT), value);
        }

        byte[] content(RequestMethod method, Reply reply) {
            return reply.sendsContent(method) ? reply.toByteArray() : new byte[0];
        }

        boolean endsTunnel() {
            return false;
        }

        boolean sendsTrailers() {
            return false;
        }

        /** Sends what stands before the response. */
        void begin(RawHttp2 connection, int stream) throws IOException {
            // nothing
        }
    }

    private final HPackDecoder decoder = new HPackDecoder(4096, StandardCharsets.ISO_8859_1);
    private final HPackEncoder encoder = new HPackEncoder(4096, StandardCharsets.ISO_8859_1);
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Renderer renderer;
    private final BiFunction<RequestMethod, String, Reply> replies;

    private RawHttp2(Socket socket, Renderer renderer, BiFunction<RequestMethod, String, Reply> replies)
            throws IOException {
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(socket.getOutputStream());
        this.renderer = renderer;
        this.replies = replies;
    }

    static RawServer start(Renderer renderer, BiFunction<RequestMethod, String, Reply> replies) throws IOException {
        return new RawServer(socket -> new RawHttp2(socket, renderer, replies).serve());
    }

    private void serve() throws IOException {
        in.skipNBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length());
        write(SETTINGS, 0, 0, new byte[0]);
        write(PING, 0, 0, new byte[8]);
        List<Header> request = List.of();
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = new byte[length];
            in.readFully(payload);
            if (type == HEADERS) {
                request = decode(payload);
            }
            if ((type == HEADERS || type == DATA) && !request.isEmpty()) {
                RequestMethod method = RequestMethod.of(value(request, ":method"));
                if ((flags & END_STREAM) != 0 || method == HttpMethod.CONNECT) {
                    String target = value(request, method == HttpMethod.CONNECT ? ":authority" : ":path");
                    answer(stream, method, replies.apply(method, target));
                    request = List.of();
                }
            }
        }
    }

    private List<Header> decode(byte[] block) throws IOException {
        try {
            return List.copyOf(decoder.decodeHeaders(ByteBuffer.wrap(block)));
        } catch (HPackException e) {
            throw new IOException(e);
        }
    }

    private static String value(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void answer(int stream, RequestMethod method, Reply reply) throws IOException {
        renderer.begin(this, stream);
        boolean isTunnel = method == HttpMethod.CONNECT && reply.status().isSuccessful() && !renderer.endsTunnel();
        byte[] content = renderer.content(method, reply);
        headers(stream, renderer.headers(method, reply), content.length == 0 && !isTunnel);
        for (int start = 0; start < content.length; start += 16_384) {
            int end = Math.min(content.length, start + 16_384);
            boolean isLast = end == content.length && !renderer.sendsTrailers();
            write(DATA, isLast ? END_STREAM : 0, stream, Arrays.copyOfRange(content, start, end));
        }
        if (content.length > 0 && renderer.sendsTrailers()) {
            headers(stream, List.of(new BasicHeader("x-trailer", "1")), true);
        }
    }

    /** With padding, a priority and a continuation, which a client has to take. */
    void headers(int stream, List<Header> headers, boolean isEnd) throws IOException {
        ByteArrayBuffer block = new ByteArrayBuffer(128);
        encoder.encodeHeaders(block, headers, false);
        byte[] bytes = block.toByteArray();
        int half = bytes.length / 2;
        byte[] first = new byte[1 + 5 + half + 3];
        first[0] = 3;
        System.arraycopy(bytes, 0, first, 6, half);
        write(HEADERS, PADDED | PRIORITY | (isEnd ? END_STREAM : 0), stream, first);
        write(CONTINUATION, END_HEADERS, stream, Arrays.copyOfRange(bytes, half, bytes.length));
    }

    void reset(int stream) throws IOException {
        write(RST_STREAM, 0, stream, new byte[4]);
    }

    void giveUp() throws IOException {
        write(GOAWAY, 0, 0, new byte[8]);
    }

    void push(int stream) throws IOException {
        write(PUSH_PROMISE, END_HEADERS, stream, new byte[4]);
    }

    void data(int stream) throws IOException {
        write(DATA, 0, stream, new byte[1]);
    }

    void garbledHeaders(int stream) throws IOException {
        write(HEADERS, END_HEADERS, stream, new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff});
    }

    void brokenHeaders(int stream) throws IOException {
        write(HEADERS, 0, stream, new byte[0]);
        write(DATA, 0, stream, new byte[0]);
    }

    void overPadded(int stream) throws IOException {
        write(HEADERS, END_HEADERS | PADDED, stream, new byte[] {9});
    }

    private void write(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
        frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
        out.write(frame.array());
    }
}
