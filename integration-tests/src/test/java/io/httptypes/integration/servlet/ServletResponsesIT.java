package io.httptypes.integration.servlet;

import io.httptypes.integration.servlet.AnswerApplication.Caller;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each helper from each state of a response, by each caller: what is on the wire, and that the connection is in order behind it. */
class ServletResponsesIT {
    private static final List<String> METHODS = List.of("GET", "HEAD");

    private static final AnswerApplication APPLICATION = new AnswerApplication();
    private static final Map<Container, Container.Running> RUNNING = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        for (Container container : Container.values()) {
            RUNNING.put(container, container.start(APPLICATION.application()));
        }
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(Container.Running::close);
    }

    @BeforeEach
    void forget() {
        APPLICATION.forget();
    }

    static Stream<Arguments> replacesWhatIsBuffered() {
        return cases(false);
    }

    @ParameterizedTest
    @MethodSource
    void replacesWhatIsBuffered(Container container, Caller caller, Start start) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        try (KeptConnection connection = open(container)) {
            for (Answer answer : Answer.values()) {
                for (String method : METHODS) {
                    RawResponse response = connection.exchange(method, AnswerApplication.path(caller, start, answer));
                    softly.assertThat(Seen.of(response))
                            .as("%s %s", method, answer)
                            .isEqualTo(Seen.expected(answer, start, method));
                    softly.assertThat(APPLICATION.result())
                            .as("%s %s", method, answer)
                            .isEqualTo("true");
                }
            }
        }
        softly.assertAll();
    }

    static Stream<Arguments> leavesCommittedResponseAlone() {
        return cases(true);
    }

    @ParameterizedTest
    @MethodSource
    void leavesCommittedResponseAlone(Container container, Caller caller, Start start) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        try (KeptConnection connection = open(container)) {
            for (String method : METHODS) {
                Seen first = Seen.of(connection.exchange(method, AnswerApplication.path(caller, start)));
                for (Answer answer : Answer.values()) {
                    if (answer == Answer.JSON_WITH_FIELDS && start == Start.ERROR_SENT_COMMITTED) {
                        // Jetty takes fields, as the setters set them, even then, and sends them with the error.
                        continue;
                    }
                    RawResponse response = connection.exchange(method, AnswerApplication.path(caller, start, answer));
                    softly.assertThat(Seen.of(response))
                            .as("%s %s", method, answer)
                            .isEqualTo(first);
                    softly.assertThat(APPLICATION.result())
                            .as("%s %s", method, answer)
                            .isEqualTo("false");
                }
            }
        }
        softly.assertAll();
    }

    private static Stream<Arguments> cases(boolean committed) {
        return RUNNING.keySet().stream()
                .flatMap(container -> Arrays.stream(Caller.values())
                        .flatMap(caller -> Arrays.stream(Start.values())
                                .filter(start -> start.isCommitted == committed)
                                .map(start -> Arguments.of(container, caller, start))));
    }

    private static KeptConnection open(Container container) throws IOException {
        return new KeptConnection(container, Objects.requireNonNull(RUNNING.get(container), container.name()));
    }
}
