package io.httptypes.binding;

import io.httptypes.RequestMethod;
import io.httptypes.StatusClass;
import io.httptypes.StatusCode;
import io.httptypes.messages.Completion;
import io.httptypes.servlet.StatusListener;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;

/** Counts and times requests with Micrometer: {@code new StatusFilter(new MicrometerListener(registry))}. */
public final class MicrometerListener implements StatusListener {
    private final MeterRegistry registry;

    public MicrometerListener(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void completed(HttpServletRequest request, Completion completion) {
        String method = completion.method().map(RequestMethod::label).orElse("UNKNOWN");
        String status = completion.status().map(StatusCode::label).orElse("UNKNOWN");
        String outcome = completion.status().map(MicrometerListener::outcome).orElse("UNKNOWN");
        registry.timer("http.server.requests", "method", method, "status", status, "outcome", outcome)
                .record(completion.duration());
    }

    /** Micrometer's word for 2xx is SUCCESS; the others are ours. */
    static String outcome(StatusCode status) {
        StatusClass statusClass = status.statusClass();
        return statusClass == StatusClass.SUCCESSFUL ? "SUCCESS" : statusClass.name();
    }
}
