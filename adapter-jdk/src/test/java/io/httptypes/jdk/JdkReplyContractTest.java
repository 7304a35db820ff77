package io.httptypes.jdk;

import com.sun.net.httpserver.HttpServer;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.ReplyContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

class JdkReplyContractTest extends ReplyContract {
    @Override
    protected void declare(Gaps gaps) {
        gaps.noConnect("the server routes a request by its path, which CONNECT does not have");
        gaps.reply(
                Difference.PHRASE,
                exchange -> !hasRegisteredPhrase(exchange.reply().status().code()),
                "the server has older phrases for some statuses, and none for those that RFC 2616 does not have");
        gaps.replyField(
                Difference.CHANGED_FIELD, "Date", exchange -> true, "the server writes the time at which it responds");
    }

    private static boolean hasRegisteredPhrase(int code) {
        return switch (code) {
            case 302, 408, 413, 414, 504 -> false;
            default ->
                (code >= 200 && code <= 206)
                        || (code >= 300 && code <= 305)
                        || (code >= 400 && code <= 415)
                        || (code >= 500 && code <= 505);
        };
    }

    @Override
    protected Server start(BiFunction<RequestMethod, String, Reply> replies) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext(
                "/",
                JdkServerAdapter.handler(exchange -> replies.apply(
                        JdkServerAdapter.methodOf(exchange),
                        exchange.getRequestURI().getRawPath())));
        server.start();
        return Server.of(server.getAddress().getPort(), () -> {
            server.stop(0);
            threads.shutdownNow();
        });
    }
}
