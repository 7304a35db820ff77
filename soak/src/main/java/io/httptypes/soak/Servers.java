package io.httptypes.soak;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** Servers of 127.0.0.1 on a free port, which differ in nothing but what they call. */
final class Servers {
    private static final int THREADS = 200;
    /** Connections that wait to be accepted: all clients connect at once. */
    private static final int BACKLOG = 1000;

    private static final int MAX_CONTENT = 1 << 20;

    private Servers() {}

    /** A server, until it is closed. */
    interface Running extends AutoCloseable {
        InetSocketAddress address();

        @Override
        void close();
    }

    private record Closeable(InetSocketAddress address, Runnable closing) implements Running {
        @Override
        public void close() {
            closing.run();
        }
    }

    static Running jetty(HttpServlet servlet) {
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/*");
        server.setHandler(context);
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        connector.setAcceptQueueSize(BACKLOG);
        LifeCycle.start(server);
        return running(connector.getLocalPort(), () -> LifeCycle.stop(server));
    }

    static Running tomcat(HttpServlet servlet) throws IOException, LifecycleException {
        Path folder = Files.createTempDirectory("soak");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().setProperty("acceptCount", Integer.toString(BACKLOG));
        StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
        // What it looks for at its end needs options of the JVM, or it warns.
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesRmiTargets(false);
        Tomcat.addServlet(context, "soak", servlet).addMapping("/*");
        tomcat.start();
        return running(tomcat.getConnector().getLocalPort(), () -> {
            try {
                tomcat.stop();
                tomcat.destroy();
            } catch (LifecycleException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static Running netty(Supplier<ChannelHandler> handler) {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        Channel server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(MAX_CONTENT))
                                .addLast(handler.get());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        return running(((InetSocketAddress) server.localAddress()).getPort(), () -> {
            server.close().syncUninterruptibly();
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        });
    }

    static Running jdk(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        return running(server.getAddress().getPort(), () -> {
            server.stop(0);
            threads.shutdown();
        });
    }

    /** A server with what it needs, which is closed after it. */
    static Running with(Running server, AutoCloseable needed) {
        return new Closeable(server.address(), () -> {
            try (needed) {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static Running running(int port, Runnable closing) {
        return new Closeable(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), closing);
    }
}
