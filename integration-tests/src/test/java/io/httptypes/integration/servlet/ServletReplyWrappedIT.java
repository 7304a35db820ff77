package io.httptypes.integration.servlet;

import io.httptypes.integration.servlet.KeptConnection.Protocol;
import io.httptypes.integration.servlet.ReplyKindApplication.Caller;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reply from each state of a response, behind each kind of wrapper: what is on the wire, and that the connection
 * is in order behind it.
 */
class ServletReplyWrappedIT {
    private static final Set<Caller> CALLERS = EnumSet.of(Caller.SERVLET, Caller.FILTER_AFTER_THE_CHAIN);

    /** What becomes of the content's length and coding is the wrapper's business. */
    private static final String OF_THE_WRAPPER =
            "(content-length|transfer-encoding): .*|content-encoding: gzip|vary: .*";

    static Stream<Arguments> replacesWhatIsBuffered() {
        List<Arguments> cases = new ArrayList<>();
        for (Container container : Container.values()) {
            for (Wrapping wrapping : Wrapping.values()) {
                for (Protocol protocol : Protocol.values()) {
                    cases.add(Arguments.of(container, wrapping, protocol));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource
    void replacesWhatIsBuffered(Container container, Wrapping wrapping, Protocol protocol) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        ReplyKindApplication application = new ReplyKindApplication();
        try (Container.Running running = container.start(application.application(wrapping.filter()));
                KeptConnection connection = protocol.open(container, running)) {
            for (Caller caller : CALLERS) {
                for (ResponseState start : ResponseState.values()) {
                    for (ReplyKind answer : ReplyKind.values()) {
                        if (isTried(start, answer, wrapping, protocol)) {
                            for (String method : List.of("GET", "HEAD")) {
                                ComparableResponse seen =
                                        connection.exchange(method, ReplyKindApplication.path(caller, start, answer));
                                softly.assertThat(comparable(seen))
                                        .as("%s %s, %s by %s", method, answer, start, caller)
                                        .isEqualTo(comparable(ComparableResponse.expected(
                                                answer, asFarAsIsTold(start, wrapping), method)));
                                softly.assertThat(application.result())
                                        .as("%s %s, %s by %s", method, answer, start, caller)
                                        .isEqualTo("true");
                            }
                        }
                    }
                }
            }
        }
        softly.assertAll();
    }

    /**
     * A wrapper that buffers does not tell that content has been written, as a container does. So what describes the
     * content stays.
     */
    private static ResponseState asFarAsIsTold(ResponseState start, Wrapping wrapping) {
        boolean isUntold = wrapping == Wrapping.BUFFERING
                && (start == ResponseState.CONTENT_FIELDS_AND_TEXT || start == ResponseState.CONTENT_FIELDS_AND_BYTES);
        return isUntold ? ResponseState.CONTENT_FIELDS : start;
    }

    private static boolean isTried(ResponseState start, ReplyKind answer, Wrapping wrapping, Protocol protocol) {
        // A compressor that looks at nothing compresses what is compressed, too.
        boolean isCodedTwice = wrapping == Wrapping.COMPRESSING && answer == ReplyKind.OWN_CONTENT_FIELDS;
        return !start.isCommitted
                && !isCodedTwice
                && !(answer == ReplyKind.UPGRADE_REQUIRED && protocol == Protocol.HTTP_2);
    }

    private static ComparableResponse comparable(ComparableResponse seen) {
        boolean hasContent = seen.code() != 204 && seen.code() != 205 && seen.code() != 304;
        return ComparableResponse.of(
                seen.code(),
                seen.fields().stream()
                        .filter(field -> !field.matches(OF_THE_WRAPPER))
                        .filter(field -> hasContent || !field.matches("content-(type|language): .*")),
                seen.content());
    }
}
