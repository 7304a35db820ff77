package io.httptypes.integration.matrix;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

final class JettyServer implements Server {
    private final org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
    private final ServerConnector connector;

    private JettyServer() {
        HttpConfiguration configuration = new HttpConfiguration();
        connector = new ServerConnector(
                server, new HttpConnectionFactory(configuration), new HTTP2CServerConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new StatusServlet()), "/*");
        server.setHandler(context);
    }

    static Server start() {
        JettyServer jetty = new JettyServer();
        LifeCycle.start(jetty.server);
        return jetty;
    }

    @Override
    public String name() {
        return "Jetty";
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
