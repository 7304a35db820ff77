package io.httptypes.integration.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A wrapper of the response as filters in the world make it. */
public enum Wrapping {
    /** Holds the content back until the chain has returned, to make a field of it. */
    BUFFERING {
        @Override
        Wrapper wrap(HttpServletResponse response) {
            return new Buffering(response);
        }
    },

    /** Compresses everything, and makes the compressor when it is asked for a stream. */
    COMPRESSING {
        @Override
        Wrapper wrap(HttpServletResponse response) {
            return new Compressing(response);
        }
    },

    /** Holds errors back until the chain has returned, to render pages of its own. */
    KEEPING_ERRORS {
        @Override
        Wrapper wrap(HttpServletResponse response) {
            return new KeepingErrors(response);
        }
    };

    abstract Wrapper wrap(HttpServletResponse response);

    /** A filter that wraps the response. */
    public Filter filter() {
        return new HttpFilter() {
            private static final long serialVersionUID = 1;

            @Override
            protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                Wrapper wrapper = wrap(response);
                chain.doFilter(request, wrapper);
                wrapper.end();
            }
        };
    }

    abstract static class Wrapper extends HttpServletResponseWrapper {
        Wrapper(HttpServletResponse response) {
            super(response);
        }

        abstract void end() throws IOException;
    }

    /** One that has content of its own: a stream, or a writer on it. */
    private abstract static class Rewriting extends Wrapper {
        private @Nullable ServletOutputStream stream;
        private @Nullable PrintWriter writer;

        Rewriting(HttpServletResponse response) {
            super(response);
        }

        abstract OutputStream open() throws IOException;

        private ServletOutputStream stream() throws IOException {
            if (stream == null) {
                stream = new Stream(open());
            }
            return stream;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (writer != null) {
                throw new IllegalStateException("a writer has been taken");
            }
            return stream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null && stream != null) {
                throw new IllegalStateException("a stream has been taken");
            }
            if (writer == null) {
                writer = new PrintWriter(new OutputStreamWriter(stream(), Charset.forName(getCharacterEncoding())));
            }
            return writer;
        }

        @Override
        public void reset() {
            super.reset();
            stream = null;
            writer = null;
        }

        @Override
        public void flushBuffer() throws IOException {
            flush();
        }

        void flush() throws IOException {
            if (writer != null) {
                writer.flush();
            } else if (stream != null) {
                stream.flush();
            }
        }

        void closeContent() throws IOException {
            if (writer != null) {
                writer.close();
            } else if (stream != null) {
                stream.close();
            }
        }
    }

    private static final class Buffering extends Rewriting {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Buffering(HttpServletResponse response) {
            super(response);
        }

        @Override
        OutputStream open() {
            return content;
        }

        @Override
        public void setContentLength(int length) {}

        @Override
        public void setContentLengthLong(long length) {}

        @Override
        public void resetBuffer() {
            content.reset();
        }

        @Override
        public void reset() {
            super.reset();
            content.reset();
        }

        @Override
        void end() throws IOException {
            flush();
            if (content.size() > 0) {
                getResponse().setContentLength(content.size());
                content.writeTo(getResponse().getOutputStream());
            }
        }
    }

    private static final class Compressing extends Rewriting {
        Compressing(HttpServletResponse response) {
            super(response);
        }

        @Override
        OutputStream open() throws IOException {
            setHeader("Content-Encoding", "gzip");
            return new GZIPOutputStream(getResponse().getOutputStream());
        }

        /** The only one, as in wrappers that are older than the other method. */
        @Override
        public void setContentLength(int length) {}

        @Override
        public void flushBuffer() throws IOException {
            flush();
            getResponse().flushBuffer();
        }

        @Override
        void end() throws IOException {
            closeContent();
        }
    }

    private static final class KeepingErrors extends Wrapper {
        private int error;

        KeepingErrors(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            error = status;
        }

        @Override
        public void sendError(int status, String message) {
            error = status;
        }

        @Override
        void end() throws IOException {
            if (error > 0) {
                super.sendError(error);
            }
        }
    }

    private static final class Stream extends ServletOutputStream {
        private final OutputStream out;

        Stream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
