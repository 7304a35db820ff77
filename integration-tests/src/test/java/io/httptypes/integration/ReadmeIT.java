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
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's Java compiles, and prints what the README says. */
class ReadmeIT {
    private final String readme = Files.readString(Path.of("..", "README.md"));

    @TempDir
    private Path folder;

    ReadmeIT() throws IOException {}

    @Test
    void firstExamplePrintsWhatTheReadmeSays() throws Exception {
        compile("Block", source("Block", JavaSources.blocks(readme, "java").get(0)));
        compile("Readme", """
                class Readme {
                    public static void main(String[] args) throws Exception {
                        Block.run(null, null, null, null, null);
                    }
                }
                """);
        assertThat(run()).isEqualTo(JavaSources.blocks(readme, "text").get(0));
    }

    /** Within a servlet on Jetty and a handler on Netty at once: what the two sent. */
    @Test
    void everyExampleRuns() throws Exception {
        List<String> blocks = JavaSources.blocks(readme, "java");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            compile("Block" + i, source("Block" + i, blocks.get(i)));
            sent.add(sentBy("Block" + i));
        }
        assertThat(sent)
                .containsExactly(
                        "200 and nothing",
                        "200 hello and nothing",
                        "200 and HTTP/1.1 200 OK",
                        "200 and nothing",
                        "503 and HTTP/1.1 503 Service Unavailable");
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
            return (servlet.code() + " " + servlet.content()).strip() + " and "
                    + head.lines().findFirst().orElseThrow();
        } finally {
            netty.finishAndReleaseAll();
        }
    }

    private static String source(String name, String block) {
        return """
                import io.httptypes.*;
                import io.httptypes.messages.*;
                import io.httptypes.netty.NettyAdapter;
                import io.httptypes.okhttp.*;
                import io.httptypes.servlet.*;
                import io.netty.channel.ChannelHandlerContext;
                import io.netty.handler.codec.http.HttpRequest;
                import io.netty.handler.codec.http.HttpResponseStatus;
                import jakarta.servlet.http.*;
                import java.time.Duration;
                import okhttp3.*;
                public class %s {
                    public static void run(HttpServletRequest request, HttpServletResponse response, ChannelHandlerContext context, HttpRequest nettyRequest, String url) throws Exception {
                %s
                    }
                }
                """.formatted(name, block);
    }

    @Test
    void tablesNameExpressionsThatCompile() throws Exception {
        List<String> expressions = new ArrayList<>();
        String tables = readme + Files.readString(Path.of("..", "docs", "python.md"));
        for (String row : tables.lines().filter(line -> line.startsWith("| ")).toList()) {
            String lastCell = row.substring(row.lastIndexOf(" | ") + 3);
            Pattern.compile("`([^`]+)`")
                    .matcher(lastCell)
                    .results()
                    .map(result -> result.group(1))
                    .filter(text -> text.matches("([A-Z][A-Za-z]+|status|method)\\..*"))
                    .forEach(expressions::add);
        }
        assertThat(expressions)
                .contains("status.code() == 404", "HttpMethod.values()")
                .hasSizeGreaterThan(35);
        compile(
                "Readme",
                expressions.stream()
                        .map(expression -> "        use(" + expression + ");\n")
                        .collect(Collectors.joining("", """
                        import io.httptypes.*;
                        import io.httptypes.messages.*;
                        import java.time.*;
                        import java.util.*;
                        class Readme {
                            static void use(Object value) {}
                            static void compile(int code, CharSequence text, String token, HttpStatus status, HttpMethod method) {
                        """, "    }\n}\n")));
    }

    @ParameterizedTest
    @CsvSource({"Jakarta Servlet, servlet", "Netty, netty", "OkHttp, okhttp"})
    void supportedVersionsAreThoseThatTheBuildRuns(String stack, String adapter) throws IOException {
        String row = readme.lines()
                .filter(line -> line.startsWith("| " + stack + " | "))
                .reduce((first, last) -> last)
                .orElseThrow();
        List<String> versions = Pattern.compile("[0-9]+\\.[0-9.]+")
                .matcher(row)
                .results()
                .map(MatchResult::group)
                .toList();
        String newest = versions.get(versions.size() - 1);

        String pom = Files.readString(Path.of("..", "pom.xml"));
        assertThat(pom).containsPattern("<" + adapter + "\\.version>" + newest + "(\\.Final)?<");
        assertThat(Pattern.compile("<" + adapter + "\\.(?:oldest|between)>([0-9.]+[0-9])(\\.Final)?<")
                        .matcher(pom)
                        .results()
                        .map(result -> result.group(1)))
                .containsExactlyElementsOf(versions.subList(0, versions.size() - 1));
    }

    private void compile(String name, String source) throws IOException {
        String classPath = folder + File.pathSeparator + JavaSources.CLASS_PATH;
        JavaSources.compile(folder, classPath, List.of(Files.writeString(folder.resolve(name + ".java"), source)));
    }

    private String run() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = folder + File.pathSeparator + JavaSources.CLASS_PATH;
        Process process = new ProcessBuilder(java.toString(), "-cp", classPath, "Readme")
                .redirectErrorStream(true)
                .start();
        try (InputStream printed = process.getInputStream()) {
            String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            return text.replace(System.lineSeparator(), "\n");
        } finally {
            process.destroyForcibly();
        }
    }
}
