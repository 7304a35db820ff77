package io.httptypes.benchmarks;

import io.httptypes.jdk.JdkClients;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.okhttp.OkHttpInterceptors;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A call that gets a plain 200 at once, with what follows and repeats and without. Without a network: that would hide
 * the difference.
 */
@State(Scope.Thread)
public class Calling {
    private static final ResponseBody EMPTY = ResponseBody.create(new byte[0], null);

    private final Request request =
            new Request.Builder().url("http://a.example/").build();
    private final OkHttpClient alone =
            new OkHttpClient.Builder().addInterceptor(Calling::answer).build();
    private final OkHttpClient helped = OkHttpInterceptors.install(
                    new OkHttpClient.Builder(),
                    i -> i.checkStatus()
                            .followRedirects(RedirectPolicy.standard())
                            .retry(RetryPolicy.of(4, Duration.ofSeconds(30))))
            .addInterceptor(Calling::answer)
            .build();

    private static final RetryPolicy RETRY = RetryPolicy.of(4, Duration.ofSeconds(30));

    private final HttpClient jdk = new InstantClient();
    private final HttpRequest jdkRequest =
            HttpRequest.newBuilder(URI.create("http://a.example/")).build();

    private static Response answer(Interceptor.Chain chain) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(EMPTY)
                .build();
    }

    @Benchmark
    public void helped(Blackhole hole) throws IOException {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(helped.newCall(request).execute());
        }
    }

    @Benchmark
    public void alone(Blackhole hole) throws IOException {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(alone.newCall(request).execute());
        }
    }

    @Benchmark
    public void jdkHelped(Blackhole hole) throws IOException, InterruptedException {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(JdkClients.send(jdk, jdkRequest, BodyHandlers.discarding(), RETRY, RedirectPolicy.standard()));
        }
    }

    @Benchmark
    public void jdkAlone(Blackhole hole) throws IOException, InterruptedException {
        for (int i = 0; i < Inputs.SIZE; i++) {
            hole.consume(jdk.send(jdkRequest, BodyHandlers.discarding()));
        }
    }
}
