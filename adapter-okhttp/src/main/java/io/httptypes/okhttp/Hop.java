package io.httptypes.okhttp;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.util.Objects;

/**
 * One request and the status that it was answered with.
 *
 * @param method the method that was sent
 * @param url where it was sent, without user info, query and fragment, which may hold secrets
 * @param status what came back
 * @see OkHttpResponses#history
 */
public record Hop(RequestMethod method, String url, StatusCode status) {
    /** Throws {@link NullPointerException} that names the parameter if it is given null. */
    public Hop {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(status, "status");
    }
}
