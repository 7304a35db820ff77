package io.httptypes.examples.servlet;

import io.httptypes.StatusCode;
import io.httptypes.messages.Completion;
import io.httptypes.servlet.StatusFilter;
import io.httptypes.servlet.StatusListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Serves the example on the container that the first argument names, {@code jetty} or {@code tomcat}, until it is
 * interrupted.
 *
 * @param port on 127.0.0.1
 */
public record ServletExample(int port, Stop stop) implements AutoCloseable {
    /** What to ask, in this order, as arguments of curl. */
    private static final List<String> REQUESTS = List.of(
            "/note",
            "-I /note",
            "-X PUT -d moin /note",
            "-X PURGE /note",
            "-X OPTIONS /note",
            "-X DELETE /note",
            "-X PROPFIND /note",
            "-X FOO /note",
            "/orders",
            "/order/1",
            "/orders/1",
            "-H 'If-None-Match: \"1c010\"' /orders/1",
            "/orders/9",
            "-d cake /orders",
            "-u clerk:secret -d cake /orders",
            "-u clerk:secret -d milk /orders",
            "-u clerk:secret -d " + "milk".repeat(30) + " /orders",
            "-d cake /orders/2",
            "-X DELETE /orders/2",
            "-u clerk:secret -X DELETE /orders/2",
            "-u clerk:secret -X DELETE /orders/1",
            "-H 'Range: bytes=10-' /receipt",
            "-H 'Range: bytes=99-' /receipt",
            "/live",
            "/supplier",
            "/report");

    /** Starts the container, and prints where it listens, what to ask, and how each request has ended. */
    public static void main(String[] arguments) throws Exception {
        try (ServletExample example = start(arguments.length == 1 ? arguments[0] : "", ServletExample::log)) {
            System.out.println("listening on port " + example.port());
            example.curlLines().forEach(System.out::println);
            new CountDownLatch(1).await();
        }
    }

    private static void log(HttpServletRequest request, Completion completion) {
        String status = completion.status().map(StatusCode::toString).orElse("no valid status");
        System.out.println(request.getMethod() + " " + request.getRequestURI() + ": " + status);
    }

    /** Starts {@code jetty} or {@code tomcat} on a free port, and tells how each request has ended. */
    public static ServletExample start(String container, StatusListener listener) throws Exception {
        Filter filter = new StatusFilter(listener);
        return switch (container) {
            case "jetty" -> jetty(filter);
            case "tomcat" -> tomcat(filter);
            default -> throw new IllegalArgumentException("expected jetty or tomcat as the only argument");
        };
    }

    /** A line for a shell for each thing that there is to see. */
    public List<String> curlLines() {
        return REQUESTS.stream()
                .map(request -> request.replaceFirst("(/\\w+)", "http://127.0.0.1:" + port + "$1"))
                .map(request -> "curl -i " + request)
                .toList();
    }

    /** The servlets, by pattern. */
    private static Map<String, Servlet> servlets() {
        return Map.of("/note", new NoteServlet(), "/orders/*", new OrderServlet(), "/", new DeskServlet());
    }

    private static ServletExample jetty(Filter filter) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        servlets().forEach((pattern, servlet) -> context.addServlet(new ServletHolder(servlet), pattern));
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        server.setHandler(context);
        server.start();
        return new ServletExample(connector.getLocalPort(), server::stop);
    }

    private static ServletExample tomcat(Filter filter) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        servlets()
                .forEach((pattern, servlet) -> Tomcat.addServlet(context, "servlet " + pattern, servlet)
                        .addMapping(pattern));
        FilterDef definition = new FilterDef();
        definition.setFilterName("status");
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("status");
        mapping.addURLPattern("/*");
        mapping.setDispatcher("REQUEST");
        mapping.setDispatcher("ASYNC");
        context.addFilterMap(mapping);
        tomcat.start();
        return new ServletExample(connector.getLocalPort(), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }

    @Override
    public void close() {
        try {
            stop.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops a container. */
    @FunctionalInterface
    public interface Stop {
        /** Stops it, and waits until it has stopped. */
        void stop() throws Exception;
    }
}
