package io.httptypes.integration.servlet;

import io.httptypes.servlet.StatusFilter;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A servlet container, which speaks HTTP/1.1 and HTTP/2 in cleartext, with prior knowledge, on one port. */
public enum Container {
    /** The newest Jetty, with the servlet API that Tomcat has too. */
    JETTY {
        @Override
        public Running start(Application application) {
            Server server = new Server();
            HttpConfiguration configuration = new HttpConfiguration();
            ServerConnector connector = new ServerConnector(
                    server, new HttpConnectionFactory(configuration), new HTTP2CServerConnectionFactory(configuration));
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            ServletContextHandler context = new ServletContextHandler();
            application.servlets().forEach((pattern, servlet) -> {
                ServletHolder holder = new ServletHolder(servlet);
                holder.setAsyncSupported(true);
                context.addServlet(holder, pattern);
            });
            application.filters().forEach(filter -> {
                FilterHolder holder = new FilterHolder(filter);
                holder.setAsyncSupported(true);
                context.addFilter(
                        holder,
                        "/*",
                        filter instanceof StatusFilter
                                ? EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC)
                                : EnumSet.of(DispatcherType.REQUEST));
            });
            ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
            application.errorPages().forEach(errors::addErrorPage);
            context.setErrorHandler(errors);
            server.setHandler(context);
            LifeCycle.start(server);
            return new Running(connector.getLocalPort(), () -> LifeCycle.stop(server));
        }
    },

    /** The newest Tomcat. It answers TRACE with 405 by itself, unless it is told not to. */
    TOMCAT {
        // A field, since java.util.logging forgets the level of a logger that nobody holds.
        private final Logger logger = Logger.getLogger("org.apache");

        @Override
        public Running start(Application application) {
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
            application.servlets().forEach((pattern, servlet) -> {
                // Not Tomcat.addServlet: its wrapper of an object never becomes unavailable.
                Wrapper wrapper = context.createWrapper();
                wrapper.setName("servlet " + pattern);
                wrapper.setServletClass(servlet.getClass().getName());
                wrapper.setServlet(servlet);
                wrapper.setAsyncSupported(true);
                context.addChild(wrapper);
                wrapper.addMapping(pattern);
            });
            application.filters().forEach(filter -> {
                FilterDef definition = new FilterDef();
                definition.setFilterName("filter " + context.findFilterDefs().length);
                definition.setFilter(filter);
                definition.setAsyncSupported("true");
                context.addFilterDef(definition);
                FilterMap mapping = new FilterMap();
                mapping.setFilterName(definition.getFilterName());
                mapping.addURLPattern("/*");
                mapping.setDispatcher("REQUEST");
                if (filter instanceof StatusFilter) {
                    mapping.setDispatcher("ASYNC");
                }
                context.addFilterMap(mapping);
            });
            application.errorPages().forEach((code, path) -> {
                ErrorPage page = new ErrorPage();
                page.setErrorCode(code);
                page.setLocation(path);
                context.addErrorPage(page);
            });
            try {
                tomcat.start();
            } catch (LifecycleException e) {
                throw new IllegalStateException(e);
            }
            return new Running(connector.getLocalPort(), () -> {
                try {
                    tomcat.stop();
                    tomcat.destroy();
                } catch (LifecycleException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    };

    /** Starts the container on a free port of 127.0.0.1. */
    public abstract Running start(Application application);

    /** A container that has been started; closing stops it. */
    public record Running(int port, Runnable stop) implements AutoCloseable {
        /** Where it listens. */
        public InetSocketAddress address() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }

        /** The URL of a path. */
        public String url(String path) {
            return "http://127.0.0.1:" + port + path;
        }

        @Override
        public void close() {
            stop.run();
        }
    }
}
