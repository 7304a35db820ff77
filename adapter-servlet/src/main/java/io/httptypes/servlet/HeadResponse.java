package io.httptypes.servlet;

import io.httptypes.StatusCode;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The response to HEAD while a handler writes the one to GET: counts the content, and passes on all the rest. */
final class HeadResponse extends HttpServletResponseWrapper {
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;
    private long length;
    private boolean isLengthKnown = true;
    private boolean holdsFlush;

    HeadResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        // The container's too, for what it sets and refuses when it is asked.
        super.getOutputStream();
        if (stream == null) {
            stream = new Counter();
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        super.getWriter();
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(new Counter(), getCharacterEncoding())) {
                @Override
                public void close() {
                    // It flushes before it closes, and that would commit the response without its length.
                    holdsFlush = true;
                    super.close();
                }
            };
        }
        return writer;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        countBufferedCharacters();
        forgetContent();
    }

    @Override
    public void reset() {
        super.reset();
        stream = null;
        writer = null;
        holdsFlush = false;
        forgetContent();
    }

    private void forgetContent() {
        length = 0;
        isLengthKnown = true;
    }

    /** Sets the length, when the content is complete. */
    void finish() throws IOException {
        countBufferedCharacters();
        if (isCommitted() || containsHeader("Content-Length")) {
            return;
        }
        if (!isLengthKnown) {
            // Committed, so that no container takes what it has not been given for empty.
            flushBuffer();
        } else if (StatusCode.find(getStatus())
                .filter(StatusCode::allowsContent)
                .isPresent()) {
            setContentLengthLong(length);
        }
    }

    private void countBufferedCharacters() {
        if (writer != null && !holdsFlush) {
            holdsFlush = true;
            writer.flush();
            holdsFlush = false;
        }
    }

    private final class Counter extends ServletOutputStream {
        @Override
        public void write(int b) {
            length++;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            Objects.checkFromIndexSize(offset, count, bytes.length);
            length += count;
        }

        @Override
        public void print(String text) throws IOException {
            // By the specification in ISO 8859-1, but some containers print in the encoding of the response.
            String printed = String.valueOf(text);
            byte[] bytes = printed.getBytes(StandardCharsets.ISO_8859_1);
            isLengthKnown &= Arrays.equals(bytes, printed.getBytes(getCharacterEncoding()));
            write(bytes);
        }

        @Override
        public void flush() throws IOException {
            if (!holdsFlush) {
                flushBuffer();
            }
        }

        @Override
        public void close() throws IOException {
            finish();
            if (writer == null) {
                HeadResponse.super.getOutputStream().close();
            } else {
                HeadResponse.super.getWriter().close();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            try {
                HeadResponse.super.getOutputStream().setWriteListener(listener);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
