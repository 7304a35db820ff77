package io.httptypes.examples.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves the example on the container that the first argument names, {@code jetty} or {@code tomcat}, until it is interrupted. */
public final class ServletExample {
    /** What to ask, as arguments of curl. */
    private static final List<String> REQUESTS = List.of(
            "-i",
            "-I",
            "-i -X PUT -d moin",
            "-i -X PURGE",
            "-i -X OPTIONS",
            "-i -X DELETE",
            "-i -X PROPFIND",
            "-i -X FOO");

    private ServletExample() {}

    /** Starts the container, and prints where it listens and what to ask. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 1 ? arguments[0] : "") {
            case "jetty" -> jetty();
            case "tomcat" -> tomcat();
            default -> throw new IllegalArgumentException("expected one argument, jetty or tomcat");
        }
    }

    private static void jetty() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new NoteServlet()), "/note");
        server.setHandler(context);
        server.start();
        printRequests(connector.getLocalPort());
        server.join();
    }

    private static void tomcat() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(temporaryFolder());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "note", new NoteServlet()).addMapping("/note");
        tomcat.start();
        printRequests(connector.getLocalPort());
        tomcat.getServer().await();
    }

    private static String temporaryFolder() throws IOException {
        return Files.createTempDirectory("tomcat").toString();
    }

    private static void printRequests(int port) {
        for (String request : REQUESTS) {
            System.out.println("curl " + request + " http://127.0.0.1:" + port + "/note");
        }
    }
}
