package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.Registration;
import io.httptypes.RequestMethod;
import io.httptypes.RfcSection;
import io.httptypes.pages.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Measures {@code docs/meaning.md} from the enums. */
class MeaningPageIT {
    @Test
    void pageIsCurrent() throws IOException {
        StringBuilder statuses = new StringBuilder();
        for (HttpStatus status : HttpStatus.values()) {
            statuses.append(row(
                    Integer.toString(status.code()),
                    "`" + status.name() + "`" + alias(status),
                    status.reasonPhrase(),
                    status.description() + standing(status),
                    status.allowsContent() ? "yes" : "no",
                    status.isHeuristicallyCacheable() ? "yes" : "",
                    redirect(status),
                    again(status),
                    link(status.specification())));
        }
        StringBuilder methods = new StringBuilder();
        for (HttpMethod method : HttpMethod.values()) {
            methods.append(row(
                    "`" + method + "`",
                    method.description(),
                    method.isSafe() ? "yes" : "",
                    method.isIdempotent() ? "yes" : "",
                    method.label(),
                    link(method.specification())));
        }
        Page.of(Path.of("..", "docs", "meaning.md"))
                .section(
                        "statuses",
                        "| code | constant | phrase | what it tells the client | content | cacheable | redirect | "
                                + "again | specified in |\n|---|---|---|---|---|---|---|---|---|\n"
                                + statuses)
                .section(
                        "methods",
                        "| method | what it asks for | safe | idempotent | label | specified in "
                                + "|\n|---|---|---|---|---|---|\n"
                                + methods)
                .assertCurrent();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String link(RfcSection section) {
        return "[" + section + "](" + section.uri() + ")";
    }

    private static String alias(HttpStatus status) {
        String name = status.reasonPhrase().toUpperCase(Locale.ROOT).replace(' ', '_');
        boolean isAlias = HttpStatus.findByName(name).isPresent() && !name.equals(status.name());
        return isAlias ? ", `" + name + "`" : "";
    }

    private static String standing(HttpStatus status) {
        Registration registration = status.registration();
        return registration == Registration.ASSIGNED
                ? ""
                : " (" + registration.name().toLowerCase(Locale.ROOT) + ")";
    }

    private static String redirect(HttpStatus status) {
        Optional<RequestMethod> put = status.redirectMethod(HttpMethod.PUT);
        if (put.isEmpty()) {
            return "";
        }
        if (put.get() == HttpMethod.GET) {
            return "GET";
        }
        boolean postIsKept = status.redirectMethod(HttpMethod.POST).equals(Optional.of(HttpMethod.POST));
        return postIsKept ? "kept" : "kept, but POST becomes GET";
    }

    private static String again(HttpStatus status) {
        if (status.isRetryable(HttpMethod.POST)) {
            return "yes";
        }
        return status.isRetryable(HttpMethod.PUT) ? "if idempotent" : "";
    }
}
