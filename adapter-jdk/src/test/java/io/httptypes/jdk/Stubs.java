package io.httptypes.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages that hold whatever they are told to, which the JDK's own do not. */
final class Stubs {
    private static final URI URL = URI.create("http://a.example/");

    private Stubs() {}

    static HttpResponse<Object> response(int code) {
        return response(request("GET"), code, Map.of(), null);
    }

    @SuppressWarnings("unchecked") // a class object has no type arguments
    static HttpResponse<Object> response(
            HttpRequest request, int code, Map<String, List<String>> fields, @Nullable Object body) {
        return (HttpResponse<Object>) stub(HttpResponse.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "statusCode" -> code;
            case "request" -> request;
            case "headers" -> HttpHeaders.of(fields, (name, value) -> true);
            case "body" -> body;
            case "previousResponse" -> Optional.empty();
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    static HttpResponse.ResponseInfo info(int code) {
        return info(code, Map.of());
    }

    static HttpResponse.ResponseInfo info(int code, Map<String, List<String>> fields) {
        return stub(HttpResponse.ResponseInfo.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "statusCode" -> code;
            case "headers" -> HttpHeaders.of(fields, (name, value) -> true);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static HttpRequest request(String method) {
        return new HttpRequest() {
            @Override
            public Optional<BodyPublisher> bodyPublisher() {
                return Optional.empty();
            }

            @Override
            public String method() {
                return method;
            }

            @Override
            public Optional<Duration> timeout() {
                return Optional.empty();
            }

            @Override
            public boolean expectContinue() {
                return false;
            }

            @Override
            public URI uri() {
                return URL;
            }

            @Override
            public Optional<HttpClient.Version> version() {
                return Optional.empty();
            }

            @Override
            public HttpHeaders headers() {
                return HttpHeaders.of(Map.of(), (name, value) -> true);
            }
        };
    }

    /** Connected to nothing, but for a code that is not negative. */
    static HttpURLConnection connection(String token, int code) {
        return new Connection(token, code);
    }

    private static final class Connection extends HttpURLConnection {
        Connection(String token, int code) {
            super(url());
            method = token;
            responseCode = code;
            connected = code != -1;
        }

        private static URL url() {
            try {
                return URL.toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void connect() {
            throw new AssertionError("connected");
        }

        @Override
        public int getResponseCode() throws IOException {
            return responseCode;
        }

        @Override
        public void disconnect() {}

        @Override
        public boolean usingProxy() {
            return false;
        }
    }

    static HttpExchange exchange(String method, int code) {
        return new Exchange(method, code);
    }

    /** Sends nothing. */
    static class Exchange extends HttpExchange {
        private static final HttpContext CONTEXT = context();

        private final Headers responseHeaders = new Headers();
        private final String method;
        private final int code;

        static HttpContext context() {
            try {
                return HttpServer.create().createContext("/");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Exchange(String method, int code) {
            this.method = method;
            this.code = code;
        }

        @Override
        public Headers getRequestHeaders() {
            return new Headers();
        }

        @Override
        public Headers getResponseHeaders() {
            return responseHeaders;
        }

        @Override
        public URI getRequestURI() {
            return URL;
        }

        @Override
        public String getRequestMethod() {
            return method;
        }

        @Override
        public HttpContext getHttpContext() {
            return CONTEXT;
        }

        @Override
        public void close() {}

        @Override
        public InputStream getRequestBody() {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public OutputStream getResponseBody() {
            return new ByteArrayOutputStream();
        }

        @Override
        public void sendResponseHeaders(int sent, long length) throws IOException {}

        @Override
        public InetSocketAddress getRemoteAddress() {
            return new InetSocketAddress(0);
        }

        @Override
        public int getResponseCode() {
            return code;
        }

        @Override
        public InetSocketAddress getLocalAddress() {
            return new InetSocketAddress(0);
        }

        @Override
        public String getProtocol() {
            return "HTTP/1.1";
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return null;
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {}

        @Override
        public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {}

        @Override
        public @Nullable HttpPrincipal getPrincipal() {
            return null;
        }
    }
}
