package io.httptypes.soak;

import io.httptypes.examples.relay.Gateway;
import io.httptypes.examples.relay.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** What is under load: a server with HTTP Types, and the same without. */
enum Subject {
    /** The gateway of the examples; its fellow is the same with plain numbers and strings. */
    RELAY(
            "the relay: Netty, OkHttp, a servlet",
            Exchange.WITH_GATEWAYS,
            () -> {
                Origin origin = Origin.start();
                Gateway gateway = Gateway.start(0, origin.url());
                return Servers.with(Servers.running(gateway.address().getPort(), gateway::close), origin);
            },
            () -> {
                Origin origin = Origin.start();
                return Servers.with(new BareGateway(origin.url()), origin);
            }),
    JETTY(
            "`ServletAdapter` on Jetty",
            Exchange.WITH_SERVERS,
            () -> Servers.jetty(Helped.servlet()),
            () -> Servers.jetty(Alone.servlet())),
    TOMCAT(
            "`ServletAdapter` on Tomcat",
            Exchange.WITH_SERVERS,
            () -> Servers.tomcat(Helped.servlet()),
            () -> Servers.tomcat(Alone.servlet())),
    NETTY(
            "`NettyAdapter`",
            Exchange.WITH_SERVERS,
            () -> Servers.netty(Helped::nettyHandler),
            () -> Servers.netty(Alone::nettyHandler)),
    JDK(
            "`JdkServerAdapter`",
            Exchange.WITH_SERVERS,
            () -> Servers.jdk(Helped.jdkHandler()),
            () -> Servers.jdk(Alone.jdkHandler()));

    final String label;
    final List<Exchange> exchanges;
    final Callable<Servers.Running> helped;
    final Callable<Servers.Running> alone;

    Subject(String label, List<Exchange> exchanges, Callable<Servers.Running> helped, Callable<Servers.Running> alone) {
        this.label = label;
        this.exchanges = exchanges;
        this.helped = helped;
        this.alone = alone;
    }

    /** Returns the subjects with these names, whose case does not matter; all subjects if no name is given. */
    static List<Subject> named(List<String> names) {
        return Arrays.stream(values())
                .filter(subject -> names.isEmpty() || names.stream().anyMatch(subject.name()::equalsIgnoreCase))
                .toList();
    }
}
