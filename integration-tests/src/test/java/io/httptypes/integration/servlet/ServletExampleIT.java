package io.httptypes.integration.servlet;

import io.httptypes.examples.servlet.ServletExample;
import io.httptypes.servlet.StatusListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the example prints for a shell gets the same answers from both containers. */
class ServletExampleIT {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/\\S+)");
    private static final Set<String> ASIDE = Set.of("content-length", "content-type");

    @ParameterizedTest
    @ValueSource(strings = {"jetty", "tomcat"})
    void linesForTheShellAreAnswered(String container) throws Exception {
        List<String> answers = new ArrayList<>();
        Queue<String> logged = new ConcurrentLinkedQueue<>();
        StatusListener listener = (request, completion) -> logged.add(request.getMethod() + " "
                + request.getRequestURI() + " " + completion.status().orElseThrow());
        try (ServletExample example = ServletExample.start(container, listener)) {
            InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), example.port());
            for (String line : example.curlLines()) {
                answers.add(answer(server, line));
            }
        }
        // An interim status is none of the filter's business.
        assertThat(logged.stream().map(line -> line.replaceFirst("( \\d{3}).*", "$1")))
                .containsExactlyInAnyOrderElementsOf(answers.stream()
                        .map(answer -> answer.replaceFirst("( \\d{3};).*( \\d{3});.*|( \\d{3});.*", "$2$3"))
                        .toList());
        String link = " link: </orders.css>; rel=preload; as=style;";
        String allow = " allow: GET, HEAD, PUT, OPTIONS, PURGE;";
        assertThat(answers)
                .containsExactly(
                        "GET /note 200; hello",
                        "HEAD /note 200;",
                        "PUT /note 204;",
                        "PURGE /note 204;",
                        "OPTIONS /note 204;" + allow,
                        "DELETE /note 405;" + allow,
                        "PROPFIND /note 405;" + allow,
                        "FOO /note 501;",
                        "GET /orders 103;" + link + " 200;" + link + " <p>1 orders</p>",
                        "GET /order/1 308; location: /orders/1;",
                        "GET /orders/1 200; etag: \"1c010\"; tea",
                        "GET /orders/1 304; etag: \"1c010\";",
                        "GET /orders/9 404; {\"title\":\"there is no such order\"}",
                        "POST /orders 401; www-authenticate: Basic realm=\"orders\"; {\"title\":\"only a clerk "
                                + "may order\"}",
                        "POST /orders 201; location: /orders/2;",
                        "POST /orders 429; retry-after: 60;",
                        "POST /orders 413;",
                        "POST /orders/2 405; allow: GET, HEAD, DELETE, OPTIONS;",
                        "DELETE /orders/2 401; www-authenticate: Basic realm=\"orders\";",
                        "DELETE /orders/2 204;",
                        "DELETE /orders/1 405; allow: GET, HEAD, OPTIONS; {\"title\":\"the order has been shipped\"}",
                        "GET /receipt 206; content-range: bytes 10-13/14; paid",
                        "GET /receipt 416; content-range: bytes */14;",
                        "GET /live 426; connection: upgrade; upgrade: websocket;",
                        "GET /supplier 407; proxy-authenticate: Basic realm=\"supplier\";",
                        "GET /report 503; retry-after: tomorrow; the report is written at night");
    }

    /** Sends what curl would, and reads all responses to it. */
    private static String answer(InetSocketAddress server, String line) throws IOException {
        String method = "GET";
        String target = "";
        String content = "";
        List<String> fields = new ArrayList<>(List.of("Host: localhost"));
        Matcher words = WORD.matcher(line.substring("curl -i".length()));
        while (words.find()) {
            switch (words.group()) {
                case "-I" -> method = "HEAD";
                case "-X" -> method = next(words);
                case "-H" -> fields.add(next(words));
                case "-d" -> {
                    content = next(words);
                    method = method.equals("GET") ? "POST" : method;
                }
                case "-u" ->
                    fields.add("Authorization: Basic "
                            + Base64.getEncoder().encodeToString(next(words).getBytes(StandardCharsets.UTF_8)));
                default -> {
                    Matcher url = URL.matcher(words.group());
                    assertThat(url.matches()).as(line).isTrue();
                    target = url.group(1);
                }
            }
        }
        fields.add("Content-Length: " + content.length());
        StringBuilder answer = new StringBuilder(method + " " + target);
        try (RawConnection connection = RawConnection.open(server)) {
            connection.sendBytes(
                    method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", fields) + "\r\n\r\n" + content);
            ComparableResponse seen;
            do {
                seen = ComparableResponse.of(connection.read(method));
                answer.append(' ').append(seen.code()).append(';');
                seen.fields().stream()
                        .filter(field -> !ASIDE.contains(field.substring(0, field.indexOf(':'))))
                        .map(field -> field.replaceFirst("retry-after: .* 00:00:00 GMT", "retry-after: tomorrow"))
                        .forEach(field -> answer.append(' ').append(field).append(';'));
            } while (seen.code() < 200);
            return (answer + " " + seen.content()).strip();
        }
    }

    private static String next(Matcher words) {
        assertThat(words.find()).isTrue();
        return words.group(1) == null ? words.group() : words.group(1);
    }
}
