package io.httptypes.benchmarks;

import io.httptypes.StatusCode;
import io.ktor.http.HttpStatusCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.ws.rs.core.Response;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/**
 * Runs in a JVM of its own: asks one library for the status 404, and prints the classes that this loads and the
 * nanoseconds.
 */
public final class FirstUse {
    private FirstUse() {}

    /** Takes the name of the library. */
    public static void main(String[] args) {
        print(
                switch (args[0]) {
                    case "http-types" -> () -> StatusCode.of(404);
                    case "netty" -> () -> HttpResponseStatus.valueOf(404);
                    case "spring" -> () -> org.springframework.http.HttpStatusCode.valueOf(404);
                    case "armeria" -> () -> com.linecorp.armeria.common.HttpStatus.valueOf(404);
                    case "jetty" -> () -> org.eclipse.jetty.http.HttpStatus.getCode(404);
                    case "jax-rs" -> () -> Response.Status.fromStatusCode(404);
                    case "httpcore" -> () -> EnglishReasonPhraseCatalog.INSTANCE.getReason(404, Locale.ROOT);
                    case "ktor" -> () -> HttpStatusCode.Companion.fromValue(404);
                    default -> throw new IllegalArgumentException(args[0]);
                });
    }

    /** Asks once, and prints the number of classes and of nanoseconds. */
    public static void print(Supplier<Object> question) {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long before = classes.getTotalLoadedClassCount();
        long start = System.nanoTime();
        Object answer = question.get();
        long nanos = System.nanoTime() - start;
        long loaded = classes.getTotalLoadedClassCount() - before;
        if (!answer.toString().contains("404")
                && !answer.toString().toLowerCase(Locale.ROOT).contains("not")) {
            throw new AssertionError(answer);
        }
        System.out.println(loaded + " " + nanos);
    }
}
