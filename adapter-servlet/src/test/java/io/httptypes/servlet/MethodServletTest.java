package io.httptypes.servlet;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.messages.Reply;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

class MethodServletTest {
    private final HttpServletRequest request = mock();
    private final HttpServletResponse response = mock();
    private final ServletOutputStream stream = mock();
    private final PrintWriter writer = mock();
    private final Subject servlet = new Subject();

    MethodServletTest() throws IOException {
        when(response.getOutputStream()).thenReturn(stream);
        when(response.getWriter()).thenReturn(writer);
        when(response.getCharacterEncoding()).thenReturn("UTF-8");
        when(response.getStatus()).thenReturn(200);
        when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
        when(request.getProtocol()).thenReturn("HTTP/1.1");
    }

    private static final class Subject extends MethodServlet {
        private static final long serialVersionUID = 1;

        void register(RequestMethod method, Handler handler) {
            on(method, handler);
        }

        void registerReply(RequestMethod method, ReplyHandler handler) {
            on(method, handler);
        }

        List<ThrowingCallable> finals(HttpServletRequest request, HttpServletResponse response) {
            return List.of(
                    () -> doGet(request, response),
                    () -> doHead(request, response),
                    () -> doPost(request, response),
                    () -> doPut(request, response),
                    () -> doPatch(request, response),
                    () -> doDelete(request, response),
                    () -> doOptions(request, response),
                    () -> doTrace(request, response),
                    () -> getLastModified(request));
        }
    }

    @Test
    void dispatchesByTheExactToken() throws Exception {
        servlet.register(HttpMethod.QUERY, (request, response) -> response.setStatus(298));
        servlet.register(RequestMethod.of("get"), (request, response) -> response.setStatus(299));
        service("QUERY");
        verify(response).setStatus(298);
        service("get");
        verify(response).setStatus(299);
    }

    @Test
    void sendsTheReplyOfAHandler() throws Exception {
        servlet.registerReply(
                HttpMethod.QUERY,
                request -> Reply.of(HttpStatus.OK, "text/plain", "grün").withField("X-Seen", request.getMethod()));
        service("QUERY");
        verify(response).setStatus(200);
        verify(response).setHeader("X-Seen", "QUERY");
        verify(response).setContentLengthLong(5);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNullForAHandlerThatReturnsAReply() {
        assertThatNullPointerException()
                .isThrownBy(() -> servlet.registerReply(HttpMethod.GET, null))
                .withMessage("handler");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "TRACE", "PROPFIND", "CONNECT"})
    void answersKnownMethodWithAllow(String method) throws Exception {
        servlet.register(RequestMethod.of("PURGE"), (request, response) -> {});
        servlet.register(HttpMethod.GET, (request, response) -> {});
        service(method);
        verify(response).setStatus(405);
        verify(response).setHeader("Allow", "GET, HEAD, OPTIONS, PURGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "get"})
    void answersUnknownMethod(String method) throws Exception {
        service(method);
        verify(response).setStatus(501);
        verify(response, never()).setHeader(any(), any());
        verify(response, never()).addHeader(any(), any());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "G ET"})
    void answersWhatIsNoMethod(@Nullable String method) throws Exception {
        service(method);
        verify(response).setStatus(400);
    }

    @Test
    void answersOptions() throws Exception {
        servlet.register(HttpMethod.HEAD, (request, response) -> {});
        service("OPTIONS");
        verify(response).setStatus(204);
        verify(response).setHeader("Allow", "HEAD, OPTIONS");
    }

    @Test
    void leavesCommittedResponseAlone() throws Exception {
        when(response.isCommitted()).thenReturn(true);
        for (String method : List.of("OPTIONS", "POST", "FOO", "")) {
            service(method);
        }
        verify(response, never()).addHeader(any(), any());
        verify(response, never()).setStatus(anyInt());
    }

    @Test
    void registeredHeadAndOptionsComeFirst() throws Exception {
        servlet.register(HttpMethod.GET, (request, response) -> response.setStatus(296));
        servlet.register(HttpMethod.HEAD, (request, response) -> response.setStatus(297));
        servlet.register(HttpMethod.OPTIONS, (request, response) -> response.setStatus(298));
        service("HEAD");
        verify(response).setStatus(297);
        service("OPTIONS");
        verify(response).setStatus(298);
    }

    @Test
    void knowsRegisteredAndHandledMethods() {
        RequestMethod purge = RequestMethod.of("PURGE");
        assertThat(servlet.isKnown(HttpMethod.REPORT)).isTrue();
        assertThat(servlet.isKnown(purge)).isFalse();
        servlet.register(purge, (request, response) -> {});
        assertThat(servlet.isKnown(purge)).isTrue();
    }

    @Test
    void refusesSecondHandler() {
        servlet.register(HttpMethod.GET, (request, response) -> {});
        assertThatIllegalStateException()
                .isThrownBy(() -> servlet.register(HttpMethod.GET, (request, response) -> {}))
                .withMessageContaining("GET");
    }

    @Test
    void refusesHandlerOnceInitialized() throws ServletException {
        ServletConfig config = mock();
        servlet.init(config);
        assertThatIllegalStateException()
                .isThrownBy(() -> servlet.register(HttpMethod.GET, (request, response) -> {}))
                .withMessageContaining("GET");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what this is about
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> servlet.register(null, (request, response) -> {}))
                .withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> servlet.register(HttpMethod.GET, null))
                .withMessage("handler");
        assertThatNullPointerException().isThrownBy(() -> servlet.isKnown(null)).withMessage("method");
    }

    @Test
    void doesNotCallTheMethodsOfHttpServlet() {
        servlet.finals(request, response)
                .forEach(call -> assertThatExceptionOfType(UnsupportedOperationException.class)
                        .isThrownBy(call)
                        .withMessageContaining("on("));
    }

    @Test
    void countsStream() throws Exception {
        WriteListener listener = mock();
        when(stream.isReady()).thenReturn(true);
        head((request, response) -> {
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(listener);
            assertThat(out.isReady()).isTrue();
            out.write('x');
            out.write(new byte[9], 1, 3);
            out.print("ab");
            assertThat(response.getOutputStream()).isSameAs(out);
            out.close();
            when(this.response.isCommitted()).thenReturn(true);
        });
        verify(response).setContentLengthLong(6);
        verify(stream).setWriteListener(listener);
        verify(stream).close();
        verify(stream, never()).write(anyInt());
    }

    @Test
    void countsWriter() throws Exception {
        head((request, response) -> {
            PrintWriter out = response.getWriter();
            out.print("\u00e9");
            assertThat(response.getWriter()).isSameAs(out);
            out.close();
            when(this.response.isCommitted()).thenReturn(true);
        });
        verify(response).setContentLengthLong(2);
        verify(writer).close();
    }

    @Test
    void countsWhatFollowsReset() throws Exception {
        head((request, response) -> {
            response.getWriter().print("abc");
            response.reset();
            response.getOutputStream().print("ab");
            response.resetBuffer();
            response.getOutputStream().print("a");
        });
        verify(response).setContentLengthLong(1);
    }

    @Test
    void passesFlushesOn() throws Exception {
        head((request, response) -> {
            response.getOutputStream().flush();
            response.getWriter().flush();
        });
        verify(stream).flush();
        verify(writer).flush();
    }

    @Test
    void keepsLengthThatIsSet() throws Exception {
        when(response.containsHeader("Content-Length")).thenReturn(true);
        head((request, response) -> response.getOutputStream().write('x'));
        verify(response, never()).setContentLengthLong(anyLong());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, -1})
    void setsNoLengthWhereThereIsNoContent(int status) throws Exception {
        when(response.getStatus()).thenReturn(status);
        head((request, response) -> {});
        verify(response, never()).setContentLengthLong(anyLong());
    }

    @Test
    void commitsWhereTheContainerAloneKnowsTheEncoding() throws Exception {
        head((request, response) -> response.getOutputStream().print("\u00e9"));
        verify(response, never()).setContentLengthLong(anyLong());
        verify(response).flushBuffer();
    }

    @Test
    void passesContentOnOnceAsynchronous() throws Exception {
        byte[] bytes = new byte[3];
        head((request, response) -> {
            response.getOutputStream().write('x');
            when(request.isAsyncStarted()).thenReturn(true);
            response.getOutputStream().write('y');
            response.getOutputStream().write(bytes);
            response.getOutputStream().print("ab");
            response.getWriter().print("cd");
        });
        verify(response).flushBuffer();
        verify(stream, never()).write('x');
        verify(stream).write('y');
        verify(stream).write(bytes, 0, 3);
        verify(stream).print("ab");
        verify(writer).write(any(char[].class), eq(0), eq(2));
        verify(response, never()).setContentLengthLong(anyLong());
    }

    /** Half of a character is held back too, and no byte of it is counted. */
    @Test
    void passesNothingOnUncommittedBehindHalfOfACharacter() throws Exception {
        head((request, response) -> {
            response.getWriter().print("\ud83d");
            when(request.isAsyncStarted()).thenReturn(true);
            response.getWriter().print("ab");
        });
        verify(response).flushBuffer();
        verify(writer).write(any(char[].class), eq(0), eq(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INCLUDE", "ASYNC"})
    void givesPartOfResponseToWhoeverHasBegunIt(String dispatch) throws Exception {
        when(request.getDispatcherType()).thenReturn(DispatcherType.valueOf(dispatch));
        head((request, response) -> assertThat(response).isSameAs(this.response));
        verify(response, never()).setContentLengthLong(anyLong());
    }

    private void head(MethodServlet.Handler get) throws ServletException, IOException {
        servlet.register(HttpMethod.GET, get);
        service("HEAD");
    }

    private void service(@Nullable String method) throws ServletException, IOException {
        when(request.getMethod()).thenReturn(method);
        servlet.service(request, response);
    }
}
