package io.httptypes.okhttp;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes the clients of a test, and sees after it that none has leaked a connection, and that OkHttp has not warned of
 * one.
 */
final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
    static {
        // The module of the adapter has no need of it.
        ModuleLayer.boot().findModule("java.logging").ifPresent(LeakCheck.class.getModule()::addReads);
    }

    /** Where OkHttp warns. Kept, since the log manager does not. */
    private static final Logger LOGGER = Logger.getLogger(OkHttpClient.class.getName());

    private final Duration patience;

    private final Queue<LogRecord> warnings = new ConcurrentLinkedQueue<>();

    // The pool looks for leaks this often while a connection is in use.
    private final ConnectionPool pool = new ConnectionPool(5, 50, TimeUnit.MILLISECONDS);

    // Without a call time-out, which would keep a leaked call reachable until it is over.
    private final OkHttpClient client =
            new OkHttpClient.Builder().connectionPool(pool).build();

    LeakCheck() {
        this(Duration.ofSeconds(30));
    }

    LeakCheck(Duration patience) {
        this.patience = patience;
    }

    /** The start of a client that is watched. */
    OkHttpClient.Builder newClient() {
        return client.newBuilder();
    }

    /** The start of a client that is watched and speaks one protocol, as the server then does. */
    OkHttpClient.Builder newClient(MockWebServer server, Protocol protocol) {
        server.setProtocols(List.of(protocol));
        return newClient().protocols(List.of(protocol));
    }

    Queue<LogRecord> warnings() {
        return warnings;
    }

    void assertNothingIsLeaked() {
        // What another thread does, as with a WebSocket, may end a little later than the test.
        long start = System.nanoTime();
        while (inUse() > 0 && System.nanoTime() - start < patience.toNanos()) {
            Thread.onSpinWait();
        }
        assertThat(inUse()).as("connections that are still in use").isZero();
        assertThat(warnings).extracting(LogRecord::getMessage).isEmpty();
    }

    private int inUse() {
        return pool.connectionCount() - pool.idleConnectionCount();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin();
    }

    void begin() {
        LOGGER.setFilter(logged -> logged.getLevel().intValue() < Level.WARNING.intValue() || !warnings.add(logged));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end();
    }

    void end() {
        try {
            assertNothingIsLeaked();
        } finally {
            LOGGER.setFilter(null);
            client.dispatcher().executorService().shutdown();
            pool.evictAll();
        }
    }
}
