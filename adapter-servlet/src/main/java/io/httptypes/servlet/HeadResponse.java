package io.httptypes.servlet;

import io.httptypes.StatusCode;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The response to HEAD while a handler writes the one to GET: counts the content, and passes on all the rest. */
final class HeadResponse extends HttpServletResponseWrapper {
    private static final Set<Charset> STATELESS =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private final HttpServletRequest request;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;
    private @Nullable Characters characters;
    private long length;
    private boolean isLengthKnown = true;
    private boolean passesContent;

    HeadResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        // Asked each time, for what it refuses.
        ServletOutputStream container = super.getOutputStream();
        if (stream == null) {
            stream = new Stream(container);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter container = super.getWriter();
        if (writer == null) {
            characters = new Characters(container);
            writer = new PrintWriter(characters);
        }
        return writer;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forgetContent();
    }

    @Override
    public void reset() {
        super.reset();
        stream = null;
        writer = null;
        characters = null;
        forgetContent();
    }

    private Charset charset() {
        return Charset.forName(getCharacterEncoding());
    }

    private void forgetContent() {
        length = 0;
        isLengthKnown = true;
        if (characters != null) {
            characters.startCounting();
            // Others begin with a mark or a shift, again or not.
            isLengthKnown = STATELESS.contains(charset());
        }
    }

    /** Sets the length, if the content is complete. */
    void finish() throws IOException {
        if (passesContent() || isCommitted() || containsHeader("Content-Length")) {
            return;
        }
        if (characters != null) {
            characters.endCounting();
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

    /**
     * Whether the content goes to the container, which knows what to make of it in a response to HEAD. It does once the
     * handler goes on asynchronously: the container alone is told when it has come to its end. Two threads ask then.
     */
    private synchronized boolean passesContent() throws IOException {
        if (!passesContent && request.isAsyncStarted()) {
            passesContent = true;
            if (characters != null) {
                characters.endCounting();
            }
            if (length > 0 || !isLengthKnown) {
                // The container lacks what has been held back, and would count wrong.
                flushBuffer();
            }
        }
        return passesContent;
    }

    private final class Stream extends ServletOutputStream {
        private final ServletOutputStream container;

        Stream(ServletOutputStream container) {
            this.container = container;
        }

        @Override
        public void write(int b) throws IOException {
            if (passesContent()) {
                container.write(b);
            } else {
                length++;
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            if (passesContent()) {
                container.write(bytes, offset, count);
            } else {
                Objects.checkFromIndexSize(offset, count, bytes.length);
                length += count;
            }
        }

        @Override
        public void print(String text) throws IOException {
            if (passesContent()) {
                container.print(text);
            } else {
                // ISO 8859-1 by the specification, but some containers print in the encoding of the response.
                String printed = String.valueOf(text);
                byte[] bytes = printed.getBytes(StandardCharsets.ISO_8859_1);
                isLengthKnown &= Arrays.equals(bytes, printed.getBytes(charset()));
                length += bytes.length;
            }
        }

        @Override
        public void flush() throws IOException {
            container.flush();
        }

        @Override
        public void close() throws IOException {
            finish();
            container.close();
        }

        @Override
        public boolean isReady() {
            return container.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            container.setWriteListener(listener);
        }
    }

    private final class Characters extends Writer {
        private final PrintWriter container;
        private Writer counter = Writer.nullWriter();

        Characters(PrintWriter container) {
            this.container = container;
            startCounting();
        }

        /**
         * Strictly: in place of what the charset lacks, containers send one byte, or one for each half of a character.
         */
        void startCounting() {
            counter = new OutputStreamWriter(
                    new OutputStream() {
                        @Override
                        public void write(int b) {
                            length++;
                        }
                    },
                    charset()
                            .newEncoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        }

        /** The end may lack the second half of a character. */
        void endCounting() throws IOException {
            try {
                counter.close();
            } catch (CharacterCodingException uncertain) {
                isLengthKnown = false;
            }
        }

        @Override
        public void write(char[] text, int offset, int count) throws IOException {
            if (passesContent()) {
                container.write(text, offset, count);
            } else if (isLengthKnown) {
                try {
                    counter.write(text, offset, count);
                    counter.flush();
                } catch (CharacterCodingException uncertain) {
                    isLengthKnown = false;
                }
            }
        }

        @Override
        public void flush() {
            container.flush();
        }

        @Override
        public void close() throws IOException {
            finish();
            container.close();
        }
    }
}
