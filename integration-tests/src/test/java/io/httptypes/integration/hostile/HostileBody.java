package io.httptypes.integration.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What a server may send as content to a client that it wants to bring down. */
enum HostileBody {
    /** Text, and no end of it. */
    TEXT("", new byte[0], text("0123456789".repeat(800))),
    /** A file name, which ends with a zero byte, in the header of gzip; Okio looks for the end before it goes on. */
    GZIP_NAME("gzip", gzipHeader(8), text("x".repeat(8_000))),
    GZIP_COMMENT("gzip", gzipHeader(16), text("x".repeat(8_000))),
    /** Much from little: each member is a thousand times as long when it is decoded. */
    GZIP_ZEROS("gzip", new byte[0], gzipOfZeros(8_000)),
    /** Deflate blocks that hold nothing, and are not the last. */
    GZIP_EMPTY_BLOCKS("gzip", gzipHeader(0), emptyBlocks()),
    NOT_GZIP("gzip", new byte[0], text("no gzip "));

    final String coding;
    private final byte[] beginning;
    private final byte[] rest;

    HostileBody(String coding, byte[] beginning, byte[] rest) {
        this.coding = coding;
        this.beginning = beginning;
        this.rest = rest;
    }

    /** Writes until the other side has had enough. */
    void writeTo(OutputStream out) throws IOException {
        out.write(beginning);
        while (!Thread.currentThread().isInterrupted()) {
            out.write(rest);
        }
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzipHeader(int flags) {
        return new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, 0};
    }

    private static byte[] emptyBlocks() {
        byte[] blocks = new byte[8_000];
        for (int i = 0; i < blocks.length; i += 5) {
            blocks[i + 3] = (byte) 0xff;
            blocks[i + 4] = (byte) 0xff;
        }
        return blocks;
    }

    private static byte[] gzipOfZeros(int kilobytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < kilobytes; i++) {
                gzip.write(new byte[1_000]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
