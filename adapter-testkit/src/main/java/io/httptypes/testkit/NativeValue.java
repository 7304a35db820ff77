package io.httptypes.testkit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a framework's own value says of itself, by the names that frameworks use. */
final class NativeValue {
    private static final List<String> CODES = List.of(
            "code", "value", "getCode", "getValue", "getStatusCode", "statusCode", "getStatus", "status", "intValue");
    private static final List<String> TOKENS =
            List.of("token", "name", "text", "value", "getValue", "getName", "method", "getMethod", "getToken");
    private static final Pattern THREE_DIGITS = Pattern.compile("\\D*(\\d{3})(?!\\d).*", Pattern.DOTALL);

    private NativeValue() {}

    static int code(Object value) throws ReflectiveOperationException {
        if (value instanceof Number number) {
            return number.intValue();
        }
        Optional<Object> held = held(value, CODES, Number.class::isInstance);
        if (held.isPresent()) {
            return ((Number) held.get()).intValue();
        }
        Matcher digits = THREE_DIGITS.matcher(value.toString());
        if (!digits.matches()) {
            throw new AssertionError(
                    "the number of a " + value.getClass().getName() + " is unknown; override codeOf(Object)");
        }
        return Integer.parseInt(digits.group(1));
    }

    static String token(Object value) throws ReflectiveOperationException {
        return value instanceof CharSequence
                ? value.toString()
                : held(value, TOKENS, CharSequence.class::isInstance)
                        .orElse(value)
                        .toString();
    }

    private static Optional<Object> held(Object value, List<String> names, Predicate<Object> isIt)
            throws ReflectiveOperationException {
        for (String name : names) {
            for (Method method : value.getClass().getMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0 && method.trySetAccessible()) {
                    Object held = method.invoke(value);
                    if (isIt.test(held)) {
                        return Optional.of(held);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
