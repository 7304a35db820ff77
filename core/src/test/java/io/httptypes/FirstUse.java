package io.httptypes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The program that {@link FirstUseTest} starts: it does the actions that it is given, each on a thread, all at the same
 * moment.
 */
final class FirstUse {

    private FirstUse() {}

    /** What a program may do first, and what comes of it. */
    enum Action {
        STATUS_OF_NAMED("404 Not Found", () -> StatusCode.of(404)),
        STATUS_OF_EXTENSION("299", () -> StatusCode.of(299)),
        STATUS_FIND("Optional[404 Not Found]", () -> StatusCode.find(404)),
        STATUS_PARSE("404 Not Found", () -> StatusCode.parse("404")),
        STATUS_FIND_TEXT("Optional[299]", () -> StatusCode.find("299")),
        STATUS_BY_CODE("-1", () -> StatusCode.byCode().compare(HttpStatus.OK, HttpStatus.NOT_FOUND)),
        STATUS_CONSTANT("404 Not Found", () -> HttpStatus.NOT_FOUND),
        STATUS_ALIAS("413 Content Too Large", () -> HttpStatus.CONTENT_TOO_LARGE),
        STATUS_FIND_NAMED("Optional[404 Not Found]", () -> HttpStatus.find(404)),
        STATUS_FIND_BY_NAME("Optional[404 Not Found]", () -> HttpStatus.findByName("NOT_FOUND")),
        STATUS_CLASS("CLIENT_ERROR", () -> StatusClass.CLIENT_ERROR),
        STATUS_CLASS_FIND("Optional[CLIENT_ERROR]", () -> StatusClass.find("4xx")),
        STATUS_CODES(
                "404",
                () -> Class.forName("io.httptypes.StatusCodes")
                        .getField("NOT_FOUND")
                        .getInt(null)),
        STATUS_LABEL("4xx", () -> StatusCode.of(499).label()),
        HTTP_STATUS_OF("404 Not Found", () -> HttpStatus.of(404)),
        STATUS_REASON_PHRASE_OF("Not Found", () -> StatusCode.of(404).reasonPhraseOf(null)),
        STATUS_REDIRECT_METHOD("Optional[GET]", () -> StatusCode.of(303).redirectMethod(HttpMethod.POST)),
        STATUS_REGISTRATION("UNUSED", () -> HttpStatus.IM_A_TEAPOT.registration()),
        REGISTRATION("ASSIGNED", () -> Registration.ASSIGNED),
        METHOD_OF_REGISTERED("GET", () -> RequestMethod.of("GET")),
        METHOD_OF_EXTENSION("PURGE", () -> RequestMethod.of("PURGE")),
        METHOD_FIND("Optional[GET]", () -> RequestMethod.find("GET")),
        METHOD_OF_IGNORE_CASE("GET", () -> RequestMethod.ofIgnoreCase("get")),
        METHOD_IN_REGISTRY_ORDER("-1", () -> RequestMethod.inRegistryOrder().compare(HttpMethod.GET, HttpMethod.HEAD)),
        METHOD_CONSTANT("VERSION-CONTROL", () -> HttpMethod.VERSION_CONTROL),
        METHOD_FIND_REGISTERED("Optional[GET]", () -> HttpMethod.find("GET")),
        METHOD_TOKENS(
                "GET",
                () -> Class.forName("io.httptypes.MethodTokens").getField("GET").get(null)),
        METHOD_LABEL("_OTHER", () -> RequestMethod.of("PURGE").label()),
        METHOD_LABEL_OF_KNOWN("PURGE", () -> RequestMethod.of("PURGE").label(Set.of(RequestMethod.of("PURGE")))),
        SECTION("RFC 9110, Section 15.5.5", () -> new RfcSection(9110, "15.5.5")),
        // streams as version 0.1 writes them
        READ_EXTENSION_CODE(
                "299", () -> read("rO0ABXNyABppby5odHRwdHlwZXMuRXh0ZW5zaW9uQ29kZQAAAAAAAAABAgABSQAEY29kZXhwAAABKw==")),
        READ_EXTENSION_METHOD(
                "PURGE",
                () -> read(
                        "rO0ABXNyABxpby5odHRwdHlwZXMuRXh0ZW5zaW9uTWV0aG9kAAAAAAAAAAECAAFMAAV0b2tlbnQAEkxqYXZhL2xhbmcv"
                                + "U3RyaW5nO3hwdAAFUFVSR0U=")),
        READ_STATUS(
                "404 Not Found",
                () -> read(
                        "rO0ABX5yABdpby5odHRwdHlwZXMuSHR0cFN0YXR1cwAAAAAAAAAAEgAAeHIADmphdmEubGFuZy5FbnVtAAAAAAAAAAAS"
                                + "AAB4cHQACU5PVF9GT1VORA=="));

        final String outcome;
        private final Callable<Object> call;

        Action(String outcome, Callable<Object> call) {
            this.outcome = outcome;
            this.call = call;
        }

        private static Object read(String stream) throws IOException, ClassNotFoundException {
            try (ObjectInputStream in = new ObjectInputStream(
                    new ByteArrayInputStream(Base64.getDecoder().decode(stream)))) {
                return in.readObject();
            }
        }
    }

    public static void main(String[] args) throws Exception {
        List<Action> actions = Stream.of(args).map(Action::valueOf).toList();
        CyclicBarrier start = new CyclicBarrier(actions.size());
        ExecutorService threads = Executors.newFixedThreadPool(actions.size());
        List<Future<Object>> outcomes = new ArrayList<>();
        for (Action action : actions) {
            outcomes.add(threads.submit(() -> {
                start.await();
                return action.call.call();
            }));
        }
        threads.shutdown();
        for (Future<Object> outcome : outcomes) {
            System.out.println(outcome.get());
        }
    }
}
