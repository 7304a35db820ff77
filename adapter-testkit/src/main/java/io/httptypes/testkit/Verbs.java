package io.httptypes.testkit;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an adapter's classes offer for statuses or for methods, by the names and types of their methods. */
final class Verbs {
    private final List<Class<?>> adapters;
    private final Class<?> type;
    private final String noun;
    private final String setter;

    private Verbs(List<Class<?>> adapters, Class<?> type, String noun, String setter) {
        this.adapters = adapters;
        this.type = type;
        this.noun = noun;
        this.setter = setter;
    }

    static Verbs ofStatuses(List<Class<?>> adapters) {
        return new Verbs(adapters, StatusCode.class, "statuses", "setStatus");
    }

    static Verbs ofMethods(List<Class<?>> adapters) {
        return new Verbs(adapters, RequestMethod.class, "methods", "setMethod");
    }

    String noun() {
        return noun;
    }

    /** What writes one onto a message or makes the framework's own of it. */
    Optional<Method> writer() {
        return find(method -> Stream.of(method.getParameterTypes()).anyMatch(type::isAssignableFrom)
                && (method.getName().equals(setter)
                        || (method.getName().startsWith("to") && method.getParameterCount() == 1)));
    }

    /** What returns one. */
    Optional<Method> reader() {
        return find(method -> isOne(method.getGenericReturnType())
                || (method.getGenericReturnType() instanceof ParameterizedType returned
                        && returned.getRawType() == Optional.class
                        && isOne(returned.getActualTypeArguments()[0])));
    }

    Optional<Method> any() {
        return writer().or(this::reader);
    }

    private boolean isOne(Type returned) {
        return returned instanceof Class<?> returnedType && type.isAssignableFrom(returnedType);
    }

    private Optional<Method> find(Predicate<Method> rule) {
        return adapters.stream()
                .flatMap(adapter -> callable(adapter).stream())
                .filter(rule)
                .findFirst();
    }

    /** The public static methods that somebody has written, in an order that does not change. */
    static List<Method> callable(Class<?> adapter) {
        return Stream.of(adapter.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic())
                .sorted(Comparator.comparing(Method::getName)
                        .thenComparing(method -> Arrays.toString(method.getParameterTypes())))
                .toList();
    }

    static String show(Method method) {
        return Stream.of(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(
                        ", ", method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(", ")"));
    }
}
