package io.httptypes;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The Javadoc of each constant says what its row says. */
class RowCommentsTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "httptypes");

    /** A comment of one line, and the constant below it. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^    /\\*\\* (.*) \\*/\\R    (?:public static final \\w+ )?([A-Z_]+)(?: =|\\()");

    @ParameterizedTest
    @ValueSource(classes = {HttpStatus.class, StatusCodes.class, HttpMethod.class, MethodTokens.class})
    void commentsAreTheRows(Class<?> table) throws IOException, ReflectiveOperationException {
        List<String> expected = new ArrayList<>();
        for (Field field : table.getFields()) {
            // The aliases in HttpStatus say more.
            if (!table.isEnum() || field.isEnumConstant()) {
                expected.add(field.getName() + ": " + comment(field.get(null)));
            }
        }
        assertThat(expected).hasSizeGreaterThanOrEqualTo(39);
        assertThat(table.getFields()).allMatch(field -> Modifier.isStatic(field.getModifiers()));

        List<String> written = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(SOURCES.resolve(table.getSimpleName() + ".java")));
        while (row.find()) {
            if (!row.group(2).equals("OTHER")) {
                written.add(row.group(2) + ": " + row.group(1));
            }
        }

        assertThat(written).isEqualTo(expected);
    }

    private static String comment(Object constant) {
        if (constant instanceof Integer code) {
            return comment(HttpStatus.of(code));
        }
        if (constant instanceof String token) {
            return comment(HttpMethod.of(token));
        }
        RfcSection specification = constant instanceof HttpStatus status
                ? status.specification()
                : ((HttpMethod) constant).specification();
        return constant + ", " + specification + ".";
    }
}
