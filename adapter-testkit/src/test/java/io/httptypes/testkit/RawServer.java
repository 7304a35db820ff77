package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;

/** A server that writes what a renderer tells it, right or wrong. */
final class RawServer implements Closeable {
    /** What a request says. */
    record Request(RequestMethod method, String target, String version, String connection, int length) {
        boolean isKept() {
            return version.equals("HTTP/1.1") ? !connection.equals("close") : connection.equals("keep-alive");
        }
    }

    /** A right one; wrong ones change one thing. */
    static class Renderer {
        /** Whether the content of a request is read. */
        boolean readsContent() {
            return true;
        }

        /** Whether the client waits for nothing. */
        boolean isSilent(Reply reply) {
            return false;
        }

        String statusLine(Reply reply) {
            return "HTTP/1.1 " + reply.status().code() + " " + reply.status().reasonPhrase();
        }

        List<String> fields(Request request, Reply reply) {
            List<String> lines = new ArrayList<>();
            reply.forEachField((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
            return lines;
        }

        List<String> framing(Request request, Reply reply) {
            List<String> lines = new ArrayList<>();
            OptionalLong length = reply.contentLength(request.method);
            length.ifPresent(n -> lines.add("Content-Length: " + n));
            return lines;
        }

        List<String> connection(Request request) {
            return List.of("Connection: " + (request.isKept() ? "keep-alive" : "close"));
        }

        byte[] content(Request request, Reply reply) {
            return reply.sendsContent(request.method) ? reply.toByteArray() : new byte[0];
        }

        boolean isClosed(Request request, Reply reply) {
            return !request.isKept();
        }
    }

    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;

    /** Serves one connection. */
    @FunctionalInterface
    interface Protocol {
        void serve(Socket connection) throws IOException;
    }

    RawServer(Protocol protocol) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> accept(protocol));
    }

    static RawServer of(Renderer renderer, BiFunction<RequestMethod, String, Reply> replies) throws IOException {
        return new RawServer(connection -> serve(connection, renderer, replies));
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept(Protocol protocol) {
        while (true) {
            Socket connection;
            try {
                connection = server.accept();
            } catch (IOException closed) {
                return;
            }
            open.add(connection);
            try {
                threads.execute(() -> serve(connection, protocol));
            } catch (RejectedExecutionException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, Protocol protocol) {
        try (connection) {
            connection.setTcpNoDelay(true);
            protocol.serve(connection);
        } catch (IOException | UncheckedIOException gone) {
            // the client has closed it, or the renderer gives it up
        } finally {
            open.remove(connection);
        }
    }

    private static void serve(Socket connection, Renderer renderer, BiFunction<RequestMethod, String, Reply> replies)
            throws IOException {
        InputStream in = new BufferedInputStream(connection.getInputStream());
        OutputStream out = connection.getOutputStream();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            Request request = readRequest(line, in);
            if (renderer.readsContent()) {
                in.readNBytes(request.length);
            }
            Reply reply = replies.apply(request.method, request.target);
            if (renderer.isSilent(reply)) {
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            List<String> lines = new ArrayList<>();
            lines.add(renderer.statusLine(reply));
            lines.addAll(renderer.fields(request, reply));
            if (reply.fieldValues("Connection").isEmpty()) {
                lines.addAll(renderer.connection(request));
            }
            lines.addAll(renderer.framing(request, reply));
            ByteArrayOutputStream response = new ByteArrayOutputStream();
            response.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            response.writeBytes(renderer.content(request, reply));
            out.write(response.toByteArray());
            if (request.method == HttpMethod.CONNECT && reply.status().isSuccessful()) {
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            if (renderer.isClosed(request, reply)) {
                return;
            }
        }
    }

    private static Request readRequest(String line, InputStream in) throws IOException {
        String[] words = line.split(" ", 3);
        String connection = "";
        int length = 0;
        for (String field = readLine(in); !field.isEmpty(); field = readLine(in)) {
            String[] parts = field.split(": ", 2);
            switch (parts[0].toLowerCase(Locale.ROOT)) {
                case "connection" -> connection = parts[1];
                case "content-length" -> length = Integer.parseInt(parts[1]);
                default -> {
                    // nothing that is asked for here
                }
            }
        }
        return new Request(RequestMethod.of(words[0]), words[1], words[2], connection, length);
    }

    /** Empty at the end. */
    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Closeable connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
