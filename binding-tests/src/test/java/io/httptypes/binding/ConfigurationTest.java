package io.httptypes.binding;

import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.convert.support.DefaultConversionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What reads text into objects, without any code of ours. */
class ConfigurationTest {
    public static class Settings {
        private @Nullable StatusCode status;
        private @Nullable RequestMethod method;
        private List<StatusCode> retryable = List.of();
        private Map<StatusCode, RequestMethod> rules = Map.of();

        public void setStatus(StatusCode status) {
            this.status = status;
        }

        public void setMethod(RequestMethod method) {
            this.method = method;
        }

        public List<StatusCode> getRetryable() {
            return retryable;
        }

        public void setRetryable(List<StatusCode> retryable) {
            this.retryable = retryable;
        }

        public Map<StatusCode, RequestMethod> getRules() {
            return rules;
        }

        public void setRules(Map<StatusCode, RequestMethod> rules) {
            this.rules = rules;
        }
    }

    @Test
    void springBindsBothInterfaces() {
        Settings settings = bind(
                Map.of(
                        "status", "520",
                        "method", "PURGE",
                        "retryable", "404,CONTENT_TOO_LARGE",
                        "rules.429", "VERSION_CONTROL"),
                Settings.class);

        assertThat(settings.status).isSameAs(StatusCode.of(520));
        assertThat(settings.method).isEqualTo(RequestMethod.of("PURGE"));
        assertThat(settings.retryable).containsExactly(HttpStatus.NOT_FOUND, HttpStatus.REQUEST_ENTITY_TOO_LARGE);
        assertThat(settings.rules).isEqualTo(Map.of(HttpStatus.TOO_MANY_REQUESTS, RequestMethod.of("VERSION_CONTROL")));
    }

    @Test
    void springBindsNumbersAsYamlHasThem() {
        assertThat(bind(Map.of("status", 520, "method", "GET"), Settings.class).status)
                .isSameAs(StatusCode.of(520));
    }

    @Test
    void springConvertsBothInterfaces() {
        DefaultConversionService conversions = new DefaultConversionService();

        assertThat(conversions.convert("404", StatusCode.class)).isSameAs(HttpStatus.NOT_FOUND);
        assertThat(conversions.convert("PURGE", RequestMethod.class)).isEqualTo(RequestMethod.of("PURGE"));
        assertThatThrownBy(() -> conversions.convert("42", StatusCode.class))
                .hasStackTraceContaining("\"42\" is not a valid status code");
        // What the page warns of.
        assertThat(conversions.convert(5, HttpStatus.class)).isSameAs(HttpStatus.CREATED);
    }

    @Path("/")
    public static class Resource {
        @GET
        public String get(
                @QueryParam("s") StatusCode status,
                @QueryParam("h") HttpStatus constant,
                @QueryParam("m") RequestMethod method,
                @QueryParam("all") List<StatusCode> all) {
            return status + ", " + constant + ", " + method + ", " + all;
        }
    }

    @Test
    void jaxRsReadsParameters() throws Exception {
        assertThat(ask("?s=520&h=NOT_FOUND&m=PURGE&all=200&all=OK"))
                .isEqualTo("200: 520, 404 Not Found, PURGE, [200 OK, 200 OK]");
        assertThat(ask("?h=404")).isEqualTo("200: null, 404 Not Found, null, []");
        // The specification's status for a parameter that cannot be read.
        assertThat(ask("?s=42")).startsWith("404");
        assertThat(ask("?m=GE%20T")).startsWith("404");
    }

    @Test
    void microProfileConfigReadsBothInterfaces() {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("status", "NOT_FOUND", "method", "PURGE", "all", "404,520", "wrong", "42"), "test", 1))
                .build();

        assertThat(config.getValue("status", StatusCode.class)).isSameAs(HttpStatus.NOT_FOUND);
        assertThat(config.getValue("method", RequestMethod.class)).isEqualTo(RequestMethod.of("PURGE"));
        assertThat(config.getValues("all", StatusCode.class)).containsExactly(HttpStatus.NOT_FOUND, StatusCode.of(520));
        assertThatThrownBy(() -> config.getValue("wrong", StatusCode.class))
                .hasStackTraceContaining("\"42\" is not a valid status code");
    }

    @ParameterizedTest
    @CsvSource({"404, PURGE", "NOT_FOUND, PURGE", "404 Not Found, PURGE"})
    void junitReadsStatuses(StatusCode status, @ConvertWith(ToRequestMethod.class) RequestMethod method) {
        assertThat(status).isSameAs(HttpStatus.NOT_FOUND);
        assertThat(method).isEqualTo(RequestMethod.of("PURGE"));
    }

    private static <T> T bind(Map<String, ?> properties, Class<T> type) {
        Map<String, Object> prefixed = new HashMap<>();
        properties.forEach((name, value) -> prefixed.put("http." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bind("http", type)
                .get();
    }

    private static String ask(String query) throws Exception {
        ApplicationHandler handler = new ApplicationHandler(new ResourceConfig(Resource.class));
        URI base = URI.create("http://localhost/");
        ContainerRequest request =
                new ContainerRequest(base, base.resolve(query), "GET", null, new MapPropertiesDelegate(), null);
        ContainerResponse response = handler.apply(request).get();
        return response.getStatus() + ": " + response.getEntity();
    }
}
