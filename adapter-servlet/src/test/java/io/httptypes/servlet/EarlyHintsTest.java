package io.httptypes.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.InOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

/** Which containers are given a 103: a build has only two of them, and integration-tests asks those. */
class EarlyHintsTest {
    private static final String LINK = "</style.css>; rel=preload";

    private final HttpServletRequest request = mock();
    private final HttpServletResponse response = mock();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jetty/11.0.10",
                "jetty/11.0.26",
                "jetty/12.0.0",
                "jetty/12.1.14",
                "jetty/12.1.15-SNAPSHOT",
                "Apache Tomcat/10.1.33",
                "Apache Tomcat/10.1.59",
                "Apache Tomcat/11.0.1",
                "Apache Tomcat/11.0.27",
                "Apache Tomcat/12.0.0-M1"
            })
    void sendsWhereItIsInterim(String server) throws IOException {
        serve(server, "HTTP/1.1");
        assertThat(ServletAdapter.sendEarlyHints(request, response, LINK, "</script.js>"))
                .isTrue();
        InOrder order = inOrder(response);
        order.verify(response).addHeader("Link", LINK);
        order.verify(response).addHeader("Link", "</script.js>");
        order.verify(response).sendError(103);
        verify(response, never()).setContentLength(anyInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jetty/11.0.9",
                "jetty/10.0.24",
                "jetty/9.4.57.v20241219",
                "Apache Tomcat/11.0.0",
                "Apache Tomcat/10.1.32",
                "Apache Tomcat/10.0.27",
                "Apache Tomcat/9.0.98",
                "Apache Tomcat/11",
                "Apache Tomcat/99999.0.0",
                "Undertow - 2.3.26.Final",
                "not jetty/12.1.14",
                ""
            })
    void leavesOthersAlone(String server) throws IOException {
        serve(server, "HTTP/1.1");
        assertNothingIsSent();
    }

    @ParameterizedTest
    @CsvSource({"HTTP/0.9, false", "HTTP/1.0, false", "HTTP/1.1, true", "HTTP/2.0, true", "HTTP/3.0, true"})
    void sendsToThoseWhoKnowInterimResponses(String protocol, boolean sends) throws IOException {
        serve("jetty/12.1.14", protocol);
        if (sends) {
            assertThat(ServletAdapter.sendEarlyHints(request, response, LINK)).isTrue();
        } else {
            assertNothingIsSent();
        }
    }

    @Test
    void leavesAloneWhatDoesNotKnowItsContext() throws IOException {
        // A mock answers null for the rest.
        when(request.getProtocol()).thenReturn("HTTP/1.1");
        assertNothingIsSent();
    }

    @Test
    void keepsTheLengthForTheFinalResponse() throws IOException {
        serve("jetty/12.1.14", "HTTP/1.1");
        when(response.getHeader("Content-Length")).thenReturn("5");
        assertThat(ServletAdapter.sendEarlyHints(request, response, LINK)).isTrue();
        InOrder order = inOrder(response);
        order.verify(response).setContentLength(-1);
        order.verify(response).sendError(103);
        order.verify(response).setHeader("Content-Length", "5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "</a>\r\nX: y", "</\u00e9>", "</a> "})
    void refusesWhatIsNoLink(String link) throws IOException {
        serve("jetty/12.1.14", "HTTP/1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServletAdapter.sendEarlyHints(request, response, LINK, link))
                .withMessageStartingWith("Link: \"")
                .withMessageContaining("is not a valid field value; expected ");
        verifyNoInteractions(response);
    }

    private void serve(String server, String protocol) {
        ServletContext context = mock();
        when(context.getServerInfo()).thenReturn(server);
        when(request.getServletContext()).thenReturn(context);
        when(request.getProtocol()).thenReturn(protocol);
    }

    private void assertNothingIsSent() throws IOException {
        assertThat(ServletAdapter.sendEarlyHints(request, response, LINK)).isFalse();
        verify(response, never()).addHeader(any(), any());
        verify(response, never()).sendError(anyInt());
    }
}
