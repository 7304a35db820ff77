package consumer;

import com.sun.net.httpserver.HttpHandler;
import io.httptypes.HttpStatus;
import io.httptypes.MethodTokens;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.StatusCodes;
import io.httptypes.jdk.JdkClients;
import io.httptypes.jdk.JdkResponses;
import io.httptypes.jdk.JdkServerAdapter;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.Reply;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.netty.NettyAdapter;
import io.httptypes.okhttp.OkHttpAdapter;
import io.httptypes.servlet.ServletAdapter;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import okhttp3.Request;
import okhttp3.Response;

/** Uses every published module, as a user without JSpecify on the path. */
final class Consumer {
    private Consumer() {}

    static HttpResponse carry(Response from, HttpResponse to) {
        return NettyAdapter.setStatus(to, OkHttpAdapter.statusOf(from));
    }

    static Request forward(HttpServletRequest request) {
        RequestMethod method = ServletAdapter.methodOf(request);
        return OkHttpAdapter.setMethod(new Request.Builder().url("http://a.example/"), method, null)
                .build();
    }

    static void answer(HttpServletRequest request, HttpServletResponse response, StatusCode status)
            throws IOException {
        ServletAdapter.send(request, ServletAdapter.setStatus(response, status), Reply.of(status));
    }

    static HttpHandler handle(StatusCode status) {
        return JdkServerAdapter.handler(exchange -> Reply.of(status));
    }

    static <T> java.net.http.HttpResponse<T> ask(HttpClient client, HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return JdkClients.send(client, request, JdkResponses.successful(request, handler), RetryPolicy.none(),
                RedirectPolicy.standard());
    }

    static boolean isKnown(int code, String token) {
        switch (code) {
            case StatusCodes.OK:
            case StatusCodes.CONTENT_TOO_LARGE:
                return true;
            default:
                return HttpStatus.find(code).isPresent() && token.equals(MethodTokens.GET);
        }
    }
}
