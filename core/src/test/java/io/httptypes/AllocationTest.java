package io.httptypes;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Look-ups cost no garbage. What they answer escapes into a field, so that no compiler can optimize an allocation away.
 */
class AllocationTest {
    private static final int ROUNDS = 20;

    private static final MethodHandle ALLOCATED_BYTES = allocatedBytesOfThisThread();

    static Object escaped = "";

    @Test
    void theMeterSeesASingleObject() {
        assertThat(allocatedBy(() -> escaped = new Object())).isPositive();
    }

    @Test
    void lookingUpAStatusByItsNumberAllocatesNothing() {
        assertThat(allocatedBy(() -> {
                    for (int code = 100; code <= 999; code++) {
                        escaped = StatusCode.of(code);
                    }
                    for (int code = -1100; code <= 1100; code++) {
                        escaped = StatusCode.find(code);
                        escaped = HttpStatus.find(code);
                    }
                }))
                .isZero();
    }

    @Test
    void lookingUpAStatusByATextAllocatesNothing() {
        List<String> codes = new ArrayList<>();
        for (int code = 100; code <= 999; code++) {
            codes.add(Integer.toString(code));
        }
        List<String> others = List.of("", "40", "4040", "000", "\u0664\u0660\u0664", "x".repeat(1000));
        List<String> names = new ArrayList<>(List.of("CONTENT_TOO_LARGE", "not_found", ""));
        for (HttpStatus status : HttpStatus.values()) {
            names.add(status.name());
        }

        assertThat(allocatedBy(() -> {
                    for (int i = 0; i < codes.size(); i++) {
                        escaped = StatusCode.parse(codes.get(i));
                        escaped = StatusCode.find(codes.get(i));
                    }
                    for (int i = 0; i < others.size(); i++) {
                        escaped = StatusCode.find(others.get(i));
                    }
                    for (int i = 0; i < names.size(); i++) {
                        escaped = HttpStatus.findByName(names.get(i));
                    }
                }))
                .isZero();
    }

    @Test
    void askingAStatusAllocatesNothing() {
        assertThat(allocatedBy(() -> {
                    for (int code = 100; code <= 999; code++) {
                        StatusCode status = StatusCode.of(code);
                        escaped = status.statusClass();
                        escaped = status.reasonPhrase();
                        escaped = status.isValid();
                        escaped = status.isInformational();
                        escaped = status.isSuccessful();
                        escaped = status.isRedirection();
                        escaped = status.isClientError();
                        escaped = status.isServerError();
                        escaped = status.isError();
                        escaped = status.allowsContent();
                        escaped = status.isHeuristicallyCacheable();
                        escaped = status.label();
                        escaped = StatusCode.byCode();
                    }
                }))
                .isZero();
    }

    @Test
    void askingWhatAStatusMeansForAMethodAllocatesNothing() {
        HttpStatus[] statuses = HttpStatus.values();
        HttpMethod[] methods = HttpMethod.values();
        RequestMethod purge = RequestMethod.of("PURGE");

        assertThat(allocatedBy(() -> {
                    for (int i = 0; i < statuses.length; i++) {
                        escaped = statuses[i].registration();
                    }
                    for (int code = 100; code <= 999; code++) {
                        StatusCode status = StatusCode.of(code);
                        for (int i = 0; i < methods.length; i++) {
                            escaped = status.allowsContent(methods[i]);
                            escaped = status.redirectMethod(methods[i]);
                            escaped = status.isRetryable(methods[i]);
                        }
                        escaped = status.allowsContent(purge);
                        escaped = status.isRetryable(purge);
                    }
                    // an extension method that is kept needs an Optional; 303 keeps none
                    escaped = StatusCode.of(303).redirectMethod(purge);
                    escaped = StatusCode.of(200).redirectMethod(purge);
                }))
                .isZero();
    }

    @Test
    void labellingAMethodAllocatesNothing() {
        HttpMethod[] methods = HttpMethod.values();
        RequestMethod purge = RequestMethod.of("PURGE");
        Set<HttpMethod> some = EnumSet.of(HttpMethod.GET, HttpMethod.PROPFIND);
        Set<RequestMethod> others = Set.of(purge, HttpMethod.GET);

        assertThat(allocatedBy(() -> {
                    for (int i = 0; i < methods.length; i++) {
                        escaped = methods[i].label();
                        escaped = methods[i].label(some);
                        escaped = methods[i].label(others);
                    }
                    escaped = purge.label();
                    escaped = purge.label(some);
                    escaped = purge.label(others);
                }))
                .isZero();
    }

    @Test
    void lookingUpARegisteredMethodAllocatesNothing() {
        List<String> tokens = new ArrayList<>();
        for (HttpMethod method : HttpMethod.values()) {
            tokens.add(method.token());
        }

        assertThat(allocatedBy(() -> {
                    for (int i = 0; i < tokens.size(); i++) {
                        RequestMethod method = RequestMethod.of(tokens.get(i));
                        escaped = method;
                        escaped = method.token();
                        escaped = method.isSafe();
                        escaped = method.isIdempotent();
                        escaped = RequestMethod.find(tokens.get(i));
                        escaped = HttpMethod.find(tokens.get(i));
                    }
                    escaped = HttpMethod.find("PURGE");
                    escaped = RequestMethod.find("no token");
                }))
                .isZero();
    }

    /**
     * The least of several rounds: the first ones load classes, and the JVM may allocate on this thread for its own
     * ends.
     */
    private static long allocatedBy(Runnable round) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = allocatedBytes();
            round.run();
            least = Math.min(least, allocatedBytes() - before);
        }
        return least;
    }

    private static long allocatedBytes() {
        try {
            return (long) ALLOCATED_BYTES.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /**
     * By reflection, because the module that the tests are patched into does not read the module of the JVM's beans.
     */
    private static MethodHandle allocatedBytesOfThisThread() {
        try {
            Class<?> threads = Class.forName("com.sun.management.ThreadMXBean");
            Object bean = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            return MethodHandles.publicLookup()
                    .findVirtual(threads, "getCurrentThreadAllocatedBytes", MethodType.methodType(long.class))
                    .bindTo(bean);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no meter in this JVM", e);
        }
    }
}
