package io.httptypes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class NullTest {

    /** What the methods of a type are called on; those of an interface are its default ones. */
    private static final Map<Class<?>, Object> RECEIVERS = Map.of(
            StatusCode.class, HttpStatus.OK,
            HttpStatus.class, HttpStatus.OK,
            ExtensionCode.class, StatusCode.of(299),
            StatusClass.class, StatusClass.SUCCESSFUL,
            RequestMethod.class, HttpMethod.GET,
            HttpMethod.class, HttpMethod.GET,
            ExtensionMethod.class, RequestMethod.of("PURGE"));

    private static final Map<Class<?>, Object> ARGUMENTS = Map.of(CharSequence.class, "120");

    @Test
    void everyMethodRefusesNullAndNamesItsParameter() {
        List<String> refusals = new ArrayList<>();
        RECEIVERS.forEach((type, receiver) -> {
            for (Method method : type.getDeclaredMethods()) {
                for (int i = 0; isOurs(method) && i < method.getParameterCount(); i++) {
                    if (!method.getParameterTypes()[i].isPrimitive()
                            && !method.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class)) {
                        Throwable refusal = refusalOfNull(method, receiver, i);
                        assertThat(refusal).as("%s", method).isExactlyInstanceOf(NullPointerException.class);
                        refusals.add(type.getSimpleName() + "." + method.getName() + ": " + refusal.getMessage());
                    }
                }
            }
        });

        assertThat(refusals)
                .containsExactlyInAnyOrder(
                        "StatusCode.parse: text",
                        "StatusCode.valueOf: text",
                        "StatusCode.valueOf: code",
                        "StatusCode.find: text",
                        "StatusCode.allowsContent: request",
                        "HttpStatus.findByName: name",
                        "HttpStatus.fromString: text",
                        "HttpStatus.redirectMethod: original",
                        "HttpStatus.isRetryable: request",
                        "ExtensionCode.redirectMethod: original",
                        "ExtensionCode.isRetryable: request",
                        "StatusClass.find: label",
                        "RequestMethod.of: token",
                        "RequestMethod.valueOf: token",
                        "RequestMethod.find: token",
                        "RequestMethod.ofIgnoreCase: token",
                        "RequestMethod.label: known",
                        "HttpMethod.of: token",
                        "HttpMethod.find: token");
    }

    @Test
    void aSectionRefusesNullAndNamesItsParameter() throws NoSuchMethodException {
        var constructor = RfcSection.class.getConstructor(int.class, String.class);

        assertThatThrownBy(() -> constructor.newInstance(9110, null))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage("section");
    }

    /** By reflection, because NullAway rightly compiles no call with null. */
    private static Throwable refusalOfNull(Method method, Object receiver, int position) {
        @Nullable Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == position ? null : ARGUMENTS.get(method.getParameterTypes()[i]);
        }
        Throwable thrown = catchThrowable(() -> method.invoke(receiver, arguments));
        return Objects.requireNonNull(thrown.getCause(), method::toString);
    }

    private static boolean isOurs(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isAbstract(method.getModifiers())
                && !method.isSynthetic()
                && !(method.getName().equals("valueOf")
                        && method.getDeclaringClass().isEnum())
                && !method.getName().equals("equals")
                && !method.getName().equals("compareTo");
    }
}
