package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.jdk.JdkClientAdapter;
import io.httptypes.jdk.JdkClients;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.pages.Page;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Measures {@code docs/jdk.md} from what the JDK's client sends, alone and by {@link JdkClients}. */
class JdkPageIT {
    private static final RetryPolicy RETRY = RetryPolicy.of(3, Duration.ofSeconds(20));

    @AutoClose
    private final PageOrigin origin = new PageOrigin();

    JdkPageIT() throws IOException {}

    @Test
    void pageIsCurrent() throws IOException {
        HttpClient normal = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpClient never = HttpClient.newHttpClient();
        PageOrigin.Client alone = client(normal, (client, request) -> client.send(request, BodyHandlers.discarding()));
        PageOrigin.Client helped = client(
                never,
                (client, request) ->
                        JdkClients.send(client, request, BodyHandlers.discarding(), RETRY, RedirectPolicy.standard()));
        Page.of(Path.of("..", "docs", "jdk.md"))
                .section("redirects-alone", origin.redirects(alone))
                .section("redirects-with-policy", origin.redirects(helped))
                .section("attempts", attempts(alone, helped))
                .assertCurrent();
    }

    private String attempts(PageOrigin.Client alone, PageOrigin.Client helped) {
        StringBuilder rows =
                new StringBuilder("| the server always sends | GET alone | GET with it | POST alone | POST with it "
                        + "|\n|---|---|---|---|---|\n");
        for (String path : PageOrigin.ATTEMPTS) {
            List<String> cells =
                    new ArrayList<>(List.of(path.replace("?", ", `Retry-After: ") + (path.contains("?") ? "`" : "")));
            for (RequestMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
                cells.add(Integer.toString(origin.received(alone, method, path).size()));
                cells.add(Integer.toString(origin.received(helped, method, path).size()));
            }
            rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
        return rows.toString();
    }

    @FunctionalInterface
    private interface Sending {
        Object send(HttpClient client, HttpRequest request) throws IOException, InterruptedException;
    }

    private static PageOrigin.Client client(HttpClient client, Sending sending) {
        return (method, url) -> {
            HttpRequest request = JdkClientAdapter.setMethod(
                            HttpRequest.newBuilder(URI.create(url)), method, body(method))
                    .build();
            try {
                sending.send(client, request);
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        };
    }

    /** As with OkHttp, so that the tables can be compared. */
    private static @Nullable BodyPublisher body(RequestMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD ? null : BodyPublishers.ofString("a body");
    }
}
