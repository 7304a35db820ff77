package io.httptypes.messages;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.net.URI;
import java.util.Objects;

/** One request on the way to a response, and the status that it got. Immutable. */
public final class Hop {
    private final RequestMethod method;
    private final String url;
    private final StatusCode status;

    private Hop(RequestMethod method, String url, StatusCode status) {
        this.method = method;
        this.url = url;
        this.status = status;
    }

    /**
     * Makes a hop.
     *
     * @param method the method that was sent
     * @param url where it was sent; user info, query and fragment are not kept
     * @param status what came back
     * @return the hop
     */
    public static Hop of(RequestMethod method, URI url, StatusCode status) {
        return new Hop(
                Objects.requireNonNull(method, "method"),
                RedactedUrl.of(Objects.requireNonNull(url, "url")),
                Objects.requireNonNull(status, "status"));
    }

    /**
     * Returns the method of the request.
     *
     * @return the method that was sent
     */
    public RequestMethod method() {
        return method;
    }

    /**
     * Returns where the request was sent.
     *
     * @return the URL without user info, query and fragment, which may hold secrets
     */
    public String url() {
        return url;
    }

    /**
     * Returns the status of the response.
     *
     * @return what came back
     */
    public StatusCode status() {
        return status;
    }

    /**
     * Compares method, URL and status.
     *
     * @param other anything
     * @return true for a hop with the same three
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Hop that
                && method.equals(that.method)
                && url.equals(that.url)
                && status.equals(that.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, url, status);
    }

    /**
     * Describes the hop.
     *
     * @return such as {@code GET https://a.example/ 302 Found}
     */
    @Override
    public String toString() {
        return method + " " + url + " " + status;
    }
}
