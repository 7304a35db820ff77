package io.httptypes.integration.hostile;

import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.okhttp.OkHttpInterceptors;
import io.httptypes.okhttp.OkHttpResponses;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Asks URLs in each of several ways and prints what came of it, a line each. Run in a JVM of its own, with little
 * memory.
 */
final class SmallHeapClient {
    static final int WAYS = 5;

    private SmallHeapClient() {}

    /** What a program does with a response. */
    @FunctionalInterface
    private interface Use {
        void of(Call call, Response response) throws IOException;
    }

    private record Way(OkHttpClient client, Use use) {}

    /**
     * Asks, prints, and ends the JVM.
     *
     * @param args whether to speak HTTP/2, and the URLs
     */
    public static void main(String[] args) {
        Map<String, Way> ways = ways(Boolean.parseBoolean(args[0]) ? Protocol.H2_PRIOR_KNOWLEDGE : Protocol.HTTP_1_1);
        for (int i = 1; i < args.length; i++) {
            Request request = new Request.Builder().url(args[i]).build();
            ways.forEach((name, way) ->
                    System.out.println(request.url().encodedPath() + " " + name + " " + outcome(way, request)));
        }
        System.exit(0);
    }

    private static Map<String, Way> ways(Protocol protocol) {
        OkHttpClient alone = new OkHttpClient.Builder()
                .protocols(List.of(protocol))
                .readTimeout(Duration.ofMillis(500))
                .build();
        RetryPolicy twice = RetryPolicy.of(2, Duration.ofSeconds(1)).withAlsoRetryable(exchange -> true);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("requireSuccessful", new Way(alone, (call, response) -> OkHttpResponses.requireSuccessful(response)));
        ways.put("checkStatus", new Way(install(alone, i -> i.checkStatus()), (call, response) -> response.close()));
        ways.put(
                "all",
                new Way(
                        install(alone, i -> i.checkStatus().retry(twice).followRedirects(RedirectPolicy.standard())),
                        (call, response) -> response.close()));
        ways.put(
                "wrapped",
                new Way(
                        install(alone, i -> i.checkStatus())
                                .newBuilder()
                                .addInterceptor(SmallHeapClient::wrap)
                                .addNetworkInterceptor(SmallHeapClient::withoutFraming)
                                .build(),
                        (call, response) -> response.close()));
        // What the page advises a client without the interceptors to do.
        ways.put("cancelled", new Way(alone, (call, response) -> {
            call.cancel();
            response.close();
            throw new IOException("closed");
        }));
        return ways;
    }

    private static OkHttpClient install(OkHttpClient client, Consumer<OkHttpInterceptors> settings) {
        return OkHttpInterceptors.install(client.newBuilder(), settings).build();
    }

    private static Response wrap(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        BufferedSource counted = Okio.buffer(new ForwardingSource(body.source()) {});
        MediaType type = body.contentType();
        return response.newBuilder()
                .body(ResponseBody.create(counted, type, body.contentLength()))
                .build();
    }

    private static Response withoutFraming(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request())
                .newBuilder()
                .removeHeader("Transfer-Encoding")
                .build();
    }

    private static String outcome(Way way, Request request) {
        Call call = way.client.newCall(request);
        try (Response response = call.execute()) {
            way.use.of(call, response);
            return Integer.toString(response.code());
        } catch (IOException e) {
            return "IOException: " + e.getClass().getName();
        } catch (RuntimeException | Error e) {
            return e.toString();
        }
    }
}
