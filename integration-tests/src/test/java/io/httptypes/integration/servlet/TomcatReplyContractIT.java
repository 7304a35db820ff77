package io.httptypes.integration.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.testkit.Gaps;
import java.util.Set;

class TomcatReplyContractIT extends ServletReplyContract {
    private static final Set<Integer> CLOSES = Set.of(400, 408, 411, 413, 414, 500, 501, 503);

    TomcatReplyContractIT() {
        super(Container.TOMCAT);
    }

    @Override
    protected void declare(Gaps gaps) {
        super.declare(gaps);
        gaps.reply(Difference.PHRASE, exchange -> true, "Tomcat sends no phrases");
        gaps.reply(
                Difference.CLOSED,
                exchange -> CLOSES.contains(exchange.reply().status().code()),
                "Tomcat closes the connection behind some errors");
        gaps.reply(
                Difference.EXTRA_LENGTH,
                exchange ->
                        exchange.reply().status() == HttpStatus.RESET_CONTENT && exchange.method() == HttpMethod.HEAD,
                "Tomcat gives every 205 a length of 0");
        gaps.replyField(
                Difference.CHANGED_FIELD,
                "Content-Type",
                exchange ->
                        exchange.reply().findField("Content-Type").orElse("").contains("; charset=\"utf-8\""),
                "Tomcat reads a media type with a charset, and writes it in its own form");
    }
}
