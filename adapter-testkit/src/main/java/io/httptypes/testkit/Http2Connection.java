package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.testkit.Received.End;
import io.httptypes.testkit.Received.Field;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** A connection that speaks HTTP/2 by prior knowledge, one stream after the other, and hides nothing: RFC 9113. */
final class Http2Connection implements AutoCloseable {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TABLE_SIZE = 4096;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PUSH_PROMISE = 5;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 32;

    private static final int ENABLE_PUSH = 2;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int LARGEST_WINDOW = Integer.MAX_VALUE;
    private static final int WINDOW_OF_A_NEW_CONNECTION = 65_535;

    private final HPackEncoder encoder = new HPackEncoder(0, StandardCharsets.ISO_8859_1);
    private final HPackDecoder decoder = new HPackDecoder(TABLE_SIZE, StandardCharsets.ISO_8859_1);
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private int stream = -1;

    /**
     * @param timeoutMillis how long a read may take
     */
    Http2Connection(int port, int timeoutMillis) throws IOException {
        socket = Sockets.connect(port, timeoutMillis);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        out.write(PREFACE);
        // No push, and no window that could fill.
        writeHead(12, SETTINGS, 0, 0);
        out.writeShort(ENABLE_PUSH);
        out.writeInt(0);
        out.writeShort(INITIAL_WINDOW_SIZE);
        out.writeInt(LARGEST_WINDOW);
        writeHead(4, WINDOW_UPDATE, 0, 0);
        out.writeInt(LARGEST_WINDOW - WINDOW_OF_A_NEW_CONNECTION);
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares frames
    private record Frame(int type, int flags, int stream, byte[] payload) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }

        /** The payload without what pads it or tells of priorities. */
        byte[] content() throws ProtocolException {
            int start = has(PADDED) ? 1 : 0;
            int padding = has(PADDED) ? payload[0] & 0xff : 0;
            if (type == HEADERS && has(PRIORITY)) {
                start += 5;
            }
            if (start + padding > payload.length) {
                throw new ProtocolException("a frame with more padding than payload");
            }
            return Arrays.copyOfRange(payload, start, payload.length - padding);
        }
    }

    /** Sends a request on a new stream and reads its final response. */
    Received exchange(RequestMethod method, String target, String content) throws IOException {
        stream += 2;
        boolean isConnect = method == HttpMethod.CONNECT;
        writeHeaders(method, target, content.isEmpty() && !isConnect);
        if (!content.isEmpty()) {
            writeHead(content.length(), DATA, END_STREAM, stream);
            out.writeBytes(content);
        }
        out.flush();
        Received received = read(isConnect);
        while (received.code() < 200) {
            received = read(isConnect);
        }
        if (isConnect) {
            writeHead(0, DATA, END_STREAM, stream);
            out.flush();
        }
        return received;
    }

    private void writeHeaders(RequestMethod method, String target, boolean isEnd) throws IOException {
        List<Header> headers = new ArrayList<>();
        headers.add(new BasicHeader(":method", method.token()));
        if (method == HttpMethod.CONNECT) {
            headers.add(new BasicHeader(":authority", target));
        } else {
            headers.add(new BasicHeader(":scheme", "http"));
            headers.add(new BasicHeader(":authority", "127.0.0.1"));
            headers.add(new BasicHeader(":path", target));
        }
        ByteArrayBuffer block = new ByteArrayBuffer(128);
        encoder.encodeHeaders(block, headers, false);
        writeHead(block.length(), HEADERS, END_HEADERS | (isEnd ? END_STREAM : 0), stream);
        out.write(block.array(), 0, block.length());
    }

    private void writeHead(int length, int type, int flags, int stream) throws IOException {
        out.writeByte(length >> 16);
        out.writeShort(length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
    }

    private Received read(boolean isConnect) throws IOException {
        Frame head = readOfStream();
        if (head.type != HEADERS) {
            throw new ProtocolException("a frame of type " + head.type + "; expected the headers of a response");
        }
        List<Field> fields = readFields(head);
        if (fields.isEmpty()
                || !fields.get(0).name().equals(":status")
                || !fields.get(0).value().matches("[1-9]\\d\\d")) {
            throw new ProtocolException("not the headers of a response: " + Faults.show(fields));
        }
        int code = Integer.parseInt(fields.get(0).value());
        List<Field> rest = fields.subList(1, fields.size());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        boolean isEnd = head.has(END_STREAM);
        boolean isTunnel = code / 100 == 2 && isConnect;
        while (!isEnd && code >= 200 && !isTunnel) {
            Frame frame = readOfStream();
            if (frame.type == DATA) {
                content.writeBytes(frame.content());
            } else {
                readFields(frame); // trailers say nothing of the content
            }
            isEnd = frame.has(END_STREAM);
        }
        return new Received(code, "", List.copyOf(rest), content.toByteArray(), isEnd ? End.FRAMED : End.OPEN);
    }

    private List<Field> readFields(Frame first) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(first.content());
        for (Frame frame = first; !frame.has(END_HEADERS); ) {
            frame = readFrame();
            if (frame.type != CONTINUATION) {
                throw new ProtocolException("a frame of type " + frame.type + "; expected the rest of the headers");
            }
            block.writeBytes(frame.payload);
        }
        try {
            return decoder.decodeHeaders(ByteBuffer.wrap(block.toByteArray())).stream()
                    .map(header -> new Field(header.getName(), header.getValue()))
                    .toList();
        } catch (HPackException e) {
            throw new ProtocolException("headers that cannot be decoded: " + e.getMessage());
        }
    }

    /** The next frame of the stream; those of the connection are seen to. */
    private Frame readOfStream() throws IOException {
        while (true) {
            Frame frame = readFrame();
            if (frame.type == SETTINGS && !frame.has(ACK)) {
                writeHead(0, SETTINGS, ACK, 0);
                out.flush();
            } else if (frame.type == PING && !frame.has(ACK)) {
                writeHead(frame.payload.length, PING, ACK, 0);
                out.write(frame.payload);
                out.flush();
            } else if (frame.type == GOAWAY) {
                throw new ProtocolException("the server has given the connection up, with error "
                        + ByteBuffer.wrap(frame.payload).getInt(4));
            } else if (frame.stream == stream && frame.type == RST_STREAM) {
                throw new ProtocolException("the server has reset the stream, with error "
                        + ByteBuffer.wrap(frame.payload).getInt());
            } else if (frame.type == HEADERS && frame.stream != stream) {
                readFields(frame); // of a stream that is over: the table has to be kept
            } else if (frame.type == PUSH_PROMISE) {
                throw new ProtocolException("a push, which was declined");
            } else if (frame.stream == stream && frame.type != WINDOW_UPDATE) {
                return frame;
            }
        }
    }

    private Frame readFrame() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int ofStream = in.readInt() & Integer.MAX_VALUE;
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(type, flags, ofStream, payload);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
