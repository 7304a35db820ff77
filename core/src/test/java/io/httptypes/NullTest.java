package io.httptypes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class NullTest {

    @Test
    void everyLookUpRefusesNullAndNamesItsParameter() {
        List<String> refusals = new ArrayList<>();
        for (Class<?> type :
                List.of(StatusCode.class, HttpStatus.class, StatusClass.class, RequestMethod.class, HttpMethod.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (takesReference(method)) {
                    // by reflection, because NullAway rightly compiles no call with null
                    Throwable thrown = catchThrowable(() -> method.invoke(null, new Object[1]));
                    Throwable refusal = Objects.requireNonNull(thrown.getCause(), method::toString);
                    assertThat(refusal).as("%s", method).isExactlyInstanceOf(NullPointerException.class);
                    refusals.add(type.getSimpleName() + "." + method.getName() + ": " + refusal.getMessage());
                }
            }
        }

        assertThat(refusals)
                .containsExactlyInAnyOrder(
                        "StatusCode.parse: text",
                        "StatusCode.find: text",
                        "HttpStatus.findByName: name",
                        "StatusClass.find: label",
                        "RequestMethod.of: token",
                        "RequestMethod.find: token",
                        "RequestMethod.ofIgnoreCase: token",
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

    /** But for the enums' own valueOf. */
    private static boolean takesReference(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !method.getName().equals("valueOf")
                && method.getParameterCount() == 1
                && !method.getParameterTypes()[0].isPrimitive();
    }
}
