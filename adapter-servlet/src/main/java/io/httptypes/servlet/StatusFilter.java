package io.httptypes.servlet;

import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.StatusCodes;
import io.httptypes.messages.Completion;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener the final status of each request, once: for access logs and metrics.
 *
 * <p>It has to be the outermost filter, mapped to REQUEST and ASYNC dispatches, and supporting asynchronous requests.
 * Without ASYNC, one container does not tell it of an asynchronous request whose client has left. It waits for the end
 * of an asynchronous request. For what comes out of the chain before the response is committed it tells what the
 * container is going to answer:
 *
 * <ul>
 *   <li>400, if a parameter could not be read, and the failure is that or is caused by it;
 *   <li>404 or 503, if a servlet says that it is {@linkplain UnavailableException unavailable}, for ever or for a time;
 *   <li>500 otherwise, whatever status has been set.
 * </ul>
 *
 * <p>It cannot know what happens later: a status that an error page sets. Nor does it see what the container handles
 * before any filter, such as 400 for a malformed request line. The project's page on this class lists what else
 * containers do in ways of their own.
 *
 * <p>Safe for use by many threads if the listener is.
 */
public final class StatusFilter implements Filter {
    private static final System.Logger LOGGER = System.getLogger(StatusFilter.class.getName());

    private final StatusListener listener;

    // A filter can stand in a chain twice, and be mapped to other dispatches of the same request; and there can be two
    // filters.
    private final String seen = StatusFilter.class.getName() + "." + UUID.randomUUID();

    /**
     * Makes a filter.
     *
     * @param listener what to tell; if it throws, that is logged with {@link System.Logger}, and changes nothing for
     *     the client
     */
    public StatusFilter(StatusListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** Passes the request on, and tells the listener how it has ended. */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(seen) instanceof Exchange exchange) {
            exchange.goOn(request, response, chain);
        } else if (request instanceof HttpServletRequest httpRequest
                && response instanceof HttpServletResponse httpResponse) {
            Exchange exchange = new Exchange(httpRequest, httpResponse);
            request.setAttribute(seen, exchange);
            exchange.run(chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * A request until its end. A wrapper, since a failure of the container to read parameters is told from others by
     * nothing else.
     */
    private final class Exchange extends HttpServletRequestWrapper implements AsyncListener {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final long start = System.nanoTime();
        private final AtomicBoolean isCompleted = new AtomicBoolean();
        private boolean isListening;
        private volatile int committed;
        private volatile @Nullable Throwable failure;
        private volatile @Nullable Throwable unreadableParameters;

        Exchange(HttpServletRequest request, HttpServletResponse response) {
            super(request);
            this.request = request;
            this.response = response;
        }

        void run(FilterChain chain) throws IOException, ServletException {
            try {
                chain.doFilter(this, response);
            } catch (Throwable thrown) {
                failure = thrown;
                throw thrown;
            } finally {
                if (request.isAsyncStarted()) {
                    listening(request.getAsyncContext());
                } else {
                    complete(code());
                }
            }
        }

        /** A later dispatch of the request, or the same filter once more in the chain. */
        void goOn(ServletRequest dispatched, ServletResponse to, FilterChain chain)
                throws IOException, ServletException {
            try {
                chain.doFilter(dispatched, to);
            } catch (Throwable thrown) {
                if (dispatched.getDispatcherType() == DispatcherType.ASYNC) {
                    keep(thrown);
                    completeIfCommitted();
                }
                throw thrown;
            }
        }

        /** Not every container goes on to complete what nobody reads any more. */
        private void completeIfCommitted() {
            noteCommitted();
            if (committed > 0) {
                complete(committed);
            }
        }

        /** What has been sent stands, whatever one container says after a time-out or a failure. */
        private void noteCommitted() {
            if (committed == 0 && response.isCommitted()) {
                committed = response.getStatus();
            }
        }

        private int code() {
            Throwable thrown = failure;
            if (thrown == null || response.isCommitted()) {
                return response.getStatus();
            }
            // Some exceptions are their own cause, if not directly.
            if (Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                    .limit(100)
                    .anyMatch(cause -> cause.equals(unreadableParameters))) {
                return StatusCodes.BAD_REQUEST;
            }
            if (thrown instanceof UnavailableException unavailable) {
                return unavailable.isPermanent() ? StatusCodes.NOT_FOUND : StatusCodes.SERVICE_UNAVAILABLE;
            }
            return StatusCodes.INTERNAL_SERVER_ERROR;
        }

        private void complete(int code) {
            if (isCompleted.compareAndSet(false, true)) {
                try {
                    listener.completed(request, completion(code));
                } catch (Throwable thrown) {
                    LOGGER.log(System.Logger.Level.ERROR, "a StatusListener failed", thrown);
                }
            }
        }

        private Completion completion(int code) {
            Optional<RequestMethod> method = ServletAdapter.findMethod(request);
            Optional<StatusCode> status = StatusCode.find(code);
            return new Completion(
                    method,
                    status,
                    Optional.ofNullable(failure),
                    Duration.ofNanos(System.nanoTime() - start),
                    response.isCommitted(),
                    failure == null ? bytes(method, status) : OptionalLong.empty());
        }

        private OptionalLong bytes(Optional<RequestMethod> method, Optional<StatusCode> status) {
            if (!status.flatMap(known -> method.map(known::allowsContent)).orElse(true)) {
                return OptionalLong.of(0);
            }
            try {
                long length = Long.parseLong(response.getHeader("Content-Length"));
                return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
            } catch (NumberFormatException noneOrOfAWrapper) {
                return OptionalLong.empty();
            }
        }

        @Override
        public AsyncContext startAsync() {
            noteCommitted();
            return listening(super.startAsync());
        }

        @Override
        public AsyncContext startAsync(ServletRequest started, ServletResponse with) {
            noteCommitted();
            return listening(super.startAsync(started, with));
        }

        /**
         * Before another thread gets hold of it, which may bring the request to its end. From then on, the container
         * asks to be told again.
         */
        private AsyncContext listening(AsyncContext async) {
            if (!isListening) {
                isListening = true;
                async.addListener(this);
            }
            return async;
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // The container forgets its listeners when a request becomes asynchronous once more.
            event.getAsyncContext().addListener(this);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            noteCommitted();
        }

        @Override
        public void onError(AsyncEvent event) {
            keep(event.getThrowable());
            completeIfCommitted();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            // Not every container calls onError for what an ASYNC dispatch throws.
            keep(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            complete(committed > 0 ? committed : response.getStatus());
        }

        private void keep(@Nullable Object thrown) {
            if (failure == null && thrown instanceof Throwable first) {
                failure = first;
            }
        }

        @Override
        public @Nullable String getParameter(String name) {
            return read(() -> super.getParameter(name));
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return read(super::getParameterMap);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return read(super::getParameterNames);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return read(() -> super.getParameterValues(name));
        }

        private <T extends @Nullable Object> T read(Supplier<T> parameters) {
            try {
                return parameters.get();
            } catch (RuntimeException thrown) {
                unreadableParameters = thrown;
                throw thrown;
            }
        }
    }
}
