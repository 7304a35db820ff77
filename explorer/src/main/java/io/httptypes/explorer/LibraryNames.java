package io.httptypes.explorer;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.netty.handler.codec.http.HttpResponseStatus;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The constants that libraries have for a status or a method, read from the libraries. */
final class LibraryNames {
    private static final String PYTHON = "python-names.csv";

    private final Map<String, Map<Integer, List<String>>> statuses = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> methods = new LinkedHashMap<>();

    LibraryNames() throws IOException, IllegalAccessException {
        statuses.put("Java", fields(HttpStatus.class, "HttpStatus.", value -> ((HttpStatus) value).code()));
        statuses.put(
                "Netty",
                fields(HttpResponseStatus.class, "HttpResponseStatus.", value -> ((HttpResponseStatus) value).code()));
        statuses.put(
                "Spring",
                fields(
                        org.springframework.http.HttpStatus.class,
                        "HttpStatus.",
                        value -> ((org.springframework.http.HttpStatus) value).value()));
        statuses.put("Servlet", fields(HttpServletResponse.class, "HttpServletResponse.", value -> (Integer) value));
        statuses.put(
                "JAX-RS",
                fields(Response.Status.class, "Response.Status.", value -> ((Response.Status) value).getStatusCode()));
        Map<Integer, List<String>> python = new LinkedHashMap<>();
        Map<String, String> pythonMethods = new LinkedHashMap<>();
        for (Map<String, String> row : Resources.rows(PYTHON)) {
            String key = Objects.requireNonNull(row.get("key"));
            if ("status".equals(row.get("kind"))) {
                python.put(Integer.valueOf(key), List.of("HTTPStatus." + row.get("name")));
            } else {
                pythonMethods.put(key, "HTTPMethod." + row.get("name"));
            }
        }
        statuses.put("Python", python);

        methods.put("Java", new LinkedHashMap<>());
        for (HttpMethod method : HttpMethod.values()) {
            methods("Java").put(method.token(), "HttpMethod." + method.name());
        }
        methods.put("Netty", methodFields(io.netty.handler.codec.http.HttpMethod.class, "HttpMethod."));
        methods.put("Spring", methodFields(org.springframework.http.HttpMethod.class, "HttpMethod."));
        methods.put("JAX-RS", methodFields(jakarta.ws.rs.HttpMethod.class, "HttpMethod."));
        methods.put("Python", pythonMethods);
    }

    private Map<String, String> methods(String library) {
        return Objects.requireNonNull(methods.get(library));
    }

    /** Of each library the constants of a code: none, one, or two names for one. */
    Map<String, List<String>> ofStatus(int code) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        statuses.forEach((library, byCode) -> names.put(library, byCode.getOrDefault(code, List.of())));
        return names;
    }

    /** Of each library the constant of a method, or nothing. */
    Map<String, List<String>> ofMethod(String token) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        methods.forEach((library, byToken) -> names.put(
                library, byToken.containsKey(token) ? List.of(Objects.requireNonNull(byToken.get(token))) : List.of()));
        return names;
    }

    /** The code behind a constant. */
    @FunctionalInterface
    private interface Code {
        int of(Object value);
    }

    private static Map<Integer, List<String>> fields(Class<?> type, String prefix, Code code)
            throws IllegalAccessException {
        Map<Integer, List<String>> names = new LinkedHashMap<>();
        for (Field field : type.getFields()) {
            boolean isConstant = field.getType() == type || field.getName().startsWith("SC_");
            if (isConstant) {
                names.computeIfAbsent(code.of(Objects.requireNonNull(field.get(null))), key -> new ArrayList<>())
                        .add(prefix + field.getName());
            }
        }
        return names;
    }

    private static Map<String, String> methodFields(Class<?> type, String prefix) throws IllegalAccessException {
        Map<String, String> names = new LinkedHashMap<>();
        for (Field field : type.getFields()) {
            names.put(String.valueOf(field.get(null)), prefix + field.getName());
        }
        return names;
    }
}
