package io.httptypes.soak;

import io.httptypes.HttpMethod;
import io.httptypes.HttpStatus;
import io.httptypes.RequestMethod;
import io.httptypes.StatusCode;
import io.httptypes.examples.relay.Gateway;
import io.httptypes.examples.relay.Origin;
import io.httptypes.examples.relay.WireClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The two gateways do the same work, or comparing them would tell nothing. */
class BareGatewayTest {
    @Test
    void answersAsTheGatewayOfTheExamples() throws IOException {
        List<StatusCode> statuses = Stream.concat(
                        Stream.of(HttpStatus.values()),
                        IntStream.of(299, 520, 999).mapToObj(StatusCode::of))
                .filter(status -> !status.isInformational() && status != HttpStatus.PROXY_AUTHENTICATION_REQUIRED)
                .toList();
        List<RequestMethod> methods = Stream.concat(
                        Stream.of(HttpMethod.values()).filter(method -> method != HttpMethod.CONNECT),
                        Stream.of(RequestMethod.of("PURGE")))
                .toList();
        try (Origin origin = Origin.start();
                Gateway gateway = Gateway.start(0, origin.url());
                BareGateway bare = new BareGateway(origin.url())) {
            for (StatusCode status : statuses) {
                assertThat(answer(bare.address(), HttpMethod.GET, status))
                        .isEqualTo(answer(gateway.address(), HttpMethod.GET, status));
            }
            for (RequestMethod method : methods) {
                assertThat(answer(bare.address(), method, HttpStatus.OK))
                        .isEqualTo(answer(gateway.address(), method, HttpStatus.OK));
            }
        }
    }

    /** All lines but the date, and but the phrase, which is Netty's in one and the registered one in the other. */
    private static List<String> answer(InetSocketAddress gateway, RequestMethod method, StatusCode status)
            throws IOException {
        WireClient.Reply reply = WireClient.send(gateway, method, Origin.path(status));
        return Stream.concat(
                        Stream.of(method + " " + reply.status().code()),
                        reply.lines().stream().skip(1).filter(line -> !line.startsWith("Date:")))
                .toList();
    }
}
