package io.httptypes.integration;

import io.httptypes.integration.servlet.Application;
import io.httptypes.integration.servlet.Container;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.integration.servlet.RawResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.ReferenceCountUtil;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each example in Java in each page compiles and runs, within a servlet on Jetty and a handler on Netty at once. An
 * example has {@code request}, {@code response}, {@code context}, {@code nettyRequest}, and the {@code url} of a
 * server; one for the JDK has a {@code server} and its {@code uri} in their place.
 */
class PagesIT {
    /** Pages whose examples are whole classes. */
    private static final Set<String> OF_CLASSES = Set.of("binding.md", "libraries.md", "metrics.md");

    private static final String PROBLEM = """
            {"type":"https://example.com/problems/out-of-stock","title":"Not enough items in stock.","status":409,\
            "detail":"You ordered 5 items, and 2 are left.","instance":"/orders/42","left":2,\
            "alternatives":["/items/7","/items/9"]}""";

    @TempDir
    private Path folder;

    /** What the two stacks sent for each example. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "README.md | 200 and nothing; 200 hello and nothing; 200 and HTTP/1.1 200 OK; 200 and nothing; "
                        + "200 and nothing; 503 and HTTP/1.1 503 Service Unavailable",
                "docs/okhttp.md | 200 and nothing",
                "docs/problem.md | 409 " + PROBLEM + " and nothing",
                "docs/cookies.md | 204 and nothing; 200 and nothing",
                "docs/jdk.md | 200 and nothing; 200 and nothing; 200 and nothing",
                "docs/netty.md | 200 and HTTP/1.1 200 OK"
            })
    void everyExampleRuns(String page, String expected) throws Exception {
        List<String> blocks = JavaSources.blocks(Files.readString(Path.of("..", page)), "java");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            String name = "Block" + i;
            Path source = Files.writeString(folder.resolve(name + ".java"), source(name, blocks.get(i)));
            JavaSources.compile(folder, JavaSources.CLASS_PATH, List.of(source));
            sent.add(sentBy(name));
        }
        assertThat(String.join("; ", sent)).isEqualTo(expected);
    }

    @Test
    void noOtherPageHasExamples() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
            List<String> pages = new ArrayList<>();
            for (Path page : docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(page);
                if (!JavaSources.blocks(text, "java").isEmpty()
                        && !OF_CLASSES.contains(page.getFileName().toString())) {
                    pages.add(page.getFileName().toString());
                }
                assertThat(text.replaceAll("(?ms)^```.*?^```$", ""))
                        .as("%s: code is fenced", page)
                        .doesNotContainPattern("(?m)^\\R {4}\\S.*[;{]$");
            }
            assertThat(pages).containsExactly("cookies.md", "jdk.md", "netty.md", "okhttp.md", "problem.md");
        }
    }

    private String sentBy(String block) throws Exception {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch hasRun = new CountDownLatch(1);
        EmbeddedChannel netty = new EmbeddedChannel(new HttpServerCodec(), new ChannelInboundHandlerAdapter());
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                Container.Running running = Container.JETTY.start(Application.of(new HttpServlet() {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response) {
                        if (request.getRequestURI().equals("/ok")) {
                            return;
                        }
                        netty.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII));
                        HttpRequest nettyRequest = netty.readInbound();
                        try {
                            loader.loadClass(block)
                                    .getMethods()[0]
                                    .invoke(
                                            null,
                                            request,
                                            response,
                                            netty.pipeline().lastContext(),
                                            nettyRequest,
                                            "http://127.0.0.1:" + request.getLocalPort() + "/ok");
                        } catch (ReflectiveOperationException e) {
                            failures.add(e);
                        }
                        hasRun.countDown();
                    }
                }));
                RawConnection connection = RawConnection.open(running.address())) {
            RawResponse servlet = connection.exchange("GET", "/");
            assertThat(hasRun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(failures).isEmpty();
            ByteBuf written = netty.readOutbound();
            String head = written == null ? "nothing" : written.toString(StandardCharsets.US_ASCII);
            ReferenceCountUtil.release(written);
            return (servlet.code() + " " + servlet.content()).strip() + " and "
                    + head.lines().findFirst().orElseThrow();
        } finally {
            netty.finishAndReleaseAll();
        }
    }

    static String source(String name, String block) {
        return block.contains("Jdk") ? jdkSource(name, block) : stacksSource(name, block);
    }

    /** Its types have the names of Netty's and OkHttp's. */
    private static String jdkSource(String name, String block) {
        return """
                import com.sun.net.httpserver.HttpServer;
                import io.httptypes.*;
                import io.httptypes.jdk.*;
                import io.httptypes.messages.*;
                import java.net.*;
                import java.net.http.*;
                import java.time.Duration;
                public class %s {
                    public static void run(
                            Object unused1, Object unused2, Object unused3, Object unused4, String unused5)
                            throws Exception {
                        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
                        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
                        server.start();
                        try {
                %s
                        } finally {
                            server.stop(0);
                        }
                    }
                }
                """.formatted(name, block);
    }

    private static String stacksSource(String name, String block) {
        return """
                import io.httptypes.*;
                import io.httptypes.cookies.*;
                import io.httptypes.cookies.CookieJar;
                import io.httptypes.messages.*;
                import io.httptypes.netty.NettyAdapter;
                import io.httptypes.okhttp.*;
                import io.httptypes.servlet.*;
                import io.netty.channel.*;
                import io.netty.handler.codec.http.HttpResponse;
                import io.netty.handler.codec.http.HttpRequest;
                import io.netty.handler.codec.http.HttpResponseStatus;
                import io.netty.handler.codec.http.HttpUtil;
                import jakarta.servlet.http.*;
                import java.time.Duration;
                import java.util.List;
                import okhttp3.*;
                public class %s {
                    public static void run(HttpServletRequest request, HttpServletResponse response,
                            ChannelHandlerContext context, HttpRequest nettyRequest, String url) throws Exception {
                %s
                    }
                }
                """.formatted(name, block);
    }
}
