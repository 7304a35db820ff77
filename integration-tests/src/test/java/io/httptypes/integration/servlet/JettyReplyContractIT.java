package io.httptypes.integration.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.testkit.Gaps;
import org.eclipse.jetty.http.HttpStatus;

class JettyReplyContractIT extends ServletReplyContract {
    JettyReplyContractIT() {
        super(Container.JETTY);
    }

    @Override
    protected void declare(Gaps gaps) {
        super.declare(gaps);
        gaps.reply(
                Difference.PHRASE,
                exchange -> !HttpStatus.getMessage(exchange.reply().status().code())
                        .equals(exchange.reply().status().reasonPhrase()),
                "Jetty has phrases of its own");
        gaps.reply(
                Difference.CHUNKED,
                exchange -> exchange.method() == HttpMethod.HEAD
                        && exchange.version().equals("HTTP/1.1")
                        && exchange.reply().contentLength(exchange.method()).isEmpty(),
                "Jetty names a coding where no length is known");
        gaps.replyField(
                Difference.CHANGED_FIELD,
                "Content-Type",
                exchange -> exchange.reply().fieldValues("Content-Type").contains("text/html;charset=ISO-8859-1"),
                "Jetty writes the names of charsets in small letters");
    }
}
