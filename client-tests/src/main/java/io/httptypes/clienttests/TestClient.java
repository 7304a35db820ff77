package io.httptypes.clienttests;

import io.httptypes.RequestMethod;
import io.httptypes.messages.Hop;
import io.httptypes.messages.RedirectPolicy;
import io.httptypes.messages.RetryPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stack's client with its adapter, in a few lines. */
@FunctionalInterface
public interface TestClient {
    /** Makes a call, and reads the body of the last response. */
    Outcome send(Call call) throws Exception;

    /**
     * A call to make.
     *
     * @param body the content, or null for none
     * @param isOneShot whether the content can be sent once alone
     * @param isChecked whether anything but a successful status is to be thrown
     */
    record Call(
            RequestMethod method,
            String url,
            Map<String, String> fields,
            @Nullable String body,
            boolean isOneShot,
            RetryPolicy retry,
            RedirectPolicy redirects,
            boolean isChecked) {
        static Call of(RequestMethod method, String url) {
            return new Call(method, url, Map.of(), null, false, RetryPolicy.none(), RedirectPolicy.none(), false);
        }

        Call withField(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Call(method, url, more, body, isOneShot, retry, redirects, isChecked);
        }

        Call withBody(@Nullable String content) {
            return new Call(method, url, fields, content, isOneShot, retry, redirects, isChecked);
        }

        Call withOneShotBody(String content) {
            return new Call(method, url, fields, content, true, retry, redirects, isChecked);
        }

        Call following(RedirectPolicy policy) {
            return new Call(method, url, fields, body, isOneShot, retry, policy, isChecked);
        }

        Call repeating(RetryPolicy policy) {
            return new Call(method, url, fields, body, isOneShot, policy, redirects, isChecked);
        }

        Call checked() {
            return new Call(method, url, fields, body, isOneShot, retry, redirects, true);
        }
    }

    /**
     * The last response.
     *
     * @param url where its request went
     */
    record Outcome(int code, String body, String url, List<Hop> history, boolean methodChanged) {}
}
