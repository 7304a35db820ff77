package io.httptypes.soak;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SoakTest {
    private static final Duration SHORT = Duration.ofMillis(1500);

    @ParameterizedTest
    @EnumSource(Subject.class)
    void eachSubjectSendsWhatItHasTo(Subject subject) throws Exception {
        Soak.Result result = new Soak(20, SHORT, new PrintStream(OutputStream.nullOutputStream())).run(subject);

        assertThat(result.wrong()).isEmpty();
        assertThat(result.responses()).isGreaterThan(100);
        assertThat(result.left()).isPositive();
        assertThat(result.leaks()).isZero();
        assertThat(result.median()).isPositive();
    }

    @Test
    void aWrongResponseIsSeen() throws Exception {
        Exchange right = Exchange.of("GET", "/text");
        List<Exchange> wrong = List.of(
                new Exchange("GET", "/text", right.content(), 201, Map.of(), right.body()),
                new Exchange("GET", "/text", right.content(), 200, Map.of("Location", "/"), right.body()),
                new Exchange("GET", "/text", right.content(), 200, Map.of(), new byte[] {1}));
        try (Servers.Running server = Servers.netty(Helped::nettyHandler)) {
            InetSocketAddress address = server.address();
            for (Exchange exchange : wrong) {
                assertThat(new Load(List.of(exchange), 2)
                                .run(address, Duration.ofMillis(100))
                                .wrong())
                        .isNotEmpty();
            }
            assertThat(new Load(List.of(right), 2)
                            .run(address, Duration.ofMillis(100))
                            .wrong())
                    .isEmpty();
        }
    }

    @Test
    void aServerThatIsGoneIsSeen() throws Exception {
        InetSocketAddress address;
        try (Servers.Running server = Servers.netty(Helped::nettyHandler)) {
            address = server.address();
        }
        assertThat(new Load(Exchange.WITH_SERVERS, 2)
                        .run(address, Duration.ofMillis(100))
                        .wrong())
                .isNotEmpty();
    }
}
