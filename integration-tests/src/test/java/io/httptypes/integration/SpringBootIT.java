package io.httptypes.integration;

import io.httptypes.HttpStatus;
import io.httptypes.StatusCode;
import io.httptypes.integration.servlet.RawConnection;
import io.httptypes.integration.servlet.RawResponse;
import io.httptypes.messages.Reply;
import io.httptypes.pages.Page;
import io.httptypes.servlet.ServletAdapter;
import io.httptypes.servlet.StatusFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/** A small application of Spring Boot: what the client got, and what the filter told. */
@Timeout(120)
class SpringBootIT {
    private static final BlockingQueue<String> TOLD = new LinkedBlockingQueue<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        FilterRegistrationBean<StatusFilter> statusFilter() {
            StatusFilter filter = new StatusFilter((request, completion) -> TOLD.add(completion
                            .status()
                            .map(StatusCode::code)
                            .map(Object::toString)
                            .orElse("none")
                    + (completion.failure().isPresent() ? ", failure" : "")));
            FilterRegistrationBean<StatusFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
            return registration;
        }

        @Bean
        Controller controller() {
            return new Controller();
        }
    }

    @RestController
    static class Controller {
        @GetMapping("/entity")
        ResponseEntity<String> entity() {
            return ResponseEntity.status(HttpStatusCode.valueOf(520)).body("entity");
        }

        @GetMapping("/handled")
        String handled() {
            throw new IllegalArgumentException("meant");
        }

        @ExceptionHandler(IllegalArgumentException.class)
        ResponseEntity<String> handle(IllegalArgumentException meant) {
            return ResponseEntity.status(422).body("handled");
        }

        @GetMapping("/unhandled")
        String unhandled() {
            throw new IllegalStateException("meant");
        }

        @GetMapping("/error-422")
        void error422(HttpServletResponse response) throws IOException {
            response.sendError(422);
        }

        @GetMapping("/error-520")
        void error520(HttpServletResponse response) throws IOException {
            ServletAdapter.sendError(response, StatusCode.of(520));
        }

        @GetMapping("/reply-520")
        void reply520(HttpServletRequest request, HttpServletResponse response) throws IOException {
            ServletAdapter.send(request, response, Reply.of(StatusCode.of(520), "text/plain", "reply"));
        }

        @GetMapping("/reply-and-status")
        @ResponseStatus(org.springframework.http.HttpStatus.CREATED)
        void replyAndStatus(HttpServletRequest request, HttpServletResponse response) throws IOException {
            ServletAdapter.send(request, response, Reply.of(HttpStatus.IM_A_TEAPOT, "text/plain", "reply"));
        }

        @GetMapping("/deferred")
        DeferredResult<ResponseEntity<String>> deferred() {
            DeferredResult<ResponseEntity<String>> result = new DeferredResult<>();
            new Thread(() -> result.setResult(ResponseEntity.accepted().body("deferred"))).start();
            return result;
        }

        @GetMapping("/deferred-failure")
        DeferredResult<String> deferredFailure() {
            DeferredResult<String> result = new DeferredResult<>();
            new Thread(() -> result.setErrorResult(new IllegalStateException("meant"))).start();
            return result;
        }

        @GetMapping("/deferred-time-out")
        DeferredResult<String> deferredTimeOut() {
            return new DeferredResult<>(100L);
        }

        @GetMapping("/events")
        SseEmitter events() {
            SseEmitter events = new SseEmitter();
            new Thread(() -> {
                        try {
                            events.send("one");
                            events.send("two");
                            events.complete();
                        } catch (IOException e) {
                            events.completeWithError(e);
                        }
                    })
                    .start();
            return events;
        }

        @GetMapping("/endless-events")
        SseEmitter endlessEvents() {
            SseEmitter events = new SseEmitter();
            new Thread(() -> {
                        try {
                            while (true) {
                                events.send("x".repeat(10_000));
                            }
                        } catch (IOException | IllegalStateException clientHasLeft) {
                            // Spring tells the container.
                        }
                    })
                    .start();
            return events;
        }
    }

    @Test
    void pageIsCurrent() throws Exception {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("/entity", "`ResponseEntity` with 520");
        rows.put("/handled", "an exception, and an `@ExceptionHandler` that returns 422");
        rows.put("/unhandled", "an exception that nobody handles");
        rows.put("/error-422", "`sendError(422)`");
        rows.put("/error-520", "`sendError(520)`");
        rows.put("/reply-520", "`send` of a reply with 520");
        rows.put("/reply-and-status", "`send` of a 418 in a handler with `@ResponseStatus(CREATED)`");
        rows.put("/deferred", "`DeferredResult` with 202");
        rows.put("/deferred-failure", "`DeferredResult` with an exception");
        rows.put("/deferred-time-out", "`DeferredResult` whose time is over");
        rows.put("/events", "`SseEmitter` of two events");
        rows.put("/endless-events", "`SseEmitter` whose client leaves");
        rows.put("/nowhere", "no handler");
        StringBuilder table = new StringBuilder("| the request ends with | client | listener |\n|---|---|---|\n");
        // Not by levels: what used Tomcat before this test may have set that of its context.
        Logger root = Logger.getLogger("");
        Handler[] handlers = root.getHandlers();
        Stream.of(handlers).forEach(root::removeHandler);
        try (ServletWebServerApplicationContext context = start()) {
            InetSocketAddress server = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), context.getWebServer().getPort());
            for (Map.Entry<String, String> row : rows.entrySet()) {
                String seen;
                try (RawConnection connection = RawConnection.open(server)) {
                    if (row.getKey().equals("/endless-events")) {
                        connection.send("GET", row.getKey());
                        seen = connection.readStatusLine().substring("HTTP/1.1 ".length());
                    } else {
                        RawResponse response = connection.exchange("GET", row.getKey(), "Accept: */*");
                        seen = Integer.toString(response.code());
                    }
                }
                String told = TOLD.poll(30, TimeUnit.SECONDS);
                table.append("| " + row.getValue() + " | " + seen.strip() + " | " + told + " |\n");
            }
        } finally {
            Stream.of(handlers).forEach(root::addHandler);
        }
        // The application has stopped, and with it all threads that might tell twice.
        assertThat(TOLD).isEmpty();
        Page.of(Path.of("..", "docs", "servlet.md"))
                .section("spring-boot", table.toString())
                .assertCurrent();
    }

    private static ServletWebServerApplicationContext start() {
        SpringApplication application = new SpringApplication(Application.class);
        application.setLogStartupInfo(false);
        return (ServletWebServerApplicationContext) application.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.shutdown=immediate",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false");
    }
}
