package io.httptypes.testkit;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.messages.Reply;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls each method of an adapter with null for each parameter in turn, and with samples for the others. */
final class NullCalls {
    /** Tried in this order: the first one of a parameter's type is taken. */
    private static final List<Object> SAMPLES = List.of(
            "x",
            HttpStatus.OK,
            HttpMethod.GET,
            Reply.of(HttpStatus.OK),
            200,
            1L,
            0.5,
            false,
            'x',
            new byte[] {1},
            URI.create("http://a.example/"),
            Duration.ofSeconds(1),
            Instant.EPOCH,
            Optional.empty(),
            List.of(),
            Set.of(),
            Map.of());

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            boolean.class, Boolean.class,
            char.class, Character.class);

    private final List<Class<?>> adapters;
    private final Function<Class<?>, @Nullable Object> supplied;
    private final Faults faults;

    /**
     * @param supplied the test's own samples; null, or an exception, for a type that it has none of
     */
    NullCalls(List<Class<?>> adapters, Function<Class<?>, @Nullable Object> supplied, String subject) {
        this.adapters = adapters;
        this.supplied = supplied;
        this.faults = new Faults(subject);
    }

    void check() {
        if (adapters.isEmpty()) {
            faults.add("expected adapters() to name the adapter's classes, but it names none");
        }
        for (Class<?> adapter : adapters) {
            List<Method> methods = Verbs.callable(adapter);
            if (methods.isEmpty()) {
                faults.add(adapter.getName() + " has no public static method; expected an adapter");
            }
            methods.forEach(this::check);
        }
        faults.throwIfAny();
    }

    private void check(Method method) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            AnnotatedType type = parameters[i].getAnnotatedType();
            if (!parameters[i].getType().isPrimitive()
                    && !isNullable(type.getAnnotations())
                    && !isNullable(parameters[i].getAnnotations())) {
                call(method, i, null, "null for " + parameters[i].getName());
            }
            if (type instanceof AnnotatedArrayType array
                    && !parameters[i].getType().getComponentType().isPrimitive()
                    && !isNullable(array.getAnnotatedGenericComponentType().getAnnotations())) {
                Object ofNull = Array.newInstance(parameters[i].getType().getComponentType(), 1);
                call(method, i, ofNull, "null in " + parameters[i].getName());
            }
        }
    }

    /** Any annotation of this name: JSpecify's is at hand at run time, but does not have to be. */
    private static boolean isNullable(Annotation... annotations) {
        return Stream.of(annotations)
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private void call(Method method, int position, @Nullable Object argument, String what) {
        String call = Verbs.show(method) + " with " + what;
        faults.check(call, () -> {
            Parameter[] parameters = method.getParameters();
            @Nullable Object[] arguments = new Object[parameters.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = i == position ? argument : sample(parameters[i].getType());
            }
            Throwable thrown = thrownBy(method, arguments);
            if (!(thrown instanceof NullPointerException)) {
                throw new Faults.Mismatch(
                        call, "a NullPointerException", thrown == null ? "no exception" : thrown.toString());
            }
            String message = String.valueOf(thrown.getMessage());
            Parameter parameter = parameters[position];
            // Thus begins what the JVM says of a null that nobody has looked for.
            if (message.startsWith("Cannot ") || (parameter.isNamePresent() && !contains(message, parameter))) {
                throw new Faults.Mismatch(
                        call,
                        parameter.isNamePresent()
                                ? "a message with the parameter's name, " + parameter.getName()
                                : "a check for null",
                        Faults.show(message));
            }
        });
    }

    private static boolean contains(String message, Parameter parameter) {
        return Stream.of(message.split("[^\\w$]+", -1)).anyMatch(parameter.getName()::equals);
    }

    private static @Nullable Throwable thrownBy(Method method, @Nullable Object... arguments)
            throws IllegalAccessException {
        if (!method.trySetAccessible()) {
            throw new AssertionError("the kit cannot call it; expected a public class in an exported package");
        }
        try {
            method.invoke(null, arguments);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private Object sample(Class<?> type) {
        Class<?> boxed = BOXES.getOrDefault(type, type);
        RuntimeException refused = null;
        if (!type.isPrimitive()) {
            try {
                Object sample = supplied.apply(type);
                if (sample != null) {
                    return boxed.cast(sample);
                }
            } catch (RuntimeException noneOfThisType) {
                refused = noneOfThisType;
            }
        }
        Object known = SAMPLES.stream().filter(boxed::isInstance).findFirst().orElse(null);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, sample(type.getComponentType()));
            return array;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        throw new AssertionError("no sample of " + type.getName() + "; expected one from sample(Class)"
                + (refused == null ? "" : ", which threw " + refused));
    }
}
