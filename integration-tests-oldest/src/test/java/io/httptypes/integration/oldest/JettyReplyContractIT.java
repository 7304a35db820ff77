package io.httptypes.integration.oldest;

import io.httptypes.HttpMethod;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import io.httptypes.testkit.Gaps;
import io.httptypes.testkit.ReplyContract;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.component.LifeCycle;

class JettyReplyContractIT extends ReplyContract {
    @Override
    protected void declare(Gaps gaps) {
        gaps.noConnect("Jetty takes CONNECT for a request that it does not know, before any servlet");
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
        gaps.reply(
                Difference.NO_RESPONSE,
                exchange -> exchange.version().equals("HTTP/2")
                        && exchange.reply().findField("X-Tab").isPresent(),
                "Jetty 11 gives the connection up over a tab in a field");
        gaps.replyField(
                Difference.CHANGED_FIELD,
                "Content-Type",
                exchange -> exchange.reply().fieldValues("Content-Type").contains("text/html;charset=ISO-8859-1"),
                "Jetty writes the names of charsets in small letters");
    }

    @Override
    protected Server start(BiFunction<RequestMethod, String, Reply> replies) {
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
        HttpConfiguration configuration = new HttpConfiguration();
        ServerConnector connector = new ServerConnector(
                server, new HttpConnectionFactory(configuration), new HTTP2CServerConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Replies(replies)), "/*");
        server.setHandler(context);
        LifeCycle.start(server);
        return Server.of(connector.getLocalPort(), connector.getLocalPort(), () -> LifeCycle.stop(server));
    }
}
