package io.httptypes.binding;

import io.httptypes.StatusCode;
import io.httptypes.servlet.StatusFilter;
import io.httptypes.servlet.StatusListener;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of the page about metrics, on Tomcat. */
class MetricsTest {
    /** A field, since java.util.logging forgets the level of a logger that nobody holds. */
    private final Logger logger = Logger.getLogger("org.apache");

    @TempDir
    private Path folder;

    /** Sets the status that the path names. */
    private static final class Statuses extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            if (request.getRequestURI().equals("/throws")) {
                throw new ServletException("on purpose");
            }
            response.setStatus(Integer.parseInt(request.getRequestURI().substring(1)));
        }
    }

    @Test
    void outcomesAreMicrometers() {
        for (int code = 100; code < 600; code++) {
            assertThat(MicrometerListener.outcome(StatusCode.of(code)))
                    .isEqualTo(Outcome.forStatus(code).name());
        }
        assertThat(MicrometerListener.outcome(StatusCode.of(999))).isEqualTo("SERVER_ERROR");
    }

    @Test
    void micrometerCounts() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        ask(
                new StatusFilter(new MicrometerListener(registry)),
                List.of("GET /200", "PURGE /520", "PURGE /521", "GET /404"));

        Set<String> timers = registry.find("http.server.requests").timers().stream()
                .map(MetricsTest::text)
                .collect(Collectors.toSet());
        assertThat(timers)
                .containsExactlyInAnyOrder(
                        "method=GET,outcome=SUCCESS,status=200: 1",
                        "method=GET,outcome=CLIENT_ERROR,status=404: 1",
                        "method=_OTHER,outcome=SERVER_ERROR,status=5xx: 2");
    }

    private static String text(Timer timer) {
        return timer.getId().getTags().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .sorted()
                        .collect(Collectors.joining(","))
                + ": " + timer.count();
    }

    @Test
    void openTelemetryTimesAndTraces() throws Exception {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (SdkMeterProvider meters =
                        SdkMeterProvider.builder().registerMetricReader(reader).build();
                SdkTracerProvider tracers = SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build()) {
            StatusListener listener = new OpenTelemetryListener(meters.get("test"));
            ask(
                    new StatusFilter((request, completion) -> {
                        Span span = tracers.get("test")
                                .spanBuilder(request.getMethod())
                                .startSpan();
                        try (Scope scope = span.makeCurrent()) {
                            assertThat(scope).isNotNull();
                            listener.completed(request, completion);
                        } finally {
                            span.end();
                        }
                    }),
                    List.of("GET /200", "PURGE /520", "GET /404", "GET /throws"));

            List<Attributes> points = reader.collectAllMetrics().stream()
                    .filter(metric -> metric.getName().equals("http.server.request.duration")
                            && metric.getUnit().equals("s"))
                    .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                    .map(HistogramPointData::getAttributes)
                    .toList();
            Attributes purge = Attributes.builder()
                    .put("http.request.method", "_OTHER")
                    .put("http.response.status_code", 520L)
                    .put("error.type", "520")
                    .build();
            assertThat(points)
                    .containsExactlyInAnyOrder(
                            Attributes.builder()
                                    .put("http.request.method", "GET")
                                    .put("http.response.status_code", 200L)
                                    .build(),
                            purge,
                            Attributes.builder()
                                    .put("http.request.method", "GET")
                                    .put("http.response.status_code", 404L)
                                    .build(),
                            Attributes.builder()
                                    .put("http.request.method", "GET")
                                    .put("http.response.status_code", 500L)
                                    .put("error.type", "jakarta.servlet.ServletException")
                                    .build());
            assertThat(spans.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().equals("PURGE"))
                    .extracting(span -> span.getAttributes().asMap())
                    .containsExactly(purge.toBuilder()
                            .put("http.request.method_original", "PURGE")
                            .build()
                            .asMap());
            assertThat(spans.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().equals("GET"))
                    .noneMatch(span ->
                            span.getAttributes().get(AttributeKey.stringKey("http.request.method_original")) != null);
        }
    }

    private void ask(Filter filter, List<String> requests) throws Exception {
        logger.setLevel(Level.OFF);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        Logger.getLogger(context.getLogName()).setLevel(Level.OFF); // which addContext has set
        Tomcat.addServlet(context, "statuses", new Statuses()).addMapping("/*");
        FilterDef definition = new FilterDef();
        definition.setFilterName("status");
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("status");
        map.addURLPattern("/*");
        context.addFilterMap(map);
        tomcat.start();
        try {
            HttpClient client = HttpClient.newHttpClient();
            for (String request : requests) {
                String[] parts = request.split(" ", 2);
                URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + parts[1]);
                client.send(
                        HttpRequest.newBuilder(uri)
                                .method(parts[0], HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            // Waits for the requests, so each has been told.
            tomcat.stop();
            tomcat.destroy();
        }
    }
}
