package io.httptypes.binding;

import io.httptypes.pages.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages show the code that the other tests run. */
class BindingPagesTest {
    private static final Path SOURCES = Path.of("src", "test", "java", "io", "httptypes", "binding");
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void bindingPageIsCurrent() throws IOException {
        Page.of(DOCS.resolve("binding.md"))
                .section("jackson", "```json\n" + JacksonTest.JSON + "\n```\n")
                .section("gson", code("GsonTypes"))
                .section("moshi", code("MoshiTypes"))
                .section("json-b", code("JsonbTypes"))
                .section("jpa", code("StatusCodeConverter") + "\n" + code("RequestMethodConverter"))
                .section("junit", code("ToRequestMethod"))
                .assertCurrent();
    }

    @Test
    void metricsPageIsCurrent() throws IOException {
        Page.of(DOCS.resolve("metrics.md"))
                .section("micrometer", code("MicrometerListener"))
                .section("opentelemetry", code("OpenTelemetryListener"))
                .assertCurrent();
    }

    private static String code(String name) throws IOException {
        String source = Files.readString(SOURCES.resolve(name + ".java"));
        return "```java\n" + source.substring(source.indexOf("import ")) + "```\n";
    }
}
