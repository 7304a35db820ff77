package io.httptypes.clienttests;

import io.httptypes.cookies.CookieJar;
import okhttp3.Protocol;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What each client does with a jar, over plain HTTP/1.1 and over HTTP/2 with TLS. */
@ParameterizedClass
@EnumSource(names = {"HTTP_1_1", "HTTP_2"})
@Timeout(60)
public abstract class CookieJarContract {
    @Parameter
    @SuppressWarnings("NullAway") // JUnit sets it
    Protocol protocol;

    /** Starts the tests of a client. */
    protected CookieJarContract() {}

    /**
     * Makes a client.
     *
     * @param protocol HTTP/1.1 or HTTP/2
     * @param trusted the certificate to trust
     * @param jar its jar
     */
    protected abstract CookieClient newClient(Protocol protocol, HandshakeCertificates trusted, CookieJar jar);

    /** What the servers see where it is not what they see of a client that can do everything. */
    protected abstract String expected(CookieScenario scenario, String usual);

    @ParameterizedTest
    @EnumSource
    void sends(CookieScenario scenario) throws Exception {
        String usual = switch (scenario) {
            case NEXT_REQUEST, REDIRECT_TO_PATH, REDIRECT_TO_PORT, REPEAT -> "`a=b`";
            case REDIRECT_TO_HOST -> "nothing, and back `a=b`";
            case DELETION -> "`a=b`, then nothing";
            case TWO_LINES -> "`a=2`";
            case OWN_FIELD -> "`own=1`";
            case UTF_8 -> "`a=\u00e9; c=d`";
            case NOT_UTF_8 -> "`c=d`";
            case FIFTY -> "all";
            case WEB_SOCKET -> "`a=b`, then `a=b; c=d`";
            case CACHED -> "stores nothing";
        };
        String expected = expected(scenario, usual);
        assumeTrue(
                protocol == Protocol.HTTP_1_1 || expected.chars().allMatch(c -> c < 0x80),
                "the server refuses other fields than ASCII over HTTP/2");
        assertThat(run(scenario, protocol, this::newClient)).isEqualTo(expected);
    }

    /** Makes a client. */
    @FunctionalInterface
    public interface Factory {
        /** Makes a client of a protocol, that trusts a certificate and has a jar. */
        CookieClient newClient(Protocol protocol, HandshakeCertificates trusted, CookieJar jar);
    }

    /** Runs a scenario with a new client and new servers. */
    public static String run(CookieScenario scenario, Protocol protocol, Factory factory) throws Exception {
        try (MockWebServer first = new MockWebServer();
                MockWebServer second = new MockWebServer()) {
            TestServers.start(first, protocol);
            TestServers.start(second, protocol);
            CookieJar jar = CookieJar.create();
            return scenario.run(first, second, factory.newClient(protocol, TestServers.TRUSTED, jar), jar);
        }
    }
}
