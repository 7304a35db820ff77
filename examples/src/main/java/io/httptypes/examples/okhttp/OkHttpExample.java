package io.httptypes.examples.okhttp;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryAfter;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.messages.UnexpectedStatusException;
import io.httptypes.okhttp.OkHttpAdapter;
import io.httptypes.okhttp.OkHttpInterceptors;
import io.httptypes.okhttp.OkHttpResponses;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Calls a flaky server, first with OkHttp alone and then with our interceptors, and prints each story. */
public final class OkHttpExample {
    private static final RequestBody FORM = RequestBody.create("amount=-1", null);

    private final PrintStream out;
    private final FlakyServer server;
    private final OkHttpClient client;

    private OkHttpExample(PrintStream out, FlakyServer server, OkHttpClient client) {
        this.out = out;
        this.server = server;
        this.client = client;
    }

    /** Prints all stories. */
    public static void main(String[] arguments) throws IOException {
        run(System.out);
    }

    /** Prints all stories. */
    public static void run(PrintStream out) throws IOException {
        OkHttpClient alone = new OkHttpClient();
        OkHttpClient helped = OkHttpInterceptors.install(
                        alone.newBuilder(),
                        i -> i.checkStatus()
                                .followRedirects(RedirectPolicy.standard())
                                .retry(RetryPolicy.of(4, Duration.ofSeconds(10))))
                .build();
        try {
            out.println("OkHttp alone");
            tellAll(out, alone);
            out.println();
            out.println("with OkHttpInterceptors");
            tellAll(out, helped);
        } finally {
            alone.connectionPool().evictAll();
        }
    }

    private static void tellAll(PrintStream out, OkHttpClient client) throws IOException {
        try (FlakyServer server = FlakyServer.start()) {
            OkHttpExample example = new OkHttpExample(out, server, client);
            example.tell(HttpMethod.DELETE, "old", null);
            example.tell(HttpMethod.POST, "form", FORM);
            example.tell(HttpMethod.GET, "resting", null);
            example.tell(HttpMethod.POST, "limited", FORM);
            example.tell(HttpMethod.GET, "closed", null);
            example.tell(HttpMethod.GET, "loop", null);
            example.tell(HttpMethod.POST, "orders", FORM);
        }
    }

    private void tell(RequestMethod method, String path, @Nullable RequestBody body) {
        Request request = OkHttpAdapter.setMethod(new Request.Builder().url(server.url(path)), method, body)
                .build();
        out.println();
        out.println(method + " /" + path);
        try (Response response = client.newCall(request).execute()) {
            OkHttpResponses.history(response)
                    .forEach(hop -> out.println("  " + hop.method() + " " + hop.url() + " -> " + hop.status()));
            tellWaits(response);
            if (OkHttpResponses.methodChanged(response)) {
                out.println("  the method has changed on the way");
            }
            if (!OkHttpAdapter.statusOf(response).isSuccessful()) {
                out.println("  may be tried again: " + (OkHttpResponses.isRetryable(response) ? "yes" : "no"));
            }
        } catch (UnexpectedStatusException e) {
            out.println("  error: " + e.getMessage());
            if (!e.bodyExcerpt().isEmpty()) {
                out.println("  the server says: " + e.bodyExcerpt());
            }
            e.retryAfter().ifPresent(wait -> out.println("  again after: " + RetryAfter.format(wait) + " s"));
        } catch (IOException e) {
            out.println("  error: " + e.getMessage());
        }
    }

    private void tellWaits(Response response) {
        Response before = response.priorResponse();
        if (before != null) {
            tellWaits(before);
            if (OkHttpResponses.isRetryable(before)) {
                out.println("  waited " + (response.sentRequestAtMillis() - before.receivedResponseAtMillis())
                        + " ms after " + OkHttpAdapter.statusOf(before));
            }
        }
    }
}
