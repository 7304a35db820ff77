package io.httptypes.benchmarks;

import io.helidon.http.Status;
import io.httptypes.StatusCode;
import io.ktor.http.HttpStatusCode;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.ws.rs.core.Response;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;

/** Asks one library for 404 in a JVM of its own, and prints the nanoseconds, the classes that it loads, and it. */
public final class FirstUse {
    private FirstUse() {}

    /** Takes the label of the library. */
    public static void main(String[] args) {
        Supplier<Object> question = switch (args[0]) {
            case Row.OURS -> () -> StatusCode.of(404);
            case "JAX-RS" -> () -> Response.Status.fromStatusCode(404);
            case "HttpCore" -> () -> EnglishReasonPhraseCatalog.INSTANCE.getReason(404, Locale.ROOT);
            case "Jetty" -> () -> org.eclipse.jetty.http.HttpStatus.getCode(404);
            case "Helidon" -> () -> Status.create(404);
            case "Netty" -> () -> HttpResponseStatus.valueOf(404);
            case "Ktor" -> () -> HttpStatusCode.Companion.fromValue(404);
            case "Micronaut" -> () -> io.micronaut.http.HttpStatus.valueOf(404);
            case "Spring" -> () -> org.springframework.http.HttpStatusCode.valueOf(404);
            case "Armeria" -> () -> com.linecorp.armeria.common.HttpStatus.valueOf(404);
            default -> throw new IllegalArgumentException(args[0]);
        };
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        long before = classes.getTotalLoadedClassCount();
        long start = System.nanoTime();
        Object answer = question.get();
        long nanos = System.nanoTime() - start;
        System.out.println(nanos + " " + (classes.getTotalLoadedClassCount() - before) + " " + answer);
    }
}
