package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.examples.relay.Relay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RelayIT {
    @Test
    void losesNothing() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        int lost = Relay.run(new PrintStream(printed, true, StandardCharsets.UTF_8));

        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(lost).as(text).isZero();
        for (HttpStatus status : HttpStatus.values()) {
            if (!status.isInformational()) {
                assertThat(text).containsPattern("(?m)^" + status.code() + " +" + status.name() + " .* no$");
            }
        }
        for (int extension : new int[] {299, 499, 520, 599, 799, 999}) {
            assertThat(text).containsPattern("(?m)^" + extension + " +- .* no$");
        }
        for (HttpMethod method : HttpMethod.values()) {
            if (method != HttpMethod.CONNECT) {
                assertThat(text).containsPattern("(?m)^" + method + " +" + method.name() + " +" + method + " +no$");
            }
        }
        assertThat(text)
                .containsPattern("(?m)^PURGE +- +PURGE +no$")
                .containsPattern("(?m)^get +- +get +no$")
                .containsPattern("(?m)^M-SEARCH +- +M-SEARCH +no$")
                .containsPattern("(?m)^of these, the origin saw +0$")
                .endsWith("105 carried, 0 lost" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({"jdk, okhttp", "netty, jdk", "jdk, jdk"})
    void losesNothingOnTheJdksOwnStacks(String server, String client) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Relay.main(new String[] {"--client=" + client, "--server=" + server});
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(server.equals("jdk") ? "gateway (the JDK's server)" : "gateway (Netty)")
                .contains(client.equals("jdk") ? "-> the JDK's client ->" : "-> OkHttp ->")
                .containsPattern("(?m)^GET while the origin is down +502")
                .endsWith("105 carried, 0 lost" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--server=jetty | \"jetty\" is not a known stack for --server=; expected netty or jdk",
                "--client= | \"\" is not a known stack for --client=; expected okhttp or jdk",
                "--client=JDK | \"JDK\" is not a known stack for --client=; expected okhttp or jdk",
                "--other | expected --serve [port], --server=netty or jdk, --client=okhttp or jdk, or no "
                        + "argument, but got [--other]"
            })
    void refusesUnknownArguments(String argument, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Relay.main(new String[] {argument}))
                .withMessage(message);
    }
}
