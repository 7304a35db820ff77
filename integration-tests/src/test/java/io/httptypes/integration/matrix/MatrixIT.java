package io.httptypes.integration.matrix;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.pages.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the stacks do is what docs/stacks.md says. All is measured once, before the tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixIT {
    private static final Path DOCUMENTED = Path.of("..", "docs", "stacks.md");

    private static final Duration TO_END = Duration.ofSeconds(10);

    /** Daemons that their clients offer no way to end. */
    private static final Pattern STAYS =
            Pattern.compile("OkHttp .*|Okio Watchdog" + (Runtime.version().feature() < 21 ? "|HttpClient-.*" : ""));

    private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
    private Stacks measured;
    private String documented;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void measure() throws Exception {
        measured = Stacks.measure();
        Page page = Page.of(Path.of("..", "docs", "stacks.md")).section("versions", Stacks.versions());
        for (Table table : measured.tables()) {
            page.section(table.title().toLowerCase(Locale.ROOT).replace(' ', '-'), table.toMarkdown());
        }
        if (Page.isAccepting()) {
            page.assertCurrent();
        }
        documented = Files.readString(DOCUMENTED);
    }

    @ParameterizedTest
    @MethodSource
    void cellsAreAsDocumented(Table table) {
        assertThat(Table.parse(table.title(), documented).differences(table))
                .as("If the stacks have changed and not our adapters, run the same with -Ddocs.accept")
                .isEmpty();
    }

    Stream<Named<Table>> cellsAreAsDocumented() {
        return measured.tables().stream().map(table -> Named.of(table.title(), table));
    }

    @Test
    void versionsAreAsDocumented() {
        assertThat(documented).contains(Stacks.versions());
    }

    @Test
    void tomcatCarriesTraceWhereItIsAllowed() throws Exception {
        try (Server tomcat = TomcatServer.startWithTrace();
                Client socket = new RawClient()) {
            Client.ClientResponse answer = socket.send(tomcat.address(), HttpMethod.TRACE, "/200");
            assertThat(answer.status()).contains(HttpStatus.OK);
            assertThat(answer.seenMethod()).isEqualTo("TRACE");
        }
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            boolean ofJUnit = thread.getName().startsWith("junit-");
            boolean stays = thread.isDaemon() && STAYS.matcher(thread.getName()).matches();
            if (!ofJUnit && !stays && !threadsBefore.contains(thread)) {
                thread.join(TO_END.toMillis());
                assertThat(thread.isAlive()).as(thread.toString()).isFalse();
            }
        }
    }
}
