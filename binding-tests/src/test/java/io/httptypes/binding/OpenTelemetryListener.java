package io.httptypes.binding;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.messages.Completion;
import io.httptypes.servlet.StatusListener;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Times requests with OpenTelemetry, and describes the current span:
 * {@code new StatusFilter(new OpenTelemetryListener(meter))}.
 */
public final class OpenTelemetryListener implements StatusListener {
    private final DoubleHistogram durations;

    public OpenTelemetryListener(Meter meter) {
        durations = meter.histogramBuilder("http.server.request.duration")
                .setUnit("s")
                .build();
    }

    @Override
    public void completed(HttpServletRequest request, Completion completion) {
        Attributes attributes = attributes(completion);
        durations.record(completion.duration().toNanos() / 1e9, attributes);
        Span.current().setAllAttributes(attributes);
        // For spans alone: a peer chooses it, and each value would be a time series of its own.
        completion
                .method()
                .filter(method -> !method.label().equals(method.token()))
                .ifPresent(method -> Span.current().setAttribute("http.request.method_original", method.token()));
    }

    private static Attributes attributes(Completion completion) {
        AttributesBuilder attributes = Attributes.builder();
        completion.method().map(RequestMethod::label).ifPresent(label -> attributes.put("http.request.method", label));
        completion.status().map(StatusCode::code).ifPresent(code -> attributes.put("http.response.status_code", code));
        // On a server, a 4xx is not an error of the span. On a client, use isError().
        completion
                .failure()
                .map(failure -> failure.getClass().getName())
                .or(() -> completion.status().filter(StatusCode::isServerError).map(status -> "" + status.code()))
                .ifPresent(type -> attributes.put("error.type", type));
        return attributes.build();
    }
}
