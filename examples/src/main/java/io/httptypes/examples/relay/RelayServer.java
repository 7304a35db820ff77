package io.httptypes.examples.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** A gateway, whatever it is made of. */
interface RelayServer extends AutoCloseable {
    /** Where it listens. */
    InetSocketAddress address();

    /** Waits until it is closed. */
    void awaitClose() throws InterruptedException;

    @Override
    void close();

    /** What receives. */
    enum ServerStack {
        NETTY("Netty"),
        JDK("the JDK's server");

        final String words;

        ServerStack(String words) {
            this.words = words;
        }
    }

    /** What calls the origin. */
    enum ClientStack {
        OKHTTP("OkHttp"),
        JDK("the JDK's client");

        final String words;

        ClientStack(String words) {
            this.words = words;
        }
    }

    /** Starts a gateway on a port of 127.0.0.1, where 0 stands for a free one. */
    static RelayServer start(ServerStack server, ClientStack client, int port, HttpUrl origin) throws IOException {
        if (server == ServerStack.NETTY && client == ClientStack.OKHTTP) {
            return Gateway.start(port, origin);
        }
        Upstream upstream = client == ClientStack.OKHTTP ? new OkHttpUpstream(origin) : new JdkUpstream(origin.uri());
        return server == ServerStack.NETTY ? Gateway.start(port, upstream) : JdkGateway.start(port, upstream);
    }

    /** Reads the name of a stack, in lower case. */
    static <E extends Enum<E>> E parse(String option, Class<E> stacks, String name) {
        return Arrays.stream(stacks.getEnumConstants())
                .filter(stack -> stack.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Arrays.stream(stacks.getEnumConstants())
                        .map(stack -> stack.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(
                                " or ", "\"" + name + "\" is not a known stack for " + option + "; expected ", ""))));
    }
}
