package io.httptypes.jdk;

import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests by the JDK's client, repeats those that may be repeated, and follows redirects as a policy says.
 *
 * <p>Every method throws {@link NullPointerException} that names the parameter if it is given null. The body handler is
 * applied to the last response alone; of those before it at most 1 KiB is read, and they have no body.
 * {@link HttpResponse#previousResponse()} leads back over all of them. A time-out of the request counts for each
 * attempt.
 */
public final class JdkClients {
    private JdkClients() {}

    /**
     * Sends a request, and waits for the last response.
     *
     * @param <T> the type of the body
     * @param client a client that follows no redirects, {@link HttpClient.Redirect#NEVER}, or any if the policy is
     *     {@link RedirectPolicy#none()}
     * @param request the request; a body whose length is not known works once, so it is not sent again
     * @param handler what reads the body of the last response
     * @param retry what is repeated; {@link RetryPolicy#none()} repeats nothing
     * @param redirects what is followed; {@link RedirectPolicy#none()} leaves it to the client
     * @return the last response, whatever its status
     * @throws IllegalArgumentException if the client follows redirects by itself, and the policy is not {@code none()};
     *     nothing is sent then
     * @throws UnexpectedStatusException if {@link JdkResponses#successful} was the body handler, without the client's
     *     wrapping
     * @throws IOException as {@link HttpClient#send}
     * @throws InterruptedException as {@link HttpClient#send}, also while this waits before the next request
     */
    public static <T extends @Nullable Object> HttpResponse<T> send(
            HttpClient client, HttpRequest request, BodyHandler<T> handler, RetryPolicy retry, RedirectPolicy redirects)
            throws IOException, InterruptedException {
        Attempt<T> attempt = first(client, request, handler, retry, redirects);
        while (true) {
            HttpResponse<T> response;
            try {
                response = client.send(attempt.request(), attempt);
            } catch (IOException | RuntimeException failed) {
                attempt.rethrowWhatARuleHasThrown();
                Optional<UnexpectedStatusException> unexpected = attempt.unexpectedStatus(failed);
                if (unexpected.isPresent()) {
                    throw unexpected.get();
                }
                throw failed;
            }
            if (attempt.isLast()) {
                return attempt.linked(response);
            }
            TimeUnit.NANOSECONDS.sleep(attempt.delayNanos());
            attempt = attempt.next(response);
        }
    }

    /**
     * Sends a request, and holds no thread while it waits.
     *
     * @param <T> the type of the body
     * @param client as for {@link #send}
     * @param request as for {@link #send}
     * @param handler as for {@link #send}
     * @param retry as for {@link #send}
     * @param redirects as for {@link #send}
     * @return the last response, or what {@link #send} would throw. Cancelling it, or any future that is derived from
     *     it, cancels the wait and the exchange
     * @throws IllegalArgumentException as for {@link #send}
     */
    public static <T extends @Nullable Object> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpClient client,
            HttpRequest request,
            BodyHandler<T> handler,
            RetryPolicy retry,
            RedirectPolicy redirects) {
        PendingCall<T> call = new PendingCall<>(client);
        call.send(first(client, request, handler, retry, redirects));
        return call;
    }

    private static <T extends @Nullable Object> Attempt<T> first(
            HttpClient client,
            HttpRequest request,
            BodyHandler<T> handler,
            RetryPolicy retry,
            RedirectPolicy redirects) {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(redirects, "redirects");
        if (client.followRedirects() != HttpClient.Redirect.NEVER && redirects != RedirectPolicy.none()) {
            throw new IllegalArgumentException("the client follows redirects by itself, Redirect."
                    + client.followRedirects() + "; expected Redirect.NEVER, or RedirectPolicy.none()");
        }
        return Attempt.first(request, handler, retry, redirects);
    }
}
