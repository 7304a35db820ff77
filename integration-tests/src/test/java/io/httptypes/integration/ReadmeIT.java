package io.httptypes.integration;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The README's Java compiles, and prints what the README says. */
class ReadmeIT {
    private final String readme = Files.readString(Path.of("..", "README.md"));

    @TempDir
    private Path folder;

    ReadmeIT() throws IOException {}

    @Test
    void firstExamplePrintsWhatTheReadmeSays() throws Exception {
        compile(
                "Block",
                PagesIT.source("Block", JavaSources.blocks(readme, "java").get(0)));
        compile("Readme", """
                class Readme {
                    public static void main(String[] args) throws Exception {
                        Block.run(null, null, null, null, null);
                    }
                }
                """);
        assertThat(run()).isEqualTo(JavaSources.blocks(readme, "text").get(0));
    }

    @Test
    void messagesAreThoseThatTheReadmeHas() throws Exception {
        HttpServletRequest request = stub(HttpServletRequest.class, Map.of("getProtocol", "HTTP/1.1"));
        HttpServletResponse response = stub(HttpServletResponse.class, Map.of("isCommitted", true));
        List<ThrowingCallable> causes = List.of(
                () -> StatusCode.of(99),
                () -> RequestMethod.of("GET /\r\n"),
                () -> ServletAdapter.send(request, response, Reply.of(HttpStatus.OK)),
                () -> ask("HTTP/1.1 407 \r\nContent-Length: 0\r\n\r\n"),
                () -> ask("HTTP/1.1 204 \r\nContent-Length: 5\r\n\r\nhello"));
        List<String> rows = readme.substring(readme.indexOf("| message |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .toList();
        assertThat(rows).hasSize(causes.size() + 1);
        for (int i = 0; i < causes.size(); i++) {
            String message = rows.get(i).substring(3, rows.get(i).indexOf("` |"));
            assertThatThrownBy(causes.get(i)).hasMessageStartingWith(message);
        }
        String compiler = rows.get(causes.size());
        assertThat(compilerOutput("T", """
                class T {
                    io.httptypes.HttpMethod of(io.netty.handler.codec.http.HttpMethod method) {
                        return method;
                    }
                }
                """)).contains(compiler.substring(3, compiler.indexOf("` |")));
    }

    private static <T> T stub(Class<T> type, Map<String, Object> results) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (stub, method, arguments) -> results.get(method.getName())));
    }

    private static void ask(String response) throws IOException {
        OkHttpClient client = new OkHttpClient();
        try (BrokenOrigin origin = new BrokenOrigin(response)) {
            client.newCall(new Request.Builder().url(origin.url()).build())
                    .execute()
                    .close();
        } finally {
            client.connectionPool().evictAll();
        }
    }

    private String compilerOutput(String name, String source) throws IOException {
        try {
            compile(name, source);
            return "";
        } catch (AssertionError refused) {
            return refused.getMessage();
        }
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
                            static void compile(
                                    int code, CharSequence text, String token, HttpStatus status, HttpMethod method) {
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
        Process process = new ProcessBuilder(java.toString(), "-XX:-UsePerfData", "-cp", classPath, "Readme")
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
