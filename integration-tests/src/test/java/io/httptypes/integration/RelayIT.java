package io.httptypes.integration;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.examples.relay.Relay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
}
