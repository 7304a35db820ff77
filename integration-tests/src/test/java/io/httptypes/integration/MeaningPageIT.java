package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.Registration;
import io.httptypes.RequestMethod;
import io.httptypes.RfcSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/meaning.md} from the enums. */
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
        String page = """
            # What a status and a method mean

            Every status code that has a name, and every registered method, with what clients, servers, caches and metrics ask of them. The build
            writes this page from `HttpStatus` and `HttpMethod`, and fails if it is not current.

            ## Statuses

            - **content**: whether a sender may put content into the response; `allowsContent()`. Never to HEAD, and not in a 2xx to CONNECT:
              `allowsContent(request)`.
            - **cacheable**: whether a cache may guess how long the response stays fresh if it does not say so; `isHeuristicallyCacheable()`.
            - **redirect**: what becomes of the method when a client follows; `redirectMethod(original)`. HEAD is always kept. A client follows no
              status where nothing stands here.
            - **again**: whether a user agent may send the same request again after a while; `isRetryable(request)`. It is this library's judgement.

            The predicates answer for codes without a name too. Those have no meaning but their class: a client treats 299 as 200, 499 as 400, and
            599 and all above as 500.

            | code | constant | phrase | what it tells the client | content | cacheable | redirect | again | specified in |
            |---|---|---|---|---|---|---|---|---|
            %s
            ## Methods

            - **safe**: the client asks for no change on the server; `isSafe()`.
            - **idempotent**: several of the same request are meant to do what one does; `isIdempotent()`.
            - **label**: what to count the method under in a metric; `label()`. `label(known)` takes a list of your own.

            A method that is not registered is taken for neither safe nor idempotent, and its label is `_OTHER`.

            | method | what it asks for | safe | idempotent | label | specified in |
            |---|---|---|---|---|---|
            %s""".formatted(statuses, methods);
        Reviewed.assertCurrent(Path.of("..", "docs", "meaning.md"), page);
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
