package io.httptypes.integration.oldest;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.ReplyContract;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;

class TomcatReplyContractIT extends ReplyContract {
    private static final Set<Integer> CLOSES = Set.of(400, 408, 411, 413, 414, 500, 501, 503);

    // A field, since java.util.logging forgets the level of a logger that nobody holds.
    private final Logger logger = Logger.getLogger("org.apache");

    @Override
    protected void declare(Gaps gaps) {
        gaps.noConnect("Tomcat takes CONNECT for a request that it does not know, before any servlet");
        gaps.reply(Difference.PHRASE, exchange -> true, "Tomcat sends no phrases");
        gaps.reply(
                Difference.CLOSED,
                exchange -> CLOSES.contains(exchange.reply().status().code()),
                "Tomcat closes the connection behind some errors");
        gaps.reply(
                Difference.CHUNKED,
                exchange -> exchange.method() == HttpMethod.HEAD
                        && exchange.version().equals("HTTP/1.1")
                        && exchange.reply().contentLength(exchange.method()).isEmpty(),
                "Tomcat names a coding where no length is known");
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

    @Override
    protected Server start(BiFunction<RequestMethod, String, Reply> replies) throws LifecycleException {
        logger.setLevel(Level.OFF);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir("target/tomcat");
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        // More requests than a hundred over one connection.
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.addUpgradeProtocol(new Http2Protocol());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Logger.getLogger(context.getLogName()).setLevel(Level.OFF); // which addContext has set
        Tomcat.addServlet(context, "replies", new Replies(replies));
        context.addServletMappingDecoded("/*", "replies");
        tomcat.start();
        return Server.of(connector.getLocalPort(), connector.getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }
}
