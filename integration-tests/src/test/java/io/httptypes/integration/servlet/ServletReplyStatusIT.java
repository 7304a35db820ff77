package io.httptypes.integration.servlet;

import io.httptypes.StatusCode;
import io.httptypes.messages.Reply;
import io.httptypes.servlet.ServletAdapter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every status: none is framed otherwise than its kind, and none but five redirects. */
class ServletReplyStatusIT {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> WITHOUT_LENGTH = Set.of(204, 304);

    /** The path names the helper, the state of the response and the status. */
    private static final class Statuses extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals(ReplyKindApplication.PLAIN)) {
                response.getWriter().print(ReplyKindApplication.PLAIN);
                return;
            }
            String[] path = request.getRequestURI().split("/", -1);
            StatusCode status = StatusCode.parse(path[3]);
            ResponseState.valueOf(path[2]).prepare(request, response);
            if (path[1].equals("empty")) {
                ServletAdapter.send(request, response, Reply.of(status));
            } else {
                try {
                    ServletAdapter.send(request, response, Reply.redirect(status, "/there"));
                } catch (IllegalArgumentException refused) {
                    response.getWriter().print(" and new");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyIsFramedByItsStatus(Container container) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        try (Container.Running running = container.start(Application.of(new Statuses()));
                KeptConnection connection = KeptConnection.Protocol.HTTP_1_1.open(container, running)) {
            for (ResponseState start :
                    List.of(ResponseState.FRESH, ResponseState.TEXT_WRITTEN, ResponseState.BYTES_WRITTEN)) {
                for (int code = 200; code <= 999; code++) {
                    Stream<String> length =
                            WITHOUT_LENGTH.contains(code) ? Stream.of() : Stream.of("content-length: 0");
                    softly.assertThat(connection.exchange("GET", "/empty/" + start + "/" + code))
                            .as("%s", start)
                            .isEqualTo(ComparableResponse.of(code, length, ""));
                }
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource
    void redirectsWithFiveStatusesAndTouchesNothingWithAnother(Container container) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        try (Container.Running running = container.start(Application.of(new Statuses()));
                KeptConnection connection = KeptConnection.Protocol.HTTP_1_1.open(container, running)) {
            for (int code = 100; code <= 999; code++) {
                ComparableResponse expected = REDIRECTS.contains(code)
                        ? ComparableResponse.of(code, Stream.of("content-length: 0", "location: /there"), "")
                        : ComparableResponse.of(200, Stream.of("content-length: 11"), "old and new");
                softly.assertThat(connection.exchange("GET", "/redirect/TEXT_WRITTEN/" + code))
                        .as("%d", code)
                        .isEqualTo(expected);
            }
        }
        softly.assertAll();
    }
}
