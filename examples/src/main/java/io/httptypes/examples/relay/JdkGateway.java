package io.httptypes.examples.relay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.jdk.JdkServerAdapter;
import io.httptypes.messages.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's server before any client. */
final class JdkGateway implements RelayServer {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final Upstream upstream;

    private JdkGateway(int port, Upstream upstream) throws IOException {
        this.upstream = upstream;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", JdkServerAdapter.handler(this::reply));
        server.start();
    }

    static JdkGateway start(int port, Upstream upstream) throws IOException {
        return new JdkGateway(port, upstream);
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        Optional<RequestMethod> method = JdkServerAdapter.findMethod(exchange);
        if (method.isEmpty()) {
            return refused(exchange, HttpStatus.BAD_REQUEST);
        }
        byte[] content = exchange.getRequestBody().readNBytes(Messages.MAX_CONTENT + 1);
        if (content.length > Messages.MAX_CONTENT) {
            return refused(exchange, HttpStatus.CONTENT_TOO_LARGE);
        }
        List<Upstream.Field> fields = exchange.getRequestHeaders().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Upstream.Field(field.getKey(), value)))
                .toList();
        Upstream.Request request = new Upstream.Request(
                method.get(), exchange.getRequestURI().toString(), fields, ByteBuffer.wrap(content));
        return request.isForAGateway()
                ? reply(upstream, request).join()
                : refused(exchange, HttpStatus.NOT_IMPLEMENTED);
    }

    private static Reply refused(HttpExchange exchange, HttpStatus status) {
        exchange.getResponseHeaders().set("Connection", "close");
        return Reply.of(status);
    }

    /** What the origin says, or why there is nothing. */
    static CompletableFuture<Reply> reply(Upstream upstream, Upstream.Request request) {
        CompletableFuture<Upstream.Response> response;
        try {
            response = upstream.send(request);
        } catch (IllegalArgumentException notSendable) {
            response = CompletableFuture.failedFuture(notSendable);
        }
        return response.thenApply(Upstream.Response::toReply).exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            boolean isLate = cause instanceof SocketTimeoutException || cause instanceof HttpTimeoutException;
            return Reply.of(isLate ? HttpStatus.GATEWAY_TIMEOUT : HttpStatus.BAD_GATEWAY);
        });
    }

    @Override
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        upstream.close();
        closed.countDown();
    }
}
