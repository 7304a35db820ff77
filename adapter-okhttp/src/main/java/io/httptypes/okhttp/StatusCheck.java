package io.httptypes.okhttp;

import io.httptypes.internal.Expectation;
import io.httptypes.messages.UnexpectedStatusException;
import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Response;

/** Checks what a caller expects of a response. */
final class StatusCheck {
    private StatusCheck() {}

    static Response check(Response response, Expectation expectation) throws IOException {
        if (OkHttpAdapter.findStatus(response).filter(expectation.isMetBy()).isPresent()) {
            return response;
        }
        OkHttpExchange exchange = OkHttpExchange.of(response);
        try {
            throw UnexpectedStatusException.of(exchange, expectation.words(), BodyExcerpt.read(exchange));
        } catch (IllegalArgumentException notHttp) {
            ProtocolException exception = new ProtocolException(notHttp.getMessage());
            exception.initCause(notHttp);
            throw exception;
        } finally {
            CallExchanges.close(response);
        }
    }
}
