package io.httptypes.testkit;

import java.net.ProtocolException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one rule of what counts as a refusal: an exception of one of the {@link #TYPES}, thrown by the adapter or by the
 * framework. What the test itself throws does not count, since the adapter has not been asked.
 */
final class Refusal {
    static final String EXPECTED =
            "an IllegalArgumentException, IllegalStateException, UnsupportedOperationException or ProtocolException";

    /** The last is that of {@code HttpURLConnection}. */
    private static final List<Class<? extends Exception>> TYPES = List.of(
            IllegalArgumentException.class,
            IllegalStateException.class,
            UnsupportedOperationException.class,
            ProtocolException.class);

    private static final List<String> VOCABULARY =
            List.of("io.httptypes", "io.httptypes.internal", "io.httptypes.messages");

    private final Set<String> adapters = new HashSet<>();
    private final Set<String> tests = new HashSet<>();

    Refusal(Collection<Class<?>> adapters, Collection<? extends Carrier> tests) {
        adapters.forEach(adapter -> this.adapters.add(adapter.getName()));
        for (Carrier test : tests) {
            for (Class<?> type = test.getClass(); type != Carrier.class; type = type.getSuperclass()) {
                this.tests.add(type.getName());
            }
        }
        this.tests.removeAll(this.adapters);
    }

    enum By {
        /** The adapter, or the vocabulary on its behalf. */
        ADAPTER,
        FRAMEWORK,
        /** The test's own code, not what it calls. */
        TEST,
        /** The test has not overridden what was called. */
        NOBODY
    }

    boolean isRefusal(Throwable thrown) {
        By by = by(thrown);
        return isOfType(thrown) && (by == By.ADAPTER || by == By.FRAMEWORK);
    }

    static boolean isOfType(Throwable thrown) {
        return TYPES.stream().anyMatch(type -> type.isInstance(thrown));
    }

    By by(Throwable thrown) {
        if (thrown instanceof Carrier.NotOffered) {
            return By.NOBODY;
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        if (frames.length == 0 || isAdapters(frames[0])) {
            return By.ADAPTER;
        }
        if (tests.contains(frames[0].getClassName())) {
            return By.TEST;
        }
        return Stream.of(frames).anyMatch(this::isAdapters) ? By.ADAPTER : By.FRAMEWORK;
    }

    private boolean isAdapters(StackTraceElement frame) {
        String type = frame.getClassName();
        int dot = type.lastIndexOf('.');
        return adapters.contains(type)
                || adapters.stream().anyMatch(adapter -> type.startsWith(adapter + "$"))
                || VOCABULARY.contains(type.substring(0, Math.max(dot, 0)));
    }
}
