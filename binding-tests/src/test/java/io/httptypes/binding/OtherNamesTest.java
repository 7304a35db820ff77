package io.httptypes.binding;

import io.httptypes.HttpStatus;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The names in the tables of other libraries find our constants. */
class OtherNamesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                org.springframework.http.HttpStatus.class,
                io.netty.handler.codec.http.HttpResponseStatus.class,
                jakarta.ws.rs.core.Response.Status.class,
                jakarta.servlet.http.HttpServletResponse.class,
                org.eclipse.jetty.http.HttpStatus.Code.class,
                org.apache.hc.core5.http.HttpStatus.class
            })
    void namesOfNamedCodesAreFound(Class<?> table) throws ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        for (Field field : table.getFields()) {
            Optional<HttpStatus> status =
                    Modifier.isStatic(field.getModifiers()) ? HttpStatus.find(code(field.get(null))) : Optional.empty();
            String name = field.getName().replaceFirst("^SC_", "");
            // HttpCore's bounds of the classes.
            if (status.isPresent() && !name.matches("INFORMATIONAL|SUCCESS|REDIRECTION|CLIENT_ERROR|SERVER_ERROR")) {
                assertThat(HttpStatus.findByName(name)).as(name).isEqualTo(status);
                found.add(name);
            }
        }
        assertThat(found).hasSizeGreaterThan(39);
    }

    private static int code(Object constant) throws ReflectiveOperationException {
        if (constant instanceof Integer code) {
            return code;
        }
        for (String name : List.of("value", "code", "getStatusCode", "getCode")) {
            try {
                return (Integer) constant.getClass().getMethod(name).invoke(constant);
            } catch (NoSuchMethodException another) {
                // Each library has its own.
            }
        }
        return 0;
    }
}
