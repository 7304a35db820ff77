package io.httptypes.integration.servlet;

import io.httptypes.integration.servlet.KeptConnection.Protocol;
import io.httptypes.integration.servlet.ReplyKindApplication.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each helper from each state of a response, by each caller: what is on the wire, and that the connection is in order
 * behind it.
 */
class ServletReplyIT {
    private static final List<String> METHODS = List.of("GET", "HEAD");

    private static final Set<ReplyKind> SETTERS = EnumSet.of(ReplyKind.UNAUTHORIZED_BEHIND_ANOTHER);

    // There Jetty takes the response away as soon as an error is sent, and Tomcat answers HEAD over HTTP/2 with a
    // header section too many.
    private static final Set<ResponseState> NOT_ON_A_THREAD =
            EnumSet.of(ResponseState.ERROR_SENT_COMMITTED, ResponseState.REDIRECT_SENT_COMMITTED);

    private static final ReplyKindApplication APPLICATION = new ReplyKindApplication();
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
    void replacesWhatIsBuffered(Container container, Protocol protocol, Caller caller, ResponseState start)
            throws Exception {
        SoftAssertions softly = new SoftAssertions();
        try (KeptConnection connection = protocol.open(container, running(container))) {
            for (ReplyKind answer : ReplyKind.values()) {
                if (answer == ReplyKind.UPGRADE_REQUIRED && protocol == Protocol.HTTP_2) {
                    continue;
                }
                for (String method : METHODS) {
                    ComparableResponse seen = connection
                            .exchange(method, ReplyKindApplication.path(caller, start, answer))
                            .withoutCodingOfHead(method);
                    softly.assertThat(seen)
                            .as("%s %s", method, answer)
                            .isEqualTo(expected(container, protocol, answer, start, method));
                    softly.assertThat(APPLICATION.result())
                            .as("%s %s", method, answer)
                            .isEqualTo("true");
                }
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void upgradesNothingOverHttp2(Container container) throws Exception {
        try (KeptConnection connection = Protocol.HTTP_2.open(container, running(container))) {
            for (ResponseState start :
                    List.of(ResponseState.STATUS_SET, ResponseState.TEXT_WRITTEN, ResponseState.FIELDS_AND_BYTES)) {
                ComparableResponse without =
                        connection.exchange("GET", ReplyKindApplication.path(Caller.SERVLET, start));
                assertThat(connection.exchange(
                                "GET", ReplyKindApplication.path(Caller.SERVLET, start, ReplyKind.UPGRADE_REQUIRED)))
                        .isEqualTo(without);
                assertThat(APPLICATION.result())
                        .contains("UnsupportedOperationException: 426 Upgrade Required cannot be sent over HTTP/2.0");
            }
        }
    }

    static Stream<Arguments> leavesCommittedResponseAlone() {
        return cases(true);
    }

    @ParameterizedTest
    @MethodSource
    void leavesCommittedResponseAlone(Container container, Protocol protocol, Caller caller, ResponseState start)
            throws Exception {
        SoftAssertions softly = new SoftAssertions();
        try (KeptConnection connection = protocol.open(container, running(container))) {
            for (String method : METHODS) {
                ComparableResponse first = connection.exchange(method, ReplyKindApplication.path(caller, start));
                for (ReplyKind answer : ReplyKind.values()) {
                    if (SETTERS.contains(answer) && start == ResponseState.ERROR_SENT_COMMITTED) {
                        // Jetty takes fields, as the setters set them, even then, and sends them with the error.
                        continue;
                    }
                    ComparableResponse seen =
                            connection.exchange(method, ReplyKindApplication.path(caller, start, answer));
                    softly.assertThat(seen).as("%s %s", method, answer).isEqualTo(first);
                    softly.assertThat(APPLICATION.result())
                            .as("%s %s", method, answer)
                            .isEqualTo("false");
                }
            }
        }
        softly.assertAll();
    }

    /** As over HTTP/1.1, but for what the containers do by themselves with two statuses that have no content anyway. */
    private static ComparableResponse expected(
            Container container, Protocol protocol, ReplyKind answer, ResponseState start, String method) {
        ComparableResponse expected = ComparableResponse.expected(answer, start, method);
        if (protocol == Protocol.HTTP_1_1) {
            boolean addsLength = container == Container.TOMCAT && answer.code == 205 && method.equals("HEAD");
            Stream<String> length = addsLength ? Stream.of("content-length: 0") : Stream.of();
            return ComparableResponse.of(
                    expected.code(), Stream.concat(expected.fields().stream(), length), expected.content());
        }
        Stream<String> fields = expected.fields().stream();
        if (answer.code == 204 && container == Container.TOMCAT) {
            fields = fields.filter(field -> !field.matches("content-(type|language): .*"));
        }
        if (answer.code == 205 && container == Container.TOMCAT) {
            fields = fields.filter(field -> !field.equals("content-length: 0"));
        }
        return ComparableResponse.of(expected.code(), fields, expected.content());
    }

    private static Stream<Arguments> cases(boolean committed) {
        List<Arguments> cases = new ArrayList<>();
        for (Container container : Container.values()) {
            for (Protocol protocol : Protocol.values()) {
                for (Caller caller : Caller.values()) {
                    Arrays.stream(ResponseState.values())
                            .filter(start -> start.isCommitted == committed)
                            .filter(start -> caller != Caller.ASYNC_THREAD || !NOT_ON_A_THREAD.contains(start))
                            .forEach(start -> cases.add(Arguments.of(container, protocol, caller, start)));
                }
            }
        }
        return cases.stream();
    }

    private static Container.Running running(Container container) {
        return Objects.requireNonNull(RUNNING.get(container), container.name());
    }
}
