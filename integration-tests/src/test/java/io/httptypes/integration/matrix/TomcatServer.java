package io.httptypes.integration.matrix;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;

final class TomcatServer implements Server {
    // A field, since java.util.logging forgets the level of a logger that nobody holds.
    private static final Logger LOGGER = Logger.getLogger("org.apache");

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();

    private TomcatServer() {
        LOGGER.setLevel(Level.OFF);
        tomcat.setBaseDir("target/tomcat");
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.addUpgradeProtocol(new Http2Protocol());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "status", new StatusServlet()).addMapping("/*");
    }

    static Server start() throws LifecycleException {
        return start(new TomcatServer());
    }

    static Server startWithTrace() throws LifecycleException {
        TomcatServer server = new TomcatServer();
        server.connector.setAllowTrace(true);
        return start(server);
    }

    private static Server start(TomcatServer server) throws LifecycleException {
        server.tomcat.start();
        return server;
    }

    @Override
    public String name() {
        return "Tomcat";
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
